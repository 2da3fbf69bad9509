// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/visibility.h"

#include "model/catalogue/condition.h"

namespace Aegir {

using namespace Qt::StringLiterals;

Visibility::Visibility(const QList<TaskForm> &form, const QList<QJsonObject> &answers, const QJsonObject &others)
    : m_form(form)
    , m_answers(answers)
    , m_others(others)
    , m_foreign(form.size())
{
    for (const TaskForm &task : form) {
        QHash<QString, int> index;
        index.reserve(task.fields.size());
        for (int field = 0; field < int(task.fields.size()); ++field)
            index.insert(task.fields.at(field).field.name, field);
        m_indexes.append(index);
        m_shown.append(QList<Shown>(task.fields.size(), Shown::Unknown));
    }
    for (int task = 0; task < int(form.size()); ++task) {
        for (int field = 0; field < int(form.at(task).fields.size()); ++field)
            find(task, field);
    }
}

QJsonObject Visibility::values(int task) const
{
    QJsonObject values = m_foreign.at(task);
    for (int field = 0; field < int(m_form.at(task).fields.size()); ++field) {
        if (!isVisible(task, field))
            continue;
        if (const QJsonValue value = valueOf(task, field); !value.isUndefined())
            values.insert(m_form.at(task).fields.at(field).field.name, value);
    }
    return values;
}

bool Visibility::find(int task, int field)
{
    Shown &shown = m_shown[task][field];
    // The catalogue refuses conditions that depend on themselves; one that slipped through shows its field.
    if (shown != Shown::Unknown)
        return shown != Shown::No;
    shown = Shown::Asked;
    const QJsonObject &condition = m_form.at(task).fields.at(field).field.visibleWhen;
    const bool holds = Condition::holds(condition, [this, task](const QString &name) { return named(task, name); });
    m_shown[task][field] = holds ? Shown::Yes : Shown::No;
    return holds;
}

QJsonValue Visibility::valueOf(int task, int field) const
{
    const FieldAnswer &answer = m_form.at(task).fields.at(field);
    const QJsonValue own = m_answers.value(task).value(answer.field.name);
    const QJsonValue value = own.isUndefined() ? answer.value : own;
    return value.isUndefined() || value.isNull() ? answer.field.defaultValue : value;
}

/// What a condition of @p task finds under @p name.
QJsonValue Visibility::named(int task, const QString &name)
{
    const auto visibleValue = [this](int other, int field) {
        return find(other, field) ? valueOf(other, field) : QJsonValue(QJsonValue::Undefined);
    };
    if (const int field = fieldOf(task, name); field >= 0)
        return visibleValue(task, field);
    const qsizetype dot = name.indexOf(u'.');
    if (dot < 0)
        return m_others.value(name);
    const auto found = [&](int other) {
        return m_form.at(other).task.name == QStringView(name).left(dot) ? fieldOf(other, name.sliced(dot + 1)) : -1;
    };
    QJsonValue value = m_others.value(name);
    int other = task - 1;
    while (other >= 0 && found(other) < 0)
        --other;
    if (other < 0)
        other = task + 1;
    while (other < int(m_form.size()) && found(other) < 0)
        ++other;
    if (other < int(m_form.size()))
        value = visibleValue(other, found(other));
    if (!value.isUndefined())
        m_foreign[task].insert(name, value);
    return value;
}

int Visibility::fieldOf(int task, const QString &name) const
{
    return m_indexes.at(task).value(name, -1);
}

} // namespace Aegir
