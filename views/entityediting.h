// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/inventory/workspace.h"

#include <QObject>
#include <QUndoStack>

namespace Aegir {

/// Adding, editing and deleting platforms and sites by hand. Each can be undone until the window closes.
class EntityEditing : public QObject
{
    Q_OBJECT

public:
    /// Dialogs are modal to @p window.
    EntityEditing(Workspace &workspace, QWidget *window);

    QUndoStack &undoStack() { return m_undo; }

    /// @p platform is the platform that a new site is offered; 0: none.
    void add(EntityKind kind, qint64 platform = 0);
    void edit(qint64 entity);
    /// Asks first.
    void remove(qint64 entity);

signals:
    /// Something was added, deleted, restored or changed.
    void entitiesChanged();
    void added(qint64 entity);
    void failed(const QString &sentence);

private:
    void openDialog(const Entity &entity);
    Result<void> save(const Entity &before, const Entity &after);
    void saveNew(const Entity &entity, qint64 id);
    void removeNow(const Entity &entity);
    void push(const QString &text, std::function<Result<void>()> undo, std::function<Result<void>()> redo);

    Workspace &m_workspace;
    QWidget *m_window;
    QUndoStack m_undo;
};

} // namespace Aegir
