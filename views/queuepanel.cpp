// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/queuepanel.h"

#include "forms/themeicon.h"
#include "model/dispatch/relativetime.h"
#include "model/inventory/statustext.h"
#include "views/statuslook.h"

#include <QHeaderView>
#include <QToolButton>

#include <algorithm>

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
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &QueuePanel::refresh);
    connect(&queue, &Queue::runChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(this, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem *item) {
        emit runSelected(item->data(EntityColumn, Qt::UserRole).toLongLong(), item->data(RunColumn, Qt::UserRole).toLongLong());
    });
    refresh();
}

void QueuePanel::showEvent(QShowEvent *event)
{
    QTreeWidget::showEvent(event);
    refresh();
}

void QueuePanel::refresh()
{
    const QList<Run> runs = m_workspace.store().dispatchedRuns();
    m_running = int(std::ranges::count(runs, Status::Running, &Run::status));
    m_waiting = int(runs.size()) - m_running;
    if (isVisible())
        fill(runs);
    emit countsChanged();
}

void QueuePanel::fill(const QList<Run> &runs)
{
    // Rows stay where they are, so that the selection and the focus on a button do.
    const auto runOf = [this](int row) { return topLevelItem(row)->data(RunColumn, Qt::UserRole).toLongLong(); };
    for (int row = topLevelItemCount() - 1; row >= 0; --row) {
        if (!std::ranges::contains(runs, runOf(row), &Run::id))
            delete takeTopLevelItem(row);
    }
    const QHash<qint64, QString> reasons = m_queue.waitReasons();
    for (int row = 0; row < runs.size(); ++row) {
        const Run &run = runs.at(row);
        if (row >= topLevelItemCount() || runOf(row) != run.id)
            addRow(row, run);
        setRow(*topLevelItem(row), run, reasons.value(run.id));
    }
}

void QueuePanel::addRow(int row, const Run &run)
{
    auto *item = new QTreeWidgetItem;
    item->setData(RunColumn, Qt::UserRole, run.id);
    item->setData(EntityColumn, Qt::UserRole, run.entity);
    insertTopLevelItem(row, item);
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

void QueuePanel::setRow(QTreeWidgetItem &item, const Run &run, const QString &waitReason) const
{
    const auto entity = m_workspace.store().entity(run.entity);
    item.setText(RunColumn, QString::number(run.id));
    item.setText(EntityColumn, entity ? entity->name : tr("deleted"));
    item.setText(OperationColumn, m_workspace.catalogue().operationLabel(run.operation));
    item.setText(StatusColumn, statusText(run.status));
    item.setIcon(StatusColumn, statusIcon(run.status));
    item.setForeground(StatusColumn, Theme::color(palette(), statusTone(run.status)));
    item.setText(WhyColumn, waitReason);
    item.setToolTip(WhyColumn, waitReason);
    item.setText(SinceColumn, relativeTime(run.dispatched, QDateTime::currentDateTimeUtc()));
}

} // namespace Aegir
