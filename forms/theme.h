// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

/// Colours that the palette has no role for, chosen by whether the palette is light or dark. Each keeps a contrast of
/// at least 4.5 : 1 on the palette's window and base colours.
namespace Aegir::Theme {

enum class Tone { Normal, Muted, Positive, Warning, Negative, Active };

/// True when the palette paints light text on dark ground.
bool isDark(const QPalette &palette);

/// The text colour of @p tone on @p palette.
QColor color(const QPalette &palette, Tone tone);

/// Black or white, whichever reads better on @p ground.
QColor readableOn(const QColor &ground);

/// @p tint mixed into @p ground: @p share 0 is the ground, 1 the tint.
QColor mixed(const QColor &ground, const QColor &tint, double share);

} // namespace Aegir::Theme
