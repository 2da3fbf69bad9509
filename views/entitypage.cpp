// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/entitypage.h"

#include "model/dispatch/queue.h"
#include "views/entityheader.h"
#include "views/historyview.h"
#include "views/operationtable.h"
#include "views/valueslist.h"

#include <QEvent>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Aegir {

EntityPage::EntityPage(Workspace &workspace, Queue &queue, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_operations(workspace, &queue)
    , m_header(new EntityHeader(workspace, this))
    , m_table(new OperationTable(m_operations, this))
    , m_tabs(new QTabWidget(this))
    , m_values(new ValuesList(workspace, this))
    , m_history(new HistoryView(workspace, queue, HistoryView::Layout::Narrow, this))
    , m_splitter(new QSplitter(this))
{
    m_tabs->setObjectName(u"entityTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_values, tr("&Values"));
    m_tabs->addTab(m_history, tr("&Runs"));
    m_splitter->setObjectName(u"entitySplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_tabs);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setSizes({700, 330});

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_header);
    layout->addWidget(m_splitter, 1);

    connect(m_table, &OperationTable::runRequested, this, &EntityPage::runRequested);
    connect(m_table, &OperationTable::cancelRequested, this, &EntityPage::cancelRequested);
    connect(m_table, &OperationTable::scheduleRequested, this, &EntityPage::scheduleRequested);
    connect(m_table, &OperationTable::runSelected, this, &EntityPage::runSelected);
    connect(m_header, &EntityHeader::editRequested, this, &EntityPage::editRequested);
    connect(&queue, &Queue::entityChanged, this, [this](qint64 entity) {
        const auto shown = m_workspace.store().entity(m_entity);
        if (entity == m_entity || (shown && shown->platform == entity))
            refresh();
    });
    connect(&queue, &Queue::runChanged, this, [this](qint64 id) {
        const auto run = m_workspace.store().run(id);
        const auto shown = m_workspace.store().entity(m_entity);
        if (!run || !shown || run->entity != m_entity)
            return;
        m_header->showEntity(*shown);
    });
    m_minute.setInterval(1min);
    connect(&m_minute, &QTimer::timeout, this, &EntityPage::refresh);
    m_minute.start();
}

void EntityPage::showEntity(qint64 id)
{
    m_entity = id;
    m_operations.setEntity(id);
    refresh();
}

void EntityPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh(); // colours of items are as old as the items
}

void EntityPage::refresh()
{
    const auto entity = m_workspace.store().entity(m_entity);
    if (!entity)
        return;
    m_history->setEntity(m_entity);
    m_header->showEntity(*entity);
    m_values->showEntity(*entity);
    const auto target = Target::find(m_workspace.store(), m_entity);
    const Environment *environment = target ? m_workspace.catalogue().environment(target->environment()) : nullptr;
    m_table->setWarningColor(environment && environment->confirm ? QColor(environment->color) : QColor());
}

} // namespace Aegir
