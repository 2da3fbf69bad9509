// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/messagebar.h"

#include "forms/iconlabel.h"
#include "forms/themeicon.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Aegir {

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent)
    , m_icon(new IconLabel(0, this))
    , m_text(new QLabel(this))
    , m_action(new QPushButton(this))
    , m_close(new QToolButton(this))
{
    setAutoFillBackground(true);
    setFrameShape(QFrame::NoFrame);
    m_text->setWordWrap(true);
    m_text->setObjectName(u"message"_s);
    m_action->hide();
    m_close->setIcon(themeIcon(u"dialog-close"_s));
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(m_close->toolTip());
    m_close->hide();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 6, 8, 6);
    layout->setSpacing(8);
    layout->addWidget(m_icon, 0, Qt::AlignVCenter);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action);
    layout->addWidget(m_close);
    hide();
    showText();
    connect(m_action, &QPushButton::clicked, this, &MessageBar::actionTriggered);
    connect(m_text, &QLabel::linkActivated, this, &MessageBar::actionTriggered);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
}

void MessageBar::showMessage(Theme::Tone tone, const QIcon &icon, const QString &sentence)
{
    m_tone = tone;
    m_icon->setIcon(icon);
    m_icon->setVisible(!icon.isNull());
    m_sentence = sentence;
    m_text->setAccessibleName(sentence);
    showText();
    applyTone();
    show();
}

QString MessageBar::text() const
{
    return m_sentence;
}

void MessageBar::setLinked(bool linked)
{
    m_linked = linked;
    showText();
}

void MessageBar::setAction(const QString &text)
{
    m_action->setText(text);
    m_action->setVisible(!text.isEmpty());
}

void MessageBar::setClosable(bool closable)
{
    m_close->setVisible(closable);
}

void MessageBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (!m_applying && event->type() == QEvent::PaletteChange)
        applyTone();
}

void MessageBar::showText()
{
    // A sentence may quote what a host said: as a link it is markup, and has to be escaped.
    const QString link = u"<a href=\"#\" style=\"color: %1\">%2</a>"_s;
    m_text->setTextFormat(m_linked ? Qt::RichText : Qt::PlainText);
    m_text->setText(m_linked ? link.arg(palette().color(QPalette::WindowText).name(), m_sentence.toHtmlEscaped())
                             : m_sentence);
    m_text->setTextInteractionFlags(
        Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard
        | (m_linked ? Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard : Qt::NoTextInteraction));
}

void MessageBar::applyTone()
{
    const QScopedValueRollback guard(m_applying, true);
    const QPalette application = QApplication::palette();
    QPalette colors; // only what differs, so that news of a changed palette still arrives
    colors.setColor(QPalette::Window,
                    Theme::mixed(application.color(QPalette::Window), Theme::color(application, m_tone),
                                 m_tone == Theme::Tone::Muted ? 0.07 : 0.14));
    setPalette(colors);
    showText(); // a link has the colour of text, too
}

} // namespace Aegir
