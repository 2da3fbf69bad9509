// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/answers.h"

#include "model/catalogue/nearest.h"

#include <QCoreApplication>
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
    QString name; ///< of the value
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

QJsonValue inheritedValue(const Catalogue &catalogue, const Target &target, const Field &field)
{
    for (const Source &source : sourcesOf(target, field)) {
        QJsonValue value = entityVariables(catalogue, source.entity).value(source.name);
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
    if (answer.source == FieldAnswer::Source::Default)
        return false;
    // An optional field that was left empty on the entity itself was left empty on purpose.
    const QList<Source> sources = sourcesOf(target, field);
    return field.required
        || std::ranges::none_of(sources, [&catalogue](const Source &source) { return isDeclared(catalogue, source); });
}

FieldAnswer answerOf(const Catalogue &catalogue, const Target &target, const Field &field)
{
    FieldAnswer answer{.field = field};
    if (const QJsonValue inherited = inheritedValue(catalogue, target, field); !inherited.isUndefined()) {
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

/// What the field of @p answer has when a person answered @p own, which may be undefined or null.
QJsonValue valueOf(const FieldAnswer &answer, const QJsonValue &own)
{
    const QJsonValue value = own.isUndefined() ? answer.value : own;
    return value.isUndefined() || value.isNull() ? answer.field.defaultValue : value;
}

QJsonObject completed(const TaskForm &form, const QJsonObject &given, const QJsonObject &visible)
{
    QJsonObject result = given;
    for (const FieldAnswer &answer : form.fields) {
        const Field &field = answer.field;
        result.remove(field.name);
        if (!isVisible(field, visible))
            continue;
        const QJsonValue own = given.value(field.name);
        const bool unchanged = own.isUndefined() || own == field.defaultValue;
        const bool isDefault = own.isNull() || (answer.source == FieldAnswer::Source::Default && unchanged);
        if (isDefault && !field.required && !field.sendsDefault)
            continue;
        const QJsonValue value = valueOf(answer, own);
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

QList<TaskForm> operationForm(const Catalogue &catalogue, const OperationType &operation, const Target &target)
{
    QList<TaskForm> form;
    for (const TaskType &task : catalogue.tasksOf(operation)) {
        TaskForm group{task, {}};
        for (const Field &field : task.fields)
            group.fields.append(answerOf(catalogue, target, field));
        form.append(group);
    }
    return form;
}

bool needsInput(const QList<TaskForm> &form)
{
    return std::ranges::any_of(form, [](const TaskForm &group) {
        const QJsonObject values = visibleValues(group.fields, {});
        return std::ranges::any_of(group.fields, [&values](const FieldAnswer &answer) {
            return answer.ask && isVisible(answer.field, values);
        });
    });
}

bool isVisible(const Field &field, const QJsonObject &values)
{
    for (auto condition = field.visibleWhen.begin(); condition != field.visibleWhen.end(); ++condition) {
        const QJsonValue value = values.value(condition.key());
        const QJsonValue wanted = *condition;
        const bool oneOf = wanted.isArray() && !value.isArray() && wanted.toArray().contains(value);
        if (value != wanted && !oneOf)
            return false;
    }
    return true;
}

QJsonObject visibleValues(const QList<FieldAnswer> &fields, const QJsonObject &answers)
{
    QJsonObject values;
    for (const FieldAnswer &answer : fields) {
        const QJsonValue value = valueOf(answer, answers.value(answer.field.name));
        if (!value.isUndefined() && !value.isNull())
            values.insert(answer.field.name, value);
    }
    // Each round takes at least one value away, and a value less can only hide more.
    for (bool changed = true; changed;) {
        changed = false;
        for (const FieldAnswer &answer : fields) {
            if (values.contains(answer.field.name) && !isVisible(answer.field, values)) {
                values.remove(answer.field.name);
                changed = true;
            }
        }
    }
    return values;
}

Answers completeAnswers(const QList<TaskForm> &form, const Answers &answers)
{
    Answers result;
    for (qsizetype i = 0; i < form.size(); ++i)
        result.append(completed(form.at(i), answers.value(i), visibleValues(form.at(i).fields, answers.value(i))));
    // More than there are tasks: problemsOf() says so.
    result += answers.sliced(std::min(form.size(), answers.size()));
    return result;
}

QList<AnswerProblem> problemsOf(const QList<TaskForm> &form, const Answers &answers)
{
    QList<AnswerProblem> problems;
    for (qsizetype i = 0; i < form.size(); ++i) {
        const TaskForm &group = form.at(i);
        const QJsonObject given = answers.value(i);
        const QJsonObject visible = visibleValues(group.fields, given);
        const QJsonObject complete = completed(group, given, visible);
        QStringList known;
        for (const FieldAnswer &answer : group.fields) {
            known.append(answer.field.name);
            if (!isVisible(answer.field, visible))
                continue;
            const QString sentence = problemOf(answer.field, complete.value(answer.field.name));
            if (!sentence.isEmpty())
                problems.append({int(i), answer.field.name, sentence});
        }
        for (const QString &name : given.keys()) {
            if (!known.contains(name))
                problems.append({int(i), name, unknownField(group, name)});
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
