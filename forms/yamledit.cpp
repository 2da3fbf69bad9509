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
    connect(this, &QPlainTextEdit::blockCountChanged, this, &YamlEdit::fitHeight);
    connect(document(), &QTextDocument::contentsChange, this, [this](int, int removed, int added) {
        if (removed == 0 && added == 0)
            return; // colours
        markProblem();
        emit edited();
    });
}

const YamlText::Reading &YamlEdit::reading() const
{
    if (m_readRevision != document()->revision()) {
        m_reading = YamlText::read(toPlainText());
        m_readRevision = document()->revision();
    }
    return m_reading;
}

void YamlEdit::setValue(const QJsonValue &value)
{
    if (reading().problem.isEmpty() && reading().value == value)
        return;
    setPlainText(YamlText::write(value).trimmed());
    markProblem();
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
    setFixedHeight(int(QFontMetricsF(font()).lineSpacing() * lines + 2 * document()->documentMargin()) + 2 * frameWidth() + 4);
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
