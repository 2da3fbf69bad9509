// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/scheduling.h"

#include "model/dispatch/choices.h"
#include "views/savewhenfree.h"
#include "views/scheduledialog.h"

using namespace Qt::StringLiterals;

namespace Aegir {

Scheduling::Scheduling(Workspace &workspace, Queue &queue, EditorContext context, QWidget *window)
    : QObject(window)
    , m_workspace(workspace)
    , m_queue(queue)
    , m_context(std::move(context))
    , m_window(window)
{
}

void Scheduling::open(qint64 entity, const QString &name)
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
    auto *finder = new ChoiceFinder(m_workspace, *target, m_queue.ansiblePlaybook(), this);
    auto *dialog =
        new ScheduleDialog({.operation = *operation,
                            .target = *target,
                            .form = operationForm(m_workspace, *operation, *target),
                            .environment = m_workspace.catalogue().environment(target->environment()),
                            .timetable = m_workspace.store().timetable(entity, name),
                            .findChoices = [finder](const ChoicesFrom &from,
                                                    ChoiceFinder::Then then) { finder->find(from, std::move(then)); },
                            .context = m_context},
                           m_window);
    finder->setParent(dialog);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(
        dialog, &ScheduleDialog::saveRequested, this,
        [this, dialog, entity, name](const QString &rule, const Answers &answers, const RunOptions &options) {
            m_queue.findAnsible();
            saveWhenFree(m_queue.whenFree(), dialog, [=, this] {
                return m_queue.setTimetable(entity, name, rule, answers, options).transform([](const Timetable &) { });
            });
        });
    connect(dialog, &ScheduleDialog::removeRequested, this, [this, dialog, entity, name] {
        saveWhenFree(m_queue.whenFree(), dialog,
                     [this, entity, name] { return m_queue.removeTimetable(entity, name); });
    });
    dialog->open();
}

} // namespace Aegir
