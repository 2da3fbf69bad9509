// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/runoutputs.h"

namespace Aegir {

RunOutputs::RunOutputs(Workspace &workspace, qint64 run, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_run(run)
{
}

void RunOutputs::note(const Event &event)
{
    if (event.kind == Event::Kind::Task)
        m_roles.insert(event.task, event.role);
    if (!event.feedback.isEmpty())
        m_waiting.append({event.number, m_roles.value(event.task), event.feedback, std::nullopt});
}

Result<bool> RunOutputs::take(const Event &event)
{
    note(event);
    return store();
}

Result<QList<OutputValue>> RunOutputs::outputsOf(const Feedback &feedback)
{
    const TaskType *type = m_workspace.catalogue().taskType(feedback.role);
    if (!type || type->outputs.isEmpty())
        return {};
    // Not there and not to be read are two things: what is not there any more has nothing to store.
    const auto run = m_workspace.store().findRun(m_run);
    if (!run)
        return std::unexpected(run.error());
    // A check only tells what would be: its values are no facts.
    if (!*run || (*run)->options.check)
        return {};
    const auto entity = m_workspace.store().findEntity((*run)->entity);
    if (!entity)
        return std::unexpected(entity.error());
    if (!*entity)
        return {};
    const qint64 id = (*entity)->id;
    const qint64 platform = (*entity)->kind == EntityKind::Platform ? id : (*entity)->platform;
    QList<OutputValue> outputs;
    for (const Output &output : type->outputs) {
        if (!feedback.values.contains(output.field.name))
            continue;
        if (const auto value = valueOf(output, feedback.values[output.field.name]))
            outputs.append({output.storedIn == Output::StoredIn::Platform ? platform : id, output.field.name, *value});
    }
    return outputs;
}

std::optional<QJsonValue> RunOutputs::valueOf(const Output &output, const QJsonValue &sent)
{
    // A number that went through a template is text up to ansible-core 2.18; what is raw stays as it came.
    const bool isTyped = sent.isString() && output.field.type != FieldType::Raw;
    const FieldValue read = isTyped ? valueFromText(output.field, sent.toString()) : FieldValue();
    const QJsonValue value = read.problem.isEmpty() && !read.value.isUndefined() ? read.value : sent;
    if (const QString problem = problemOf(output.field, value); !problem.isEmpty()) {
        emit refused(tr("Run %1 sent back “%2”, which is not stored: %3").arg(m_run).arg(output.field.name, problem));
        return std::nullopt;
    }
    return value;
}

Result<bool> RunOutputs::store(QDeadlineTimer end)
{
    while (!m_waiting.isEmpty()) {
        if (end.hasExpired())
            return false;
        Feedback &feedback = m_waiting.first();
        if (!feedback.outputs) {
            auto outputs = outputsOf(feedback);
            if (!outputs)
                return std::unexpected(outputs.error());
            feedback.outputs = *std::move(outputs);
        }
        if (!feedback.outputs->isEmpty()) {
            const auto stored = m_workspace.store().setOutputs(m_run, feedback.event, *feedback.outputs);
            if (!stored)
                return std::unexpected(stored.error());
            for (const OutputValue &output : *feedback.outputs) {
                if (*stored)
                    emit entityChanged(output.entity);
            }
        }
        m_waiting.removeFirst();
    }
    return true;
}

} // namespace Aegir
