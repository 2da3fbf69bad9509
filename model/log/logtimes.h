// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>

#include <optional>

namespace Aegir {

/// When the bytes of a log arrived: the file `output.times` of a run's folder. Sixteen bytes a record, little-endian:
/// the offset where a piece of the log begins, and when it came, in milliseconds since the epoch. Nothing is kept in
/// memory but the records around the last one that was asked for.
class LogTimes
{
public:
    explicit LogTimes(const QString &path = {});

    /// When the byte @p offset arrived, in milliseconds since the epoch; nothing when it is not known.
    std::optional<qint64> at(qint64 offset);
    /// When the first byte arrived.
    std::optional<qint64> first();

private:
    struct Record
    {
        qint64 offset;
        qint64 time;
    };
    std::optional<Record> record(qint64 number);

    QFile m_file;
    QByteArray m_block;      ///< some records as they lie in the file
    qint64 m_blockFirst = 0; ///< number of the first of them
};

} // namespace Aegir
