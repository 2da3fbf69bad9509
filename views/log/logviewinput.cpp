// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/log/logaccessible.h"
#include "views/log/logcopy.h"
#include "views/log/logmotion.h"
#include "views/log/logpage.h"
#include "views/log/logrowcache.h"
#include "views/log/logview.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QScrollBar>
#include <QStyleHints>
#include <QTimerEvent>
#include <QWheelEvent>

#include <cmath>

// What a person does to a LogView with keys, mouse and wheel.

namespace Aegir {

namespace {
constexpr int autoScrollEvery = 40;            ///< milliseconds
constexpr qsizetype mostOffered = 1024 * 1024; ///< units of the X11 selection: asked for with every drag
constexpr QChar zoomBack = u'0';
} // namespace

bool LogView::isOwnShortcut(const QKeyEvent &event) const
{
    return event.matches(QKeySequence::Copy) || event.matches(QKeySequence::SelectAll)
        || event.matches(QKeySequence::ZoomIn) || event.matches(QKeySequence::ZoomOut)
        || (event.modifiers() == Qt::ControlModifier && event.key() == zoomBack.unicode()) || logMove(event);
}

bool LogView::event(QEvent *event)
{
    // Keys that the view knows are not for the window's menus.
    if (event->type() == QEvent::ShortcutOverride && isOwnShortcut(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QAbstractScrollArea::event(event);
}

void LogView::keyPressEvent(QKeyEvent *event)
{
    if (changeByKey(*event) || foldByKey(*event) || moveByKey(*event)) {
        event->accept();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (m_rows.rowOf(m_selection.cursor.row) >= 0)
            emit rowActivated(m_selection.cursor.row);
        return;
    }
    event->ignore(); // not for QAbstractScrollArea, which scrolls by arrows
}

bool LogView::changeByKey(const QKeyEvent &event)
{
    if (event.matches(QKeySequence::Copy))
        copy();
    else if (event.matches(QKeySequence::SelectAll))
        selectAll();
    else if (event.matches(QKeySequence::ZoomIn)
             || (event.modifiers() & Qt::ControlModifier && event.key() == Qt::Key_Equal))
        setZoom(m_zoom + 1);
    else if (event.matches(QKeySequence::ZoomOut))
        setZoom(m_zoom - 1);
    else if (event.modifiers() == Qt::ControlModifier && event.key() == zoomBack.unicode())
        setZoom(0);
    else
        return false;
    return true;
}

bool LogView::foldByKey(const QKeyEvent &event)
{
    const bool left = event.key() == Qt::Key_Left;
    if ((!left && event.key() != Qt::Key_Right) || (event.modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier)
        return false;
    const auto fold = m_rows.foldAt(m_selection.cursor.row);
    // Left at the start of a header folds it, Right unfolds it; otherwise they are what they are in any text.
    if (!fold || fold->folded == left || (left && m_selection.cursor.column > 0) || (left && fold->rows == 0))
        return false;
    toggleFold(m_selection.cursor.row);
    return true;
}

void LogView::toggleFold(qint64 documentRow)
{
    if (const auto fold = m_rows.foldAt(documentRow))
        m_rows.setFolded(documentRow, !fold->folded);
}

bool LogView::moveByKey(const QKeyEvent &event)
{
    const std::optional<LogMove> move = logMove(event);
    if (!move || m_rows.rowCount() == 0)
        return false;
    const LogMotion motion = move->motion;
    const bool upwards = isUpwards(motion);
    forgetWanted();
    LogPosition from = m_selection.cursor;
    if (!move->selects && !m_page->find(from.row) && !m_page->placed().isEmpty()) {
        // The view was scrolled away from the cursor: go on from what a person sees.
        const LogPage::Placed &seen = upwards ? m_page->placed().last() : m_page->placed().first();
        from = {.row = seen.line->documentRow, .column = 0};
        m_cursorX = -1;
    }
    if (!isVertical(motion))
        m_cursorX = -1;
    else if (m_cursorX < 0)
        m_cursorX = std::max(0.0, m_page->caretAt(from).left());
    const qreal x = m_cursorX;
    const LogPosition to = moved(*m_page, m_rows, from, motion, x);

    const bool followed = std::exchange(m_following, false); // or the end would come back at once
    if (motion == LogMotion::PageUp || motion == LogMotion::PageDown) {
        const qint64 aPage = std::max(1, m_page->linesInView() - 1);
        const LogPage::Top top = m_page->moved(m_page->top(), upwards ? -aPage : aPage);
        moveTop(top.row, top.line);
    }
    select(move->selects ? m_selection.anchor : to, to);
    m_cursorX = isVertical(motion) ? x : -1;
    bringIntoView(to, false);
    m_following = followed;
    // Who goes up wants to stay there, even where there is nothing to scroll yet.
    follow(m_page->isAtEnd() && !(upwards && to < from));
    return true;
}

void LogView::select(LogPosition anchor, LogPosition cursor)
{
    m_cursorX = -1;
    const LogSelection selection{.anchor = anchor, .cursor = cursor};
    if (selection == m_selection)
        return;
    m_selection = selection;
    viewport()->update();
    LogAccessible::cursorMoved(*this);
    emit selectionChanged();
}

LogSelection LogView::unitAt(LogPosition position, Unit unit) const
{
    const auto line = m_page->lineOf(position);
    if (!line || unit == Unit::Character)
        return {.anchor = position, .cursor = position};
    if (unit == Unit::Row) {
        const qint64 next = m_rows.rowOf(position.row) + 1;
        const LogPosition end = next < m_rows.rowCount()
            ? LogPosition{.row = m_rows.documentRow(next), .column = 0}
            : LogPosition{.row = position.row, .column = line->text.size()};
        return {.anchor = {.row = position.row, .column = 0}, .cursor = end};
    }
    const LogSelection::Part word = wordAt(line->text, position.column);
    return {.anchor = {.row = position.row, .column = word.start},
            .cursor = {.row = position.row, .column = word.start + word.length}};
}

QPointF LogView::inText(QPointF point) const
{
    return point + QPointF(horizontalScrollBar()->value(), 0);
}

void LogView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_rows.rowCount() == 0)
        return;
    const LogPosition at = m_page->positionAt(inText(event->position()));
    const bool third = m_sinceDoubleClick.isValid()
        && m_sinceDoubleClick.elapsed() < QGuiApplication::styleHints()->mouseDoubleClickInterval()
        && (event->position() - m_doubleClickAt).manhattanLength() < QApplication::startDragDistance();
    m_sinceDoubleClick.invalidate();
    m_dragging = true;
    m_unit = third ? Unit::Row : Unit::Character;
    if (event->modifiers() & Qt::ShiftModifier && !third) {
        m_dragged = {.anchor = m_selection.anchor, .cursor = m_selection.anchor};
        select(m_selection.anchor, at);
        return;
    }
    m_dragged = unitAt(at, m_unit);
    select(m_dragged.anchor, m_dragged.cursor);
}

void LogView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_rows.rowCount() == 0)
        return;
    m_sinceDoubleClick.start();
    m_doubleClickAt = event->position();
    m_dragging = true;
    m_unit = Unit::Word;
    // The character under the pointer, not the gap between two that is nearest to it.
    LogPosition at = m_page->positionAt(inText(event->position()));
    if (const QRectF caret = m_page->caretAt(at); at.column > 0 && caret.left() > inText(event->position()).x())
        --at.column;
    m_dragged = unitAt(at, m_unit);
    select(m_dragged.anchor, m_dragged.cursor);
}

