// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/log/rowtext.h"

#include <QColor>
#include <QTextCharFormat>
#include <QTextLayout>

#include <array>

namespace Aegir {

/// What the colours of SGR sequences look like on a ground, so that all of them can be read there: text keeps a
/// contrast of at least 4.5 : 1, whatever a program asked for. Cheap to make; make another one when the palette
/// changes.
class AnsiColors
{
public:
    /// For text in @p text on @p ground: the Text and the Base of what is painted on.
    AnsiColors(const QColor &ground, const QColor &text);

    /// The colour of a number as TextStyle has it, as it is; invalid for TextStyle::none.
    QColor color(int number) const;

    /// What @p style changes; everything else is left unset.
    QTextCharFormat format(const TextStyle &style) const;

    /// The styles of a row for QTextLayout::setFormats().
    QList<QTextLayout::FormatRange> ranges(const QList<StyledSpan> &styles) const;

private:
    QColor m_ground;
    QColor m_text;
    const std::array<QRgb, 16> *m_palette; ///< never null
};

/// The contrast of two colours, 1 to 21: https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio
double contrast(const QColor &one, const QColor &other);

} // namespace Aegir
