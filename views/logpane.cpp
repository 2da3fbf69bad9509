// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/logpane.h"

#include "forms/theme.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/SyntaxHighlighter>
#include <KSyntaxHighlighting/Theme>

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QFontDatabase>
#include <QMenu>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTextBlock>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
constexpr qsizetype onePiece = 32 * 1024; ///< characters per turn of the event loop: a few milliseconds with colours
}

LogPane::LogPane(KSyntaxHighlighting::Repository &repository, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_repository(repository)
    , m_highlighter(new KSyntaxHighlighting::SyntaxHighlighter(document()))
    , m_wrap(new QAction(tr("&Wrap Lines"), this))
{
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setLineWrapMode(NoWrap); // a recap is a table
    setAccessibleName(tr("Output of the run"));
    m_highlighter->setDefinition(repository.definitionForName(u"Ansible Output"_s));
    applyTheme();
    m_turn.setInterval(0);
    m_wrap->setObjectName(u"wrapLines"_s);
    m_wrap->setCheckable(true);
    connect(m_wrap, &QAction::toggled, this, &LogPane::setWrapping);
    connect(&m_turn, &QTimer::timeout, this, &LogPane::appendSome);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &LogPane::scrolled);
}

void LogPane::clearLog()
{
    const QScopedValueRollback moving(m_moving, true);
    m_turn.stop();
    m_pending.clear();
    m_log = {};
    m_wanted.reset();
    m_marked = {};
    m_matches.clear();
    clear();
    mark();
    setFollowing(true);
}

void LogPane::append(const QByteArray &bytes)
{
    m_pending += m_log.take(bytes);
    if (!m_turn.isActive())
        m_turn.start();
}

void LogPane::setFollowing(bool following)
{
    if (following)
        scrollToEnd();
    if (m_following == following)
        return;
    m_following = following;
    emit followingChanged(following);
}

void LogPane::setWrapping(bool wrapping)
{
    const QScopedValueRollback moving(m_moving, true);
    m_wrap->setChecked(wrapping);
    setLineWrapMode(wrapping ? WidgetWidth : NoWrap);
    if (m_following)
        scrollToEnd();
}

void LogPane::showOffset(qint64 offset)
{
    setFollowing(false);
    if (m_pending.isEmpty() && offset <= m_log.size())
        goTo(offset);
    else
        m_wanted = offset;
}

void LogPane::setMatches(const QList<QTextCursor> &cursors)
{
    m_matches = cursors;
    mark();
}

void LogPane::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu *menu = createStandardContextMenu(event->pos());
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSeparator();
    menu->addAction(m_wrap);
    menu->popup(event->globalPos());
}

void LogPane::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_theming)
        applyTheme();
}

void LogPane::resizeEvent(QResizeEvent *event)
{
    const QScopedValueRollback moving(m_moving, true);
    QPlainTextEdit::resizeEvent(event);
    if (m_following)
        scrollToEnd();
}

void LogPane::appendSome()
{
    const QScopedValueRollback moving(m_moving, true);
    QTextCursor end(document());
    end.movePosition(QTextCursor::End);
    end.insertText(m_pending.left(onePiece));
    m_pending.remove(0, onePiece);
    if (m_following)
        scrollToEnd();
    if (!m_pending.isEmpty())
        return;
    m_turn.stop();
    if (m_wanted && *m_wanted <= m_log.size())
        goTo(*std::exchange(m_wanted, std::nullopt));
    emit caughtUp();
}

void LogPane::goTo(qint64 offset)
{
    // Ansible ends a step's output with an empty line, and the next one's begins there.
    QTextBlock block = document()->findBlockByNumber(m_log.lineAt(offset));
    while (block.isValid() && block.next().isValid() && block.text().trimmed().isEmpty())
        block = block.next();
    if (!block.isValid())
        return;
    const QScopedValueRollback moving(m_moving, true);
    m_marked = QTextCursor(block);
    setTextCursor(m_marked);
    centerCursor();
    mark();
}

void LogPane::scrolled()
{
    if (m_moving)
        return;
    const bool atEnd = verticalScrollBar()->value() >= verticalScrollBar()->maximum();
    if (atEnd != m_following) {
        m_following = atEnd;
        emit followingChanged(atEnd);
    }
}

void LogPane::scrollToEnd()
{
    const QScopedValueRollback moving(m_moving, true);
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void LogPane::applyTheme()
{
    const QScopedValueRollback guard(m_theming, true);
    const KSyntaxHighlighting::Theme theme = m_repository.themeForPalette(QApplication::palette());
    QPalette colors; // only what differs, so that changes of the rest, and news of them, still arrive
    colors.setColor(QPalette::Base, QColor::fromRgba(theme.editorColor(KSyntaxHighlighting::Theme::BackgroundColor)));
    colors.setColor(QPalette::Text, QColor::fromRgba(theme.textColor(KSyntaxHighlighting::Theme::Normal)));
    setPalette(colors);
    if (m_highlighter->theme().filePath() == theme.filePath())
        return;
    m_highlighter->setTheme(theme);
    m_highlighter->rehighlight();
}

void LogPane::mark()
{
    QList<QTextEdit::ExtraSelection> selections;
    if (!m_marked.isNull()) {
        QTextEdit::ExtraSelection line;
        line.cursor = m_marked;
        const double share = Theme::isDark(palette()) ? 0.12 : 0.22; // an error's red stays readable on it
        line.format.setBackground(Theme::mixed(palette().color(QPalette::Base), palette().color(QPalette::Highlight), share));
        line.format.setProperty(QTextFormat::FullWidthSelection, true);
        selections.append(line);
    }
    for (const QTextCursor &cursor : std::as_const(m_matches)) {
        QTextEdit::ExtraSelection match;
        match.cursor = cursor;
        match.format.setBackground(QColor(0xff, 0xd8, 0x4d));
        match.format.setForeground(Qt::black);
        selections.append(match);
    }
    setExtraSelections(selections);
}

} // namespace Aegir
