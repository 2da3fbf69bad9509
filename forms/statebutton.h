// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/theme.h"

#include <QToolButton>

namespace Aegir {

/// A quiet word beside an editor that says whether its field is sent, and opens a menu to change that. All of them are
/// equally wide, so that the editors of a form end in one line.
class StateButton final : public QToolButton
{
    Q_OBJECT

public:
    explicit StateButton(QWidget *parent = nullptr);

    /// Shows @p word in @p tone; @p tip explains it.
    void setWord(const QString &word, Theme::Tone tone, const QString &tip);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

    static QString notSent() { return tr("not sent"); }
    static QString ofDefault() { return tr("default"); }
    static QString empty() { return tr("sent empty"); }
    static QString sent() { return tr("sent"); }
    static QString inherited() { return tr("inherited"); }
    static QString required() { return tr("required"); }

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyTone();

    Theme::Tone m_tone = Theme::Tone::Muted;
    bool m_applying = false;
};

} // namespace Aegir
