// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/visiblerows.h"

#include "model/log/logsearch.h"
#include "model/log/rowfilter.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace Aegir {

namespace {
constexpr auto oneTurn = 6ms; ///< of the window's thread
/// So long a new filter waits for its search before it shows what was found so far.
constexpr auto searchPatience = 200ms;
/// Document rows so near to each other are read at once.
constexpr qint64 near = 32;
} // namespace

VisibleRows::VisibleRows(LogDocument &document, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_sections(std::make_unique<SectionRows>(document))
    , m_criteria(std::make_unique<RowCriteria>())
{
    m_workTimer.setSingleShot(true);
    connect(&m_workTimer, &QTimer::timeout, this, &VisibleRows::work);
    connect(m_sections.get(), &SectionRows::grew, this, &VisibleRows::later);
    connect(&document, &LogDocument::reset, this, &VisibleRows::clear);
    connect(&document, &LogDocument::grew, this, &VisibleRows::grow);
}

VisibleRows::~VisibleRows() = default;

void VisibleRows::setResults(const RunResults *results)
{
    m_results = results;
    m_sections->setResults(results);
    *m_criteria = {.text = m_text};
    refilter();
    emit filterChanged();
    emit structureChanged();
}

void VisibleRows::structureGrew()
{
    if (!m_results)
        return;
    if (m_results->sections().size() < m_sections->count()) {
        setResults(m_results); // they were cleared
        return;
    }
    m_sections->update();
    if (m_criteria->bySection() && std::exchange(m_changes, m_results->changes()) != m_results->changes()) {
        if (m_next)
            m_again = true;
        else
            refilter();
    }
    emit structureChanged();
}

void VisibleRows::clear()
{
    const bool filtered = isFiltered();
    if (m_text)
        m_text->disconnect(this);
    m_text = nullptr;
    *m_criteria = {};
    m_shown.reset();
    m_next.reset();
    m_workTimer.stop();
    m_sections->restart();
    emit reset();
    if (filtered)
        emit filterChanged();
}

void VisibleRows::grow()
{
    m_sections->update();
    if (m_shown || m_next)
        later();
    if (!m_shown)
        emit grew();
}

qint64 VisibleRows::rowCount() const
{
    return m_shown ? m_shown->map().count() : m_document.rowCount();
}

QList<LogRow> VisibleRows::rows(qint64 first, qint64 count) const
{
    if (!m_shown)
        return m_document.rows(first, count);
    const RowMap &map = m_shown->map();
    QList<LogRow> rows;
    const qint64 last = std::min(first + count, map.count());
    for (qint64 row = std::max<qint64>(first, 0); row < last;) {
        // What lies near is read with it: that is less than to look for each range anew.
        QList<RowMap::Range> ranges;
        do {
            RowMap::Range range = map.rangeFrom(row);
            range.end = std::min(range.end, range.first + last - row);
            row += range.size();
            ranges.append(range);
        } while (row < last && map.documentRow(row) - ranges.last().end < near);
        const qint64 begin = ranges.first().first;
        const QList<LogRow> read = m_document.rows(begin, ranges.last().end - begin);
        for (const RowMap::Range &range : std::as_const(ranges)) {
            for (qint64 i = range.first - begin; i < std::min<qint64>(range.end - begin, read.size()); ++i)
                rows.append(read[i]);
        }
    }
    return rows;
}

qint64 VisibleRows::documentRow(qint64 row) const
{
    if (row < 0 || row >= rowCount())
        return -1;
    return m_shown ? m_shown->map().documentRow(row) : row;
}

qint64 VisibleRows::rowOf(qint64 documentRow) const
{
    if (m_shown)
        return m_shown->map().rowOf(documentRow);
    return documentRow >= 0 && documentRow < rowCount() ? documentRow : -1;
}

qint64 VisibleRows::nearestRow(qint64 documentRow) const
{
    return m_shown ? m_shown->map().nearestRow(documentRow) : std::min(documentRow, rowCount() - 1);
}

std::optional<VisibleRows::Fold> VisibleRows::foldAt(qint64 documentRow) const
{
    const qsizetype index = m_sections->blockAt(documentRow);
    if (index < 0)
        return std::nullopt;
    const auto &block = m_sections->blocks()[index];
    const qint64 below = documentRow + 1;
    if (block.play >= 0 && m_sections->headOfPlay(block.play).row == documentRow) {
        return Fold{.folded = m_criteria->foldedPlays.contains(block.play),
                    .rows = m_sections->endOfPlay(block.play, m_document.rowCount()) - below};
    }
    if (block.task >= 0 && block.head.row == documentRow) {
        return Fold{.folded = m_criteria->foldedTasks.contains(block.task),
                    .rows = m_sections->endOfBlock(index, m_document.rowCount()) - below};
    }
    return std::nullopt;
}

void VisibleRows::setFolded(qint64 documentRow, bool folded)
{
    if (!foldAt(documentRow))
        return;
    const auto &block = m_sections->blocks()[m_sections->blockAt(documentRow)];
    if (block.task >= 0)
        setTaskFolded(block.task, folded);
    else
        setPlayFolded(block.play, folded);
}

void VisibleRows::setTaskFolded(int task, bool folded)
{
    fold(m_criteria->foldedTasks, task, folded);
}

void VisibleRows::setPlayFolded(int play, bool folded)
{
    fold(m_criteria->foldedPlays, play, folded);
}

void VisibleRows::fold(QSet<int> &folds, int index, bool folded)
{
    if (folds.contains(index) == folded)
        return;
    if (folded)
        folds.insert(index);
    else
        folds.remove(index);
    refilter();
}

void VisibleRows::foldAll()
{
    for (int task = 0; m_results && task < m_results->tasks().size(); ++task)
        m_criteria->foldedTasks.insert(task);
    refilter();
}

void VisibleRows::unfoldAll()
{
    if (!hasFolds())
        return;
    m_criteria->foldedTasks.clear();
    m_criteria->foldedPlays.clear();
    refilter();
}

bool VisibleRows::hasFolds() const
{
    return m_criteria->hasFolds();
}

bool VisibleRows::reveal(qint64 documentRow)
{
    if (rowOf(documentRow) >= 0)
        return true;
    if (const qsizetype index = m_sections->blockAt(documentRow); index >= 0) {
        const auto &block = m_sections->blocks()[index];
        const bool play = m_criteria->foldedPlays.remove(block.play);
        if (m_criteria->foldedTasks.remove(block.task) || play)
            refilter();
    }
    return rowOf(documentRow) >= 0 || (m_next && m_next->passes(documentRow));
}

void VisibleRows::setHostFilter(const QSet<int> &hosts)
{
    if (hosts == m_criteria->hosts)
        return;
    m_criteria->hosts = hosts;
    refilter();
    emit filterChanged();
}

const QSet<int> &VisibleRows::hostFilter() const
{
    return m_criteria->hosts;
}

void VisibleRows::setStateFilter(const QSet<ResultState> &states)
{
    if (states == m_criteria->states)
        return;
    m_criteria->states = states;
    refilter();
    emit filterChanged();
}

const QSet<ResultState> &VisibleRows::stateFilter() const
{
    return m_criteria->states;
}

void VisibleRows::setTextFilter(LogSearch *search)
{
    if (!search && !m_criteria->text)
        return;
    if (m_text)
        m_text->disconnect(this);
    m_text = search;
    m_criteria->text = search;
    if (search) {
        connect(search, &LogSearch::progressed, this, &VisibleRows::later);
        connect(search, &QObject::destroyed, this, [this] { setTextFilter(nullptr); });
    }
    refilter();
    emit filterChanged();
}

LogSearch *VisibleRows::textFilter() const
{
    return m_text;
}

bool VisibleRows::isFiltered() const
{
    return m_criteria->isFiltered();
}

bool VisibleRows::isUpToDate() const
{
    return !m_workTimer.isActive() && !m_next && m_sections->isUpToDate() && (!m_shown || m_shown->isComplete());
}

/// Makes up anew what is shown.
void VisibleRows::refilter()
{
    m_again = false;
    m_changes = m_results ? m_results->changes() : 0;
    m_next.reset();
    if (!m_criteria->isFiltered() && !m_criteria->hasFolds()) {
        m_workTimer.stop();
        if (m_shown) {
            m_shown.reset();
            emit changed();
        }
        return;
    }
    m_next = std::make_unique<RowFilter>(*m_sections, *m_criteria);
    m_patience.setRemainingTime(searchPatience);
    work();
}

void VisibleRows::work()
{
    const QDeadlineTimer until(oneTurn);
    if (!m_next) {
        updateShown(until);
        return;
    }
    if (!m_next->update(m_document.rowCount(), until)) {
        m_workTimer.start(0);
    } else if (!m_next->isComplete() && !m_patience.hasExpired()) {
        m_workTimer.start(int(m_patience.remainingTime()) + 1); // or when the search has more
    } else {
        m_shown = std::move(m_next);
        emit changed();
        if (m_again)
            refilter();
    }
}

void VisibleRows::updateShown(const QDeadlineTimer &until)
{
    if (!m_shown)
        return;
    const qint64 before = m_shown->map().count();
    if (!m_shown->update(m_document.rowCount(), until))
        m_workTimer.start(0);
    const RowMap &map = m_shown->map();
    if (!m_shown->onlyGrew())
        emit changed();
    else if (map.count() > before || map.end() == m_document.rowCount())
        emit grew();
}

/// Many reasons in one turn of the event loop are one.
void VisibleRows::later()
{
    if (m_shown || m_next)
        m_workTimer.start(0);
}

} // namespace Aegir
