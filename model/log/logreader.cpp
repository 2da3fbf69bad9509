// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/logreader.h"

#include <algorithm>

namespace Aegir {

namespace {
constexpr qsizetype onePiece = 64 * 1024;   ///< more than the longest row, or a row would never be whole
constexpr qsizetype longRead = 1024 * 1024; ///< where many rows are read one after the other

LogRow makeRow(const LineIndex::Mark &at, QByteArrayView piece, qsizetype length)
{
    const bool whole = length >= 0;
    const bool ended = whole && piece[length] == '\n';
    QByteArrayView bytes = whole ? piece.first(length) : piece;
    if (ended && bytes.endsWith('\r'))
        bytes.chop(1);
    return {.offset = at.offset,
            .line = at.line,
            .bytes = QByteArray::fromRawData(bytes.data(), bytes.size()),
            .begins = at.begins,
            .ended = ended};
}
} // namespace

LogReader::LogReader(const QString &path, std::shared_ptr<const LineIndex> index)
    : m_file(path)
    , m_index(std::move(index))
{
}

bool LogReader::open()
{
    return m_file.isOpen() || m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

QList<LogRow> LogReader::rows(qint64 first, qint64 count)
{
    QList<LogRow> rows;
    forEachRow(first, first + count, [&rows](qint64, const LogRow &row) {
        rows.append(row);
        rows.last().bytes.detach(); // it is of the reader's buffer
        return true;
    });
    return rows;
}

qint64 LogReader::rowAt(qint64 offset)
{
    const qint64 count = m_index->rowCount();
    if (count == 0 || offset < 0)
        return count == 0 ? -1 : 0;
    if (offset >= m_index->size())
        return count - 1;
    qint64 found = m_index->markOfOffset(offset).row;
    forEachRow(found, found + LineIndex::rowsPerMark, [&found, offset](qint64 row, const LogRow &content) {
        if (content.offset > offset)
            return false;
        found = row;
        return true;
    });
    return found;
}

QByteArray LogReader::bytes(qint64 offset, qsizetype count)
{
    if (!open() || !m_file.seek(offset))
        return {};
    return m_file.read(count);
}

qint64 LogReader::forEachRow(qint64 first, qint64 last, const std::function<bool(qint64, const LogRow &)> &take)
{
    // What was indexed, and no more: the file may have grown by half a line since.
    const qint64 size = m_index->size();
    last = std::min(last, m_index->rowCount());
    if (first < 0 || first >= last)
        return 0;
    LineIndex::Mark at = m_index->markOfRow(first);
    qint64 given = 0;
    while (at.row < last && at.offset < size) {
        const qsizetype wanted = last - at.row > 2 * LineIndex::rowsPerMark ? longRead : onePiece;
        const QByteArray piece = bytes(at.offset, qsizetype(std::min<qint64>(wanted, size - at.offset)));
        if (piece.isEmpty())
            break;
        const bool toEnd = at.offset + piece.size() == size;
        const qint64 before = at.offset;
        for (QByteArrayView rest(piece); !rest.isEmpty() && at.row < last;) {
            const qsizetype length = LineIndex::lengthOfRow(rest);
            if (length < 0 && !toEnd)
                break; // the next piece begins with it
            if (at.row >= first) {
                ++given;
                if (!take(at.row, makeRow(at, rest, length)))
                    return given;
            }
            const bool ended = length >= 0 && rest[length] == '\n';
            const qsizetype taken = length < 0 ? rest.size() : length + (ended ? 1 : 0);
            rest = rest.sliced(taken);
            at.offset += taken;
            at.row += 1;
            at.line += ended ? 1 : 0;
            at.begins = ended;
        }
        if (at.offset == before)
            break; // the file is shorter than its index says
    }
    return given;
}

} // namespace Aegir
