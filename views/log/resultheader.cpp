// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/log/resultheader.h"

#include "forms/iconlabel.h"
#include "forms/themeicon.h"
#include "forms/tonelabel.h"
#include "model/log/resulttext.h"
#include "views/log/resultlook.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Aegir {

ResultHeader::ResultHeader(QWidget *parent)
    : QWidget(parent)
    , m_icon(new IconLabel(0, this))
    , m_state(new ToneLabel(Theme::Tone::Normal, this))
    , m_task(new ToneLabel(Theme::Tone::Normal, this))
    , m_facts(new ToneLabel(Theme::Tone::Muted, this))
    , m_place(new QLabel(this))
    , m_log(new QToolButton(this))
{
    m_state->setObjectName(u"resultState"_s);
    m_task->setObjectName(u"resultTask"_s);
    m_facts->setObjectName(u"resultFacts"_s);
    m_place->setObjectName(u"resultPlace"_s);
    m_log->setObjectName(u"resultLog"_s);
    for (ToneLabel *label : {m_state, m_task}) {
        QFont bold = label->font();
        bold.setBold(true);
        label->setFont(bold);
    }
    for (QLabel *label : {static_cast<QLabel *>(m_task), static_cast<QLabel *>(m_facts)}) {
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setMinimumWidth(fontMetrics().averageCharWidth()
                               * 8); // a long name is cut rather than the window widened
    }
    m_place->setTextFormat(Qt::RichText);
    m_place->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_log->setIcon(themeIcon(u"go-jump"_s));
    m_log->setText(tr("Show in &Log"));
    m_log->setToolTip(tr("Go to what the log says of this result"));
    m_log->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_log->setAutoRaise(true);

    auto *first = new QHBoxLayout;
    first->addWidget(m_icon);
    first->addWidget(m_state);
    first->addSpacing(6);
    first->addWidget(m_task, 1);
    first->addWidget(m_log);
    auto *second = new QHBoxLayout;
    second->addWidget(m_facts);
    second->addWidget(m_place);
    second->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 4, 4, 4);
    layout->setSpacing(2);
    layout->addLayout(first);
    layout->addLayout(second);
    connect(m_place, &QLabel::linkActivated, this, &ResultHeader::placeWanted);
    connect(m_log, &QToolButton::clicked, this, &ResultHeader::logWanted);
}

void ResultHeader::showResult(const ResultDetail &detail)
{
    m_icon->setIcon(resultIcon(detail.state));
    m_state->setTone(resultTone(detail.state));
    m_state->setText(resultStateText(detail.state));
    const QString task = shortText(detail.task);
    m_task->setText(detail.role.isEmpty() ? task : tr("%1 : %2", "role : task").arg(shortText(detail.role), task));
    m_task->setToolTip(m_task->text().toHtmlEscaped());

    QStringList facts;
    for (const QString &fact : {detail.host, durationText(detail.duration), detail.action}) {
        if (!fact.isEmpty())
            facts.append(shortText(fact));
    }
    m_path = detail.path;
    if (!facts.isEmpty() && !m_path.isEmpty())
        facts.append(QString()); // a dot before the link, too
    m_facts->setText(facts.join(u" \u00b7 "_s));
    m_place->setVisible(!m_path.isEmpty());
    showPlace();
    m_place->setToolTip(tr("Open %1 in the editor").arg(shortText(detail.path)).toHtmlEscaped());
}

void ResultHeader::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showPlace();
}

void ResultHeader::showPlace()
{
    // Not in the palette's own colour of links: many dark palettes have kept the blue that is meant for white ground.
    const QString color = Theme::color(palette(), Theme::Tone::Active).name();
    m_place->setText(
        u"<a href=\"place\" style=\"color: %1\">%2</a>"_s.arg(color, shortText(placeText(m_path)).toHtmlEscaped()));
}

QString placeText(const QString &path)
{
    constexpr qsizetype parts = 3;
    const QStringList names = path.split(u'/', Qt::SkipEmptyParts);
    return names.size() <= parts ? path : names.last(parts).join(u'/');
}

} // namespace Aegir
