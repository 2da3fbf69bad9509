// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/log/logmotion.h"

#include <QKeyEvent>

#include <array>

namespace Aegir {

namespace {

struct Key
{
    QKeySequence::StandardKey move;
    QKeySequence::StandardKey select;
    LogMotion motion;
};
constexpr std::array<Key, 14> keys{{
    {QKeySequence::MoveToPreviousChar, QKeySequence::SelectPreviousChar, LogMotion::Left},
    {QKeySequence::MoveToNextChar, QKeySequence::SelectNextChar, LogMotion::Right},
    {QKeySequence::MoveToPreviousWord, QKeySequence::SelectPreviousWord, LogMotion::WordLeft},
    {QKeySequence::MoveToNextWord, QKeySequence::SelectNextWord, LogMotion::WordRight},
    {QKeySequence::MoveToPreviousLine, QKeySequence::SelectPreviousLine, LogMotion::Up},
    {QKeySequence::MoveToNextLine, QKeySequence::SelectNextLine, LogMotion::Down},
    {QKeySequence::MoveToPreviousPage, QKeySequence::SelectPreviousPage, LogMotion::PageUp},
    {QKeySequence::MoveToNextPage, QKeySequence::SelectNextPage, LogMotion::PageDown},
    {QKeySequence::MoveToStartOfLine, QKeySequence::SelectStartOfLine, LogMotion::LineStart},
    {QKeySequence::MoveToEndOfLine, QKeySequence::SelectEndOfLine, LogMotion::LineEnd},
    {QKeySequence::MoveToStartOfBlock, QKeySequence::SelectStartOfBlock, LogMotion::LineStart},
    {QKeySequence::MoveToEndOfBlock, QKeySequence::SelectEndOfBlock, LogMotion::LineEnd},
    {QKeySequence::MoveToStartOfDocument, QKeySequence::SelectStartOfDocument, LogMotion::Start},
    {QKeySequence::MoveToEndOfDocument, QKeySequence::SelectEndOfDocument, LogMotion::End},
}};

LogPosition endOf(LogPage &page, const VisibleRows &rows, qint64 row)
{
    const LogPosition start{.row = rows.documentRow(row), .column = 0};
    const auto line = page.lineOf(start);
    return line ? LogPosition{.row = start.row, .column = line->text.size()} : start;
}

LogPosition movedAcross(LogPage &page, const VisibleRows &rows, LogPosition from, LogMotion motion)
{
    const qint64 row = rows.nearestRow(from.row);
    const auto line = page.lineOf(from);
    if (row < 0)
        return from;
    if (!line)
        return {.row = rows.documentRow(row), .column = 0};
    const bool left = motion == LogMotion::Left || motion == LogMotion::WordLeft;
    const bool word = motion == LogMotion::WordLeft || motion == LogMotion::WordRight;
    const auto mode = word ? QTextLayout::SkipWords : QTextLayout::SkipCharacters;
    const int column = int(std::clamp<qsizetype>(from.column, 0, line->text.size()));
    if (left && column == 0)
        return row == 0 ? from : endOf(page, rows, row - 1);
    if (!left && column == line->text.size())
        return row + 1 >= rows.rowCount() ? from : LogPosition{.row = rows.documentRow(row + 1), .column = 0};
    return {.row = from.row,
            .column = left ? line->layout.previousCursorPosition(column, mode)
                           : line->layout.nextCursorPosition(column, mode)};
}

LogPosition movedToEdge(LogPage &page, LogPosition from, bool start)
{
    const auto line = page.lineOf(from);
    if (!line)
        return from;
    const int size = int(line->text.size());
    const QTextLine part = line->layout.lineForTextPosition(int(std::clamp<qsizetype>(from.column, 0, size)));
    if (!part.isValid())
        return {.row = from.row, .column = 0};
    const int end = line->layout.lineCount() == 1 ? size : part.textStart() + part.textLength();
    // The end of a line that wraps is the beginning of the next one.
    return {.row = from.row,
            .column = start ? part.textStart() : (end < size ? line->layout.previousCursorPosition(end) : end)};
}

bool belongsToWord(QChar c)
{
    return c.isLetterOrNumber() || c.isSurrogate() || c.isMark() || QStringView(u"_-./~@%+").contains(c);
}

} // namespace

std::optional<LogMove> logMove(const QKeyEvent &event)
{
    for (const Key &key : keys) {
        if (event.matches(key.move))
            return LogMove{.motion = key.motion, .selects = false};
        if (event.matches(key.select))
            return LogMove{.motion = key.motion, .selects = true};
    }
    return std::nullopt;
}

bool isVertical(LogMotion motion)
{
    return motion == LogMotion::Up || motion == LogMotion::Down || motion == LogMotion::PageUp
        || motion == LogMotion::PageDown;
}

bool isUpwards(LogMotion motion)
{
    return motion == LogMotion::Up || motion == LogMotion::PageUp || motion == LogMotion::Start;
}

LogPosition moved(LogPage &page, const VisibleRows &rows, LogPosition position, LogMotion motion, qreal x)
{
    if (rows.rowCount() == 0)
        return {};
    const qint64 aPage = std::max(1, page.linesInView() - 1);
    switch (motion) {
    case LogMotion::Left:
    case LogMotion::Right:
    case LogMotion::WordLeft:
    case LogMotion::WordRight:
        return movedAcross(page, rows, position, motion);
    case LogMotion::Up:
        return page.movedLines(position, x, -1);
    case LogMotion::Down:
        return page.movedLines(position, x, 1);
    case LogMotion::PageUp:
        return page.movedLines(position, x, -aPage);
    case LogMotion::PageDown:
        return page.movedLines(position, x, aPage);
    case LogMotion::LineStart:
    case LogMotion::LineEnd:
        return movedToEdge(page, position, motion == LogMotion::LineStart);
    case LogMotion::Start:
        return {.row = rows.documentRow(0), .column = 0};
    case LogMotion::End:
        return endOf(page, rows, rows.rowCount() - 1);
    }
    return position;
}

LogSelection::Part wordAt(const QString &text, qsizetype column)
{
    if (text.isEmpty())
        return {};
    const qsizetype at = std::clamp<qsizetype>(column, 0, text.size() - 1);
    const auto kind = [](QChar c) { return belongsToWord(c) ? 1 : c.isSpace() ? 2 : 0; };
    const int wanted = kind(text[at]);
    qsizetype start = at;
    qsizetype end = at + 1;
    while (wanted != 0 && start > 0 && kind(text[start - 1]) == wanted)
        --start;
    while (wanted != 0 && end < text.size() && kind(text[end]) == wanted)
        ++end;
    // The full stop of a sentence is not part of its last word.
    while (wanted == 1 && end - 1 > at && text[end - 1] == u'.')
        --end;
    return {.start = start, .length = end - start};
}

} // namespace Aegir
