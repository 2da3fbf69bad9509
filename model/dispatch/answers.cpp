// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/answers.h"

#include "model/catalogue/condition.h"
#include "model/catalogue/nearest.h"
#include "model/dispatch/visibility.h"

#include <QCoreApplication>
#include <QSet>
#include <QStringList>

#include <algorithm>

namespace Aegir {
namespace {

using namespace Qt::StringLiterals;

struct AnswerText
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::Answers)
};

/// One thing that a field may inherit from.
struct Source
{
    const Entity &entity;
    QString name;         ///< of the value
    bool builtIn = false; ///< name, type, … count too
};

bool isSite(const Target &target)
{
    return target.entity.kind == EntityKind::Site;
}

/// Where @p field may inherit from, the nearest first.
QList<Source> sourcesOf(const Target &target, const Field &field)
{
    if (field.defaultFrom.isEmpty()) {
        if (isSite(target))
            return {{target.entity, field.name}, {target.platform, field.name}};
        return {{target.entity, field.name}};
    }
    const qsizetype dot = field.defaultFrom.indexOf(u'.');
    const QString scope = field.defaultFrom.left(dot);
    const QString name = field.defaultFrom.sliced(dot + 1);
    if (scope == u"platform"_s)
        return {{target.platform, name, true}};
    if (scope == u"entity"_s || isSite(target))
        return {{target.entity, name, true}};
    return {};
}

QJsonValue builtInValue(const Target &target, const Entity &entity, const QString &name)
{
    const auto known = [](const QString &text) {
        return text.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(text);
    };
    if (name == u"name"_s)
        return known(entity.name);
    if (name == u"type"_s)
        return known(entity.type);
    if (name == u"hosts"_s)
        return known(target.platform.hosts);
    if (name == u"environment"_s)
        return known(entity.kind == EntityKind::Platform ? entity.environment : target.environment());
    return QJsonValue::Undefined;
}

bool isDeclared(const Catalogue &catalogue, const Source &source)
{
    const EntityType *type = catalogue.entityType(source.entity.kind, source.entity.type);
    return type && std::ranges::find(type->fields, source.name, &Field::name) != type->fields.end();
}

/// The value @p name of entityVariables(), without making all the others.
QJsonValue entityVariable(const Catalogue &catalogue, const Entity &entity, const QString &name)
{
    if (const QJsonValue own = entity.values.value(name); !own.isUndefined() && !own.isNull())
        return own;
    if (const EntityType *type = catalogue.entityType(entity.kind, entity.type)) {
        const auto field = std::ranges::find(type->fields, name, &Field::name);
        if (field != type->fields.end() && !field->defaultValue.isUndefined())
            return field->defaultValue;
    }
    return entity.outputs.value(name);
}

QJsonValue inheritedValue(const Catalogue &catalogue, const Target &target, const Field &field)
{
    for (const Source &source : sourcesOf(target, field)) {
        QJsonValue value = entityVariable(catalogue, source.entity, source.name);
        if (value.isUndefined() && source.builtIn)
            value = builtInValue(target, source.entity, source.name);
        if (!value.isUndefined())
            return value;
    }
    return QJsonValue::Undefined;
}

/// Whether the form asks for a field that it should ask for only when there is nothing else.
bool asksWhenEmpty(const Catalogue &catalogue, const Target &target, const FieldAnswer &answer)
{
    const Field &field = answer.field;
    if (answer.source == FieldAnswer::Source::Inherited)
        return !problemOf(field, answer.value).isEmpty();
    if (answer.source != FieldAnswer::Source::None)
        return false;
    // An optional field that was left empty on the entity itself was left empty on purpose.
    const QList<Source> sources = sourcesOf(target, field);
    return field.required
        || std::ranges::none_of(sources, [&catalogue](const Source &source) { return isDeclared(catalogue, source); });
}

/// @p last is what the field had when its operation was last dispatched, if it had anything.
FieldAnswer answerOf(const Catalogue &catalogue, const Target &target, const Field &field, const QJsonValue &last)
{
    FieldAnswer answer{.field = field};
    if (field.remember && !last.isUndefined() && problemOf(field, last).isEmpty()) {
        answer.value = last;
        answer.source = FieldAnswer::Source::Remembered;
    } else if (const QJsonValue inherited = inheritedValue(catalogue, target, field); !inherited.isUndefined()) {
        answer.value = inherited;
        answer.source = FieldAnswer::Source::Inherited;
    } else if (!field.defaultValue.isUndefined()) {
        answer.value = field.defaultValue;
        answer.source = FieldAnswer::Source::Default;
    }
    const Ask ask = effectiveAsk(catalogue, target, field);
    answer.ask = ask == Ask::Always || (ask == Ask::WhenEmpty && asksWhenEmpty(catalogue, target, answer));
    return answer;
}

QString unknownField(const TaskForm &form, const QString &name)
{
    QStringList names;
    for (const FieldAnswer &answer : form.fields)
        names.append(answer.field.name);
    const QString near = nearest(name, names);
    return near.isEmpty() ? AnswerText::tr("%1 has no field “%2”.").arg(form.task.label, name)
                          : AnswerText::tr("%1 has no field “%2”; did you mean “%3”?").arg(form.task.label, name, near);
}

