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
#include <QTextBlock>
#include <QToolButton>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
constexpr int onePiece = 1024 * 1024; ///< characters per turn of the event loop: a few milliseconds
constexpr int oneLine = 60;           ///< what a line costs beside its characters, in characters
constexpr int mostMatches = 500;      ///< marked at once
}

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
    layout->addWidget(button(u"dialog-close"_s, tr("Close (Esc)"), [this] { dismiss(); }));
    layout->addWidget(m_text, 1);
    layout->addWidget(button(u"go-up-search"_s, tr("Previous (Shift+F3)"), [this] { find(QTextDocument::FindBackward); }));
    layout->addWidget(button(u"go-down-search"_s, tr("Next (F3)"), [this] { find(); }));
    layout->addWidget(m_case);
    layout->addWidget(m_result);
    hide();

    m_turn.setInterval(0);
    connect(&m_turn, &QTimer::timeout, this, &FindBar::searchSome);
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
    stop();
    if (m_text->text().isEmpty())
        return markVisible();
    const QTextCursor from = m_log.textCursor();
    Search next{.text = m_text->text(), .sensitivity = sensitivity()};
    next.backward = direction.testFlag(QTextDocument::FindBackward);
    const int position = next.backward ? from.selectionStart() : from.selectionEnd();
    const QTextBlock block = m_log.document()->findBlock(position);
    next.first = next.line = block.blockNumber();
    next.column = position - block.position();
    m_search = next;
    // A match before the cursor begins before it, and before the start of a line is the line above.
    if (next.backward && --m_search->column < 0 && !nextLine())
        return stop();
    m_turn.start();
    searchSome();
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        find(event->modifiers().testFlag(Qt::ShiftModifier) ? QTextDocument::FindBackward : QTextDocument::FindFlags());
    else
        QWidget::keyPressEvent(event);
}

void FindBar::dismiss()
{
    stop();
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
    find();
}

void FindBar::searchSome()
{
    const int length = int(m_search->text.size());
    QTextBlock block;
    for (int left = onePiece; left > 0; left -= block.length() + oneLine) {
        // By its number, as the log may have been emptied between two turns.
        block = m_log.document()->findBlockByNumber(m_search->line);
        const QString line = block.text();
        const qsizetype at = m_search->backward ? line.lastIndexOf(m_search->text, m_search->column, m_search->sensitivity)
                                                : line.indexOf(m_search->text, std::max(m_search->column, 0), m_search->sensitivity);
        if (at >= 0) {
            stop();
            return select(block.position() + int(at), length);
        }
        if (!nextLine()) {
            stop();
            m_result->setTone(Theme::Tone::Negative);
            m_result->setText(tr("Not found"));
            return markVisible();
        }
    }
    m_result->setTone(Theme::Tone::Muted);
    m_result->setText(tr("Searching…"));
}

bool FindBar::nextLine()
{
    Search &search = *m_search;
    const int lines = m_log.document()->blockCount();
    // All of the first line comes again after the others: what stands on the cursor's other side was left out.
    if (search.wrapped && search.line == search.first)
        return false;
    search.column = -1;
    search.line += search.backward ? -1 : 1;
    if (search.line >= 0 && search.line < lines)
        return true;
    if (std::exchange(search.wrapped, true))
        return false; // the line where it began is there no more
    search.line = search.backward ? lines - 1 : 0;
    return true;
}

void FindBar::select(int position, int length)
{
    QTextCursor found(m_log.document());
    found.setPosition(position);
    found.setPosition(position + length, QTextCursor::KeepAnchor);
    m_log.setFollowing(false);
    m_log.setTextCursor(found);
    m_log.centerCursor();
    markVisible();
}

void FindBar::stop()
{
    m_turn.stop();
    m_search.reset();
    m_result->clear();
}

void FindBar::markVisible()
{
    // Only what can be seen is marked: a long log may hold a match in each line, or the next one far away.
    QList<QTextCursor> matches;
    const QString text = m_text->text();
    if (isVisible() && !text.isEmpty()) {
        const QPoint corner(0, m_log.viewport()->height());
        const int last = m_log.cursorForPosition(corner).blockNumber();
        QTextBlock block = m_log.cursorForPosition(QPoint(0, 0)).block();
        for (; block.isValid() && block.blockNumber() <= last && matches.size() < mostMatches; block = block.next()) {
            const QString line = block.text();
            for (qsizetype at = line.indexOf(text, 0, sensitivity()); at >= 0 && matches.size() < mostMatches;
                 at = line.indexOf(text, at + text.size(), sensitivity())) {
                QTextCursor match(block);
                match.setPosition(block.position() + int(at));
                match.setPosition(block.position() + int(at + text.size()), QTextCursor::KeepAnchor);
                matches.append(match);
            }
        }
    }
    m_log.setMatches(matches);
}

Qt::CaseSensitivity FindBar::sensitivity() const
{
    return m_case->isChecked() ? Qt::CaseSensitive : Qt::CaseInsensitive;
}

} // namespace Aegir
