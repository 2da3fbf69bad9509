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
    const QList<Target> targets = Target::findAll(m_workspace.store(), entities);
    if (targets.isEmpty()) {
        emit failed(tr("Nothing that was selected is there any more."));
        return;
    }
    const Target &first = targets.first();
    const OperationType *operation = m_workspace.catalogue().operationType(name);
    if (!operation || !operation->problem.isEmpty()) {
        emit failed(operation ? operation->problem
                              : tr("There is no operation “%1” in this workspace's types.").arg(name));
        return;
    }
    const QList<TaskForm> form = commonForm(m_workspace, *operation, targets);
    OperationDialog::Input input{.operation = *operation, .target = first, .form = form};
    // The name stands in the title, and is what a person types to confirm.
    input.target.entity.name = entitiesText(targets);
    input.operation.description = QStringList{operation->description, namesOf(targets)}.join(u"\n\n"_s).trimmed();
    // The one that asks for most care is the one that counts.
    for (const Target &target : targets) {
        const Environment *environment = m_workspace.catalogue().environment(target.environment());
        if (environment && (!input.environment || (environment->confirm && !input.environment->confirm)))
            input.environment = environment;
    }
    input.preview = [this, entity = first.entity.id, name, form](const Answers &answers, const RunOptions &options) {
        return m_queue.preview(entity, name, givenAnswers(form, answers), options);
    };
    auto *finder = new ChoiceFinder(m_workspace, first, m_queue.ansiblePlaybook(), this);
    input.findChoices = [finder](const ChoicesFrom &from, ChoiceFinder::Then then) {
        finder->find(from, std::move(then));
    };
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
QString BulkStarter::namesOf(const QList<Target> &targets) const
{
    constexpr qsizetype named = 12;
    QStringList names;
    for (const Target &target : targets.first(std::min(named, targets.size())))
        names << target.entity.name;
    const auto more = int(targets.size() - names.size());
    const QString list = names.join(u", "_s);
    return more > 0 ? tr("On %1 and %n more, a run on each.", nullptr, more).arg(list)
                    : tr("On %1, a run on each.").arg(list);
}

} // namespace Aegir
