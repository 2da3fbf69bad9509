// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/log/logpage.h"
#include "views/log/logpainter.h"
#include "views/log/logscrollbar.h"
#include "views/log/logview.h"

#include <algorithm>
#include <cmath>

// How a LogView goes to a row, an offset or a match, at once or when it is there; and what it marks.

namespace Aegir {

namespace {
constexpr int besideCaret = 40; ///< pixels that stay in view left and right of it
constexpr qint64 mostEmptyRows = 16;
} // namespace

void LogView::setMatcher(const std::optional<LogMatcher> &matcher)
{
    m_painter->setMatcher(matcher);
    viewport()->update();
}

void LogView::setMatchRows(std::function<bool(qint64, qint64)> matchRows)
{
    if (!matchRows) {
        m_bar->setMarked({});
        return;
    }
    m_bar->setMarked([this, matchRows = std::move(matchRows)](double from, double to) {
        // Each row belongs to one of the shares.
        const qint64 count = m_rows.rowCount();
        const qint64 first = qint64(std::ceil(from * double(count)));
        const qint64 next = std::min(count, qint64(std::ceil(to * double(count))));
        if (first >= next)
            return false;
        // What is folded away below a row is marked at it; what a filter hides cannot be gone to.
        const bool folded = !m_rows.isFiltered();
        const qint64 end = next < count ? m_rows.documentRow(next) : m_rows.document().rowCount();
        return matchRows(m_rows.documentRow(first), folded ? end - 1 : m_rows.documentRow(next - 1));
    });
}

void LogView::updateMatchRows()
{
    m_bar->update();
}

void LogView::showRow(qint64 documentRow)
{
    setFollowing(false);
    m_wantedRow = documentRow;
    takeWanted();
}

void LogView::showOffset(qint64 offset)
{
    setFollowing(false);
    m_wantedOffset = offset;
    takeWanted();
}

void LogView::forgetWanted()
{
    m_wantedRow.reset();
    m_wantedOffset.reset();
    m_wantedMatch.reset();
}

void LogView::takeWanted()
{
    if (m_wantedMatch)
        goToMatch(*std::exchange(m_wantedMatch, std::nullopt));
    const LogDocument &document = m_rows.document();
    if (m_wantedRow && *m_wantedRow < document.rowCount())
        goTo(*std::exchange(m_wantedRow, std::nullopt));
    if (!m_wantedOffset || *m_wantedOffset > document.size() || document.rowCount() == 0)
        return;
    // At the very end, the row may be still to come: it is shown when it has.
    const bool there = *m_wantedOffset < document.size();
    const qint64 row = document.rowAt(*m_wantedOffset);
    if (there)
        m_wantedOffset.reset();
    if (row >= 0)
        goTo(row);
}

void LogView::goTo(qint64 documentRow)
{
    const QList<LogRow> below = m_rows.document().rows(documentRow, mostEmptyRows);
    const auto full = std::ranges::find_if(below, [](const LogRow &row) { return !row.bytes.trimmed().isEmpty(); });
    if (full != below.end())
        documentRow += full - below.begin();
    if (!isRevealed(documentRow)) {
        m_wantedRow = documentRow;
        return;
    }
    const qint64 row = m_rows.nearestRow(documentRow);
    if (row < 0)
        return;
    m_marked = m_rows.documentRow(row);
    select({.row = m_marked}, {.row = m_marked});
    bringIntoView({.row = m_marked}, true);
}

void LogView::clearMark()
{
    m_marked = -1;
    viewport()->update();
}

void LogView::showMatch(qint64 documentRow, const LogMatch &match)
{
    setFollowing(false);
    goToMatch({.anchor = {.row = documentRow, .column = match.start},
               .cursor = {.row = documentRow, .column = match.start + match.length}});
}

void LogView::goToMatch(const LogSelection &match)
{
    select(match.anchor, match.cursor);
    if (!isRevealed(match.cursor.row)) {
        m_wantedMatch = match;
        return;
    }
    bringIntoView(match.anchor, false);
    if (const QRectF caret = m_page->caretAt(match.anchor); !caret.isNull())
        bringAcross(caret.left(), m_page->caretAt(match.cursor).left());
}

bool LogView::isRevealed(qint64 documentRow)
{
    // In a long log, what opens a fold comes with a later changed(). What a filter hides, does not come.
    return !m_rows.reveal(documentRow) || m_rows.rowOf(documentRow) >= 0;
}

void LogView::bringIntoView(LogPosition position, bool centred)
{
    const qint64 row = m_rows.nearestRow(position.row);
    if (row < 0)
        return;
    const auto line = m_page->lineOf(position);
    const int column = line ? int(std::clamp<qsizetype>(position.column, 0, line->text.size())) : 0;
    const QTextLine part = line ? line->layout.lineForTextPosition(column) : QTextLine();
    const LogPage::Top here{.row = row, .line = part.isValid() ? part.lineNumber() : 0};
    const LogPage::Top top = m_page->top();
    const LogPage::Top below = m_page->moved(top, m_page->linesInView()); // the first that is not wholly in view
    if (centred || here < m_page->moved(top, -m_page->linesInView())
        || here > m_page->moved(below, m_page->linesInView())) {
        const LogPage::Top target = m_page->moved(here, -m_page->linesInView() / 3);
        moveTop(target.row, target.line);
    } else if (here < top) {
        moveTop(here.row, here.line);
    } else if (here >= below) {
        const LogPage::Top target = m_page->moved(here, 1 - m_page->linesInView());
        moveTop(target.row, target.line);
    }
    if (const QRectF caret = m_page->caretAt(position); !caret.isNull())
        bringAcross(caret.left(), caret.left());
}

void LogView::bringAcross(qreal from, qreal to)
{
    QScrollBar *across = horizontalScrollBar();
    const int width = viewport()->width();
    if (to > across->value() + width - besideCaret)
        across->setValue(int(to) - width + besideCaret);
    if (from < across->value() + besideCaret)
        across->setValue(std::max(0, from < width - besideCaret ? 0 : int(from) - besideCaret));
}

} // namespace Aegir
