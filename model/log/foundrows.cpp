// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/foundrows.h"

#include <algorithm>
#include <numeric>

namespace Aegir {

namespace {
constexpr qsizetype fullPart = 4096;

qint64 sum(const QList<MatchedRow> &rows, qsizetype count)
{
    return std::accumulate(rows.cbegin(), rows.cbegin() + count, qint64(0),
                           [](qint64 sum, MatchedRow row) { return sum + qint64(row.matches); });
}
} // namespace

void FoundRows::append(const QList<MatchedRow> &rows)
{
    if (rows.isEmpty())
        return;
    // A log that grows gives a row now and then: not each of them is a part of its own.
    if (!m_parts.isEmpty() && m_parts.last().rows.size() + rows.size() <= fullPart)
        m_parts.last().rows += rows;
    else
        m_parts.append({.number = count(), .matches = matchCount(), .rows = rows});
}

qint64 FoundRows::count() const
{
    return m_parts.isEmpty() ? 0 : m_parts.last().number + m_parts.last().rows.size();
}

qint64 FoundRows::matchCount() const
{
    return m_parts.isEmpty() ? 0 : m_parts.last().matches + sum(m_parts.last().rows, m_parts.last().rows.size());
}

MatchedRow FoundRows::at(qint64 number) const
{
    const Part &part = partOf(number);
    return part.rows.at(number - part.number);
}

qint64 FoundRows::matchesBefore(qint64 number) const
{
    if (number >= count())
        return matchCount();
    const Part &part = partOf(number);
    return part.matches + sum(part.rows, number - part.number);
}

qint64 FoundRows::lowerBound(qint64 row) const
{
    const auto part =
        std::ranges::lower_bound(m_parts, row, {}, [](const Part &each) { return qint64(each.rows.last().row); });
    if (part == m_parts.cend())
        return count();
    const auto found =
        std::ranges::lower_bound(part->rows, row, {}, [](MatchedRow matched) { return qint64(matched.row); });
    return part->number + (found - part->rows.cbegin());
}

const FoundRows::Part &FoundRows::partOf(qint64 number) const
{
    return *(std::ranges::upper_bound(m_parts, number, {}, &Part::number) - 1);
}

} // namespace Aegir
