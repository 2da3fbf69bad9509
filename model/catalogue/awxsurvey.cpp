// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/awxsurvey.h"

#include "model/catalogue/field.h"
#include "model/catalogue/variablename.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::AwxSurvey)
};

/// @p value as YAML in flow style, which JSON is.
QByteArray flow(const QJsonValue &value)
{
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return list.sliced(1, list.size() - 2);
}

bool isNothing(const QJsonValue &value)
{
    return value.isUndefined() || value.isNull() || (value.isString() && value.toString().isEmpty());
}

/// A list, or a text with one item in each line.
QJsonArray itemsOf(const QJsonValue &value)
{
    if (value.isArray())
        return value.toArray();
    return QJsonArray::fromStringList(value.toString().split(u'\n', Qt::SkipEmptyParts));
}

/// The field of @p question, or why there can be none.
Result<Field> fieldOf(const QJsonObject &question)
{
    static const QHash<QString, FieldType> types{
        {u"text"_s, FieldType::String},     {u"textarea"_s, FieldType::String},
        {u"password"_s, FieldType::String}, {u"integer"_s, FieldType::Integer},
        {u"float"_s, FieldType::Float},     {u"multiplechoice"_s, FieldType::String},
        {u"multiselect"_s, FieldType::List}};
    const QString kind = question[u"type"_s].toString();
    if (!types.contains(kind))
        return failure(Text::tr("Its type “%1” is none of AWX's.").arg(kind));
    Field field;
    field.name = question[u"variable"_s].toString().trimmed();
    if (const QString problem = variableNameProblem(field.name); !problem.isEmpty())
        return failure(problem);
    field.label = question[u"question_name"_s].toString().simplified();
    field.description = question[u"question_description"_s].toString().trimmed();
    field.type = types.value(kind);
    field.required = question[u"required"_s].toBool();
    field.multiline = kind == u"textarea";
    field.noLog = kind == u"password";
    const bool chosen = kind == u"multiplechoice" || kind == u"multiselect";
    if (chosen)
        field.choices = itemsOf(question[u"choices"_s]);
    const QJsonValue given = question[u"default"_s];
    if (!isNothing(given) && !field.noLog) {
        const QJsonValue read = given.isString() ? valueFromText(field, given.toString()).value : given;
        field.defaultValue = kind == u"multiselect" ? QJsonValue(itemsOf(given)) : read;
    }
    // AWX keeps ranges of choices, too, which mean nothing.
    if (!chosen && question[u"min"_s].isDouble())
        field.minimum = question[u"min"_s].toDouble();
    if (!chosen && question[u"max"_s].isDouble())
        field.maximum = question[u"max"_s].toDouble();
    return field;
}

/// What the overlay says of @p field, which is the one at @p order.
QByteArray hints(const Field &field, qsizetype order)
{
    QByteArray text = "  " + field.name.toUtf8() + ":\n";
    const auto add = [&text](const char *key, const QJsonValue &value) {
        text += QByteArray("    ") + key + ": " + flow(value) + '\n';
    };
    if (field.noLog)
        text += "    # " + Text::tr("A password: the role's specification must say no_log: true.").toUtf8() + '\n';
    if (!field.label.isEmpty())
        add("label", field.label);
    if (!field.description.isEmpty())
        add("description", field.description);
    add("order", order);
    if (field.multiline)
        add("multiline", true);
    if (field.minimum)
        add("min", *field.minimum);
    if (field.maximum)
        add("max", *field.maximum);
    return text;
}

/// What the role's specification should say of @p field, in one line.
QByteArray specification(const Field &field)
{
    QByteArrayList keys{"type: " + fieldTypeName(field.type).toUtf8()};
    if (field.type == FieldType::List)
        keys << "elements: str";
    if (field.required)
        keys << "required: true";
    if (!field.defaultValue.isUndefined())
        keys << "default: " + flow(field.defaultValue);
    if (!field.choices.isEmpty())
        keys << "choices: " + flow(field.choices);
    if (field.noLog)
        keys << "no_log: true";
    return "#       " + field.name.toUtf8() + ": {" + keys.join(", ") + "}\n";
}

} // namespace

Result<QByteArray> overlayFromSurvey(const QByteArray &json, const QString &path, const QString &task)
{
    QJsonParseError error;
    const QJsonObject survey = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError)
        return failure(Text::tr("%1 is no JSON: %2.").arg(path, error.errorString()));
    if (!survey[u"spec"_s].isArray())
        return failure(Text::tr("%1 is no survey of AWX: it has no list “spec”.").arg(path));

    QByteArray fields;
    QByteArray options;
    QStringList names;
    const QJsonArray questions = survey[u"spec"_s].toArray();
    for (const QJsonValue &question : questions) {
        const qsizetype number = names.size() + 1;
        const auto field = fieldOf(question.toObject());
        if (!field)
            return failure(Text::tr("%1, question %2: %3").arg(path, QString::number(number), field.error().sentence));
        if (names.contains(field->name))
            return failure(
                Text::tr("%1, question %2: There is a “%3” already.").arg(path, QString::number(number), field->name));
        names.append(field->name);
        fields += hints(*field, number);
        options += specification(*field);
    }

    QByteArray text;
    if (const QString name = survey[u"name"_s].toString().simplified(); !name.isEmpty())
        text += "label: " + flow(name) + '\n';
    if (const QString description = survey[u"description"_s].toString().trimmed(); !description.isEmpty())
        text += "description: " + flow(description) + '\n';
    text += fields.isEmpty() ? QByteArray("fields: {}\n") : "fields:\n" + fields;
    text +=
        "\n# " + Text::tr("What roles/%1/meta/argument_specs.yml must say for these fields:").arg(task).toUtf8() + '\n';
    return text + "#\n# argument_specs:\n#   main:\n#     options:\n" + options;
}

} // namespace Aegir
