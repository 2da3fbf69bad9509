// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/operationbuttons.h"

#include "forms/themeicon.h"
#include "forms/tonelabel.h"
#include "model/dispatch/operationmodel.h"

#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Aegir {

OperationButtons::OperationButtons(const QModelIndex &index, QWidget *parent)
    : QWidget(parent)
    , m_index(index)
    , m_run(new QPushButton(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_reason(new ToneLabel(Theme::Tone::Muted, this))
{
    const QString name = index.data(OperationModel::OperationNameRole).toString();
    m_run->setObjectName(u"run-"_s + name);
    m_cancel->setObjectName(u"cancel-"_s + name);
    m_reason->setObjectName(u"reason-"_s + name);
    m_run->setIcon(themeIcon(u"media-playback-start"_s));
    m_cancel->setIcon(themeIcon(u"media-playback-stop"_s));
    m_reason->setFontFactor(0.9);
    m_reason->setMinimumWidth(20);
    m_reason->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 2, 4, 2);
    layout->addWidget(m_run);
    layout->addWidget(m_cancel);
    layout->addWidget(m_reason, 1);
    connect(m_run, &QPushButton::clicked, this,
            [this] { emit runRequested(m_index.data(OperationModel::OperationNameRole).toString()); });
    connect(m_cancel, &QPushButton::clicked, this,
            [this] { emit cancelRequested(m_index.data(OperationModel::RunIdRole).toLongLong()); });
    refresh();
}

void OperationButtons::refresh()
{
    if (!m_index.isValid())
        return;
    const QString label = m_index.sibling(m_index.row(), OperationModel::OperationColumn).data().toString();
    const bool canRun = m_index.data(OperationModel::CanRunRole).toBool();
    const bool canCancel = m_index.data(OperationModel::CanCancelRole).toBool();
    const QString reason = m_index.data(OperationModel::ReasonRole).toString();
    // Why it cannot be pressed now is more than when it will come by itself.
    m_sentence = reason.isEmpty() ? m_index.data(OperationModel::ScheduleRole).toString() : reason;
    m_run->setText(m_index.data(OperationModel::NeedsInputRole).toBool() ? tr("Run…") : tr("Run"));
    m_run->setEnabled(canRun);
    m_run->setToolTip(canRun ? QString() : reason);
    m_run->setAccessibleName(tr("Run %1").arg(label));
    m_run->setAccessibleDescription(m_sentence);
    m_cancel->setVisible(canCancel);
    m_cancel->setAccessibleName(tr("Cancel %1").arg(label));
    m_reason->setToolTip(m_sentence);
    elide();
}

void OperationButtons::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    elide();
}

void OperationButtons::elide()
{
    m_reason->setText(m_reason->fontMetrics().elidedText(m_sentence, Qt::ElideRight, std::max(m_reason->width(), 20)));
}

} // namespace Aegir
