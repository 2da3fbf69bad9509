// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

namespace Aegir {

/// A row of a log that has matches, in eight bytes.
struct MatchedRow
{
    quint64 row : 48;
    quint64 matches : 16; ///< a row is shorter than that

    bool operator==(const MatchedRow &) const = default;
};
static_assert(sizeof(MatchedRow) == 8);

/// Rows that have matches, in order. Appending moves nothing that is there already, so that it takes no long moment.
class FoundRows
{
public:
    /// Adds @p rows, which are in order and after all that are here.
    void append(const QList<MatchedRow> &rows);

    qint64 count() const;
    /// Matches in all rows.
    qint64 matchCount() const;
    /// The row @p number, 0-based; there must be one.
    MatchedRow at(qint64 number) const;
    /// Matches in all rows before @p number.
    qint64 matchesBefore(qint64 number) const;
    /// The number of the first one that is not before @p row; count() when there is none.
    qint64 lowerBound(qint64 row) const;

private:
    struct Part
    {
        qint64 number = 0;  ///< rows in the parts before
        qint64 matches = 0; ///< matches in the parts before
        QList<MatchedRow> rows;
    };
    const Part &partOf(qint64 number) const;

    QList<Part> m_parts; ///< none of them empty
};

} // namespace Aegir
