// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/assignments.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::CommandLine)
};

Result<std::pair<QString, QString>> split(const QString &assignment)
{
    const qsizetype equals = assignment.indexOf(u'=');
    if (equals < 1) {
        return failure(Text::tr("“%1” is no assignment; write --set FIELD=VALUE.").arg(assignment));
    }
    return std::pair(assignment.first(equals), assignment.sliced(equals + 1));
}

QString fieldNames(const TaskForm &task)
{
    QStringList names;
    for (const FieldAnswer &answer : task.fields) {
        names.append(answer.field.name);
    }
    return names.isEmpty() ? Text::tr("none") : names.join(u", "_s);
}

/// What TASK is called at @p index of @p form: with its number when it is not the first of its name.
QString taskAddress(const QList<TaskForm> &form, qsizetype index)
{
    const QString name = form.at(index).task.name;
    const auto earlier =
        std::count_if(form.begin(), form.begin() + index, [&](const TaskForm &task) { return task.task.name == name; });
    return earlier == 0 ? name : u"%1#%2"_s.arg(name).arg(earlier + 1);
}

QString taskNames(const QList<TaskForm> &form)
{
    QStringList names;
    for (qsizetype i = 0; i < form.size(); ++i) {
        names.append(taskAddress(form, i));
    }
    return names.join(u", "_s);
}

qsizetype findTask(const QList<TaskForm> &form, const QString &address)
{
    const qsizetype hash = address.lastIndexOf(u'#');
    for (qsizetype i = 0; i < form.size(); ++i) {
        // `TASK#1` is the first one too, though it needs no number.
        if (taskAddress(form, i) == address
            || (hash > 0 && address.sliced(hash) == u"#1" && taskAddress(form, i) == address.first(hash))) {
            return i;
        }
    }
    return -1;
}

const Field *findField(const TaskForm &task, const QString &name)
{
    const auto found =
        std::ranges::find(task.fields, name, [](const FieldAnswer &answer) { return answer.field.name; });
    return found == task.fields.end() ? nullptr : &found->field;
}

/// A field named without its task.
Result<FieldPlace> findAlone(const QList<TaskForm> &form, const QString &name)
{
    QList<FieldPlace> places;
    QStringList addresses;
    for (qsizetype i = 0; i < form.size(); ++i) {
        if (const Field *field = findField(form.at(i), name)) {
            places.append({i, *field});
            addresses.append(u"%1.%2"_s.arg(taskAddress(form, i), name));
        }
    }
    if (const qsizetype task = findTask(form, name); places.isEmpty() && task >= 0) {
        const QString fields = fieldNames(form.at(task));
        return failure(Text::tr("“%1” is a task, not a field; its fields are %2.").arg(name, fields));
    }
    if (places.isEmpty()) {
        QStringList known;
        for (qsizetype i = 0; i < form.size(); ++i) {
            known.append(Text::tr("%1 has %2").arg(taskAddress(form, i), fieldNames(form.at(i))));
        }
        return failure(Text::tr("No task has a field “%1”; %2.").arg(name, known.join(u"; "_s)));
    }
    if (places.size() > 1) {
        return failure(
            Text::tr("More than one task has a field “%1”; say which: %2.").arg(name, addresses.join(u", "_s)));
    }
    return places.first();
}

Result<void> apply(const FieldPlace &place, const QString &address, const QString &text, Answers &answers)
{
    const FieldValue value = valueFromText(place.field, text);
    if (!value.problem.isEmpty()) {
        return failure(u"%1: %2"_s.arg(address, value.problem));
    }
    answers.resize(std::max(answers.size(), place.task + 1));
    // Nothing was typed, so nothing shall be sent, not even what the entity has.
    answers[place.task].insert(place.field.name,
                               value.value.isUndefined() ? QJsonValue(QJsonValue::Null) : value.value);
    return {};
}

} // namespace

Result<FieldPlace> findField(const QList<TaskForm> &form, const QString &address)
{
    // The last dot: a role's name may have dots of its own, a variable's has none.
    const qsizetype dot = address.lastIndexOf(u'.');
    if (dot < 0) {
        return findAlone(form, address);
    }
    const QString task = address.first(dot);
    const QString name = address.sliced(dot + 1);
    const qsizetype index = findTask(form, task);
    if (index < 0) {
        return failure(Text::tr("The operation has no task “%1”; its tasks are %2.").arg(task, taskNames(form)));
    }
    if (const Field *field = findField(form.at(index), name)) {
        return FieldPlace{index, *field};
    }
    return failure(Text::tr("%1 has no field “%2”; its fields are %3.").arg(task, name, fieldNames(form.at(index))));
}

Result<void> applyAssignment(const QList<TaskForm> &form, const QString &assignment, Answers &answers)
{
    const auto parts = split(assignment);
    if (!parts) {
        return std::unexpected(parts.error());
    }
    const auto place = findField(form, parts->first);
    if (!place) {
        return std::unexpected(place.error());
    }
    if (holdsSecret(place->field)) {
        return failure(
            Text::tr("%1 is a secret, and everybody on this machine can read a command line; use --secret %1.")
                .arg(parts->first));
    }
    return apply(*place, parts->first, parts->second, answers);
}

Result<void> applyText(const QList<TaskForm> &form, const QString &address, const QString &text, Answers &answers)
{
    const auto place = findField(form, address);
    return place ? apply(*place, address, text, answers) : std::unexpected(place.error());
}

Result<void> applyValues(const QList<TaskForm> &form, const QJsonObject &values, Answers &answers)
{
    QSet<std::pair<qsizetype, QString>> given;
    const auto put = [&](const QString &address, const QJsonValue &value) -> Result<void> {
        const auto place = findField(form, address);
        if (!place) {
            return std::unexpected(place.error());
        }
        const std::pair field(place->task, place->field.name);
        if (given.contains(field)) {
            return failure(Text::tr("The values name the field “%1” twice.").arg(address));
        }
        given.insert(field);
        answers.resize(std::max(answers.size(), place->task + 1));
        answers[place->task].insert(place->field.name, value);
        return {};
    };
    for (auto each = values.begin(); each != values.end(); ++each) {
        if (findTask(form, each.key()) < 0 || !each->isObject()) {
            if (auto done = put(each.key(), *each); !done) {
                return done;
            }
            continue;
        }
        const QJsonObject fields = each->toObject();
        for (auto field = fields.begin(); field != fields.end(); ++field) {
            if (auto done = put(u"%1.%2"_s.arg(each.key(), field.key()), *field); !done) {
                return done;
            }
        }
    }
    return {};
}

Result<void> applyToEntity(const EntityType &type, const QString &assignment, QJsonObject &values)
{
    const auto parts = split(assignment);
    if (!parts) {
        return std::unexpected(parts.error());
    }
    const auto found = std::ranges::find(type.fields, parts->first, &Field::name);
    if (found == type.fields.end()) {
        QStringList names;
        for (const Field &field : type.fields) {
            names.append(field.name);
        }
        return failure(Text::tr("A %1 has no field “%2”; its fields are %3.")
                           .arg(type.label, parts->first, names.isEmpty() ? Text::tr("none") : names.join(u", "_s)));
    }
    if (holdsSecret(*found)) {
        return failure(Text::tr("%1 is a secret, and secrets are not stored; the operations that need it ask for it.")
                           .arg(parts->first));
    }
    const FieldValue value = valueFromText(*found, parts->second);
    if (!value.problem.isEmpty()) {
        return failure(u"%1: %2"_s.arg(parts->first, value.problem));
    }
    values.insert(parts->first, value.value); // an undefined one removes it
    return {};
}

} // namespace Aegir
