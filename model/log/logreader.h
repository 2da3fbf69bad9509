// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/log/lineindex.h"

#include <QFile>

#include <functional>
#include <memory>

namespace Aegir {

/// Reads the rows of a log by their index. Each thread has a reader of its own.
class LogReader
{
public:
    LogReader(const QString &path, std::shared_ptr<const LineIndex> index);

    const LineIndex &index() const { return *m_index; }
    qint64 rowCount() const { return m_index->rowCount(); }

    /// @p count rows from @p first on; fewer at the end of the log, or where the file cannot be read.
    QList<LogRow> rows(qint64 first, qint64 count);

    /// The row that holds the byte @p offset; the last one for a later byte, -1 when there is none.
    qint64 rowAt(qint64 offset);

    /// Up to @p count bytes from @p offset on, as they came; fewer at the end, or where the file cannot be read.
    QByteArray bytes(qint64 offset, qsizetype count);

    /// Calls @p take with one row after the other, from @p first until before @p last, as long as it returns true. Its
    /// bytes are valid during the call only. Returns how many rows were given.
    qint64 forEachRow(qint64 first, qint64 last, const std::function<bool(qint64 row, const LogRow &)> &take);

private:
    bool open();

    QFile m_file;
    std::shared_ptr<const LineIndex> m_index;
};

} // namespace Aegir
