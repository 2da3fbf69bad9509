// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/findbar.h"

#include "forms/clearbutton.h"
#include "forms/themeicon.h"
#include "forms/tonelabel.h"
#include "views/logpane.h"

#include <QAction>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Aegir {

FindBar::FindBar(LogPane &log, QWidget *parent)
    : QWidget(parent)
    , m_log(log)
    , m_text(new QLineEdit(this))
    , m_case(new QCheckBox(tr("&Match case"), this))
    , m_result(new ToneLabel(Theme::Tone::Negative, this))
{
    setObjectName(u"findBar"_s);
    m_text->setObjectName(u"findText"_s);
    m_text->setPlaceholderText(tr("Find in the output"));
    m_text->setAccessibleName(m_text->placeholderText());
    addClearButton(m_text);
    const auto button = [this](const QString &icon, const QString &text, auto &&slot) {
        auto *made = new QToolButton(this);
        made->setIcon(themeIcon(icon));
        made->setToolTip(text);
        made->setAccessibleName(text);
        made->setAutoRaise(true);
        connect(made, &QToolButton::clicked, this, slot);
        return made;
    };
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(4, 2, 4, 2);
    layout->addWidget(button(u"dialog-close"_s, tr("Close (Esc)"), [this] { close(); }));
    layout->addWidget(m_text, 1);
    layout->addWidget(button(u"go-up-search"_s, tr("Previous (Shift+F3)"), [this] { find(QTextDocument::FindBackward); }));
    layout->addWidget(button(u"go-down-search"_s, tr("Next (F3)"), [this] { find(); }));
    layout->addWidget(m_case);
    layout->addWidget(m_result);
    hide();

    connect(m_text, &QLineEdit::textChanged, this, &FindBar::search);
    connect(m_case, &QCheckBox::toggled, this, &FindBar::search);
    connect(m_log.verticalScrollBar(), &QScrollBar::valueChanged, this, &FindBar::markVisible);
    connect(&m_log, &LogPane::caughtUp, this, &FindBar::markVisible);
}

void FindBar::open()
{
    show();
    if (const QString selected = m_log.textCursor().selectedText(); !selected.isEmpty())
        m_text->setText(selected);
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
    markVisible();
}

void FindBar::find(QTextDocument::FindFlags direction)
{
    if (m_text->text().isEmpty())
        return;
    QTextCursor from = m_log.textCursor();
    QTextCursor found = m_log.document()->find(m_text->text(), from, flags() | direction);
    if (found.isNull()) { // around the end
        from.movePosition(direction.testFlag(QTextDocument::FindBackward) ? QTextCursor::End : QTextCursor::Start);
        found = m_log.document()->find(m_text->text(), from, flags() | direction);
    }
    m_result->setText(found.isNull() ? tr("Not found") : QString());
    if (!found.isNull()) {
        m_log.setFollowing(false);
        m_log.setTextCursor(found);
        m_log.centerCursor();
    }
    markVisible();
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        find(event->modifiers().testFlag(Qt::ShiftModifier) ? QTextDocument::FindBackward : QTextDocument::FindFlags());
    else
        QWidget::keyPressEvent(event);
}

void FindBar::close()
{
    hide();
    m_log.setMatches({});
    m_log.setFocus();
}

void FindBar::search()
{
    // From where the last match began, so that typing on extends it instead of leaving it.
    QTextCursor start = m_log.textCursor();
    start.setPosition(start.selectionStart());
    m_log.setTextCursor(start);
    m_result->clear();
    find();
    markVisible();
}

void FindBar::markVisible()
{
    // Only what can be seen is marked: a long log may hold a match in each line.
    QList<QTextCursor> matches;
    if (isVisible() && !m_text->text().isEmpty()) {
        const int end = m_log.cursorForPosition(QPoint(m_log.viewport()->width(), m_log.viewport()->height())).position();
        QTextCursor at = m_log.cursorForPosition(QPoint(0, 0));
        at.movePosition(QTextCursor::StartOfBlock);
        while (matches.size() < 500) {
            at = m_log.document()->find(m_text->text(), at, flags());
            if (at.isNull() || at.selectionStart() > end)
                break;
            matches.append(at);
        }
    }
    m_log.setMatches(matches);
}

QTextDocument::FindFlags FindBar::flags() const
{
    return m_case->isChecked() ? QTextDocument::FindCaseSensitively : QTextDocument::FindFlags();
}

} // namespace Aegir
