// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/log/logreader.h"
#include "model/log/logscanner.h"

#include <QElapsedTimer>

#include <array>
#include <functional>
#include <map>
#include <mutex>
#include <vector>

namespace Aegir {

/// One search through a log, done by a few threads that call work(): pieces of the log are handed out from the row in
/// view to the end, then from the top to that row, then whatever the log grows by. What is found is given back in just
/// that order.
class SearchJob
{
public:
    static constexpr int workers = 2;

    /// What was found since the last time.
    struct News
    {
        QList<MatchedRow> above; ///< before firstRow(), in order
        QList<MatchedRow> below; ///< from firstRow() on, in order
        /// The last row of the log, which may not be finished yet, if it has matches. Replaces the one said before.
        std::optional<MatchedRow> last;
        qint64 aboveEnd = 0; ///< rows before this one were looked at, from the top on
        qint64 belowEnd = 0; ///< rows before this one were looked at, from firstRow() on
        qint64 size = 0;     ///< bytes of the log, up to which all was looked at below
        qint64 givenUp = 0;  ///< rows that took too long, in all
    };

    /// @p readers are one for each worker. @p bell is rung in a worker's thread when there is news, and not again until
    /// it was taken. The first match, and the end, are said at once, everything else a few dozen times a second.
    SearchJob(const FindQuery &query, qint64 fromRow, std::vector<std::unique_ptr<LogReader>> readers,
              std::function<void()> bell);

    /// True when @p worker should call work() in a thread: it does nothing now, and will count as working from now on.
    bool engage(int worker);
    /// Works until there is nothing left to look at, or until cancelled.
    void work(int worker);
    /// Returns at once.
    void cancel() { m_control.cancelled = true; }

    /// The search began with this row.
    qint64 firstRow() const { return m_first.row; }
    News takeNews();

private:
    using Position = LineIndex::Mark;
    enum class Side { Above, Below, Tail };
    struct Piece
    {
        Side side = Side::Below;
        int number = 0; ///< on its side, in order
        Position from;
        Position to; ///< nowhere for the tail: it goes to the end
    };
    struct Found
    {
        QList<MatchedRow> rows;
        std::optional<MatchedRow> last;
        Position end;
        qint64 size = -1; ///< of the log, if it was looked at to the end
    };
    /// Rows above or below the first, and how far they have come.
    struct Progress
    {
        Position next;
        int issued = 0;
        int given = 0;
        std::map<int, Found> early; ///< finished before those before them
    };

    std::optional<Piece> take(int worker);
    std::optional<Piece> takeAbove();
    std::optional<Piece> takeBelow();
    Found scan(const Piece &piece, LogReader &reader, LogScanner &scanner) const;
    Found scanTail(const Piece &piece, LogReader &reader, LogScanner &scanner) const;
    void give(const Piece &piece, Found found);
    void ring(std::unique_lock<std::mutex> lock, bool atOnce);

    const FindQuery m_query;
    const std::vector<std::unique_ptr<LogReader>> m_readers;
    const std::function<void()> m_bell;
    const LineIndex &m_index;
    const Position m_first;
    ScanControl m_control;

    std::mutex m_lock; ///< for all below
    std::array<bool, workers> m_working{};
    std::array<std::unique_ptr<LogScanner>, workers> m_scanners;
    Progress m_above;
    Progress m_below;
    bool m_tailTaken = false;
    bool m_reachedEnd = false; ///< once
    qint64 m_size = 0;         ///< bytes of the log when it was last looked at to the end
    bool m_rang = false;
    bool m_saidFirst = false; ///< the first match
    QElapsedTimer m_sinceNews;
    News m_news;
};

} // namespace Aegir
