// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace Aegir {

/// What a person sees where there is nothing yet: what this place is for, and the buttons that fill it.
class TeachingPage : public QWidget
{
    Q_OBJECT

public:
    TeachingPage(const QIcon &icon, const QString &title, const QString &text, QWidget *parent = nullptr);

    QPushButton *addButton(const QIcon &icon, const QString &text, const QString &name);

private:
    QVBoxLayout *m_buttons;
};

} // namespace Aegir
