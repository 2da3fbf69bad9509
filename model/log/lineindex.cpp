// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/lineindex.h"

#include <algorithm>
#include <cstring>

namespace Aegir {

qsizetype LineIndex::lengthOfRow(QByteArrayView bytes)
{
    const qsizetype within = std::min(bytes.size(), longestRow + 1);
    if (const void *end = within > 0 ? std::memchr(bytes.data(), '\n', size_t(within)) : nullptr)
        return static_cast<const char *>(end) - bytes.data();
    if (bytes.size() <= longestRow)
        return -1;
    // Not within a character of UTF-8, which has at most three bytes after its first.
    qsizetype cut = longestRow;
    while (cut > longestRow - 3 && (uchar(bytes[cut]) & 0xc0) == 0x80)
        --cut;
    return (uchar(bytes[cut]) & 0xc0) == 0x80 ? longestRow : cut;
}

void LineIndex::add(QByteArrayView bytes)
{
    // The only writer: what it alone changes may be read without the lock. Marks are collected first, so that readers
    // wait for a moment only.
    QList<Stored> marks;
    qint64 rows = m_rows;
    qint64 lines = m_lines;
    qint64 pending = m_pending;
    bool begins = m_begins;
    qint64 known = m_marks.size();
    const auto remember = [&] {
        if (rows == known * rowsPerMark) {
            marks.append({pending, begins ? lines + 1 : -(lines + 1)});
            ++known;
        }
    };
    qsizetype at = 0;
    while (at < bytes.size()) {
        const qsizetype length = lengthOfRow(bytes.sliced(at));
        remember(); // also the unfinished row: it will begin nowhere else
        if (length < 0)
            break;
        ++rows;
        const bool ends = bytes[at + length] == '\n';
        if (ends)
            ++lines;
        begins = ends;
        at += length + (ends ? 1 : 0);
        pending = m_pending + at;
    }
    const QWriteLocker lock(&m_lock);
    m_size = m_pending + bytes.size();
    m_marks += marks;
    m_rows = rows;
    m_lines = lines;
    m_pending = pending;
    m_begins = begins;
}

void LineIndex::clear()
{
    const QWriteLocker lock(&m_lock);
    m_marks.clear();
    m_rows = m_lines = m_pending = m_size = 0;
    m_begins = true;
}

qint64 LineIndex::pending() const
{
    const QReadLocker lock(&m_lock);
    return m_pending;
}

qint64 LineIndex::size() const
{
    const QReadLocker lock(&m_lock);
    return m_size;
}

qint64 LineIndex::rowCount() const
{
    const QReadLocker lock(&m_lock);
    return m_rows + (m_size > m_pending ? 1 : 0);
}

qint64 LineIndex::lineCount() const
{
    const QReadLocker lock(&m_lock);
    // A line whose parts are all finished but which itself is not, is one, too.
    return m_lines + (m_size > m_pending || !m_begins ? 1 : 0);
}

LineIndex::Mark LineIndex::markOfRow(qint64 row) const
{
    const QReadLocker lock(&m_lock);
    if (m_marks.isEmpty() || row < 0)
        return {};
    return mark(std::min(qsizetype(row / rowsPerMark), m_marks.size() - 1));
}

LineIndex::Mark LineIndex::markOfOffset(qint64 offset) const
{
    const QReadLocker lock(&m_lock);
    const auto after = std::ranges::upper_bound(m_marks, offset, {}, &Stored::offset);
    return after == m_marks.cbegin() ? Mark() : mark(after - m_marks.cbegin() - 1);
}

LineIndex::Mark LineIndex::mark(qsizetype number) const
{
    const Stored &stored = m_marks.at(number);
    return {
        .row = number * rowsPerMark, .offset = stored.offset, .line = std::abs(stored.line), .begins = stored.line > 0};
}

} // namespace Aegir
