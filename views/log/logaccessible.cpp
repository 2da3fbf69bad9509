// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/log/logaccessible.h"

#include "views/log/logpage.h"
#include "views/log/logview.h"

#include <QScrollBar>

namespace Aegir {

namespace {
constexpr int announceAfter = 250; ///< milliseconds: a voice cannot keep up with more

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *view = qobject_cast<LogView *>(object);
    return view ? new LogAccessible(*view) : nullptr;
}
} // namespace

void LogAccessible::install()
{
    QAccessible::installFactory(make); // QAccessible itself sees to it that it is there once
}

LogAccessible::LogAccessible(LogView &view)
    : QAccessibleWidget(&view, QAccessible::Terminal)
{
}

LogView &LogAccessible::view() const
{
    return *static_cast<LogView *>(widget());
}

void LogAccessible::cursorMoved(LogView &view)
{
    const QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(&view);
    const auto *log = dynamic_cast<const LogAccessible *>(interface);
    if (!log)
        return;
    int start = 0;
    int end = 0;
    log->selection(0, &start, &end);
    QAccessibleTextCursorEvent cursor(&view, log->cursorPosition());
    QAccessible::updateAccessibility(&cursor);
    QAccessibleTextSelectionEvent selection(&view, start, end);
    selection.setCursorPosition(log->cursorPosition());
    QAccessible::updateAccessibility(&selection);
}

void *LogAccessible::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TextInterface)
        return static_cast<QAccessibleTextInterface *>(this);
    return QAccessibleWidget::interface_cast(type);
}

QString LogAccessible::text(QAccessible::Text kind) const
{
    return kind == QAccessible::Value ? wholeText() : QAccessibleWidget::text(kind);
}

QAccessible::State LogAccessible::state() const
{
    QAccessible::State state = QAccessibleWidget::state();
    state.readOnly = true;
    state.multiLine = true;
    state.selectableText = true;
    return state;
}

QList<LogAccessible::Piece> LogAccessible::pieces() const
{
    QList<Piece> pieces;
    qsizetype at = 0;
    const LogLine *before = nullptr;
    const auto add = [&](const LogLine &line) {
        const bool continues = before && !line.begins && before->documentRow + 1 == line.documentRow;
        at += before && !continues ? 1 : 0;
        pieces.append({.documentRow = line.documentRow, .start = at, .text = line.text});
        at += pieces.last().text.size();
        before = &line;
    };
    LogPage &page = *view().m_page;
    const QList<LogPage::Placed> placed = page.placed();
    const auto cursor = page.lineOf(view().cursor());
    const bool above = cursor && !placed.isEmpty() && cursor->documentRow < placed.first().line->documentRow;
    const bool below = cursor && (placed.isEmpty() || cursor->documentRow > placed.last().line->documentRow);
    if (above)
        add(*cursor);
    for (const LogPage::Placed &row : placed)
        add(*row.line);
    if (below)
        add(*cursor);
    return pieces;
}

QString LogAccessible::wholeText() const
{
    QString text;
    for (const QList<Piece> all = pieces(); const Piece &piece : all) {
        if (text.size() < piece.start)
            text += u'\n';
        text += piece.text;
    }
    return text;
}

std::optional<int> LogAccessible::offsetOf(LogPosition position, const QList<Piece> &pieces)
{
    for (const Piece &piece : pieces) {
        if (piece.documentRow == position.row)
            return int(piece.start + std::min(position.column, piece.text.size()));
    }
    return std::nullopt;
}

LogPosition LogAccessible::positionOf(int offset) const
{
    LogPosition position;
    for (const QList<Piece> all = pieces(); const Piece &piece : all) {
        if (piece.start > offset)
            break;
        position = {.row = piece.documentRow, .column = std::min<qsizetype>(offset - piece.start, piece.text.size())};
    }
    return position;
}

void LogAccessible::selection(int index, int *start, int *end) const
{
    *start = *end = 0;
    const LogSelection &selection = view().selection();
    if (index != 0 || selection.isEmpty())
        return;
    // What of it lies in the text.
    bool any = false;
    for (const QList<Piece> all = pieces(); const Piece &piece : all) {
        const auto part = selection.partOf(piece.documentRow, piece.text.size());
        if (!part)
            continue;
        if (!std::exchange(any, true))
            *start = int(piece.start + part->start);
        *end = int(piece.start + part->start + part->length);
    }
}

