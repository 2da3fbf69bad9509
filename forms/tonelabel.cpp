// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/tonelabel.h"

#include <QApplication>
#include <QEvent>
#include <QScopedValueRollback>

namespace Aegir {

ToneLabel::ToneLabel(Theme::Tone tone, QWidget *parent)
    : ToneLabel(tone, {}, parent)
{
}

ToneLabel::ToneLabel(Theme::Tone tone, const QString &text, QWidget *parent)
    : QLabel(text, parent)
    , m_tone(tone)
{
    setTextFormat(Qt::PlainText);
    applyTone();
}

void ToneLabel::setTone(Theme::Tone tone)
{
    m_tone = tone;
    applyTone();
}

void ToneLabel::setFontFactor(double factor)
{
    m_factor = factor;
    applyFont();
}

void ToneLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (m_applying)
        return;
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        applyTone();
    else if (event->type() == QEvent::ApplicationFontChange)
        applyFont();
}

void ToneLabel::applyTone()
{
    const QScopedValueRollback guard(m_applying, true);
    // The surroundings' text colour counts, not our own, which is already a tone.
    const QPalette ground = parentWidget() ? parentWidget()->palette() : QApplication::palette();
    QPalette tinted = palette();
    tinted.setColor(QPalette::WindowText, Theme::color(ground, m_tone));
    setPalette(tinted);
}

void ToneLabel::applyFont()
{
    const QScopedValueRollback guard(m_applying, true);
    QFont scaled = font();
    scaled.setPointSizeF(QApplication::font().pointSizeF() * m_factor);
    setFont(scaled);
}

} // namespace Aegir
