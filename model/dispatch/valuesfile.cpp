// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/valuesfile.h"

#include "model/catalogue/nearest.h"
#include "model/catalogue/yaml.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir::ValuesFile {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::ValuesFile)
};

/// What the task at @p index of @p form is called: with its number when it is not the first of its name.
QString addressOf(const QList<TaskForm> &form, qsizetype index)
{
    const QString name = form.at(index).task.name;
    const auto earlier =
        std::count_if(form.begin(), form.begin() + index, [&](const TaskForm &task) { return task.task.name == name; });
    return earlier == 0 ? name : u"%1#%2"_s.arg(name).arg(earlier + 1);
}

const Field *fieldOf(const TaskForm &task, const QString &name)
{
    const auto found =
        std::ranges::find(task.fields, name, [](const FieldAnswer &answer) { return answer.field.name; });
    return found == task.fields.end() ? nullptr : &found->field;
}

/// A value as it is shown in a sentence.
QString shown(const QJsonValue &value)
{
    QString text = textFromValue(value).simplified();
    if (text.size() > 60)
        text = text.left(60) + u'…';
    return text;
}

class Finder
{
public:
    explicit Finder(const QList<TaskForm> &form)
        : m_form(form)
    {
        found.answers.resize(form.size());
        for (qsizetype index = 0; index < form.size(); ++index)
            m_tasks.append(addressOf(form, index));
    }

    Found found;

    void put(const QString &key, const QJsonValue &value)
    {
        if (const qsizetype task = m_tasks.indexOf(key); task >= 0 && value.isObject())
            putAll(task, value.toObject());
        else if (const qsizetype dot = key.lastIndexOf(u'.'); dot > 0 && m_tasks.contains(key.left(dot)))
            putAll(m_tasks.indexOf(key.left(dot)), {{key.sliced(dot + 1), value}});
        else
            putEverywhere(key, value);
    }

private:
    void putAll(qsizetype task, const QJsonObject &values)
    {
        for (auto value = values.begin(); value != values.end(); ++value) {
            if (const Field *field = fieldOf(m_form.at(task), value.key()))
                putOne(task, *field, *value);
            else
                reportUnknown(m_tasks.at(task) + u'.' + value.key(), value.key(), *value, {m_form.at(task)});
        }
    }

    void putEverywhere(const QString &name, const QJsonValue &value)
    {
        bool known = false;
        for (qsizetype task = 0; task < m_form.size(); ++task) {
            if (const Field *field = fieldOf(m_form.at(task), name)) {
                putOne(task, *field, value);
                known = true;
            }
        }
        if (!known)
            reportUnknown(name, name, value, m_form);
    }

    void putOne(qsizetype task, const Field &field, const QJsonValue &value)
    {
        found.answers[task].insert(field.name, value);
        if (value.isNull())
            return;
        if (const QString problem = problemOf(field, value); !problem.isEmpty())
            found.problems.append(u"%1.%2: %3"_s.arg(m_tasks.at(task), field.name, problem));
    }

    void reportUnknown(const QString &address, const QString &name, const QJsonValue &value,
                       const QList<TaskForm> &tasks)
    {
        QStringList names;
        for (const TaskForm &task : tasks) {
            for (const FieldAnswer &answer : task.fields)
                names.append(answer.field.name);
        }
        const QString near = nearest(name, names);
        // Under a mistyped name stands a secret all the same.
        const bool secret = std::ranges::any_of(tasks, [&near](const TaskForm &task) {
            const Field *field = fieldOf(task, near);
            return field && holdsSecret(*field);
        });
        const QString text = secret ? u"••••••"_s : shown(value);
        found.problems.append(near.isEmpty()
                                  ? Text::tr("There is no field “%1”; the file has %2 for it.").arg(address, text)
                                  : Text::tr("There is no field “%1” (did you mean “%2”?); the file has %3 for it.")
                                        .arg(address, near, text));
    }

    const QList<TaskForm> &m_form;
    QStringList m_tasks;
};

QByteArray flow(const QJsonValue &value)
{
    if (value.isArray()) {
        QByteArrayList items;
        for (const QJsonValue &item : value.toArray())
            items.append(flow(item));
        return '[' + items.join(", ") + ']';
    }
    if (value.isObject()) {
        QByteArrayList items;
        const QJsonObject object = value.toObject();
        for (auto item = object.begin(); item != object.end(); ++item)
            items.append(flow(QJsonValue(item.key())) + ": " + flow(*item));
        return '{' + items.join(", ") + '}';
    }
    QByteArray text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    text = text.sliced(1, text.size() - 2);
    // A number with an exponent alone is a text in YAML 1.1.
    const qsizetype exponent = text.indexOf('e');
    return value.isDouble() && exponent > 0 && !text.contains('.') ? text.insert(exponent, ".0") : text;
}

} // namespace

Found find(const QList<TaskForm> &form, const QJsonObject &values)
{
    Finder finder(form);
    for (auto value = values.begin(); value != values.end(); ++value)
        finder.put(value.key(), *value);
    return finder.found;
}

QJsonObject valuesOf(const QList<TaskForm> &form, const Answers &answers)
{
    QJsonObject values;
    const Answers plain = withoutSecrets(form, answers);
    for (qsizetype task = 0; task < plain.size(); ++task) {
        if (!plain.at(task).isEmpty())
            values.insert(addressOf(form, task), plain.at(task));
    }
    return values;
}

Answers withoutSecrets(const QList<TaskForm> &form, const Answers &answers)
{
    Answers plain = answers.first(std::min(form.size(), answers.size()));
    for (qsizetype task = 0; task < plain.size(); ++task) {
        for (const FieldAnswer &answer : form.at(task).fields) {
            if (holdsSecret(answer.field))
                plain[task].remove(answer.field.name);
        }
    }
    return plain;
}

Result<QJsonObject> read(const QByteArray &bytes, const QString &path)
{
    // Exact for what other programs wrote as JSON; YAML would take some of it otherwise.
    if (const QJsonDocument json = QJsonDocument::fromJson(bytes); json.isObject())
        return json.object();
    const YamlDocument document = parseYaml(bytes, path);
    if (!document.problems.isEmpty())
        return failure(document.problems.constFirst().text());
    if (!document.root.isMapping())
        return failure(Text::tr("%1 must hold a mapping of tasks or fields.").arg(path));
    return document.root.toJson().toObject();
}

QByteArray toYaml(const QJsonObject &values)
{
    QByteArray text;
    for (auto task = values.begin(); task != values.end(); ++task) {
        const QByteArray key = flow(QJsonValue(task.key()));
        const QJsonObject fields = task->toObject();
        if (fields.isEmpty()) {
            text += key + ": " + flow(*task) + '\n';
            continue;
        }
        text += key + ":\n";
        for (auto field = fields.begin(); field != fields.end(); ++field)
            text += "  " + flow(QJsonValue(field.key())) + ": " + flow(*field) + '\n';
    }
    return text.isEmpty() ? QByteArray("{}\n") : text;
}

QByteArray toJson(const QJsonObject &values)
{
    return QJsonDocument(values).toJson();
}

} // namespace Aegir::ValuesFile
