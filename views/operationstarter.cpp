// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/operationstarter.h"

#include "model/dispatch/choices.h"
#include "views/savewhenfree.h"

#include <memory>

using namespace Qt::StringLiterals;

namespace Aegir {

OperationStarter::OperationStarter(Workspace &workspace, Queue &queue, EditorContext context, QWidget *window)
    : QObject(window)
    , m_workspace(workspace)
    , m_queue(queue)
    , m_context(std::move(context))
    , m_window(window)
{
}

void OperationStarter::start(qint64 entity, const QString &name, bool withOptions)
{
    const auto target = Target::find(m_workspace.store(), entity);
    if (!target) {
        emit failed(target.error().sentence);
        return;
    }
    const OperationType *operation = m_workspace.catalogue().operationType(name);
    if (!operation || !operation->problem.isEmpty()) {
        emit failed(operation ? operation->problem
                              : tr("There is no operation “%1” in this workspace's types.").arg(name));
        return;
    }
    const QList<TaskForm> form = operationForm(m_workspace, *operation, *target);
    // A destructive operation shows what it is about to do even when it needs no answer.
    if (withOptions || operation->destructive || needsInput(form)) {
        const std::pair key(entity, name);
        openForm(*target, *operation, form, withOptions,
                 m_drafts.contains(key) ? std::optional(m_drafts.value(key)) : std::nullopt);
        return;
    }
    dispatch(entity, name, Answers(form.size()), {});
}

void OperationStarter::startAgain(const Rerun &rerun)
{
    const auto target = Target::find(m_workspace.store(), rerun.entity);
    const OperationType *operation = m_workspace.catalogue().operationType(rerun.operation);
    if (!target || !operation)
        return; // rerunOf() has found both just now
    if (rerun.asks || operation->destructive)
        openForm(*target, *operation, operationForm(m_workspace, *operation, *target), true,
                 OperationDialog::Draft{.answers = rerun.answers, .options = rerun.options});
    else
        dispatch(rerun.entity, rerun.operation, rerun.answers, rerun.options);
}

void OperationStarter::dispatch(qint64 entity, const QString &operation, const Answers &answers,
                                const RunOptions &options)
{
    const auto id = std::make_shared<qint64>();
    m_queue.whenFree().perform(
        this,
        [=, this] {
            return m_queue.dispatch(entity, operation, answers, options).transform([&id](const Run &run) {
                *id = run.id;
            });
        },
        [this, id](const Result<void> &done) {
            if (done)
                emit dispatched(*id);
            else
                emit failed(done.error().sentence);
        });
}

void OperationStarter::openForm(const Target &target, const OperationType &operation, const QList<TaskForm> &form,
                                bool withOptions, const std::optional<OperationDialog::Draft> &draft)
{
    const qint64 entity = target.entity.id;
    const QString name = operation.name;
    OperationDialog::Input input{.operation = operation, .target = target, .form = form};
    input.environment = m_workspace.catalogue().environment(target.environment());
    input.showOptions = withOptions;
    input.preview = [this, entity, name](const Answers &answers, const RunOptions &options) {
        return m_queue.preview(entity, name, answers, options);
    };
    auto *finder = new ChoiceFinder(m_workspace, target, m_queue.ansiblePlaybook(), this);
    input.findChoices = [finder](const ChoicesFrom &from, ChoiceFinder::Then then) {
        finder->find(from, std::move(then));
    };
    input.presets = Presets(m_workspace.stateDir(), name);
    input.context = m_context;
    input.draft = draft;
    const std::pair key(entity, name);
    auto *dialog = new OperationDialog(std::move(input), m_window);
    finder->setParent(dialog);
    connect(dialog, &QDialog::accepted, this, [this, key] { m_drafts.remove(key); });
    connect(dialog, &QDialog::rejected, this, [this, dialog, key] {
        if (const auto left = dialog->draft())
            m_drafts.insert(key, *left);
        else
            m_drafts.remove(key);
    });
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &OperationDialog::dispatchRequested, this,
            [this, dialog, entity, name](const Answers &answers, const RunOptions &options) {
                const auto id = std::make_shared<qint64>();
                saveWhenFree(
                    m_queue.whenFree(), dialog,
                    [=, this] {
                        return m_queue.dispatch(entity, name, answers, options).transform([&id](const Run &run) {
                            *id = run.id;
                        });
                    },
                    [this, id] { emit dispatched(*id); });
            });
    dialog->open();
    m_queue.expectRun();
}

} // namespace Aegir
