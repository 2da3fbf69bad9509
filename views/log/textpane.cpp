// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/log/textpane.h"

#include "views/log/ansicolors.h"

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/State>
#include <KSyntaxHighlighting/Theme>
#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QElapsedTimer>
#include <QFontDatabase>
#include <QMenu>
#include <QMimeData>
#include <QScopedValueRollback>
#include <QTextBlock>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
constexpr qint64 oneTurn = 6;            ///< milliseconds of painting per turn of the event loop
constexpr qsizetype longestBlock = 2048; ///< characters of a line that are laid out as one: a screenful takes 20 ms

/// Where the part of @p line that begins at @p from ends: not between the halves of a character.
qsizetype endOfPart(QStringView line, qsizetype from)
{
    const qsizetype end = from + longestBlock;
    if (end >= line.size())
        return line.size();
    return line[end].isLowSurrogate() && line[end - 1].isHighSurrogate() ? end - 1 : end;
}
} // namespace

/// Says for one line after the other what its colours are.
class TextPane::Painter final : public KSyntaxHighlighting::AbstractHighlighter
{
public:
    explicit Painter(KSyntaxHighlighting::Repository &repository)
        : m_repository(repository)
    {
    }

    void setCode(const QString &name)
    {
        m_rows.clear();
        setDefinition(m_repository.definitionForName(name));
    }
    void setRows(const QList<RowText> &rows)
    {
        m_rows.clear();
        for (const RowText &row : rows)
            addRow(row);
        setDefinition({});
    }
    void start(const QPalette &palette)
    {
        m_state = {};
        m_formats.clear();
        m_ansi = std::make_unique<AnsiColors>(palette.color(QPalette::Base), palette.color(QPalette::Text));
    }

    KSyntaxHighlighting::Repository &repository() const { return m_repository; }

    /// The colours of the block @p number. A line in parts is data rather than code, and stays without a language's.
    QList<QTextLayout::FormatRange> block(int number, const QString &text, bool isPart)
    {
        if (!m_rows.isEmpty())
            return m_ansi->ranges(m_rows.value(number));
        m_ranges.clear();
        if (definition().isValid() && !isPart)
            m_state = highlightLine(text, m_state);
        return m_ranges;
    }

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override
    {
        if (length <= 0 || format.isDefaultTextStyle(theme()))
            return;
        auto known = m_formats.find(format.id());
        if (known == m_formats.end())
            known = m_formats.insert(format.id(), charFormat(format));
        m_ranges.append({.start = offset, .length = length, .format = *known});
    }

private:
    /// One list of styles for each block that the row becomes.
    void addRow(const RowText &row)
    {
        qsizetype from = 0;
        qsizetype span = 0;
        do {
            const qsizetype end = endOfPart(row.text, from);
            QList<StyledSpan> styles;
            for (; span < row.styles.size() && row.styles[span].start < end; ++span) {
                StyledSpan part = row.styles[span];
                const qsizetype partEnd = std::min(part.start + part.length, end);
                part.start = std::max(part.start, from) - from;
                part.length = partEnd - from - part.start;
                styles.append(part);
                if (row.styles[span].start + row.styles[span].length > end)
                    break; // it goes on in the next block
            }
            m_rows.append(styles);
            from = end;
        } while (from < row.text.size());
    }

    QTextCharFormat charFormat(const KSyntaxHighlighting::Format &format) const
    {
        QTextCharFormat made;
        if (format.hasTextColor(theme()))
            made.setForeground(format.textColor(theme()));
        if (format.hasBackgroundColor(theme()))
            made.setBackground(format.backgroundColor(theme()));
        if (format.isBold(theme()))
            made.setFontWeight(QFont::Bold);
        made.setFontItalic(format.isItalic(theme()));
        made.setFontUnderline(format.isUnderline(theme()));
        made.setFontStrikeOut(format.isStrikeThrough(theme()));
        return made;
    }

    KSyntaxHighlighting::Repository &m_repository;
    KSyntaxHighlighting::State m_state;
    QHash<int, QTextCharFormat> m_formats;
    QList<QTextLayout::FormatRange> m_ranges;
    QList<QList<StyledSpan>> m_rows; ///< empty: code
    std::unique_ptr<AnsiColors> m_ansi;
};

