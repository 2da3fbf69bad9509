// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/log/logfindbar.h"

#include "forms/clearbutton.h"
#include "forms/themeicon.h"
#include "forms/tonelabel.h"
#include "views/log/logview.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPointer>
#include <QShortcut>
#include <QToolButton>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
int clamped(qint64 number)
{
    return int(std::min<qint64>(number, std::numeric_limits<int>::max()));
}
} // namespace

LogFindBar::LogFindBar(LogView &log, QWidget *parent)
    : QWidget(parent)
    , m_log(log)
    , m_finder(log.rows())
    , m_text(new QLineEdit(this))
    , m_case(makeButton(u"Aa"_s, tr("Match case")))
    , m_word(makeButton(u"W"_s, tr("Whole words only")))
    , m_expression(makeButton(u".*"_s, tr("Regular expression")))
    , m_count(new ToneLabel(Theme::Tone::Muted, this))
    , m_notice(new ToneLabel(Theme::Tone::Muted, this))
{
    setObjectName(u"logFindBar"_s);
    m_text->setObjectName(u"findText"_s);
    m_text->setPlaceholderText(tr("Find in the output"));
    m_text->setAccessibleName(m_text->placeholderText());
    addClearButton(m_text);
    addOption(m_case, u"findCase"_s, u"Alt+C"_s);
    addOption(m_word, u"findWord"_s, u"Alt+W"_s);
    addOption(m_expression, u"findExpression"_s, u"Alt+X"_s);
    m_count->setObjectName(u"findCount"_s);
    // The line edit keeps its width while it is searched, and with most counts.
    m_count->setMinimumWidth(m_count->fontMetrics().horizontalAdvance(tr("Searching…")));
    m_notice->setObjectName(u"findNotice"_s);
    m_notice->setWordWrap(true);
    m_notice->hide();

    const auto iconButton = [this](const QString &icon, const QString &tip, void (LogFindBar::*slot)()) {
        QToolButton *button = makeButton({}, tip);
        button->setIcon(themeIcon(icon));
        connect(button, &QToolButton::clicked, this, slot);
        return button;
    };
    auto *line = new QHBoxLayout;
    line->addWidget(iconButton(u"dialog-close"_s, tr("Close (Esc)"), &LogFindBar::dismiss));
    line->addWidget(m_text, 1);
    line->addWidget(m_case);
    line->addWidget(m_word);
    line->addWidget(m_expression);
    line->addWidget(iconButton(u"go-up-search"_s, tr("Previous (Shift+F3)"), &LogFindBar::findPrevious));
    line->addWidget(iconButton(u"go-down-search"_s, tr("Next (F3)"), &LogFindBar::findNext));
    line->addWidget(m_count);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 2, 4, 2);
    layout->setSpacing(2);
    layout->addLayout(line);
    layout->addWidget(m_notice);
    hide();

    m_log.installEventFilter(this);
    connect(m_text, &QLineEdit::textChanged, this, &LogFindBar::restart);
    connect(&m_finder, &LogFinder::found, &m_log, &LogView::showMatch);
    connect(&m_finder, &LogFinder::changed, this, &LogFindBar::showState);
    connect(&m_log, &LogView::selectionChanged, this, [this] {
        if (m_finder.current() == 0 || m_log.selection() == m_finder.currentSelection())
            return;
        m_finder.forgetCurrent();
        showState();
    });
}

QToolButton *LogFindBar::makeButton(const QString &text, const QString &tip)
{
    auto *button = new QToolButton(this);
    button->setText(text);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setAutoRaise(true);
    return button;
}

void LogFindBar::addOption(QToolButton *option, const QString &name, const QString &key)
{
    const QKeySequence shortcut(key);
    option->setObjectName(name);
    option->setCheckable(true);
    // Not the button's own shortcut, which presses it for a while before it does anything.
    connect(new QShortcut(shortcut, this), &QShortcut::activated, option, &QToolButton::toggle);
    option->setToolTip(
        tr("%1 (%2)", "an option, the key for it").arg(option->toolTip(), shortcut.toString(QKeySequence::NativeText)));
    connect(option, &QToolButton::toggled, this, &LogFindBar::restart);
}

void LogFindBar::open()
{
    const LogSelection selection = m_log.selection();
    const bool wasShown = isVisible();
    show();
    if (!selection.isEmpty() && selection.anchor.row == selection.cursor.row) {
        const QString selected = m_log.selectedText();
        m_text->setText(m_expression->isChecked() ? QRegularExpression::escape(selected) : selected);
    }
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
    if (!wasShown && !m_finder.isActive())
        restart();
}

void LogFindBar::findNext()
{
    if (resume())
        m_finder.findNext(m_log.selection().last());
}

