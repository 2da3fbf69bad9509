// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/environmentbar.h"

#include "forms/theme.h"

#include <QHBoxLayout>
#include <QLabel>

namespace Aegir {

EnvironmentBar::EnvironmentBar(QWidget *parent)
    : QFrame(parent)
    , m_name(new QLabel(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 3, 10, 3);
    layout->addWidget(m_name);
    layout->addStretch();
    setAutoFillBackground(true);
    QFont bold = m_name->font();
    bold.setBold(true);
    m_name->setFont(bold);
    m_name->setTextFormat(Qt::PlainText);
    hide();
}

void EnvironmentBar::setEnvironment(const Environment *environment)
{
    setVisible(environment != nullptr);
    if (!environment)
        return;
    const QColor ground = environment->color.isEmpty() ? palette().color(QPalette::Mid) : QColor(environment->color);
    QPalette colors;
    colors.setColor(QPalette::Window, ground);
    colors.setColor(QPalette::WindowText, Theme::readableOn(ground));
    setPalette(colors);
    m_name->setPalette(colors);
    m_name->setText(environment->label.isEmpty() ? environment->name : environment->label);
}

} // namespace Aegir
