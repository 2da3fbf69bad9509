// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/export/htmlstyles.h"

#include "forms/theme.h"
#include "views/log/ansicolors.h"

#include <KSyntaxHighlighting/Format>

using namespace Qt::StringLiterals;
using KSyntaxHighlighting::Format;
using SyntaxTheme = KSyntaxHighlighting::Theme;

namespace Aegir {

namespace {

QByteArray hex(const QColor &color)
{
    return color.name().toLatin1();
}

/// What @p format has that other text has not, as declarations.
QByteArray declarations(const Format &format, const SyntaxTheme &theme)
{
    QByteArray css;
    if (format.hasTextColor(theme))
        css += "color:" + hex(format.textColor(theme)) + ';';
    if (format.hasBackgroundColor(theme))
        css += "background:" + hex(format.backgroundColor(theme)) + ';';
    if (format.isBold(theme))
        css += "font-weight:bold;";
    if (format.isItalic(theme))
        css += "font-style:italic;";
    if (format.isUnderline(theme) || format.isStrikeThrough(theme)) {
        css += "text-decoration:"_ba + (format.isUnderline(theme) ? " underline" : "")
            + (format.isStrikeThrough(theme) ? " line-through" : "") + ';';
    }
    return css;
}

QByteArray declarations(const TextStyle &style, const AnsiColors &colors)
{
    const QTextCharFormat format = colors.format(style);
    QByteArray css;
    if (format.hasProperty(QTextFormat::ForegroundBrush))
        css += "color:" + hex(format.foreground().color()) + ';';
    if (format.hasProperty(QTextFormat::BackgroundBrush))
        css += "background:" + hex(format.background().color()) + ';';
    if (style.bold)
        css += "font-weight:bold;";
    if (style.italic)
        css += "font-style:italic;";
    if (style.underline || style.strikeOut)
        css += "text-decoration:"_ba + (style.underline ? " underline" : "") + (style.strikeOut ? " line-through" : "")
            + ';';
    return css;
}

constexpr auto layout = R"(body{margin:0;background:var(--ground);color:var(--text);font:15px/1.5 system-ui,sans-serif}
header{padding:1rem 1.25rem;border-bottom:1px solid var(--line)}
h1{margin:0;font-size:1.25rem}
header p{margin:.5rem 0;padding-left:.75rem;border-left:4px solid var(--line)}
header p.ok{border-color:var(--ok)}
header p.warning{border-color:var(--warning)}
header p.error{border-color:var(--error)}
header a{color:inherit}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:.75rem 0 0;font-size:.875rem}
dt{color:var(--muted)}
dd{margin:0;overflow-wrap:anywhere}
main{padding:.75rem 1.25rem}
pre{margin:0 0 0 -.75rem;padding-left:.75rem;font:13px/1.45 ui-monospace,Hack,Menlo,Consolas,monospace;white-space:pre-wrap;overflow-wrap:anywhere;tab-size:8;content-visibility:auto;contain-intrinsic-size:auto 200lh}
#failure{display:block;margin-left:-.75rem;padding-left:calc(.75rem - 3px);border-left:3px solid var(--error)}
@media print{pre{content-visibility:visible}}
)";

} // namespace

HtmlStyles::HtmlStyles(const KSyntaxHighlighting::Repository &repository,
                       const KSyntaxHighlighting::Definition &definition)
    : m_light(repository.defaultTheme(KSyntaxHighlighting::Repository::LightTheme))
    , m_dark(repository.defaultTheme(KSyntaxHighlighting::Repository::DarkTheme))
    , m_definition(definition)
{
    for (const QList<Format> formats = definition.formats(); const Format &format : formats) {
        if (!declarations(format, m_light).isEmpty() || !declarations(format, m_dark).isEmpty())
            m_formats.insert(format.id(), 'f' + QByteArray::number(format.id()));
    }
}

void HtmlStyles::add(const TextStyle &style)
{
    if (m_styles.size() >= mostStyles || m_numbers.contains(style))
        return;
    m_numbers.insert(style, m_styles.size());
    m_styles.append(style);
}

QByteArray HtmlStyles::styleClass(const TextStyle &style) const
{
    const auto number = m_numbers.constFind(style);
    return number == m_numbers.cend() ? QByteArray() : 's' + QByteArray::number(*number);
}

QByteArray HtmlStyles::css() const
{
    return ":root{color-scheme:light dark}\n" + rules(m_light) + layout + "@media (prefers-color-scheme:dark){\n"
        + rules(m_dark) + "}\n";
}

QByteArray HtmlStyles::rules(const SyntaxTheme &theme) const
{
    const QColor ground = QColor::fromRgb(theme.editorColor(SyntaxTheme::BackgroundColor));
    const QColor text = QColor::fromRgb(theme.textColor(SyntaxTheme::Normal));
    const AnsiColors colors(ground, text);
    const auto readable = [&colors](int number) {
        return hex(colors.format({.foreground = number}).foreground().color());
    };
    QByteArray css = ":root{--ground:" + hex(ground) + ";--text:" + hex(text) + ";--muted:" + readable(8)
        + ";--line:" + hex(Theme::mixed(ground, text, 0.25)) + ";--ok:" + readable(2) + ";--warning:" + readable(3)
        + ";--error:" + readable(1) + "}\n";
    for (const QList<Format> formats = m_definition.formats(); const Format &format : formats) {
        if (m_formats.contains(format.id()))
            css += ".f" + QByteArray::number(format.id()) + '{' + declarations(format, theme) + "}\n";
    }
    for (qsizetype i = 0; i < m_styles.size(); ++i)
        css += ".s" + QByteArray::number(i) + '{' + declarations(m_styles[i], colors) + "}\n";
    return css;
}

size_t qHash(const TextStyle &style, size_t seed)
{
    const int flags = style.bold | style.italic << 1 | style.underline << 2 | style.strikeOut << 3 | style.reverse << 4;
    return qHashMulti(seed, style.foreground, style.background, flags);
}

} // namespace Aegir
