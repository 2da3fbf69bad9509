// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/entityediting.h"

#include "forms/entitydialog.h"
#include "forms/themeicon.h"
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
    auto *dialog = new EntityDialog(m_workspace.catalogue(), entity, m_workspace.store().entities(), m_window,
                                    m_context);
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
        push(tr("Edit %1").arg(after.name), std::make_shared<QList<qint64>>(1, after.id),
             [&store, before] { return store.updateEntity(before); }, [&store, after] { return store.updateEntity(after); });
    }
    return saved;
}

void EntityEditing::saveNew(const Entity &entity, qint64 id)
{
    const auto ids = std::make_shared<QList<qint64>>(1, id);
    push(tr("Add %1").arg(entity.name), ids, deletion(id, ids), restoration(ids));
    emit added(id);
}

void EntityEditing::removeNow(const Entity &entity)
{
    const auto ids = std::make_shared<QList<qint64>>();
    const Step remove = deletion(entity.id, ids);
    if (const Result<void> removed = remove(); !removed)
        emit failed(removed.error().sentence);
    else
        push(tr("Delete %1").arg(entity.name), ids, restoration(ids), remove);
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
    const auto telling = [this, ids](const Step &step) {
        return [this, ids, step] {
            const Result<void> done = step();
            tell(*ids);
            return done;
        };
    };
    m_undo.push(new StoreCommand(text, telling(undo), telling(redo), [this](const QString &sentence) { emit failed(sentence); }));
    tell(*ids);
}

void EntityEditing::tell(const QList<qint64> &ids)
{
    emit entitiesChanged();
    for (const qint64 id : ids)
        m_queue.entityEdited(id);
}

} // namespace Aegir
