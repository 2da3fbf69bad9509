// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/theme.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace Aegir {

class IconLabel;

/// A sentence that a person should see, on a ground in its tone, with an icon and, if it helps, something to do.
class MessageBar : public QFrame
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget *parent = nullptr);

    void showMessage(Theme::Tone tone, const QIcon &icon, const QString &sentence);
    QString text() const;

    /// Makes the sentence a link, to be triggered by mouse and keyboard like the button.
    void setLinked(bool linked);

    /// A button at the end; an empty text takes it away.
    void setAction(const QString &text);
    /// Whether a person can close it.
    void setClosable(bool closable);

signals:
    void actionTriggered();

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyTone();
    void showText();

    QString m_sentence;
    bool m_linked = false;
    Theme::Tone m_tone = Theme::Tone::Normal;
    IconLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_action;
    QToolButton *m_close;
    bool m_applying = false;
};

} // namespace Aegir
