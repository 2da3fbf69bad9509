// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/theme.h"

#include <QColor>
#include <QPalette>

namespace Aegir {

/// What was found, in the text: dark on yellow, in every theme.
inline QColor matchGround()
{
    return {0xff, 0xd8, 0x4d};
}
inline QColor matchText()
{
    return Qt::black;
}

/// What was found, in a scroll bar: seen on the groove and on the handle.
inline QColor matchMark(const QPalette &palette)
{
    return Theme::isDark(palette) ? QColor(0xff, 0xc8, 0x2c) : QColor(0xd0, 0x7a, 0x00);
}

} // namespace Aegir
