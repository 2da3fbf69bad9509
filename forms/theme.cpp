// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/theme.h"

#include <array>
#include <cmath>

namespace Aegir::Theme {

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightnessF() < palette.color(QPalette::WindowText).lightnessF();
}

QColor color(const QPalette &palette, Tone tone)
{
    const bool dark = isDark(palette);
    switch (tone) {
    case Tone::Normal:
        break;
    case Tone::Muted:
        return mixed(palette.color(QPalette::Window), palette.color(QPalette::WindowText), dark ? 0.68 : 0.66);
    case Tone::Positive:
        return dark ? QColor(0x6f, 0xd0, 0x8c) : QColor(0x17, 0x6f, 0x3a);
    case Tone::Warning:
        return dark ? QColor(0xf5, 0xb9, 0x4a) : QColor(0x8a, 0x50, 0x00);
    case Tone::Negative:
        return dark ? QColor(0xff, 0x8f, 0x86) : QColor(0xb0, 0x20, 0x1a);
    case Tone::Active:
        return dark ? QColor(0x7c, 0xb8, 0xff) : QColor(0x15, 0x55, 0xa8);
    }
    return palette.color(QPalette::WindowText);
}

QColor readableOn(const QColor &ground)
{
    // Relative luminance, https://www.w3.org/TR/WCAG21/#dfn-relative-luminance
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    const double luminance =
        0.2126 * linear(ground.redF()) + 0.7152 * linear(ground.greenF()) + 0.0722 * linear(ground.blueF());
    return luminance > 0.179 ? QColor(Qt::black) : QColor(Qt::white);
}

QColor mixed(const QColor &ground, const QColor &tint, double share)
{
    const auto mix = [share](float a, float b) { return float(a + (b - a) * share); };
    return QColor::fromRgbF(mix(ground.redF(), tint.redF()), mix(ground.greenF(), tint.greenF()),
                            mix(ground.blueF(), tint.blueF()));
}

} // namespace Aegir::Theme
