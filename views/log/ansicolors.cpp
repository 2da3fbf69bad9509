// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/log/ansicolors.h"

#include "forms/theme.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace Aegir {

namespace {

constexpr double readable = 4.5;

constexpr std::array<QRgb, 16> onLight{
    0xff1f2328, 0xffb0201a, 0xff176f3a, 0xff7a5600, 0xff1555a8, 0xff86278a, 0xff0a6470, 0xff5f6670,
    0xff555c65, 0xffc62a22, 0xff1b7a41, 0xff855e00, 0xff1f63c2, 0xff9c33a0, 0xff0c707d, 0xff3a4048,
};
constexpr std::array<QRgb, 16> onDark{
    0xff98a1ab, 0xffff857c, 0xff6fd08c, 0xffe8b34a, 0xff7cb8ff, 0xffdf9cf5, 0xff5cccd6, 0xffd5dbe1,
    0xffa9b2bc, 0xffffa19a, 0xff92e3ab, 0xffffd27a, 0xff9ccbff, 0xffecbbff, 0xff8be6ee, 0xffffffff,
};

double luminance(const QColor &color)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

/// @p color, moved away from @p ground as far as it takes to be read there.
QColor readableOn(const QColor &ground, const QColor &color)
{
    const QColor far = Theme::readableOn(ground);
    for (int step = 0; step < 10; ++step) {
        const QColor nearer = Theme::mixed(color, far, step / 10.0);
        if (contrast(ground, nearer) >= readable)
            return nearer;
    }
    return far;
}

} // namespace

double contrast(const QColor &one, const QColor &other)
{
    const auto [low, high] = std::minmax({luminance(one), luminance(other)});
    return (high + 0.05) / (low + 0.05);
}

AnsiColors::AnsiColors(const QColor &ground, const QColor &text)
    : m_ground(ground)
    , m_text(text)
    , m_palette(luminance(ground) < luminance(text) ? &onDark : &onLight)
{
}

QColor AnsiColors::color(int number) const
{
    if (number < 0)
        return {};
    if (number >= 0x1000000)
        return QColor::fromRgb(QRgb(number & 0xffffff));
    if (number < 16)
        return QColor::fromRgb((*m_palette)[size_t(number)]);
    if (number >= 256)
        return {};
    if (number >= 232) {
        const int grey = 8 + 10 * (number - 232);
        return QColor(grey, grey, grey);
    }
    // xterm's cube of 6 x 6 x 6 colours
    const auto level = [](int part) { return part == 0 ? 0 : 55 + 40 * part; };
    const int cube = number - 16;
    return QColor(level(cube / 36), level(cube / 6 % 6), level(cube % 6));
}

QTextCharFormat AnsiColors::format(const TextStyle &style) const
{
    QTextCharFormat format;
    QColor text = color(style.foreground);
    QColor ground = color(style.background);
    if (style.reverse) {
        std::swap(text, ground);
        if (!ground.isValid())
            ground = m_text;
        if (!text.isValid())
            text = m_ground;
    }
    if (ground.isValid())
        format.setBackground(ground);
    if (text.isValid() || ground.isValid())
        format.setForeground(readableOn(ground.isValid() ? ground : m_ground, text.isValid() ? text : m_text));
    if (style.bold)
        format.setFontWeight(QFont::Bold);
    if (style.italic)
        format.setFontItalic(true);
    if (style.underline)
        format.setFontUnderline(true);
    if (style.strikeOut)
        format.setFontStrikeOut(true);
    return format;
}

QList<QTextLayout::FormatRange> AnsiColors::ranges(const QList<StyledSpan> &styles) const
{
    QList<QTextLayout::FormatRange> ranges;
    ranges.reserve(styles.size());
    for (const StyledSpan &span : styles)
        ranges.append({.start = int(span.start), .length = int(span.length), .format = format(span.style)});
    return ranges;
}

} // namespace Aegir
