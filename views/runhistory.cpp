// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/runhistory.h"

#include "model/dispatch/relativetime.h"
#include "model/inventory/statustext.h"
#include "views/statuslook.h"

#include <QHeaderView>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
constexpr int shownRuns = 50;
}

RunHistory::RunHistory(const Workspace &workspace, QWidget *parent)
    : QTreeWidget(parent)
    , m_workspace(workspace)
{
    setObjectName(u"history"_s);
    setAccessibleName(tr("Last runs"));
    setHeaderLabels({tr("Run"), tr("Operation"), tr("Status"), tr("When")});
    header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAlternatingRowColors(true);
    const auto select = [this](const QTreeWidgetItem *item) { emit runSelected(item->data(0, Qt::UserRole).toLongLong()); };
    connect(this, &QTreeWidget::itemActivated, this, select);
    connect(this, &QTreeWidget::itemClicked, this, select);
}

void RunHistory::showEntity(qint64 entity)
{
    const int scrolled = verticalScrollBar()->value();
    clear();
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QList<Run> runs = entity ? m_workspace.store().runs(entity, shownRuns) : QList<Run>();
    for (const Run &run : runs) {
        auto *item = new QTreeWidgetItem(this, {QString::number(run.id),
                                                m_workspace.catalogue().operationLabel(run.operation),
                                                statusText(run.status), relativeTime(run.dispatched, now)});
        item->setData(0, Qt::UserRole, run.id);
        item->setTextAlignment(0, Qt::AlignRight | Qt::AlignVCenter);
        item->setIcon(2, statusIcon(run.status));
        item->setForeground(2, Theme::color(palette(), statusTone(run.status)));
        item->setToolTip(1, run.verdict.sentence);
        item->setToolTip(2, run.verdict.sentence);
        item->setToolTip(3, QLocale().toString(run.dispatched.toLocalTime()));
    }
    verticalScrollBar()->setValue(scrolled);
}

} // namespace Aegir
