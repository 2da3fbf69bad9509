// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/log/logpage.h"

class QKeyEvent;

namespace Aegir {

/// Where a key takes the cursor of a log.
enum class LogMotion {
    Left,
    Right,
    WordLeft,
    WordRight,
    Up,
    Down,
    PageUp,
    PageDown,
    LineStart,
    LineEnd,
    Start,
    End,
};

/// What @p event asks for, and whether it selects on the way; nothing when it is no such key.
struct LogMove
{
    LogMotion motion = LogMotion::Left;
    bool selects = false;
};
std::optional<LogMove> logMove(const QKeyEvent &event);

/// True for the motions that keep the distance from the left.
bool isVertical(LogMotion motion);
/// True for the motions that go towards the beginning of the log by lines.
bool isUpwards(LogMotion motion);

/// Where @p motion leads from @p position; @p x is the distance from the left that vertical motions keep.
LogPosition moved(LogPage &page, const VisibleRows &rows, LogPosition position, LogMotion motion, qreal x);

/// The part of @p text around @p column that a double click selects: a word, a path or an address, spaces, or a single
/// sign.
LogSelection::Part wordAt(const QString &text, qsizetype column);

} // namespace Aegir
