// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/rowfilter.h"

#include "model/log/logsearch.h"

#include <algorithm>

namespace Aegir {

bool RowCriteria::takes(const RunResults::Result &result) const
{
    return (hosts.isEmpty() || hosts.contains(result.host)) && (states.isEmpty() || states.contains(result.state));
}

RowFilter::RowFilter(const SectionRows &sections, RowCriteria criteria)
    : m_sections(sections)
    , m_criteria(std::move(criteria))
{
}

bool RowFilter::update(qint64 rowCount, const QDeadlineTimer &until)
{
    m_rowCount = rowCount;
    const qint64 limit = searched(rowCount);
    QList<RowMap::Range> dropped;
    if (limit < m_settled.row)
        dropped = goBack({}); // the search was started anew
    else
        dropped = goBack(m_end == m_sections.end() ? m_settled : m_located);
    m_end = m_sections.end();
    const qint64 kept = m_map.count();

    bool done = true;
    if (m_now.row <= m_end) {
        done = run(std::min(m_end, limit), until);
        m_located = m_now;
    }
    if (done)
        done = run(std::min(rowCount - 1, limit), until);
    m_settled = m_now;
    if (done)
        run(std::min(rowCount, limit), QDeadlineTimer(QDeadlineTimer::Forever));
    m_onlyGrew = m_map.continues(kept, dropped);
    return done;
}

bool RowFilter::passes(qint64 row) const
{
    if (m_criteria.text && !m_criteria.text->hasMatchBetween(row, row))
        return false;
    if (!m_criteria.bySection())
        return true;
    const qsizetype index = m_sections.blockAt(row);
    if (index < 0)
        return false;
    qsizetype section = m_sections.blocks()[index].section;
    while (section < m_sections.count() && m_sections.endOf(section) <= row)
        ++section;
    if (section >= m_sections.count())
        return false;
    const int result = m_sections.results()->sections()[section].result;
    return result >= 0 && m_criteria.takes(m_sections.results()->results()[result]);
}

QList<RowMap::Range> RowFilter::goBack(const State &state)
{
    m_now = state;
    if (state.row == 0)
        m_located = m_settled = state;
    return m_map.truncate(state.shown);
}

bool RowFilter::run(qint64 end, const QDeadlineTimer &until)
{
    // The clock is asked now and then only: most steps are shorter than the question.
    for (int steps = 1; m_now.row < end; ++steps) {
        step(end);
        if (steps % 64 == 0 && until.hasExpired())
            break;
    }
    m_now.shown = m_map.count();
    return m_now.row >= end;
}

void RowFilter::step(qint64 end)
{
    enterBlock();
    end = std::min(end, m_sections.endOfBlock(m_now.block, m_rowCount));
    if (!m_criteria.bySection())
        m_now.row = take(m_now.row, end);
    else if (m_now.block < 0 || m_sections.blocks()[m_now.block].task < 0)
        m_now.row = end; // shown with the first result below it, if at all
    else
        stepSection(end);
}

void RowFilter::enterBlock()
{
    const auto &blocks = m_sections.blocks();
    while (m_now.block + 1 < blocks.size() && blocks[m_now.block + 1].begin <= m_now.row) {
        const int play = m_now.block < 0 ? -1 : blocks[m_now.block].play;
        const auto &block = blocks[++m_now.block];
        m_now.section = block.section;
        m_now.blockShown = m_now.blockTaken = false;
        m_now.playShown = m_now.playShown && block.play == play;
    }
}

void RowFilter::stepSection(qint64 end)
{
    const auto beginOf = [this](qsizetype section) { return section > 0 ? m_sections.endOf(section - 1) : 0; };
    while (m_now.section < m_sections.count() && m_sections.endOf(m_now.section) <= m_now.row)
        ++m_now.section;
    if (m_now.section >= m_sections.count()) {
        m_now.row = end; // nobody knows yet whose it is
        return;
    }
    end = std::min(end, m_sections.endOf(m_now.section));
    const auto &sections = m_sections.results()->sections();
    const int result = sections[m_now.section].result;
    const bool taken = result < 0 ? m_now.blockTaken : m_criteria.takes(m_sections.results()->results()[result]);
    if (!taken) {
        m_now.row = end;
        return;
    }
    if (!m_now.blockTaken) {
        // The banner, and what else was printed for the task so far.
        m_now.blockTaken = true;
        for (qsizetype i = m_sections.blocks()[m_now.block].section; i < m_now.section; ++i) {
            for (qint64 row = beginOf(i); sections[i].result < 0 && row < m_sections.endOf(i);)
                row = take(row, m_sections.endOf(i));
        }
    }
    m_now.row = take(m_now.row, end);
}

/// Shows of these rows those that the search found. Returns how far it came.
qint64 RowFilter::take(qint64 first, qint64 end)
{
    if (!m_criteria.text) {
        show(first, end);
        return end;
    }
    constexpr int mostRanges = 32;
    const LogSearch &search = *m_criteria.text;
    const qint64 count = search.rowCount();
    qint64 number = search.lowerBound(first);
    for (int ranges = 0; number < count; ++ranges) {
        const qint64 begin = search.row(number);
        if (begin >= end)
            break;
        if (ranges == mostRanges)
            return begin;
        qint64 after = begin + 1;
        for (++number; number < count && after < end && search.row(number) == after; ++number)
            ++after;
        show(begin, after);
    }
    return end;
}

/// Shows these rows of the block, with what heads them, as far as they are not folded.
void RowFilter::show(qint64 first, qint64 end)
{
    if (m_now.block >= 0) {
        const auto &block = m_sections.blocks()[m_now.block];
        if (const auto head = m_sections.headOfPlay(block.play); head.row >= 0) {
            if (!m_now.playShown && head.row < first)
                showHead(head);
            m_now.playShown = m_now.playShown || head.row < end;
            if (m_criteria.foldedPlays.contains(block.play))
                end = std::min(end, head.row + 1);
        }
        if (const auto &head = block.head; block.task >= 0 && head.row >= 0 && first < end) {
            const bool folded = m_criteria.foldedTasks.contains(block.task);
            if (!m_now.blockShown && head.row < first && (head.named || folded))
                showHead(head);
            m_now.blockShown = m_now.blockShown || head.row < end;
            if (folded)
                end = std::min(end, head.row + 1);
        }
    }
    if (first < end)
        m_map.append(first, end);
}

void RowFilter::showHead(const SectionRows::Head &head)
{
    const qint64 first = head.blankBefore && !m_criteria.text ? head.row - 1 : head.row;
    m_map.append(std::max(first, m_map.end()), head.row + 1);
}

/// Up to which row the search knows all matches.
qint64 RowFilter::searched(qint64 rowCount) const
{
    if (!m_criteria.text || m_criteria.text->isComplete(0, rowCount - 1))
        return rowCount;
    qint64 low = 0;
    qint64 high = rowCount - 1; // the first that it does not know is not after this one
    while (low < high) {
        const qint64 middle = low + (high - low) / 2;
        if (m_criteria.text->isComplete(0, middle))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

} // namespace Aegir