TextPane::TextPane(KSyntaxHighlighting::Repository &repository, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_painter(std::make_unique<Painter>(repository))
    , m_wrap(new QAction(tr("&Wrap Lines"), this))
{
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setLineWrapMode(NoWrap);
    m_wrap->setCheckable(true);
    connect(m_wrap, &QAction::toggled, this, [this](bool wrap) { setLineWrapMode(wrap ? WidgetWidth : NoWrap); });
    m_turn.setInterval(0);
    connect(&m_turn, &QTimer::timeout, this, &TextPane::paintSome);
    applyTheme();
}

TextPane::~TextPane() = default;

void TextPane::setCode(const QString &text, const QString &definition)
{
    m_painter->setCode(definition);
    m_continues.clear();
    QString shown;
    shown.reserve(text.size() + 64);
    const QList<QStringView> lines = QStringView(text).split(u'\n');
    for (QStringView line : lines)
        addLine(shown, line);
    begin(shown);
}

void TextPane::setRows(const QList<RowText> &rows)
{
    m_painter->setRows(rows);
    m_continues.clear();
    QString shown;
    for (const RowText &row : rows)
        addLine(shown, row.text);
    begin(shown);
}

void TextPane::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_theming)
        applyTheme();
}

void TextPane::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu *menu = createStandardContextMenu(event->pos());
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSeparator();
    menu->addAction(m_wrap);
    menu->popup(event->globalPos());
}

QMimeData *TextPane::createMimeDataFromSelection() const
{
    // Text alone, as it stands there: Qt's own also makes HTML of it, and blanks of no-break spaces.
    const QTextCursor cursor = textCursor();
    QString text;
    QTextBlock block = document()->findBlock(cursor.selectionStart());
    for (; block.isValid() && block.position() <= cursor.selectionEnd(); block = block.next()) {
        const int from = std::max(0, cursor.selectionStart() - block.position());
        if (from == 0 && block.position() > cursor.selectionStart() && !m_continues.value(block.blockNumber()))
            text += u'\n';
        text += block.text().mid(from, cursor.selectionEnd() - block.position() - from);
    }
    auto *selection = new QMimeData;
    selection->setText(text);
    return selection;
}

/// Adds @p line to @p text as one block, or as many as it takes.
void TextPane::addLine(QString &text, QStringView line)
{
    qsizetype from = 0;
    do {
        if (!m_continues.isEmpty())
            text += u'\n';
        m_continues.append(from > 0);
        const qsizetype end = endOfPart(line, from);
        text += line.sliced(from, end - from);
        from = end;
    } while (from < line.size());
}

void TextPane::begin(const QString &text)
{
    m_turn.stop();
    setPlainText(text);
    restart();
}

void TextPane::restart()
{
    m_next = 0;
    m_painter->start(palette());
    m_turn.start();
    paintSome();
}

void TextPane::paintSome()
{
    QElapsedTimer timer;
    timer.start();
    QTextBlock block = document()->findBlockByNumber(m_next);
    const int from = block.position();
    for (; block.isValid() && !timer.hasExpired(oneTurn); block = block.next(), ++m_next) {
        const bool isPart = m_continues.value(m_next) || m_continues.value(m_next + 1);
        const auto ranges = m_painter->block(m_next, block.text(), isPart);
        if (!ranges.isEmpty() || !block.layout()->formats().isEmpty())
            block.layout()->setFormats(ranges);
    }
    const int to = block.isValid() ? block.position() : document()->characterCount() - 1;
    document()->markContentsDirty(from, to - from);
    if (!block.isValid())
        m_turn.stop();
}

void TextPane::applyTheme()
{
    const QScopedValueRollback guard(m_theming, true);
    const KSyntaxHighlighting::Theme theme = m_painter->repository().themeForPalette(QApplication::palette());
    QPalette colors; // only what differs, so that changes of the rest, and news of them, still arrive
    colors.setColor(QPalette::Base, QColor::fromRgba(theme.editorColor(KSyntaxHighlighting::Theme::BackgroundColor)));
    colors.setColor(QPalette::Text, QColor::fromRgba(theme.textColor(KSyntaxHighlighting::Theme::Normal)));
    setPalette(colors);
    if (m_painter->theme().filePath() == theme.filePath() && m_painter->theme().isValid())
        return;
    m_painter->setTheme(theme);
    restart();
}

} // namespace Aegir