QJsonObject completed(const TaskForm &form, const QJsonObject &given, const Visibility &visibility, int task)
{
    QJsonObject result = given;
    for (int index = 0; index < int(form.fields.size()); ++index) {
        const FieldAnswer &answer = form.fields.at(index);
        const Field &field = answer.field;
        result.remove(field.name);
        if (!visibility.isVisible(task, index))
            continue;
        const QJsonValue own = given.value(field.name);
        const bool unchanged = own.isUndefined() || own == field.defaultValue;
        const bool isDefault = own.isNull() || (answer.source == FieldAnswer::Source::Default && unchanged);
        if (isDefault && !field.sendsDefault)
            continue;
        const QJsonValue value = isDefault ? field.defaultValue : own.isUndefined() ? answer.value : own;
        if (!value.isUndefined())
            result.insert(field.name, value);
    }
    return result;
}

} // namespace

QJsonObject entityVariables(const Catalogue &catalogue, const Entity &entity)
{
    QJsonObject variables = entity.outputs;
    if (const EntityType *type = catalogue.entityType(entity.kind, entity.type)) {
        for (const Field &field : type->fields) {
            if (!field.defaultValue.isUndefined())
                variables.insert(field.name, field.defaultValue);
        }
    }
    for (auto value = entity.values.begin(); value != entity.values.end(); ++value) {
        if (!value->isNull())
            variables.insert(value.key(), *value);
    }
    return variables;
}

Ask effectiveAsk(const Catalogue &catalogue, const Target &target, const Field &field)
{
    if (field.ask)
        return *field.ask;
    const bool inheritable = !field.defaultFrom.isEmpty()
        || std::ranges::any_of(sourcesOf(target, field),
                               [&catalogue](const Source &source) { return isDeclared(catalogue, source); })
        || !inheritedValue(catalogue, target, field).isUndefined();
    return inheritable ? Ask::WhenEmpty : Ask::Always;
}

QList<TaskForm> operationForm(const Catalogue &catalogue, const OperationType &operation, const Target &target,
                              const TaskValues &last)
{
    QList<TaskForm> form;
    for (const TaskType &task : catalogue.tasksOf(operation)) {
        TaskForm group{task, {}};
        const QJsonObject values = last.value(form.size());
        for (const Field &field : task.fields)
            group.fields.append(answerOf(catalogue, target, field, values.value(field.name)));
        form.append(group);
    }
    return form;
}

QList<TaskForm> operationForm(const Workspace &workspace, const OperationType &operation, const Target &target)
{
    const Catalogue &catalogue = workspace.catalogue();
    const bool remembers = std::ranges::any_of(operation.tasks, [&catalogue](const TaskRef &task) {
        const TaskType *type = catalogue.taskType(task);
        return type && std::ranges::any_of(type->fields, &Field::remember);
    });
    return operationForm(catalogue, operation, target,
                         remembers ? workspace.store().taskValues(target.entity.id, operation.name) : TaskValues());
}

bool needsInput(const QList<TaskForm> &form)
{
    const Visibility visibility(form, {});
    for (int task = 0; task < int(form.size()); ++task) {
        for (int field = 0; field < int(form.at(task).fields.size()); ++field) {
            if (form.at(task).fields.at(field).ask && visibility.isVisible(task, field))
                return true;
        }
    }
    return false;
}

bool isVisible(const Field &field, const QJsonObject &values)
{
    return Condition::holds(field.visibleWhen, [&values](const QString &name) { return values.value(name); });
}

QList<QJsonObject> visibleValues(const QList<TaskForm> &form, const QList<QJsonObject> &answers)
{
    const Visibility visibility(form, answers);
    QList<QJsonObject> values;
    for (int task = 0; task < int(form.size()); ++task)
        values.append(visibility.values(task));
    return values;
}

QJsonObject visibleValues(const QList<FieldAnswer> &fields, const QJsonObject &answers, const QJsonObject &others)
{
    return Visibility({TaskForm{{}, fields}}, {answers}, others).values(0);
}

Answers completeAnswers(const QList<TaskForm> &form, const Answers &answers)
{
    Answers result;
    const Visibility visibility(form, answers);
    for (int i = 0; i < int(form.size()); ++i)
        result.append(completed(form.at(i), answers.value(i), visibility, i));
    // More than there are tasks: problemsOf() says so.
    result += answers.sliced(std::min(form.size(), answers.size()));
    return result;
}

QList<AnswerProblem> problemsOf(const QList<TaskForm> &form, const Answers &answers)
{
    QList<AnswerProblem> problems;
    const Visibility visibility(form, answers);
    for (int task = 0; task < int(form.size()); ++task) {
        const TaskForm &group = form.at(task);
        const QJsonObject given = answers.value(task);
        const QJsonObject complete = completed(group, given, visibility, task);
        QSet<QString> known;
        for (int index = 0; index < int(group.fields.size()); ++index) {
            const Field &field = group.fields.at(index).field;
            known.insert(field.name);
            if (!visibility.isVisible(task, index))
                continue;
            const QString sentence = problemOf(field, complete.value(field.name));
            if (!sentence.isEmpty())
                problems.append({task, field.name, sentence});
        }
        for (const QString &name : given.keys()) {
            if (!known.contains(name))
                problems.append({task, name, unknownField(group, name)});
        }
    }
    for (qsizetype i = form.size(); i < answers.size(); ++i) {
        if (!answers.at(i).isEmpty())
            problems.append({int(i), answers.at(i).keys().constFirst(),
                             AnswerText::tr("The operation has only %n task(s).", nullptr, int(form.size()))});
    }
    return problems;
}

} // namespace Aegir
