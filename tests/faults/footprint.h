// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>

namespace Aegir {

/// What this process has open, runs, left unburied and holds in memory, at the moment when this is made.
struct Footprint
{
    Footprint();

    QMap<QString, int> descriptors; ///< by kind: `socket`, `pipe`, `anon_inode:[eventfd]`, a file's name
    qsizetype threads = 0;
    qsizetype children = 0; ///< with theirs, and with those that have ended
    qint64 heap = 0;        ///< bytes that are allocated
    qint64 resident = 0;    ///< bytes

    /// The kinds of descriptor of which there are more here than in @p before, with both numbers, or empty.
    QString moreDescriptorsThan(const Footprint &before) const;
};

} // namespace Aegir
