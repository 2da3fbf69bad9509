// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/log/logfinder.h"

#include "model/log/rowtext.h"

#include <QDeadlineTimer>

#include <algorithm>
#include <limits>

namespace Aegir {

namespace {
constexpr int oneTurn = 4; ///< milliseconds
constexpr qsizetype atEnd = std::numeric_limits<qsizetype>::max();
} // namespace

LogFinder::LogFinder(VisibleRows &rows, QObject *parent)
    : QObject(parent)
    , m_rows(rows)
    , m_search(rows.document())
{
    m_turn.setInterval(0);
    m_turn.setSingleShot(true);
    m_count.setInterval(0);
    m_count.setSingleShot(true);
    connect(&m_turn, &QTimer::timeout, this, &LogFinder::goOn);
    connect(&m_count, &QTimer::timeout, this, &LogFinder::countFiltered);
    connect(&m_search, &LogSearch::progressed, this, &LogFinder::progress);
    connect(&m_search, &LogSearch::completed, this, [this] {
        m_settled = true;
        progress();
    });
    connect(&rows.document(), &LogDocument::indexed, this, [this] {
        if (isActive())
            emit changed();
    });
    connect(&rows, &VisibleRows::reset, this, [this] {
        m_wanted.reset();
        m_current.reset();
        m_settled = false;
        recount();
    });
    connect(&rows, &VisibleRows::changed, this, [this] {
        recount();
        if (m_showAgain && m_current && m_rows.rowOf(m_current->row) >= 0) {
            m_showAgain = false;
            emit found(m_current->row, m_current->match);
        }
    });
}

void LogFinder::start(const LogMatcher &matcher, LogPosition from)
{
    m_matcher = matcher;
    m_current.reset();
    m_settled = false;
    m_search.start(matcher, from.row);
    recount();
    findNext(from);
}

void LogFinder::stop()
{
    m_search.stop();
    m_matcher.reset();
    m_wanted.reset();
    m_current.reset();
    m_turn.stop();
    m_count.stop();
    m_filtered = 0;
    m_filteredLast = 0;
}

bool LogFinder::isRunning() const
{
    return isActive() && (!m_settled || !m_rows.document().isIndexed());
}

qint64 LogFinder::current() const
{
    return m_current ? m_search.matchesBefore(m_search.lowerBound(m_current->row)) + m_current->number + 1 : 0;
}

LogSelection LogFinder::currentSelection() const
{
    if (!m_current)
        return {};
    const LogPosition start{.row = m_current->row, .column = m_current->match.start};
    return {.anchor = start, .cursor = {.row = start.row, .column = start.column + m_current->match.length}};
}

void LogFinder::want(Wanted wanted)
{
    if (!isActive())
        return;
    m_showAgain = false;
    wanted.start = wanted.from;
    m_wanted = wanted;
    goOn();
}

void LogFinder::goOn()
{
    if (!m_wanted)
        return;
    Answer answer = Answer::Later;
    for (const QDeadlineTimer until(oneTurn); m_wanted;) {
        const LogPosition from = m_wanted->from;
        answer = step();
        if (answer != Answer::Later || m_wanted->from == from)
            break; // it got there, or it has to wait for the search
        if (until.hasExpired()) {
            m_turn.start();
            return;
        }
    }
    if (answer == Answer::Later)
        return;
    m_wanted.reset();
    emit changed();
}

/// One match further, in the row where the step has come to or in the next one with a match. Later: it was hidden, and
/// the step has moved on; or the search has not come so far.
LogFinder::Answer LogFinder::step()
{
    Wanted &wanted = *m_wanted;
    const qint64 row = wanted.from.row;
    const qint64 number = m_search.lowerBound(row);
    const bool here = number < m_search.rowCount() && m_search.row(number) == row;
    if (here) {
        const QList<LogMatch> matches = matchesIn(row);
        qsizetype at = -1;
        if (wanted.backward) {
            const auto after = std::ranges::find_if(
                matches, [&](const LogMatch &match) { return match.start + match.length > wanted.from.column; });
            at = after - matches.cbegin() - 1;
        } else {
            const auto next =
                std::ranges::find_if(matches, [&](const LogMatch &match) { return match.start >= wanted.from.column; });
            at = next == matches.cend() ? -1 : next - matches.cbegin();
        }
        if (at >= 0 && show(row, matches, at))
            return Answer::Done;
    }
    // The next row with a match, if none can turn up before it.
    const qint64 last = m_rows.document().rowCount() - 1;
    if (wanted.backward) {
        const qint64 previous = number > 0 ? m_search.row(number - 1) : -1;
        if (!m_search.isComplete(std::max<qint64>(previous, 0), row))
            return Answer::Later;
        if (previous < 0 || (wanted.around && previous < wanted.start.row))
            return turnAround();
        wanted.from = {.row = previous, .column = atEnd};
    } else {
        const qint64 after = here ? number + 1 : number;
        const qint64 next = after < m_search.rowCount() ? m_search.row(after) : -1;
        if (!m_search.isComplete(row, next < 0 ? last : next))
            return Answer::Later;
        if (next < 0 || (wanted.around && next > wanted.start.row))
            return turnAround();
        wanted.from = {.row = next, .column = 0};
    }
    return Answer::Later;
}

LogFinder::Answer LogFinder::turnAround()
{
    if (m_wanted->around)
        return Answer::Nothing;
    m_wanted->around = true;
    // Past the end, so that it is another place in a log of one row, too.
    m_wanted->from = m_wanted->backward ? LogPosition{.row = m_rows.document().rowCount(), .column = atEnd}
                                        : LogPosition{.row = 0, .column = -1};
    return Answer::Later;
}

/// False when a filter hides the row.
bool LogFinder::show(qint64 row, const QList<LogMatch> &matches, qsizetype number)
{
    if (m_rows.rowOf(row) < 0) {
        // Not to be asked for what no fold hides: it would unfold on the way.
        if ((m_rows.isFiltered() && !isFolded(row)) || !m_rows.reveal(row))
            return false;
        m_showAgain = m_rows.rowOf(row) < 0;
    }
    m_current = {.row = row, .number = number, .match = matches.at(number)};
    emit found(row, m_current->match);
    return true;
}

QList<LogMatch> LogFinder::matchesIn(qint64 row) const
{
    const QList<LogRow> rows = m_rows.document().rows(row, 1);
    return rows.isEmpty() ? QList<LogMatch>() : m_matcher->matches(rowText(rows.first().bytes).text);
}

/// Whether a fold hides @p row, which is not shown.
bool LogFinder::isFolded(qint64 row) const
{
    const qint64 above = m_rows.nearestRow(row);
    if (above < 0)
        return false;
    const qint64 head = m_rows.documentRow(above);
    const std::optional<VisibleRows::Fold> fold = m_rows.foldAt(head);
    return fold && fold->folded && row <= head + fold->rows;
}

void LogFinder::progress()
{
    if (!isActive())
        return;
    goOn();
    if (m_rows.isFiltered() && !m_count.isActive())
        m_count.start();
    emit changed();
}

void LogFinder::recount()
{
    m_filtered = 0;
    m_filteredLast = 0;
    m_countedTo = 0;
    if (isActive() && m_rows.isFiltered())
        m_count.start();
    if (isActive())
        emit changed();
}

void LogFinder::countFiltered()
{
    const qint64 before = filteredCount();
    m_filteredLast = 0;
    const qint64 last = m_rows.document().rowCount() - 1;
    const QDeadlineTimer until(oneTurn);
    for (qint64 number = m_search.lowerBound(m_countedTo); number < m_search.rowCount(); ++number) {
        const qint64 row = m_search.row(number);
        if (!m_search.isComplete(m_countedTo, row))
            break;
        if (until.hasExpired()) {
            m_count.start();
            break;
        }
        const qint64 hidden = m_rows.rowOf(row) < 0 && !isFolded(row) ? m_search.matchesIn(number) : 0;
        if (row >= last) {
            m_filteredLast = hidden; // it may change, and is counted again with the next
            break;
        }
        m_filtered += hidden;
        m_countedTo = row + 1;
    }
    if (filteredCount() != before)
        emit changed();
}

} // namespace Aegir
