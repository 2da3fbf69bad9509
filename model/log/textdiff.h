// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace Aegir {

/// A run of lines of one text that stands where there is another in the other text. Numbers are 0-based.
struct LineChange
{
    qsizetype before = 0;
    qsizetype removed = 0; ///< lines from @c before on that are there no more
    qsizetype after = 0;
    qsizetype added = 0; ///< lines from @c after on that are new

    bool operator==(const LineChange &) const = default;
};

/// What has to be changed in @p before to get @p after, in order. Lines that both have once anchor the rest (patience
/// diff), between them it is the shortest way (E. Myers, "An O(ND) Difference Algorithm", 1986). Work and memory are
/// bounded: parts of very long texts that have little in common become one change.
QList<LineChange> lineChanges(const QList<QStringView> &before, const QList<QStringView> &after);

/// The same as a unified diff, as `diff -u` writes it, with @p context lines around each change; empty when the texts
/// are the same. @p beforeName and @p afterName stand in its head.
QString unifiedDiff(QStringView before, QStringView after, const QString &beforeName, const QString &afterName,
                    qsizetype context = 3);

} // namespace Aegir
