// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/log/rowmap.h"
#include "model/log/sectionrows.h"

#include <QDeadlineTimer>
#include <QSet>

namespace Aegir {

class LogSearch;

/// What is to be shown of a log.
struct RowCriteria
{
    QSet<int> hosts;                 ///< index; empty: all
    QSet<ResultState> states;        ///< empty: any
    const LogSearch *text = nullptr; ///< rows where it has a match; none: all
    QSet<int> foldedTasks;           ///< index
    QSet<int> foldedPlays;           ///< index

    bool bySection() const { return !hosts.isEmpty() || !states.isEmpty(); }
    bool isFiltered() const { return bySection() || text; }
    bool hasFolds() const { return !foldedTasks.isEmpty() || !foldedPlays.isEmpty(); }
    bool takes(const RunResults::Result &result) const;
};

/// Goes through a log from its top and maps the rows that criteria leave. Pieces of any length give the same as one, so
/// it may leave off at any time, and goes on with what the log grows by.
class RowFilter
{
public:
    RowFilter(const SectionRows &sections, RowCriteria criteria);

    const RowMap &map() const { return m_map; }

    /// Goes on with a log that has @p rowCount rows, as far as its sections and the search are known, until @p until.
    /// True when it came to the end of that; false when it left off.
    bool update(qint64 rowCount, const QDeadlineTimer &until);
    /// All rows that were to be looked at last time were.
    bool isComplete() const { return m_now.row >= m_rowCount; }
    /// How many of the shown rows are as they were before the last update(): others may have come for those after them.
    bool onlyGrew() const { return m_onlyGrew; }

    /// Whether a row is left by the filters, be it folded or not.
    bool passes(qint64 row) const;

private:
    /// How far it has come. All that is shown is appended, so that going back to where it once stood is a copy.
    struct State
    {
        qint64 row = 0;   ///< the next to be looked at
        qint64 shown = 0; ///< rows in the map
        qsizetype block = -1;
        qsizetype section = 0;
        bool playShown = false;  ///< the head of the play
        bool blockShown = false; ///< the head of the block
        bool blockTaken = false; ///< a result in the block was taken
    };

    QList<RowMap::Range> goBack(const State &state);
    bool run(qint64 end, const QDeadlineTimer &until);
    void step(qint64 end);
    void enterBlock();
    void stepSection(qint64 end);
    qint64 take(qint64 first, qint64 end);
    void show(qint64 first, qint64 end);
    void showHead(const SectionRows::Head &head);
    qint64 searched(qint64 rowCount) const;

    const SectionRows &m_sections;
    const RowCriteria m_criteria;
    RowMap m_map;
    State m_now;
    State m_located;  ///< not after the last known section: what comes after it may yet belong to another
    State m_settled;  ///< before the last row: it may yet become longer, and match
    qint64 m_end = 0; ///< of the last known section, when it was looked at
    qint64 m_rowCount = 0;
    bool m_onlyGrew = true;
};

} // namespace Aegir
