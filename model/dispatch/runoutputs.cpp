// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/runoutputs.h"

#include "model/dispatch/target.h"

namespace Aegir {

RunOutputs::RunOutputs(Workspace &workspace, qint64 run, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_run(run)
{
}

Result<void> RunOutputs::take(const Event &event)
{
    if (event.kind == Event::Kind::Task)
        m_roles.insert(event.task, event.role);
    if (event.feedback.isEmpty())
        return {};
    const auto run = m_workspace.store().run(m_run);
    const TaskType *type = m_workspace.catalogue().taskType(m_roles.value(event.task));
    // A check only tells what would be: its values are no facts.
    if (!run || !type || run->options.check)
        return {};
    QList<OutputValue> outputs;
    for (const Output &output : type->outputs) {
        if (!event.feedback.contains(output.field.name))
            continue;
        if (const auto value = outputOf(*run, output, event.feedback[output.field.name]))
            outputs << *value;
    }
    if (outputs.isEmpty())
        return {};
    m_waiting.append({event.number, outputs});
    return store();
}

std::optional<OutputValue> RunOutputs::outputOf(const Run &run, const Output &output, const QJsonValue &sent)
{
    // A number that went through a template is text up to ansible-core 2.18; what is raw stays as it came.
    const bool isTyped = sent.isString() && output.field.type != FieldType::Raw;
    const FieldValue read = isTyped ? valueFromText(output.field, sent.toString()) : FieldValue();
    const QJsonValue value = read.problem.isEmpty() && !read.value.isUndefined() ? read.value : sent;
    if (const QString problem = problemOf(output.field, value); !problem.isEmpty()) {
        emit refused(tr("Run %1 sent back “%2”, which is not stored: %3").arg(run.id).arg(output.field.name, problem));
        return std::nullopt;
    }
    const auto target = Target::find(m_workspace.store(), run.entity);
    if (!target)
        return std::nullopt;
    const bool toPlatform = output.storedIn == Output::StoredIn::Platform;
    return OutputValue{toPlatform ? target->platform.id : target->entity.id, output.field.name, value};
}

Result<void> RunOutputs::store()
{
    while (!m_waiting.isEmpty()) {
        const auto &[event, outputs] = m_waiting.first();
        const auto stored = m_workspace.store().setOutputs(m_run, event, outputs);
        if (!stored)
            return std::unexpected(stored.error());
        for (const OutputValue &output : outputs) {
            if (*stored)
                emit entityChanged(output.entity);
        }
        m_waiting.removeFirst();
    }
    return {};
}

} // namespace Aegir
