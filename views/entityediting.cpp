// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/entityediting.h"

#include "forms/entitydialog.h"
#include "forms/themeicon.h"
#include "views/storecommand.h"

#include <QMessageBox>
#include <QPushButton>

#include <memory>

using namespace Qt::StringLiterals;

namespace Aegir {

EntityEditing::EntityEditing(Workspace &workspace, QWidget *window)
    : QObject(window)
    , m_workspace(workspace)
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
    auto *box = new QMessageBox(QMessageBox::Question, tr("Delete %1").arg(entity->name), text, QMessageBox::Cancel, m_window);
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
    auto *dialog = new EntityDialog(m_workspace.catalogue(), entity, m_workspace.store().entities(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &EntityDialog::saveRequested, this, [this, dialog, entity](const Entity &filled) {
        if (const Result<void> saved = save(entity, filled); saved)
            dialog->accept();
        else
            dialog->setFailure(saved.error().sentence);
    });
    dialog->open();
}

Result<void> EntityEditing::save(const Entity &before, const Entity &after)
{
    Store &store = m_workspace.store();
    if (after.id == 0) {
        const Result<qint64> id = store.addEntity(after);
        if (!id)
            return std::unexpected(id.error());
        saveNew(after, *id);
        return {};
    }
    const Result<void> saved = store.updateEntity(after);
    if (saved) {
        push(tr("Edit %1").arg(after.name), [&store, before] { return store.updateEntity(before); },
             [&store, after] { return store.updateEntity(after); });
    }
    return saved;
}

void EntityEditing::saveNew(const Entity &entity, qint64 id)
{
    Store &store = m_workspace.store();
    const auto ids = std::make_shared<QList<qint64>>();
    push(tr("Add %1").arg(entity.name),
         [&store, id, ids]() -> Result<void> {
             const auto deleted = store.deleteEntity(id);
             if (!deleted)
                 return std::unexpected(deleted.error());
             *ids = *deleted;
             return {};
         },
         [&store, ids] { return store.restoreEntities(*ids); });
    emit added(id);
}

void EntityEditing::removeNow(const Entity &entity)
{
    Store &store = m_workspace.store();
    const auto deleted = store.deleteEntity(entity.id);
    if (!deleted) {
        emit failed(deleted.error().sentence);
        return;
    }
    const auto ids = std::make_shared<QList<qint64>>(*deleted);
    push(tr("Delete %1").arg(entity.name), [&store, ids] { return store.restoreEntities(*ids); },
         [&store, ids, id = entity.id]() -> Result<void> {
             const auto again = store.deleteEntity(id);
             if (!again)
                 return std::unexpected(again.error());
             *ids = *again;
             return {};
         });
}

void EntityEditing::push(const QString &text, std::function<Result<void>()> undo, std::function<Result<void>()> redo)
{
    const auto telling = [this](std::function<Result<void>()> step) {
        return [this, step = std::move(step)] {
            const Result<void> done = step();
            emit entitiesChanged();
            return done;
        };
    };
    m_undo.push(new StoreCommand(text, telling(std::move(undo)), telling(std::move(redo)),
                                 [this](const QString &sentence) { emit failed(sentence); }));
    emit entitiesChanged();
}

} // namespace Aegir
