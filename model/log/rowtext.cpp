// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/rowtext.h"

#include <algorithm>
#include <optional>

namespace Aegir {

namespace {

constexpr QChar escape(0x1b);

/// Characters that act on what is around them instead of being seen: none of them may do so in a log.
bool isActive(char32_t c)
{
    return (c >= 0x80 && c <= 0x9f) || c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x2028 && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x206f) || (c >= 0xfdd0 && c <= 0xfdef) || (c >= 0xfff9 && c <= 0xfffb)
        || (c & 0xfffe) == 0xfffe;
}

QChar shown(QChar c)
{
    if (c.unicode() < 0x20 && c != u'\t')
        return QChar(0x2400 + c.unicode());
    if (c.unicode() == 0x7f)
        return QChar(0x2421);
    return isActive(c.unicode()) ? QChar(QChar::ReplacementCharacter) : c;
}

/// The colour after 38 or 48: `5;N` or `2;R;G;B`. Nothing when it is none; @p at is left on its last number.
std::optional<int> extendedColor(const QList<int> &numbers, qsizetype &at)
{
    const auto number = [&numbers](qsizetype index) { return index < numbers.size() ? numbers[index] : -1; };
    const auto isByte = [](int value) { return value >= 0 && value <= 255; };
    if (number(at + 1) == 5 && isByte(number(at + 2))) {
        at += 2;
        return numbers[at];
    }
    if (number(at + 1) == 2 && isByte(number(at + 2)) && isByte(number(at + 3)) && isByte(number(at + 4))) {
        at += 4;
        return 0x1000000 + (numbers[at - 2] << 16) + (numbers[at - 1] << 8) + numbers[at];
    }
    at = numbers.size(); // what follows belongs to what we do not understand
    return {};
}

void apply(TextStyle &style, const QList<int> &numbers)
{
    for (qsizetype i = 0; i < numbers.size(); ++i) {
        const int n = numbers[i];
        if (n == 0)
            style = {};
        else if (n == 1 || n == 22)
            style.bold = n == 1;
        else if (n == 3 || n == 23)
            style.italic = n == 3;
        else if (n == 4 || n == 24)
            style.underline = n == 4;
        else if (n == 7 || n == 27)
            style.reverse = n == 7;
        else if (n == 9 || n == 29)
            style.strikeOut = n == 9;
        else if ((n >= 30 && n <= 37) || (n >= 90 && n <= 97))
            style.foreground = n >= 90 ? n - 82 : n - 30;
        else if ((n >= 40 && n <= 47) || (n >= 100 && n <= 107))
            style.background = n >= 100 ? n - 92 : n - 40;
        else if (n == 39)
            style.foreground = TextStyle::none;
        else if (n == 49)
            style.background = TextStyle::none;
        else if (n == 38)
            style.foreground = extendedColor(numbers, i).value_or(style.foreground);
        else if (n == 48)
            style.background = extendedColor(numbers, i).value_or(style.background);
    }
}

/// The length of the SGR sequence that @p text begins with, and its numbers; 0 when it begins with none.
qsizetype sgrLength(QStringView text, QList<int> &numbers)
{
    constexpr qsizetype longest = 64; // what is longer is not meant as a colour
    if (!text.startsWith(escape) || text.size() < 3 || text[1] != u'[')
        return 0;
    int number = 0;
    for (qsizetype i = 2; i < std::min(text.size(), longest); ++i) {
        if (text[i] >= u'0' && text[i] <= u'9') {
            number = std::min(number * 10 + text[i].unicode() - u'0', 9999);
        } else if (text[i] == u';' || text[i] == u':') {
            numbers.append(number);
            number = 0;
        } else if (text[i] == u'm') {
            numbers.append(number);
            return i + 1;
        } else {
            return 0;
        }
    }
    return 0;
}

/// A line as a terminal would leave it: text and a style for each unit, written over from the start at each CR.
class Line
{
public:
    void write(QChar c, const TextStyle &style)
    {
        if (m_at < m_text.size()) {
            m_text[m_at] = c;
        } else {
            m_text.append(c);
        }
        if (m_styles.size() > m_at)
            m_styles[m_at] = style;
        else if (!style.isPlain())
            padTo(m_at).append(style);
        ++m_at;
    }
    void startOver() { m_at = 0; }

    RowText result() const
    {
        RowText result{.text = m_text, .styles = {}};
        for (qsizetype i = 0; i < m_styles.size(); ++i) {
            if (m_styles[i].isPlain())
                continue;
            StyledSpan *last = result.styles.isEmpty() ? nullptr : &result.styles.last();
            if (last && last->start + last->length == i && last->style == m_styles[i])
                ++last->length;
            else
                result.styles.append({.start = i, .length = 1, .style = m_styles[i]});
        }
        return result;
    }

private:
    QList<TextStyle> &padTo(qsizetype size)
    {
        m_styles.resize(size);
        return m_styles;
    }

    QString m_text;
    QList<TextStyle> m_styles; ///< may be shorter than the text: the rest is plain
    qsizetype m_at = 0;
};

} // namespace

bool isPlainText(QByteArrayView bytes)
{
    // Bytes from 0xc2 on may begin a character that acts on others (U+0080, U+200E, U+FDD0 ...): a look at the first
    // byte is enough to send the row the long way, which is right for all.
    return std::ranges::all_of(bytes, [](char c) {
        const auto byte = uchar(c);
        return (byte >= 0x20 && byte < 0x7f) || byte == '\t'
            || (byte >= 0x80 && byte != 0xc2 && byte != 0xd8 && byte < 0xe2) || (byte > 0xe2 && byte < 0xef);
    });
}

RowText rowText(QByteArrayView bytes)
{
    const QString decoded = QString::fromUtf8(bytes);
    if (isPlainText(bytes))
        return {.text = decoded, .styles = {}};
    Line line;
    TextStyle style;
    QList<int> numbers;
    for (qsizetype i = 0; i < decoded.size(); ++i) {
        const QChar c = decoded[i];
        if (c == u'\r') {
            line.startOver();
            continue;
        }
        if (c == escape) {
            numbers.clear();
            if (const qsizetype length = sgrLength(QStringView(decoded).sliced(i), numbers); length > 0) {
                apply(style, numbers);
                i += length - 1;
                continue;
            }
        }
        if (c.isHighSurrogate() && i + 1 < decoded.size() && decoded[i + 1].isLowSurrogate()) {
            const char32_t whole = QChar::surrogateToUcs4(c, decoded[i + 1]);
            ++i;
            // Noncharacters end each plane; the tag characters of plane 14 are not seen, either.
            if (isActive(whole) || (whole >= 0xe0000 && whole <= 0xe007f)) {
                line.write(QChar(QChar::ReplacementCharacter), style);
            } else {
                line.write(c, style);
                line.write(decoded[i], style);
            }
            continue;
        }
        line.write(shown(c), style);
    }
    return line.result();
}

} // namespace Aegir
