// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/inventory/store.h"

namespace Aegir {

/// Where the folders of runs and the rows of the database do not fit together; names, sorted.
struct RunFolders
{
    QStringList nobodys; ///< a folder without a row
    QStringList gone;    ///< a row of an ended run without a folder
};

/// Compares what lies in @p runsDir with @p known, the database's. A folder that was just made may have its row soon,
/// so a young one is nobody's only when it is @p settled old.
RunFolders compareFolders(const QString &runsDir, const QList<StoredFolder> &known,
                          std::chrono::seconds settled = std::chrono::minutes(10));

/// True for what may be a run's folder: one plain name, so that it lies in the folder of runs and nowhere else.
bool isFolderName(const QString &name);

} // namespace Aegir
