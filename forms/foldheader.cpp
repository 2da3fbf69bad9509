// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/foldheader.h"

#include "forms/themeicon.h"
#include "forms/tonelabel.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace Aegir {

FoldHeader::FoldHeader(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_button(new QToolButton(this))
    , m_summary(new ToneLabel(Theme::Tone::Muted, this))
    , m_layout(new QHBoxLayout(this))
{
    m_button->setObjectName(QStringLiteral("fold"));
    m_button->setAutoRaise(true);
    m_button->setArrowType(Qt::RightArrow);
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setTitle(title);
    m_summary->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_layout->setContentsMargins({});
    m_layout->setSpacing(2);
    m_layout->addWidget(m_button);
    m_layout->addWidget(m_summary, 1);
    connect(m_button, &QToolButton::clicked, this, [this] { setOpen(!m_open); });
}

void FoldHeader::setOpen(bool open)
{
    if (open == m_open)
        return;
    m_open = open;
    m_button->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    emit toggled(open);
}

void FoldHeader::setTitle(const QString &title)
{
    m_button->setText(QString(title).replace(u'&', QStringLiteral("&&")));
}

void FoldHeader::setSummary(const QString &summary, Theme::Tone tone)
{
    m_text = summary;
    m_summary->setTone(tone);
    showSummary();
}

QToolButton *FoldHeader::addButton(const QString &icon, const QString &words)
{
    auto *button = new QToolButton(this);
    button->setAutoRaise(true);
    button->setIcon(themeIcon(icon));
    button->setToolTip(words);
    button->setAccessibleName(words);
    m_layout->addWidget(button);
    return button;
}

void FoldHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showSummary();
}

void FoldHeader::showSummary()
{
    m_summary->setText(m_summary->fontMetrics().elidedText(m_text, Qt::ElideRight, m_summary->width()));
    m_summary->setToolTip(m_summary->text() == m_text ? QString() : m_text);
}

} // namespace Aegir
