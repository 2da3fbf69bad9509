// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/entityediting.h"

#include "forms/entitydialog.h"
#include "forms/themeicon.h"
#include "views/savewhenfree.h"
#include "views/storecommand.h"

#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Aegir {

EntityEditing::EntityEditing(Workspace &workspace, Queue &queue, EditorContext context, QWidget *window)
    : QObject(window)
    , m_workspace(workspace)
    , m_queue(queue)
    , m_context(std::move(context))
    , m_window(window)
{
}

void EntityEditing::add(EntityKind kind, qint64 platform)
{
    Entity entity;
    entity.kind = kind;
    entity.platform = kind == EntityKind::Site ? platform : 0;
    openDialog(entity);
}

void EntityEditing::edit(qint64 id)
{
    if (const auto entity = m_workspace.store().entity(id))
        openDialog(*entity);
}

void EntityEditing::remove(qint64 id)
{
    const auto entity = m_workspace.store().entity(id);
    if (!entity)
        return;
    const int sites = int(m_workspace.store().sitesOf(id).size());
    QString text = tr("Delete %1 from this workspace?").arg(entity->name);
    QString detail = tr("Nothing on its hosts is touched, and it can be undone until this window closes.");
    if (sites > 0)
        detail = tr("Its %n site(s) are deleted with it.", nullptr, sites) + u' ' + detail;
    auto *box =
        new QMessageBox(QMessageBox::Question, tr("Delete %1").arg(entity->name), text, QMessageBox::Cancel, m_window);
    box->setObjectName(u"deleteQuestion"_s);
    box->setInformativeText(detail);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *confirm = box->addButton(tr("&Delete"), QMessageBox::DestructiveRole);
    confirm->setObjectName(u"confirmDelete"_s);
    confirm->setIcon(themeIcon(u"edit-delete"_s));
    box->setDefaultButton(QMessageBox::Cancel);
    connect(box, &QMessageBox::buttonClicked, this, [this, box, confirm, deleted = *entity] {
        if (box->clickedButton() == confirm)
            removeNow(deleted);
    });
    box->open();
}

void EntityEditing::openDialog(const Entity &entity)
{
    auto *dialog =
        new EntityDialog(m_workspace.catalogue(), entity, m_workspace.store().entities(), m_window, m_context);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &EntityDialog::saveRequested, this, [this, dialog, entity](const Entity &filled) {
        const auto ids = std::make_shared<QList<qint64>>(1, filled.id);
        saveWhenFree(m_queue.whenFree(), dialog, saving(filled, ids),
                     [this, entity, filled, ids] { saved(entity, filled, ids); });
    });
    dialog->open();
}

/// Stores @p after, whose number is then that of @p ids.
EntityEditing::Step EntityEditing::saving(const Entity &after, const Ids &ids)
{
    return [&store = m_workspace.store(), after, ids]() -> Result<void> {
        if (after.id != 0)
            return store.updateEntity(after);
        return store.addEntity(after).transform([&ids](qint64 id) { *ids = {id}; });
    };
}

void EntityEditing::saved(const Entity &before, const Entity &after, const Ids &ids)
{
    if (after.id == 0) {
        const qint64 id = ids->constFirst();
        push(tr("Add %1").arg(after.name), ids, deletion(id, ids), restoration(ids));
        emit added(id);
    } else {
        push(tr("Edit %1").arg(after.name), ids, saving(before, ids), saving(after, ids));
    }
}

void EntityEditing::removeNow(const Entity &entity)
{
    const auto ids = std::make_shared<QList<qint64>>();
    const Step remove = deletion(entity.id, ids);
    m_queue.whenFree().perform(this, remove, [this, entity, ids, remove](const Result<void> &removed) {
        if (!removed)
            emit failed(removed.error().sentence);
        else
            push(tr("Delete %1").arg(entity.name), ids, restoration(ids), remove);
    });
}

EntityEditing::Step EntityEditing::deletion(qint64 entity, const Ids &ids)
{
    return [&store = m_workspace.store(), entity, ids] {
        return store.deleteEntity(entity).transform([&ids](const QList<qint64> &deleted) { *ids = deleted; });
    };
}

EntityEditing::Step EntityEditing::restoration(const Ids &ids)
{
    return [&store = m_workspace.store(), ids] { return store.restoreEntities(*ids); };
}

void EntityEditing::push(const QString &text, const Ids &ids, const Step &undo, const Step &redo)
{
    m_undo.push(new StoreCommand(text, undo, redo, m_queue.whenFree(), this, [this, ids](const Result<void> &done) {
        tell(*ids);
        if (!done)
            emit failed(done.error().sentence);
    }));
    tell(*ids);
}

void EntityEditing::tell(const QList<qint64> &ids)
{
    emit entitiesChanged();
    for (const qint64 id : ids)
        m_queue.entityEdited(id);
}

} // namespace Aegir
