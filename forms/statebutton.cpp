// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/statebutton.h"

#include <QApplication>
#include <QEvent>
#include <QScopedValueRollback>

#include <algorithm>

namespace Aegir {

StateButton::StateButton(QWidget *parent)
    : QToolButton(parent)
{
    setAutoRaise(true);
    setToolButtonStyle(Qt::ToolButtonTextOnly);
    // No stop of the Tab key for each field: the keys that it stands for work in the control itself.
    setFocusPolicy(Qt::NoFocus);
    applyTone();
}

void StateButton::setWord(const QString &word, Theme::Tone tone, const QString &tip)
{
    setText(word);
    setToolTip(tip);
    if (tone != m_tone) {
        m_tone = tone;
        applyTone();
    }
}

QSize StateButton::sizeHint() const
{
    int width = 0;
    for (const QString &word : {notSent(), ofDefault(), empty(), sent(), inherited(), required()})
        width = std::max(width, fontMetrics().horizontalAdvance(word));
    return {width + 12, QToolButton::sizeHint().height()};
}

void StateButton::changeEvent(QEvent *event)
{
    QToolButton::changeEvent(event);
    if (!m_applying && (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange))
        applyTone();
}

void StateButton::applyTone()
{
    const QScopedValueRollback guard(m_applying, true);
    const QPalette ground = parentWidget() ? parentWidget()->palette() : QApplication::palette();
    QPalette tinted = palette();
    tinted.setColor(QPalette::ButtonText, Theme::color(ground, m_tone));
    setPalette(tinted);
}

} // namespace Aegir
