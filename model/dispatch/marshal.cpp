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
QList<Parted> partedValues(const MarshalInput &input, const OperationType &operation)
{
    const bool dispatched = operation.name == input.operation.name;
    const QList<QJsonObject> given = dispatched ? input.answers : input.lastValues.value(operation.name);
    QList<Parted> values;
    for (qsizetype i = 0; i < operation.tasks.size(); ++i)
        values.append(parted(input.catalogue.taskType(operation.tasks.at(i)), given.value(i)));
    return values;
}

QJsonObject described(const Target &target, const Entity &entity, const QJsonObject &variables)
{
    return {
        {u"name"_s, entity.name},
        {u"kind"_s, entityKindName(entity.kind)},
        {u"type"_s, entity.type},
        {u"environment"_s, entity.kind == EntityKind::Platform ? entity.environment : target.environment()},
        {u"hosts"_s, target.platform.hosts},
        {u"variables"_s, variables},
    };
}

void merge(QJsonObject &into, const QJsonObject &from)
{
    for (auto value = from.begin(); value != from.end(); ++value)
        into.insert(value.key(), *value);
}

/// Appends @p task to the tasks of the operation @p name in @p operations.
void appendTask(QJsonObject &operations, const QString &name, const QJsonObject &task)
{
    QJsonObject operation = operations.value(name).toObject();
    QJsonArray tasks = operation.value(u"tasks"_s).toArray();
    tasks.append(task);
    operation.insert(u"tasks"_s, tasks);
    operations.insert(name, operation);
}

/// The names among @p variables of which the task @p index of the dispatched operation has a field without a value.
QStringList withheldNames(const MarshalInput &input, qsizetype index, const QJsonObject &variables)
{
    QStringList names;
    const QJsonObject answers = input.answers.value(index);
    if (const TaskType *type = input.catalogue.taskType(input.operation.tasks.at(index))) {
        for (const Field &field : type->fields) {
            if (variables.contains(field.name) && !answers.contains(field.name))
                names.append(field.name);
        }
    }
    return names;
}

/// Takes out of the play's variables what a role must not see, and gives it to the other roles one by one.
void withhold(const MarshalInput &input, RunRequest &request)
{
    QList<QStringList> withheld;
    QJsonObject moved;
    for (qsizetype i = 0; i < request.roles.size(); ++i) {
        withheld.append(withheldNames(input, i, request.variables));
        for (const QString &name : std::as_const(withheld.last()))
            moved.insert(name, request.variables.value(name));
    }
    for (const QString &name : moved.keys()) {
        request.variables.remove(name);
        // The operation's constants are for all of its roles, and replace what the entity has.
        if (input.operation.variables.contains(name))
            continue;
        for (qsizetype i = 0; i < request.roles.size(); ++i) {
            RoleCall &call = request.roles[i];
            if (!withheld.at(i).contains(name) && !call.variables.contains(name) && !call.secrets.contains(name))
                call.variables.insert(name, moved.value(name));
        }
    }
}

} // namespace

QList<MarshalStep> marshal(const MarshalInput &input)
{
    using Kind = MarshalStep::Kind;
    const Target &target = input.target;
    QList<MarshalStep> steps{{.kind = Kind::Platform,
                              .name = target.platform.name,
                              .variables = entityVariables(input.catalogue, target.platform)}};
    if (target.entity.kind == EntityKind::Site)
        steps.append({.kind = Kind::Site,
                      .name = target.entity.name,
                      .variables = entityVariables(input.catalogue, target.entity)});
    for (const OperationType *operation : operationsOf(input)) {
        steps.append({.kind = Kind::Operation,
                      .name = operation->name,
                      .variables = operation->variables,
                      .label = operation->label});
        const QList<Parted> values = partedValues(input, *operation);
        for (qsizetype i = 0; i < operation->tasks.size(); ++i)
            steps.append({.kind = Kind::Task, .name = operation->tasks.at(i).role, .variables = values.at(i).open});
    }
    const QList<Parted> values = partedValues(input, input.operation);
    for (qsizetype i = 0; i < input.operation.tasks.size(); ++i) {
        const TaskRef &task = input.operation.tasks.at(i);
        steps.append({.kind = Kind::Role,
                      .name = task.role,
                      .variables = values.at(i).open,
                      .entryPoint = task.entryPoint,
                      .secrets = values.at(i).secretNames});
    }
    return steps;
}

RunRequest toRequest(const MarshalInput &input)
{
    const Target &target = input.target;
    RunRequest request;
    request.title = QCoreApplication::translate("Aegir::RunRequest", "%1: %2", "entity: operation")
                        .arg(target.entity.name, input.operation.label);
    request.hosts = target.platform.hosts;
    request.gatherFacts = input.operation.gatherFacts;
    request.timeout = int(input.operation.timeout.count());
    request.idleTimeout = int(input.operation.idleTimeout.count());

    request.tree.insert(u"operation"_s, input.operation.name);
    QJsonObject operations;
    QString operation; // the one whose tasks follow
    for (const MarshalStep &step : marshal(input)) {
        switch (step.kind) {
        case MarshalStep::Kind::Platform:
            // Of a site, the next step replaces the entity.
            request.tree.insert(u"platform"_s, described(target, target.platform, step.variables));
            request.tree.insert(u"entity"_s, request.tree.value(u"platform"_s));
            merge(request.variables, step.variables);
            break;
        case MarshalStep::Kind::Site:
            request.tree.insert(u"entity"_s, described(target, target.entity, step.variables));
            merge(request.variables, step.variables);
            break;
        case MarshalStep::Kind::Operation:
            operation = step.name;
            operations.insert(
                operation,
                QJsonObject{{u"label"_s, step.label}, {u"variables"_s, step.variables}, {u"tasks"_s, QJsonArray()}});
            break;
        case MarshalStep::Kind::Task:
            appendTask(operations, operation, {{u"role"_s, step.name}, {u"variables"_s, step.variables}});
            break;
        case MarshalStep::Kind::Role:
            request.roles.append({step.name, step.entryPoint, step.variables, step.secrets});
            break;
        }
    }
    request.tree.insert(u"operations"_s, operations);
    withhold(input, request);
    merge(request.variables, input.operation.variables);
    return request;
}

TaskValues valuesToKeep(const MarshalInput &input)
{
    TaskValues values;
    for (const Parted &task : partedValues(input, input.operation))
        values.append(task.open);
    return values;
}

Secrets secretsOf(const MarshalInput &input)
{
    Secrets secrets;
    for (const Parted &task : partedValues(input, input.operation))
        secrets.append(task.secret);
    return secrets;
}

} // namespace Aegir
