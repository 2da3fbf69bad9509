// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/bulkstarter.h"

#include "forms/operationdialog.h"
#include "model/dispatch/choices.h"

using namespace Qt::StringLiterals;

namespace Aegir {

BulkStarter::BulkStarter(Workspace &workspace, Queue &queue, EditorContext context, QWidget *window)
    : QObject(window)
    , m_workspace(workspace)
    , m_queue(queue)
    , m_context(std::move(context))
    , m_window(window)
{
}

void BulkStarter::start(const QList<qint64> &entities, const QString &name)
{
    const auto first = Target::find(m_workspace.store(), entities.value(0));
    if (!first) {
        emit failed(first.error().sentence);
        return;
    }
    const OperationType *operation = m_workspace.catalogue().operationType(name);
    if (!operation || !operation->problem.isEmpty()) {
        emit failed(operation ? operation->problem : tr("There is no operation “%1” in this workspace's types.").arg(name));
        return;
    }
    const QList<TaskForm> form = commonForm(m_workspace, *operation, entities);
    OperationDialog::Input input{.operation = *operation, .target = *first, .form = form};
    // The name stands in the title, and is what a person types to confirm.
    input.target.entity.name = entitiesText(m_workspace, entities);
    input.operation.description = QStringList{operation->description, namesOf(entities)}.join(u"\n\n"_s).trimmed();
    // The one that asks for most care is the one that counts.
    for (const qint64 entity : entities) {
        const auto target = Target::find(m_workspace.store(), entity);
        const Environment *environment = target ? m_workspace.catalogue().environment(target->environment()) : nullptr;
        if (environment && (!input.environment || (environment->confirm && !input.environment->confirm)))
            input.environment = environment;
    }
    input.preview = [this, entity = first->entity.id, name, form](const Answers &answers, const RunOptions &options) {
        return m_queue.preview(entity, name, givenAnswers(form, answers), options);
    };
    auto *finder = new ChoiceFinder(m_workspace, *first, m_queue.ansiblePlaybook(), this);
    input.findChoices = [finder](const ChoicesFrom &from, ChoiceFinder::Then then) { finder->find(from, std::move(then)); };
    input.presets = Presets(m_workspace.stateDir(), name);
    input.context = m_context;
    auto *dialog = new OperationDialog(std::move(input), m_window);
    finder->setParent(dialog);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &OperationDialog::dispatchRequested, this,
            [this, dialog, entities, name, form](const Answers &answers, const RunOptions &options) {
        auto *bulk = new Bulk(m_workspace, m_queue, this);
        bulk->start(entities, name, givenAnswers(form, answers), options);
        dialog->accept();
        emit started(bulk);
    });
    dialog->open();
}

/// `On example.com, example.org and 10 more.`
QString BulkStarter::namesOf(const QList<qint64> &entities) const
{
    constexpr qsizetype named = 12;
    QStringList names;
    for (const qint64 id : entities.first(std::min(named, entities.size()))) {
        if (const auto entity = m_workspace.store().entity(id))
            names << entity->name;
    }
    const auto more = int(entities.size() - std::min(named, entities.size()));
    const QString list = names.join(u", "_s);
    return more > 0 ? tr("On %1 and %n more, a run on each.", nullptr, more).arg(list) : tr("On %1, a run on each.").arg(list);
}

} // namespace Aegir
