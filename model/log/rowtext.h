// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QList>
#include <QString>

namespace Aegir {

/// How an SGR sequence (ECMA-48, 8.3.117) wants text to look. Colours are numbers; what they look like is the view's.
struct TextStyle
{
    static constexpr int none = -1;
    /// 0 to 15 of the terminal's palette, 16 to 255 of xterm's, or 0x1000000 + RGB; none: as it is.
    int foreground = none;
    int background = none;
    bool bold = false;
    bool italic = false;
    bool underline = false;
    bool strikeOut = false;
    bool reverse = false;

    bool isPlain() const { return *this == TextStyle(); }
    bool operator==(const TextStyle &) const = default;
};

/// A part of a text that has a style of its own.
struct StyledSpan
{
    qsizetype start = 0;
    qsizetype length = 0;
    TextStyle style;

    bool operator==(const StyledSpan &) const = default;
};

/// What is shown of a row: text that can do nothing, and the colours that it asked for.
struct RowText
{
    QString text;
    QList<StyledSpan> styles; ///< in order, without overlap, none of them plain

    bool operator==(const RowText &) const = default;
};

/// Turns the bytes of one row into what is shown. The same for painting, finding, copying and for screen readers.
///
/// - UTF-8; bytes that are none become U+FFFD.
/// - A carriage return starts the line over, as in a terminal: what came before it is overwritten.
/// - SGR sequences become styles and leave no text. Every other control character, ESC too, is shown as its picture
///   (U+2400 and on), C1 controls, marks that change the direction of text, line and paragraph separators and
///   noncharacters as U+FFFD: nothing of a log is ever obeyed. Only the tabulator stays what it is.
RowText rowText(QByteArrayView bytes);

/// True when @p bytes are shown as they are: text(bytes) is QString::fromUtf8(bytes).
bool isPlainText(QByteArrayView bytes);

} // namespace Aegir
