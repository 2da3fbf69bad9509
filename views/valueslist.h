// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/inventory/workspace.h"

#include <QTreeWidget>

namespace Aegir {

/// What is known of an entity: what its roles sent back, its own values, and for a site its platform's.
class ValuesList : public QTreeWidget
{
    Q_OBJECT

public:
    explicit ValuesList(const Workspace &workspace, QWidget *parent = nullptr);

    void showEntity(const Entity &entity);

private:
    QTreeWidgetItem *addGroup(const QString &title);
    void addValues(QTreeWidgetItem *group, const Entity &entity);
    void addOutputs(QTreeWidgetItem *group, const Entity &entity);
    void addRow(QTreeWidgetItem *group, const Field &field, const QJsonValue &value);
    void showMenu(const QPoint &position);
    Field outputField(const QString &name) const;

    const Workspace &m_workspace;
};

} // namespace Aegir