void LogFindBar::findPrevious()
{
    if (resume())
        m_finder.findPrevious(m_log.selection().first());
}

/// False when there is nothing to go on with, or when it has just begun.
bool LogFindBar::resume()
{
    if (m_finder.isActive())
        return true;
    show();
    if (m_text->text().isEmpty())
        open();
    else
        restart();
    return false;
}

void LogFindBar::dismiss()
{
    m_finder.stop();
    m_log.setMatcher({});
    m_log.setMatchRows({});
    hide();
    m_log.setFocus();
}

/// Where a person looks: from the selection on, so that typing on extends a match, or from the first row in view.
LogPosition LogFindBar::startOfSearch() const
{
    const LogPosition selected = m_log.selection().first();
    const qint64 shown = m_log.rows().rowOf(selected.row);
    if (shown >= m_log.firstRowInView() && shown <= m_log.lastRowInView() && shown >= 0)
        return selected;
    return {.row = std::max<qint64>(m_log.rows().documentRow(std::max<qint64>(m_log.firstRowInView(), 0)), 0),
            .column = 0};
}

void LogFindBar::restart()
{
    if (isHidden())
        return;
    m_error.clear();
    const Result<LogMatcher> matcher = LogMatcher::make({.text = m_text->text(),
                                                         .caseSensitive = m_case->isChecked(),
                                                         .wholeWord = m_word->isChecked(),
                                                         .regularExpression = m_expression->isChecked()});
    if (matcher) {
        m_log.setMatcher(*matcher);
        // The log may be painted once more after this bar is gone.
        m_log.setMatchRows([bar = QPointer(this)](qint64 first, qint64 last) {
            return bar && bar->m_finder.search().hasMatchBetween(first, last);
        });
        m_finder.start(*matcher, startOfSearch());
    } else {
        if (!m_text->text().isEmpty())
            m_error = matcher.error().sentence;
        m_finder.stop();
        m_log.setMatcher({});
        m_log.setMatchRows({});
    }
    showState();
}

void LogFindBar::showState()
{
    const bool missing = m_finder.isActive() && !m_finder.isRunning() && m_finder.matchCount() == 0;
    m_count->setTone(missing ? Theme::Tone::Negative : Theme::Tone::Muted);
    m_count->setText(countText());
    m_notice->setTone(m_error.isEmpty() ? Theme::Tone::Muted : Theme::Tone::Negative);
    m_notice->setText(notice());
    m_notice->setVisible(!m_notice->text().isEmpty());
    m_text->setAccessibleDescription(QStringList{m_count->text(), m_notice->text()}.join(u' ').trimmed());
    m_log.updateMatchRows();
}

QString LogFindBar::countText() const
{
    if (!m_finder.isActive())
        return {};
    const QLocale locale;
    const qint64 count = m_finder.matchCount();
    if (m_finder.isRunning())
        return count == 0 ? tr("Searching…") : tr("Searching… %1 so far").arg(locale.toString(count));
    if (count == 0)
        return tr("Not found");
    if (const qint64 current = m_finder.current(); current > 0)
        return tr("%1 of %2", "a match's number, of all matches").arg(locale.toString(current), locale.toString(count));
    return tr("%Ln match(es)", nullptr, clamped(count));
}

QString LogFindBar::notice() const
{
    if (!m_error.isEmpty() || !m_finder.isActive())
        return m_error;
    QStringList sentences;
    if (const qint64 filtered = m_finder.filteredCount(); filtered > 0)
        sentences.append(tr("%Ln match(es) are in lines that a filter hides.", nullptr, clamped(filtered)));
    if (const qint64 givenUp = m_finder.search().givenUp(); givenUp > 0)
        sentences.append(
            tr("The expression takes too long in %Ln line(s): matches may be missing.", nullptr, clamped(givenUp)));
    return sentences.join(u' ');
}

bool LogFindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_log && event->type() == QEvent::KeyPress && takeKey(*static_cast<QKeyEvent *>(event)))
        return true;
    return QWidget::eventFilter(watched, event);
}

void LogFindBar::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ShiftModifier))
        findPrevious();
    else if (enter)
        findNext();
    else if (!takeKey(*event))
        QWidget::keyPressEvent(event);
}

/// The keys that mean the same in the bar and in the log.
bool LogFindBar::takeKey(const QKeyEvent &event)
{
    if (event.matches(QKeySequence::Find))
        open();
    else if (event.matches(QKeySequence::FindPrevious))
        findPrevious();
    else if (event.matches(QKeySequence::FindNext))
        findNext();
    else if (event.matches(QKeySequence::Cancel) && isVisible())
        dismiss();
    else
        return false;
    return true;
}

} // namespace Aegir
