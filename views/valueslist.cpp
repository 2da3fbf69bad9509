// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/valueslist.h"

#include "forms/themeicon.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
enum Column { LabelColumn, ValueColumn };
}

ValuesList::ValuesList(const Workspace &workspace, QWidget *parent)
    : QTreeWidget(parent)
    , m_workspace(workspace)
{
    setObjectName(u"values"_s);
    setAccessibleName(tr("Values"));
    setColumnCount(2);
    setHeaderLabels({tr("Variable"), tr("Value")});
    header()->setSectionResizeMode(LabelColumn, QHeaderView::ResizeToContents);
    header()->setStretchLastSection(true);
    setRootIsDecorated(false);
    setIndentation(10);
    setUniformRowHeights(true);
    setTextElideMode(Qt::ElideMiddle);
    setContextMenuPolicy(Qt::CustomContextMenu);
    connect(this, &QWidget::customContextMenuRequested, this, &ValuesList::showMenu);
}

void ValuesList::showEntity(const Entity &entity)
{
    const int scrolled = verticalScrollBar()->value();
    clear();
    if (!entity.outputs.isEmpty())
        addOutputs(addGroup(tr("Sent back by roles")), entity);
    addValues(addGroup(entity.kind == EntityKind::Platform ? tr("Platform") : tr("Site")), entity);
    if (const auto platform = entity.platform ? m_workspace.store().entity(entity.platform) : std::nullopt) {
        QTreeWidgetItem *group = addGroup(tr("From the platform %1").arg(platform->name));
        addOutputs(group, *platform);
        addValues(group, *platform);
    }
    expandAll();
    verticalScrollBar()->setValue(scrolled);
}

QTreeWidgetItem *ValuesList::addGroup(const QString &title)
{
    auto *group = new QTreeWidgetItem(this, {title});
    QFont bold = font();
    bold.setBold(true);
    group->setFont(LabelColumn, bold);
    group->setFirstColumnSpanned(true);
    group->setFlags(Qt::ItemIsEnabled);
    return group;
}

void ValuesList::addValues(QTreeWidgetItem *group, const Entity &entity)
{
    const EntityType *type = m_workspace.catalogue().entityType(entity.kind, entity.type);
    for (const Field &field : type ? type->fields : QList<Field>()) {
        const QJsonValue value = entity.values.value(field.name);
        addRow(group, field, value.isUndefined() ? field.defaultValue : value);
    }
}

void ValuesList::addOutputs(QTreeWidgetItem *group, const Entity &entity)
{
    for (auto it = entity.outputs.begin(); it != entity.outputs.end(); ++it)
        addRow(group, outputField(it.key()), it.value());
}

void ValuesList::addRow(QTreeWidgetItem *group, const Field &field, const QJsonValue &value)
{
    const bool known = !value.isUndefined() && !value.isNull();
    const QString text = !known ? QString() : field.noLog ? u"••••••"_s : textFromValue(value);
    auto *item = new QTreeWidgetItem(group, {field.label, known ? text : tr("not set")});
    item->setToolTip(LabelColumn, tr("Variable %1").arg(field.name));
    item->setToolTip(ValueColumn, text);
    if (!known)
        item->setForeground(ValueColumn, palette().color(QPalette::PlaceholderText));
}

void ValuesList::showMenu(const QPoint &position)
{
    const QTreeWidgetItem *item = itemAt(position);
    if (!item || !item->parent())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(themeIcon(u"edit-copy"_s), tr("&Copy the Value"), this,
                    [text = item->text(ValueColumn)] { QApplication::clipboard()->setText(text); });
    menu->popup(viewport()->mapToGlobal(position));
}

Field ValuesList::outputField(const QString &name) const
{
    for (const TaskType &task : m_workspace.catalogue().taskTypes()) {
        for (const Output &output : task.outputs) {
            if (output.field.name == name)
                return output.field;
        }
    }
    Field unknown;
    unknown.name = name;
    unknown.label = name;
    return unknown;
}

} // namespace Aegir
