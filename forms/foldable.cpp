// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/foldable.h"

#include "forms/tonelabel.h"

#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Aegir {

Foldable::Foldable(const QString &title, QWidget *content, QWidget *parent)
    : QWidget(parent)
    , m_header(new QToolButton(this))
    , m_summary(new ToneLabel(Theme::Tone::Muted, this))
    , m_content(content)
{
    m_header->setObjectName(u"fold"_s);
    m_header->setText(title);
    m_header->setAutoRaise(true);
    m_header->setArrowType(Qt::RightArrow);
    m_header->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    // A long summary is cut off: it must not make the whole form wider.
    m_summary->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    auto *header = new QHBoxLayout;
    header->addWidget(m_header);
    header->addWidget(m_summary, 1);
    header->addStretch(); // the title stays where it is while the summary is away
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addLayout(header);
    layout->addWidget(content);
    content->setParent(this); // after the header, also for who walks through by Tab
    content->hide();
    connect(m_header, &QToolButton::clicked, this, [this] { setOpen(!m_open); });
}

void Foldable::setOpen(bool open)
{
    if (m_open == open)
        return;
    m_open = open;
    m_header->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    m_content->setVisible(open);
    updateSummary();
    emit toggled(open);
}

void Foldable::setSummary(const QString &summary)
{
    m_summary->setText(summary);
    m_summary->setToolTip(summary);
    updateSummary();
}

void Foldable::setProminent()
{
    m_prominent = true;
    QFont bold = m_header->font();
    bold.setBold(true);
    m_header->setFont(bold);
    updateSummary();
}

void Foldable::updateSummary()
{
    m_summary->setVisible(!m_prominent || !m_open);
    const QString state = m_open ? tr("unfolded") : tr("folded");
    m_header->setAccessibleDescription(m_summary->text().isEmpty() ? state : state + u", "_s + m_summary->text());
}

} // namespace Aegir