int LogAccessible::selectionCount() const
{
    int start = 0;
    int end = 0;
    selection(0, &start, &end);
    return start != end ? 1 : 0;
}

void LogAccessible::addSelection(int start, int end)
{
    setSelection(0, start, end);
}

void LogAccessible::removeSelection(int index)
{
    if (index == 0)
        view().setSelection({.anchor = view().cursor(), .cursor = view().cursor()});
}

void LogAccessible::setSelection(int index, int start, int end)
{
    if (index == 0)
        view().setSelection({.anchor = positionOf(start), .cursor = positionOf(end)});
}

int LogAccessible::cursorPosition() const
{
    return offsetOf(view().cursor(), pieces()).value_or(-1);
}

void LogAccessible::setCursorPosition(int offset)
{
    const LogPosition position = positionOf(offset);
    view().setSelection({.anchor = position, .cursor = position});
}

QString LogAccessible::text(int start, int end) const
{
    const QString text = wholeText();
    if (end < 0)
        end = int(text.size());
    const qsizetype from = std::clamp<qsizetype>(start, 0, text.size());
    return text.mid(from, std::clamp<qsizetype>(end, from, text.size()) - from);
}

int LogAccessible::characterCount() const
{
    const QList<Piece> all = pieces();
    return all.isEmpty() ? 0 : int(all.last().start + all.last().text.size());
}

QRect LogAccessible::characterRect(int offset) const
{
    const LogPosition position = positionOf(offset);
    const QRectF caret = view().m_page->caretAt(position);
    if (caret.isNull())
        return {};
    const QRectF next = view().m_page->caretAt({.row = position.row, .column = position.column + 1});
    const qreal width = next.top() == caret.top() ? std::max(1.0, next.left() - caret.left()) : 1.0;
    const QPointF left = caret.topLeft() - QPointF(view().horizontalScrollBar()->value(), 0);
    return QRect(view().viewport()->mapToGlobal(left.toPoint()), QSizeF(width, caret.height()).toSize());
}

int LogAccessible::offsetAtPoint(const QPoint &point) const
{
    const QPoint local = view().viewport()->mapFromGlobal(point);
    if (!view().viewport()->rect().contains(local))
        return -1;
    const QPointF inText = local + QPoint(view().horizontalScrollBar()->value(), 0);
    return offsetOf(view().m_page->positionAt(inText), pieces()).value_or(-1);
}

void LogAccessible::scrollToSubstring(int start, int end)
{
    const LogPosition from = positionOf(start);
    const LogPosition to = positionOf(end);
    view().setFollowing(false);
    view().bringIntoView(to, false);
    view().bringIntoView(from, false);
}

QString LogAccessible::attributes(int offset, int *start, int *end) const
{
    // No more than that all of it looks alike: what colours say stands in the text, too.
    const int count = characterCount();
    *start = offset < 0 || offset > count ? offset : 0;
    *end = offset < 0 || offset > count ? offset : count;
    return {};
}

LogAnnouncer::LogAnnouncer(LogView &view)
    : QObject(&view)
    , m_view(view)
{
    m_turn.setSingleShot(true);
    m_turn.setInterval(announceAfter);
    connect(&m_turn, &QTimer::timeout, this, &LogAnnouncer::announce);
}

void LogAnnouncer::textCame()
{
    if (!m_turn.isActive())
        m_turn.start();
}

void LogAnnouncer::clear()
{
    m_told = {.row = -1, .column = 0};
}

void LogAnnouncer::announce()
{
    const QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(&m_view);
    const auto *log = dynamic_cast<const LogAccessible *>(interface);
    const QList<LogPage::Placed> placed = m_view.m_page->placed();
    if (!log || placed.isEmpty())
        return;
    const LogLine &last = *placed.last().line;
    const LogPosition end{.row = last.documentRow, .column = last.text.size()};
    const LogPosition told = std::exchange(m_told, std::max(m_told, end));
    if (!m_view.isFollowing() || end <= told)
        return;
    const QList<LogAccessible::Piece> pieces = log->pieces();
    const LogPosition from = told.row < placed.first().line->documentRow
        ? LogPosition{.row = placed.first().line->documentRow, .column = 0}
        : told;
    const int start = LogAccessible::offsetOf(from, pieces).value_or(0);
    const QString text = log->text(start, LogAccessible::offsetOf(end, pieces).value_or(start));
    QAccessibleTextInsertEvent event(&m_view, start, text);
    QAccessible::updateAccessibility(&event);
}

} // namespace Aegir
