// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/log/foundrows.h"
#include "model/log/logmatcher.h"

#include <atomic>

namespace Aegir {

/// What the threads of one search have in common.
struct ScanControl
{
    /// So many rows may take too long; then nothing more is looked at, as the expression is hopeless.
    static constexpr qint64 mostGivenUp = 1000;

    std::atomic<bool> cancelled = false;
    std::atomic<qint64> givenUp = 0; ///< rows that the matcher gave up at

    bool isOver() const { return cancelled || givenUp >= mostGivenUp; }
};

/// Finds what a matcher finds in each row, but in many rows at once, where that is known to give the same. For one
/// thread; each has its own.
class LogScanner
{
public:
    /// Counts the rows that take too long in @p control, and leaves off with what it has when that is over.
    LogScanner(const FindQuery &query, ScanControl &control);

    /// Appends the rows with matches among @p bytes, a piece of a log that begins with the row @p firstRow and ends
    /// with a line feed. False, with nothing appended, when these bytes must be scanned row by row.
    bool scanBlock(QByteArrayView bytes, qint64 firstRow, QList<MatchedRow> &found);
    /// Appends @p row, whose bytes are @p bytes (LogRow::bytes), if it has matches.
    void scanRow(qint64 row, QByteArrayView bytes, QList<MatchedRow> &found);

private:
    /// A row of a block that is not shown as its bytes are.
    struct OddRow
    {
        qint64 row = 0;
        qsizetype start = 0; ///< in the block
        qsizetype end = 0;   ///< without the line feed
    };

    static QList<OddRow> oddRows(QByteArrayView bytes, qint64 firstRow, bool &ascii);
    QList<MatchedRow> findText(QByteArrayView bytes, qint64 firstRow);
    QList<MatchedRow> findCandidates(QByteArrayView bytes, qint64 firstRow, const QList<OddRow> &odd);
    std::optional<QList<MatchedRow>> findExpression(QByteArrayView bytes, qint64 firstRow, const QList<OddRow> &odd,
                                                    bool ascii);

    ScanControl &m_control;
    std::optional<LogMatcher> m_matcher;
    std::optional<QRegularExpression> m_expression; ///< for blocks
    QByteArray m_required;
    bool m_isText = false;     ///< what is required is all that is looked for
    bool m_isFrequent = false; ///< so many rows have what is required that it helps little
    int m_failures = 0;        ///< blocks where the expression gave up
    QString m_text;            ///< of a block; kept for its memory
};

} // namespace Aegir