void LogView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_dragging || !(event->buttons() & Qt::LeftButton))
        return;
    dragTo(event->position());
    const bool outside = event->position().y() < 0 || event->position().y() >= viewport()->height()
        || event->position().x() < 0 || event->position().x() >= viewport()->width();
    if (outside && !m_autoScroll.isActive())
        m_autoScroll.start(autoScrollEvery, this);
    else if (!outside)
        m_autoScroll.stop();
}

void LogView::dragTo(QPointF point)
{
    const LogPosition at = m_page->positionAt(inText(point));
    const LogSelection unit = unitAt(at, m_unit);
    // What a double click selected stays selected, whichever way the drag goes.
    if (unit.first() < m_dragged.first())
        select(m_dragged.last(), unit.first());
    else
        select(m_dragged.first(), m_unit == Unit::Character ? at : std::max(unit.last(), m_dragged.last()));
}

void LogView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_autoScroll.timerId()) {
        QAbstractScrollArea::timerEvent(event);
        return;
    }
    const QPointF point = viewport()->mapFromGlobal(QCursor::pos());
    // The further away, the faster.
    const int height = m_page->lineHeight();
    if (point.y() < 0)
        scrollBy(-1 - qint64(-point.y() / height));
    else if (point.y() >= viewport()->height())
        scrollBy(1 + qint64((point.y() - viewport()->height()) / height));
    QScrollBar *across = horizontalScrollBar();
    if (point.x() < 0)
        across->setValue(across->value() - height);
    else if (point.x() >= viewport()->width())
        across->setValue(across->value() + height);
    dragTo(point);
}

void LogView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_dragging)
        return;
    m_autoScroll.stop();
    m_dragging = false;
    // While the button was down, the text stood still under it. Who has selected something keeps it in view.
    if (!m_selection.isEmpty())
        follow(m_page->isAtEnd());
    updateBars();
    repaintRows();
    offerSelection();
}

void LogView::offerSelection()
{
    QClipboard *clipboard = QApplication::clipboard();
    if (!clipboard->supportsSelection() || m_selection.isEmpty())
        return;
    const QString text = selectedText(mostOffered + 1);
    if (text.size() <= mostOffered)
        clipboard->setText(text, QClipboard::Selection);
}

void LogView::wheelEvent(QWheelEvent *event)
{
    const QPoint angle = event->angleDelta();
    if (event->modifiers() & Qt::ControlModifier) {
        m_wheel += angle.y() / 120.0;
        const int steps = int(m_wheel);
        m_wheel -= steps;
        setZoom(m_zoom + steps);
        event->accept();
        return;
    }
    if (std::abs(angle.x()) > std::abs(angle.y()) || event->modifiers() & Qt::ShiftModifier) {
        QApplication::sendEvent(horizontalScrollBar(), event);
        return;
    }
    const qreal lines = event->pixelDelta().isNull() ? angle.y() / 120.0 * QApplication::wheelScrollLines()
                                                     : qreal(event->pixelDelta().y()) / m_page->lineHeight();
    if (lines != 0 && (lines > 0) != (m_wheel > 0))
        m_wheel = 0; // another way: what was left of a line is void
    m_wheel += lines;
    const int whole = int(m_wheel);
    m_wheel -= whole;
    // The least turn upwards is a wish to stay, though it is not a whole line yet.
    if (lines > 0 && m_page->top() > LogPage::Top())
        follow(false);
    if (whole != 0)
        scrollBy(-whole);
    event->accept();
}

void LogView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void LogView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace Aegir
