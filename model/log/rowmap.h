// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include <deque>

namespace Aegir {

/// Some of a log's rows, in their order, as ranges: twelve bytes for rows that follow each other, so at most six for
/// each row of the log. It grows at its end; appending moves nothing that is there already.
class RowMap
{
public:
    /// Document rows from first until before end.
    struct Range
    {
        qint64 first = 0;
        qint64 end = 0;

        qint64 size() const { return end - first; }
        bool operator==(const Range &) const = default;
    };

    /// Rows in it.
    qint64 count() const { return m_count; }
    /// The document row after the last one.
    qint64 end() const { return m_end; }
    /// Adds document rows, which must not be before end().
    void append(qint64 first, qint64 end);
    /// Keeps the first @p count rows; gives what it drops.
    QList<Range> truncate(qint64 count);
    void clear();

    /// The document row that is @p row here; there must be one.
    qint64 documentRow(qint64 row) const { return rangeFrom(row).first; }
    /// The document rows that begin with the one that is @p row here, as far as they follow each other.
    Range rangeFrom(qint64 row) const;
    /// What @p documentRow is here; -1 when it is not.
    qint64 rowOf(qint64 documentRow) const;
    /// What @p documentRow is here, or the last one before it; -1 when there is none.
    qint64 nearestRow(qint64 documentRow) const;
    /// Whether the rows from @p row on begin with those of @p ranges.
    bool continues(qint64 row, const QList<Range> &ranges) const;

private:
    /// Six bytes are enough for any row's number.
    class Entry
    {
    public:
        Entry(qint64 first, qint64 before)
            : m_firstLow(quint32(first))
            , m_beforeLow(quint32(before))
            , m_firstHigh(quint16(first >> 32))
            , m_beforeHigh(quint16(before >> 32))
        {
        }
        qint64 first() const { return qint64(m_firstHigh) << 32 | m_firstLow; }
        /// Rows in the ranges before.
        qint64 before() const { return qint64(m_beforeHigh) << 32 | m_beforeLow; }

    private:
        quint32 m_firstLow;
        quint32 m_beforeLow;
        quint16 m_firstHigh;
        quint16 m_beforeHigh;
    };
    static_assert(sizeof(Entry) == 12);

    qint64 endOf(size_t number) const;

    std::deque<Entry> m_ranges; ///< none of them empty, none goes on where the one before ends
    qint64 m_count = 0;
    qint64 m_end = 0;
};

} // namespace Aegir
