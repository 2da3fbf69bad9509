// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/log/logsearch.h"
#include "model/log/visiblerows.h"
#include "views/log/logposition.h"

#include <QTimer>

#include <optional>

namespace Aegir {

/// Goes from match to match in a log, around its ends, while all of them are looked for in the background. What a
/// filter hides is passed over; what a fold hides is unfolded. A step that cannot be made yet is made as soon as it
/// can.
class LogFinder : public QObject
{
    Q_OBJECT

public:
    explicit LogFinder(VisibleRows &rows, QObject *parent = nullptr);

    const LogSearch &search() const { return m_search; }

    /// Begins anew, and shows the first match that does not begin before @p from.
    void start(const LogMatcher &matcher, LogPosition from);
    void stop();
    bool isActive() const { return m_matcher.has_value(); }

    /// Shows the next match that does not begin before @p from, or the last one that ends before it.
    void findNext(LogPosition from) { want({.from = from, .backward = false}); }
    void findPrevious(LogPosition from) { want({.from = from, .backward = true}); }

    /// Not all of the log was looked at yet. What it grows by later does not count.
    bool isRunning() const;
    /// A step waits for more of the log to be looked at.
    bool isWaiting() const { return m_wanted.has_value(); }
    qint64 matchCount() const { return m_search.matchCount(); }
    /// Of those, the matches that a filter hides, as far as they were counted.
    qint64 filteredCount() const { return m_filtered + m_filteredLast; }
    /// Which of the matches was shown last, 1 the first; 0: none, or another place is selected since.
    qint64 current() const;
    /// The place that was shown last.
    LogSelection currentSelection() const;
    void forgetCurrent() { m_current.reset(); }

signals:
    /// This match is the one that was wanted; its row is not folded away.
    void found(qint64 documentRow, const LogMatch &match);
    /// More is known.
    void changed();

private:
    /// A step to be made.
    struct Wanted
    {
        LogPosition from;
        bool backward = false;
        bool around = false; ///< it went around an end of the log
        LogPosition start{}; ///< where it began
    };
    struct Place
    {
        qint64 row = 0;
        qsizetype number = 0; ///< among the row's matches, 0-based
        LogMatch match;
    };
    enum class Answer { Done, Later, Nothing };

    void want(Wanted wanted);
    void goOn();
    Answer step();
    Answer turnAround();
    bool show(qint64 row, const QList<LogMatch> &matches, qsizetype number);
    QList<LogMatch> matchesIn(qint64 row) const;
    bool isFolded(qint64 row) const;
    void progress();
    void countFiltered();
    void recount();

    VisibleRows &m_rows;
    LogSearch m_search;
    std::optional<LogMatcher> m_matcher;
    std::optional<Wanted> m_wanted;
    std::optional<Place> m_current;
    bool m_settled = false;   ///< the whole log was looked at once
    bool m_showAgain = false; ///< the match that was shown comes into view with the next change of the rows
    qint64 m_filtered = 0;
    qint64 m_filteredLast = 0; ///< in the last row of the log, which may change
    qint64 m_countedTo = 0;    ///< matches in the document rows before this one were counted
    QTimer m_turn;             ///< for a long way over what is hidden
    QTimer m_count;
};

} // namespace Aegir
