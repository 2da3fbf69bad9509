// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/yamledit.h"

#include "forms/theme.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/SyntaxHighlighter>
#include <KSyntaxHighlighting/Theme>
#include <QEvent>
#include <QFontDatabase>
#include <QTextBlock>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Aegir {

YamlEdit::YamlEdit(const EditorContext &context, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_repository(context.highlighting)
{
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setLineWrapMode(NoWrap);
    setTabChangesFocus(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    if (m_repository) {
        m_highlighter = new KSyntaxHighlighting::SyntaxHighlighter(document());
        m_highlighter->setDefinition(m_repository->definitionForName(u"YAML"_s));
        applyTheme();
    }
    fitHeight();
    // Of the document, not of this: who sets a value quietly wants the height to fit and the line to be marked.
    connect(document(), &QTextDocument::blockCountChanged, this, &YamlEdit::fitHeight);
    connect(document(), &QTextDocument::contentsChanged, this, &YamlEdit::takeText);
}

/// Colours are changes, too; only another text counts.
void YamlEdit::takeText()
{
    QString text = toPlainText();
    if (text == m_text)
        return;
    m_text = std::move(text);
    m_reading = YamlText::read(m_text);
    markProblem();
    emit edited();
}

void YamlEdit::setValue(const QJsonValue &value)
{
    if (reading().problem.isEmpty() && reading().value == value)
        return;
    setPlainText(YamlText::write(value).trimmed());
    takeText();
}

void YamlEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (m_highlighter && event->type() == QEvent::PaletteChange)
        applyTheme();
}

void YamlEdit::applyTheme()
{
    const KSyntaxHighlighting::Theme theme = m_repository->themeForPalette(palette());
    if (m_highlighter->theme().filePath() == theme.filePath())
        return;
    m_highlighter->setTheme(theme);
    m_highlighter->rehighlight();
}

void YamlEdit::fitHeight()
{
    const int lines = std::clamp(blockCount(), 3, 14);
    const double text = std::ceil(QFontMetricsF(font()).lineSpacing()) * lines;
    setFixedHeight(int(text + 2 * document()->documentMargin()) + 2 * frameWidth() + 8);
}

void YamlEdit::markProblem()
{
    QList<QTextEdit::ExtraSelection> selections;
    const QTextBlock block = document()->findBlockByNumber(std::max(0, reading().line - 1));
    if (!reading().problem.isEmpty() && block.isValid()) {
        QTextEdit::ExtraSelection line;
        line.cursor = QTextCursor(block);
        const QColor red = Theme::color(palette(), Theme::Tone::Negative);
        line.format.setBackground(Theme::mixed(palette().color(QPalette::Base), red, 0.2));
        line.format.setProperty(QTextFormat::FullWidthSelection, true);
        selections.append(line);
    }
    setExtraSelections(selections);
}

} // namespace Aegir
