// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/queuepanel.h"

#include "forms/themeicon.h"
#include "model/dispatch/relativetime.h"
#include "model/inventory/statustext.h"
#include "views/statuslook.h"

#include <QHeaderView>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
enum Column { RunColumn, EntityColumn, OperationColumn, StatusColumn, WhyColumn, SinceColumn, CancelColumn };
}

QueuePanel::QueuePanel(Workspace &workspace, Queue &queue, QWidget *parent)
    : QTreeWidget(parent)
    , m_workspace(workspace)
    , m_queue(queue)
{
    setObjectName(u"queue"_s);
    setAccessibleName(tr("Queue"));
    setHeaderLabels({tr("Run"), tr("Entity"), tr("Operation"), tr("Status"), tr("Waits because"), tr("Dispatched"), QString()});
    header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    header()->setSectionResizeMode(WhyColumn, QHeaderView::Stretch);
    header()->setStretchLastSection(false);
    setRootIsDecorated(false);
    setAlternatingRowColors(true);
    connect(&queue, &Queue::runChanged, this, &QueuePanel::refresh);
    connect(this, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem *item) {
        emit runSelected(item->data(EntityColumn, Qt::UserRole).toLongLong(), item->data(RunColumn, Qt::UserRole).toLongLong());
    });
    refresh();
}

void QueuePanel::refresh()
{
    clear();
    m_running = 0;
    m_waiting = 0;
    for (const Run &run : m_workspace.store().dispatchedRuns()) {
        ++(run.status == Status::Running ? m_running : m_waiting);
        addRow(run);
    }
    emit countsChanged();
}

void QueuePanel::addRow(const Run &run)
{
    const OperationType *type = m_workspace.catalogue().operationType(run.operation);
    const auto entity = m_workspace.store().entity(run.entity);
    auto *item = new QTreeWidgetItem(this, {QString::number(run.id), entity ? entity->name : tr("deleted"),
                                            type ? type->label : run.operation, statusText(run.status),
                                            m_queue.waitReason(run.id),
                                            relativeTime(run.dispatched, QDateTime::currentDateTimeUtc())});
    item->setData(RunColumn, Qt::UserRole, run.id);
    item->setData(EntityColumn, Qt::UserRole, run.entity);
    item->setIcon(StatusColumn, statusIcon(run.status));
    item->setForeground(StatusColumn, Theme::color(palette(), statusTone(run.status)));
    auto *cancel = new QToolButton(this);
    cancel->setIcon(themeIcon(u"media-playback-stop"_s));
    cancel->setText(tr("Cancel"));
    cancel->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    cancel->setAutoRaise(true);
    cancel->setAccessibleName(tr("Cancel run %1").arg(run.id));
    setItemWidget(item, CancelColumn, cancel);
    connect(cancel, &QToolButton::clicked, this, [this, id = run.id] {
        if (const Result<void> done = m_queue.cancel(id); !done)
            emit failed(done.error().sentence);
    });
}

} // namespace Aegir
