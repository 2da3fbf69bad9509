// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

namespace Aegir {

/// The files and folders that a workspace's catalogue is read from, as they are at one moment.
struct CatalogueFiles
{
    QStringList files;   ///< absolute paths; all of them exist
    QStringList folders; ///< the same; where files may come and go
    QByteArray stamp;    ///< another one when one of the files is another

    /// Looks at the workspace in @p dir, without reading any file.
    static CatalogueFiles of(const QString &dir);
};

} // namespace Aegir
