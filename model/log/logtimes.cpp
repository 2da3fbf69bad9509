// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/logtimes.h"

#include <QtEndian>

namespace Aegir {

namespace {
constexpr qint64 recordSize = 16;
constexpr qint64 recordsPerBlock = 256; ///< and one that tells where the last of them ends
} // namespace

LogTimes::LogTimes(const QString &path)
    : m_file(path)
{
}

std::optional<qint64> LogTimes::at(qint64 offset)
{
    // The first record after it, by halves.
    qint64 low = 0;
    qint64 high = m_file.size() / recordSize; // a record that is half written is none yet
    // Rows are asked for one after the other: most of the time it is among those that are here already.
    if (const qint64 end = m_blockFirst + m_block.size() / recordSize; m_blockFirst < end && end <= high) {
        if (const auto begin = record(m_blockFirst); begin && begin->offset <= offset)
            low = m_blockFirst;
        if (const auto last = record(end - 1); last && last->offset > offset)
            high = end - 1;
    }
    while (low < high) {
        const qint64 middle = low + (high - low) / 2;
        const auto found = record(middle);
        if (!found)
            return std::nullopt;
        if (found->offset <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    const auto found = low > 0 && offset >= 0 ? record(low - 1) : std::nullopt;
    return found ? std::optional(found->time) : std::nullopt;
}

std::optional<qint64> LogTimes::first()
{
    const auto found = record(0);
    return found ? std::optional(found->time) : std::nullopt;
}

std::optional<LogTimes::Record> LogTimes::record(qint64 number)
{
    if (number < m_blockFirst || (number - m_blockFirst + 1) * recordSize > m_block.size()) {
        const qint64 first = number / recordsPerBlock * recordsPerBlock;
        if (!m_file.isOpen()
            && (m_file.fileName().isEmpty() || !m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)))
            return std::nullopt;
        if (!m_file.seek(first * recordSize))
            return std::nullopt;
        m_block = m_file.read((recordsPerBlock + 1) * recordSize);
        m_blockFirst = first;
        if ((number - first + 1) * recordSize > m_block.size())
            return std::nullopt;
    }
    const char *at = m_block.constData() + (number - m_blockFirst) * recordSize;
    return Record{.offset = qFromLittleEndian<qint64>(at), .time = qFromLittleEndian<qint64>(at + sizeof(qint64))};
}

} // namespace Aegir
