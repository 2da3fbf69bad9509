// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/marshal.h"

#include <QCoreApplication>

#include <utility>

namespace Aegir {
namespace {

using namespace Qt::StringLiterals;

/// What a task is sent, parted into what may be seen and what may not.
struct Parted
{
    QJsonObject open;
    QJsonObject secret;
    QStringList secretNames; ///< in the order of the form
};

Parted parted(const TaskType *type, const QJsonObject &values)
{
    // Of a task that nobody knows, nobody knows the secrets either.
    if (!type)
        return {};
    Parted result{.open = values, .secret = {}, .secretNames = {}};
    for (const Field &field : type->fields) {
        if (!holdsSecret(field) || !values.contains(field.name))
            continue;
        result.secret.insert(field.name, result.open.take(field.name));
        result.secretNames.append(field.name);
    }
    return result;
}

/// The operations that are marshalled: all of the entity's type, and the dispatched one should it not be among them.
QList<const OperationType *> operationsOf(const MarshalInput &input)
{
    QList<const OperationType *> operations;
    bool dispatched = false;
    if (const EntityType *type = input.catalogue.entityType(input.target.entity.kind, input.target.entity.type)) {
        for (const QString &name : type->operations) {
            const OperationType *operation = input.catalogue.operationType(name);
            if (!operation)
                continue;
            dispatched = dispatched || name == input.operation.name;
            operations.append(operation);
        }
    }
    if (!dispatched)
        operations.append(&input.operation);
    return operations;
}

/// What the tasks of @p operation have: the answers when it is the dispatched one, otherwise what they last had.
QList<QJsonObject> openValues(const MarshalInput &input, const OperationType &operation)
{
    const bool dispatched = operation.name == input.operation.name;
    const QList<QJsonObject> given = dispatched ? input.answers : input.lastValues.value(operation.name);
    QList<QJsonObject> values;
    for (qsizetype i = 0; i < operation.tasks.size(); ++i)
        values.append(parted(input.catalogue.taskType(operation.tasks.at(i)), given.value(i)).open);
    return values;
}

QJsonObject described(const MarshalInput &input, const Entity &entity)
{
    const Entity &platform = input.target.platform;
    return {
        {u"name"_s, entity.name},
        {u"type"_s, entity.type},
        {u"environment"_s, entity.environment.isEmpty() ? platform.environment : entity.environment},
        {u"hosts"_s, platform.hosts},
        {u"variables"_s, entityVariables(input.catalogue, entity)},
    };
}

QJsonObject treeOf(const MarshalInput &input)
{
    QJsonObject entity = described(input, input.target.entity);
    entity.insert(u"kind"_s, entityKindName(input.target.entity.kind));
    QJsonObject operations;
    for (const OperationType *operation : operationsOf(input)) {
        const QList<QJsonObject> values = openValues(input, *operation);
        QJsonArray tasks;
        for (qsizetype i = 0; i < operation->tasks.size(); ++i)
            tasks.append(QJsonObject{{u"role"_s, operation->tasks.at(i).role}, {u"variables"_s, values.at(i)}});
        operations.insert(
            operation->name,
            QJsonObject{{u"label"_s, operation->label}, {u"variables"_s, operation->variables}, {u"tasks"_s, tasks}});
    }
    return {
        {u"entity"_s, entity},
        {u"platform"_s, described(input, input.target.platform)},
        {u"operation"_s, input.operation.name},
        {u"operations"_s, operations},
    };
}

void merge(QJsonObject &into, const QJsonObject &from)
{
    for (auto value = from.begin(); value != from.end(); ++value)
        into.insert(value.key(), *value);
}

} // namespace

QList<MarshalStep> marshal(const MarshalInput &input)
{
    using Kind = MarshalStep::Kind;
    const Target &target = input.target;
    QList<MarshalStep> steps{{Kind::Platform, target.platform.name, entityVariables(input.catalogue, target.platform)}};
    if (target.entity.kind == EntityKind::Site)
        steps.append({Kind::Site, target.entity.name, entityVariables(input.catalogue, target.entity)});
    for (const OperationType *operation : operationsOf(input)) {
        steps.append({Kind::Operation, operation->name, operation->variables});
        const QList<QJsonObject> values = openValues(input, *operation);
        for (qsizetype i = 0; i < operation->tasks.size(); ++i)
            steps.append({Kind::Task, operation->tasks.at(i).role, values.at(i)});
    }
    const QList<QJsonObject> values = openValues(input, input.operation);
    for (qsizetype i = 0; i < input.operation.tasks.size(); ++i)
        steps.append({Kind::Role, input.operation.tasks.at(i).role, values.at(i)});
    return steps;
}

RunRequest toRequest(const MarshalInput &input)
{
    RunRequest request;
    request.title = QCoreApplication::translate("Aegir::RunRequest", "%1: %2", "entity: operation")
                        .arg(input.target.entity.name, input.operation.label);
    request.hosts = input.target.platform.hosts;
    for (const MarshalStep &step : marshal(input)) {
        if (step.kind == MarshalStep::Kind::Platform || step.kind == MarshalStep::Kind::Site)
            merge(request.variables, step.variables);
    }
    merge(request.variables, input.operation.variables);
    request.tree = treeOf(input);
    for (qsizetype i = 0; i < input.operation.tasks.size(); ++i) {
        const TaskRef &task = input.operation.tasks.at(i);
        const Parted values = parted(input.catalogue.taskType(task), input.answers.value(i));
        request.roles.append({task.role, task.entryPoint, values.open, values.secretNames});
    }
    return request;
}

TaskValues valuesToKeep(const MarshalInput &input)
{
    return openValues(input, input.operation);
}

Secrets secretsOf(const MarshalInput &input)
{
    Secrets secrets;
    for (qsizetype i = 0; i < input.operation.tasks.size(); ++i)
        secrets.append(parted(input.catalogue.taskType(input.operation.tasks.at(i)), input.answers.value(i)).secret);
    return secrets;
}

} // namespace Aegir
