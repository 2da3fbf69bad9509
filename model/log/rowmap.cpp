// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/rowmap.h"

#include <algorithm>

namespace Aegir {

void RowMap::append(qint64 first, qint64 end)
{
    Q_ASSERT(first >= m_end && end >= first);
    if (first >= end)
        return;
    if (m_ranges.empty() || first > m_end)
        m_ranges.emplace_back(first, m_count);
    m_count += end - first;
    m_end = end;
}

QList<RowMap::Range> RowMap::truncate(qint64 count)
{
    QList<Range> dropped;
    while (m_count > count) {
        const Entry last = m_ranges.back();
        const qint64 kept = std::max<qint64>(0, count - last.before());
        dropped.prepend({last.first() + kept, m_end});
        m_count = last.before() + kept;
        m_end = last.first() + kept;
        if (kept > 0)
            break;
        m_ranges.pop_back();
        m_end = m_ranges.empty() ? 0 : m_ranges.back().first() + m_count - m_ranges.back().before();
    }
    return dropped;
}

void RowMap::clear()
{
    *this = RowMap();
}

RowMap::Range RowMap::rangeFrom(qint64 row) const
{
    const auto after = std::ranges::upper_bound(m_ranges, row, {}, &Entry::before);
    const auto number = size_t(after - m_ranges.begin() - 1);
    return {.first = m_ranges[number].first() + row - m_ranges[number].before(), .end = endOf(number)};
}

qint64 RowMap::rowOf(qint64 documentRow) const
{
    const qint64 row = nearestRow(documentRow);
    return row >= 0 && this->documentRow(row) == documentRow ? row : -1;
}

qint64 RowMap::nearestRow(qint64 documentRow) const
{
    const auto after = std::ranges::upper_bound(m_ranges, documentRow, {}, &Entry::first);
    if (after == m_ranges.begin())
        return -1;
    const auto number = size_t(after - m_ranges.begin() - 1);
    return m_ranges[number].before() + std::min(documentRow, endOf(number) - 1) - m_ranges[number].first();
}

bool RowMap::continues(qint64 row, const QList<Range> &ranges) const
{
    for (const Range &range : ranges) {
        if (row >= m_count)
            return false;
        const Range here = rangeFrom(row);
        if (here.first != range.first || here.end < range.end)
            return false;
        row += range.size();
    }
    return true;
}

qint64 RowMap::endOf(size_t number) const
{
    const qint64 next = number + 1 < m_ranges.size() ? m_ranges[number + 1].before() : m_count;
    return m_ranges[number].first() + next - m_ranges[number].before();
}

} // namespace Aegir
