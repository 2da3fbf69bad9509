// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/editorcontext.h"
#include "model/dispatch/queue.h"

#include <QObject>
#include <QUndoStack>

#include <functional>
#include <memory>

namespace Aegir {

/// Adding, editing and deleting platforms and sites by hand. Each can be undone until the window closes. The
/// queue tells of it in every program that has the workspace open.
class EntityEditing : public QObject
{
    Q_OBJECT

public:
    /// Dialogs are modal to @p window; @p context is what their editors get.
    EntityEditing(Workspace &workspace, Queue &queue, EditorContext context, QWidget *window);

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
    using Step = WhenFree::Step;
    using Ids = std::shared_ptr<QList<qint64>>;

    void openDialog(const Entity &entity);
    Step saving(const Entity &after, const Ids &ids);
    void saved(const Entity &before, const Entity &after, const Ids &ids);
    void removeNow(const Entity &entity);

    /// Keeps a change that was made; @p ids are the entities that it and its steps touch.
    void push(const QString &text, const Ids &ids, const Step &undo, const Step &redo);
    void tell(const QList<qint64> &ids);
    Step deletion(qint64 entity, const Ids &ids);
    Step restoration(const Ids &ids);

    Workspace &m_workspace;
    Queue &m_queue;
    EditorContext m_context;
    QWidget *m_window;
    QUndoStack m_undo;
};

} // namespace Aegir
