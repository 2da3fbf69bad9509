// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/teachingpage.h"

#include "forms/iconlabel.h"
#include "forms/tonelabel.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace Aegir {

TeachingPage::TeachingPage(const QIcon &icon, const QString &title, const QString &text, QWidget *parent)
    : QWidget(parent)
    , m_buttons(new QVBoxLayout)
{
    auto *image = new IconLabel(64, this);
    image->setIcon(icon);
    auto *heading = new ToneLabel(Theme::Tone::Normal, title, this);
    heading->setFontFactor(1.5);
    heading->setAlignment(Qt::AlignCenter);
    auto *body = new ToneLabel(Theme::Tone::Muted, text, this);
    body->setWordWrap(true);
    body->setAlignment(Qt::AlignCenter);
    body->setMinimumWidth(fontMetrics().averageCharWidth() * 60);

    m_buttons->setSpacing(6);
    auto *center = new QHBoxLayout;
    center->addStretch();
    center->addLayout(m_buttons);
    center->addStretch();
    auto *across = new QHBoxLayout;
    across->addStretch(1);
    across->addWidget(body, 4);
    across->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(14);
    layout->addStretch(2);
    layout->addWidget(image, 0, Qt::AlignHCenter);
    layout->addWidget(heading);
    layout->addLayout(across);
    layout->addLayout(center);
    layout->addStretch(3);
}

QPushButton *TeachingPage::addButton(const QIcon &icon, const QString &text, const QString &name)
{
    auto *button = new QPushButton(icon, text, this);
    button->setObjectName(name);
    button->setMinimumWidth(fontMetrics().averageCharWidth() * 34);
    m_buttons->addWidget(button);
    return button;
}

} // namespace Aegir
