// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/theme.h"

#include <QLabel>

namespace Aegir {

/// A label in one of the theme's tones; follows the palette when it changes.
class ToneLabel : public QLabel
{
    Q_OBJECT

public:
    explicit ToneLabel(Theme::Tone tone, QWidget *parent = nullptr);
    ToneLabel(Theme::Tone tone, const QString &text, QWidget *parent = nullptr);

    void setTone(Theme::Tone tone);
    /// The widget's font at @p factor of its size; keeps following the application's font.
    void setFontFactor(double factor);

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyTone();
    void applyFont();

    Theme::Tone m_tone;
    double m_factor = 1;
    bool m_applying = false;
};

} // namespace Aegir
