// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/field.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QStringList>

#include <algorithm>

namespace Aegir {
namespace {

using namespace Qt::StringLiterals;

struct FieldText
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::Field)
};

/// Any JSON value, or Undefined.
QJsonValue jsonOf(const QString &text)
{
    QJsonParseError error;
    const QByteArray bytes = '[' + text.toUtf8() + ']';
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError || document.array().size() != 1)
        return QJsonValue::Undefined;
    return document.array().first();
}

QString compact(const QJsonValue &value)
{
    const QByteArray bytes = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(bytes.sliced(1, bytes.size() - 2));
}

/// The text itself when it is no value of @p type; problemOf() then finds the words.
QJsonValue scalarOf(FieldType type, const QString &text)
{
    const QString word = text.trimmed();
    bool ok = false;
    switch (type) {
    case FieldType::Integer: {
        const qint64 number = word.toLongLong(&ok);
        return ok ? QJsonValue(number) : QJsonValue(text);
    }
    case FieldType::Float: {
        const double number = word.toDouble(&ok);
        return ok && qIsFinite(number) ? QJsonValue(number) : QJsonValue(text);
    }
    case FieldType::Boolean: {
        static const QStringList yes{u"yes"_s, u"true"_s, u"on"_s, u"1"_s, u"y"_s, u"t"_s};
        static const QStringList no{u"no"_s, u"false"_s, u"off"_s, u"0"_s, u"n"_s, u"f"_s};
        if (yes.contains(word.toLower()))
            return true;
        if (no.contains(word.toLower()))
            return false;
        return text;
    }
    case FieldType::Bytes:
    case FieldType::Bits: {
        const qint64 number = word.toLongLong(&ok);
        return ok ? QJsonValue(number) : QJsonValue(text);
    }
    case FieldType::Raw: {
        const QJsonValue json = jsonOf(text);
        return json.isUndefined() ? QJsonValue(text) : json;
    }
    case FieldType::Dict:
    case FieldType::List: {
        const QJsonValue json = jsonOf(text);
        return json.isUndefined() ? QJsonValue(text) : json;
    }
    case FieldType::String:
    case FieldType::Path:
    case FieldType::Json:
    case FieldType::JsonArg:
        return text;
    }
    return text;
}

QJsonValue listOf(const Field &field, const QString &text)
{
    if (text.trimmed().isEmpty())
        return QJsonArray();
    if (text.trimmed().startsWith(u'[')) {
        if (const QJsonValue json = jsonOf(text); json.isArray())
            return json;
    }
    if (field.elements == FieldType::Dict || field.elements == FieldType::List)
        return text;
    QJsonArray array;
    const QStringList parts = text.split(u',');
    for (const QString &part : parts)
        array.append(scalarOf(field.elements, part.trimmed()));
    return array;
}

/// True when @p text, between commas, is read back as it is.
bool isPlainItem(const QString &text)
{
    return !text.isEmpty() && !text.contains(u',') && text.trimmed() == text && !text.startsWith(u'[');
}

/// @p value where any type will do: a text that would be read as something else gets quotes.
QString rawText(const QJsonValue &value)
{
    if (value.isUndefined())
        return {};
    const QString text = value.toString();
    const bool isPlain = value.isString() && !text.trimmed().isEmpty() && scalarOf(FieldType::Raw, text) == value;
    return isPlain ? text : compact(value);
}

QString listText(const QJsonValue &list, QString (*textOf)(const QJsonValue &))
{
    QStringList items;
    for (const QJsonValue &item : list.toArray()) {
        const QString text = textOf(item);
        if (item.isObject() || item.isArray() || !isPlainItem(text))
            return compact(list);
        items.append(text);
    }
    return items.join(u", "_s);
}

} // namespace

FieldValue valueFromText(const Field &field, const QString &text)
{
    const bool mayBeEmpty =
        field.type == FieldType::String || field.type == FieldType::Path || field.type == FieldType::List;
    QJsonValue value = QJsonValue::Undefined;
    if (field.type == FieldType::List)
        value = listOf(field, text);
    else if (mayBeEmpty || !text.trimmed().isEmpty())
        value = scalarOf(field.type, text);
    if (field.type == FieldType::Dict && value.isString())
        return {QJsonValue::Undefined,
                FieldText::tr("%1 must be a JSON object, such as {\"name\": \"value\"}.").arg(field.label)};
    if (field.type == FieldType::List && value.isString())
        return {QJsonValue::Undefined,
                FieldText::tr("%1 must be a JSON array, such as [{\"name\": \"value\"}].").arg(field.label)};
    QString problem = problemOf(field, value);
    return problem.isEmpty() ? FieldValue{value, {}} : FieldValue{QJsonValue::Undefined, problem};
}

QString textFromValue(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Undefined:
    case QJsonValue::Null:
        return {};
    case QJsonValue::Bool:
        return value.toBool() ? u"true"_s : u"false"_s;
    case QJsonValue::String:
        return value.toString();
    case QJsonValue::Array:
        return listText(value, textFromValue);
    default:
        return compact(value);
    }
}

QString textFromValue(const Field &field, const QJsonValue &value)
{
    if (field.type == FieldType::Raw)
        return rawText(value);
    if (field.type == FieldType::List && field.elements == FieldType::Raw && value.isArray())
        return listText(value, rawText);
    return textFromValue(value);
}

} // namespace Aegir
