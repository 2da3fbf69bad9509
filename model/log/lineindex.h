// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QReadWriteLock>

namespace Aegir {

/// One row of a log: a line, or a part of a line that is too long to be shown as one.
struct LogRow
{
    qint64 offset = 0;  ///< byte of the log where it begins
    qint64 line = 0;    ///< number of the line that it belongs to, 1-based
    QByteArray bytes;   ///< as they came, without the line's end (LF or CR LF)
    bool begins = true; ///< false: it goes on with the line that the row above began
    bool ended = true;  ///< false: its line goes on in the next row, or is not finished yet

    bool operator==(const LogRow &) const = default;
};

/// Where the rows of a log begin: every 64th of them, the rest is counted again when it is asked for. So that a log of
/// ten million lines costs two and a half megabytes, and a line of a hundred megabytes never has to be in memory.
///
/// Its functions may be called from any thread; add() from one at a time.
class LineIndex
{
public:
    /// The longest row in bytes. What is longer goes on in the next, cut between two characters.
    static constexpr qsizetype longestRow = 16 * 1024;
    static constexpr qint64 rowsPerMark = 64;

    /// A row that is remembered.
    struct Mark
    {
        qint64 row = 0;
        qint64 offset = 0;
        qint64 line = 1;
        bool begins = true; ///< a line begins here, it does not go on
    };

    /// Takes @p bytes, which begin at pending() and reach as far as the log does now.
    void add(QByteArrayView bytes);
    void clear();

    /// Where the last, unfinished row begins: what comes after it has not been indexed for good.
    qint64 pending() const;
    /// Bytes that were taken.
    qint64 size() const;
    /// Rows so far, an unfinished one at the end included.
    qint64 rowCount() const;
    /// Lines so far, an unfinished one at the end included.
    qint64 lineCount() const;

    /// The last remembered row that is not after @p row.
    Mark markOfRow(qint64 row) const;
    /// The last remembered row that does not begin after the byte @p offset.
    Mark markOfOffset(qint64 offset) const;

    /// How many of @p bytes, which begin a row, belong to it without its LF; -1 when it goes on after their end.
    static qsizetype lengthOfRow(QByteArrayView bytes);

private:
    struct Stored
    {
        qint64 offset;
        qint64 line; ///< negative: the row goes on with that line
    };
    Mark mark(qsizetype number) const;

    mutable QReadWriteLock m_lock;
    QList<Stored> m_marks;
    qint64 m_rows = 0;  ///< finished ones
    qint64 m_lines = 0; ///< finished ones
    qint64 m_pending = 0;
    qint64 m_size = 0;
    bool m_begins = true; ///< the pending row begins a line
};

} // namespace Aegir
