// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/field.h"

#include "model/catalogue/coercion.h"
#include "model/catalogue/fieldrules.h"
#include "model/catalogue/wholematch.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonDocument>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace Aegir {
namespace {

using namespace Qt::StringLiterals;

constexpr std::array<std::pair<FieldType, QLatin1StringView>, 12> typeNames{{
    {FieldType::String, "str"_L1},
    {FieldType::Integer, "int"_L1},
    {FieldType::Float, "float"_L1},
    {FieldType::Boolean, "bool"_L1},
    {FieldType::Path, "path"_L1},
    {FieldType::Raw, "raw"_L1},
    {FieldType::List, "list"_L1},
    {FieldType::Dict, "dict"_L1},
    {FieldType::Json, "json"_L1},
    {FieldType::JsonArg, "jsonarg"_L1},
    {FieldType::Bytes, "bytes"_L1},
    {FieldType::Bits, "bits"_L1},
}};

struct FieldCheck
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::Field)
};

bool isWhole(const QJsonValue &value)
{
    return value.isDouble() && std::isfinite(value.toDouble()) && std::floor(value.toDouble()) == value.toDouble();
}

bool isJsonText(const QString &text)
{
    // A document is an object or an array only; in brackets, every JSON value is one.
    QJsonParseError error;
    const QByteArray bytes = '[' + text.toUtf8() + ']';
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    return error.error == QJsonParseError::NoError && document.array().size() == 1;
}

QString typeProblem(FieldType type, const QString &label, const QJsonValue &value)
{
    switch (type) {
    case FieldType::Raw:
        return {};
    case FieldType::String:
        return value.isString() ? QString() : FieldCheck::tr("%1 must be a text.").arg(label);
    case FieldType::Path:
        if (!value.isString())
            return FieldCheck::tr("%1 must be a path.").arg(label);
        return value.toString().contains(u'\0')
            ? FieldCheck::tr("%1 holds a character that no path can have.").arg(label)
            : QString();
    case FieldType::Integer:
        return isWhole(value) ? QString() : FieldCheck::tr("%1 must be a whole number.").arg(label);
    case FieldType::Float:
        return value.isDouble() ? QString() : FieldCheck::tr("%1 must be a number.").arg(label);
    case FieldType::Boolean:
        return value.isBool() ? QString() : FieldCheck::tr("%1 must be yes or no.").arg(label);
    case FieldType::List:
        return value.isArray() ? QString() : FieldCheck::tr("%1 must be a list.").arg(label);
    case FieldType::Dict:
        return value.isObject() ? QString() : FieldCheck::tr("%1 must be a mapping of names to values.").arg(label);
    case FieldType::Json:
    case FieldType::JsonArg:
        return value.isObject() || value.isArray() || (value.isString() && isJsonText(value.toString()))
            ? QString()
            : FieldCheck::tr("%1 must be JSON.").arg(label);
    case FieldType::Bytes:
    case FieldType::Bits: {
        const bool bits = type == FieldType::Bits;
        // Larger numbers are written with an exponent, which Ansible does not read here.
        const bool isCount = isWhole(value) && value.toDouble() >= 0 && value.toDouble() < 0x1p63;
        if (isCount || (value.isString() && Coercion::size(value.toString(), bits)))
            return {};
        return bits ? FieldCheck::tr("%1 must be a number of bits, such as 512 or 10Mb.").arg(label)
                    : FieldCheck::tr("%1 must be a size, such as 512 or 10MB.").arg(label);
    }
    }
    std::unreachable();
}

bool isText(FieldType type)
{
    return type == FieldType::String || type == FieldType::Path;
}

QString numberText(double number)
{
    return textFromValue(number);
}

QString rangeProblem(const Field &field, const QString &label, const QJsonValue &given)
{
    const bool isSize = field.type == FieldType::Bytes || field.type == FieldType::Bits;
    const QJsonValue value = isSize ? Coercion::compared(field, given) : given; // 2KB is a number, not three characters
    const double low = field.minimum.value_or(-HUGE_VAL);
    const double high = field.maximum.value_or(HUGE_VAL);
    if (value.isDouble()) {
        if (value.toDouble() < low)
            return FieldCheck::tr("%1 must be at least %2.").arg(label, numberText(low));
        if (value.toDouble() > high)
            return FieldCheck::tr("%1 must be at most %2.").arg(label, numberText(high));
    } else if (value.isString()) {
        // What a person counts: code points, not UTF-16 units.
        const auto length = double(value.toString().toUcs4().size());
        if (length < low)
            return FieldCheck::tr("%1 must have at least %n character(s).", nullptr, int(low)).arg(label);
        if (length > high)
            return FieldCheck::tr("%1 must have at most %n character(s).", nullptr, int(high)).arg(label);
    } else if (value.isArray()) {
        const auto length = double(value.toArray().size());
        if (length < low)
            return FieldCheck::tr("%1 must have at least %n item(s).", nullptr, int(low)).arg(label);
        if (length > high)
            return FieldCheck::tr("%1 must have at most %n item(s).", nullptr, int(high)).arg(label);
    }
    return {};
}

QString choiceProblem(const Field &field, const QString &label, const QJsonValue &value)
{
    if (field.choices.isEmpty() || field.choices.contains(Coercion::compared(field, value)))
        return {};
    QStringList texts;
    for (const QJsonValue &choice : field.choices)
        texts.append(textFromValue(choice));
    return FieldCheck::tr("%1 must be one of: %2.").arg(label, texts.join(u", "_s));
}

QString patternProblem(const Field &field, const QString &label, const QJsonValue &value)
{
    if (field.pattern.isEmpty() || !value.isString() || matchesWhole(field.pattern, value.toString()))
        return {};
    if (!field.patternMessage.isEmpty())
        return label == field.label ? field.patternMessage
                                    : FieldCheck::tr("%1: %2", "label: sentence").arg(label, field.patternMessage);
    if (!field.placeholder.isEmpty())
        return FieldCheck::tr("%1 does not have the right form; it should look like: %2").arg(label, field.placeholder);
    return FieldCheck::tr("%1 does not have the right form (%2).").arg(label, field.pattern);
}

/// Dates and times as a person writes them: `2024-09-17`, `04:30`, `2024-09-17 04:30`.
QString formatProblem(const Field &field, const QString &label, const QString &text)
{
    if (field.format == "date"_L1 && !QDate::fromString(text, u"yyyy-MM-dd"_s).isValid())
        return FieldCheck::tr("%1 must be a date, such as 2024-09-17.").arg(label);
    const bool isTime =
        QTime::fromString(text, u"HH:mm"_s).isValid() || QTime::fromString(text, u"HH:mm:ss"_s).isValid();
    if (field.format == "time"_L1 && !isTime)
        return FieldCheck::tr("%1 must be a time of the day, such as 04:30.").arg(label);
    if (field.format != "datetime"_L1)
        return {};
    const bool isBoth =
        text.size() > 10 && QDateTime::fromString(QString(text).replace(10, 1, u'T'), Qt::ISODate).isValid();
    return isBoth ? QString() : FieldCheck::tr("%1 must be a date and a time, such as 2024-09-17 04:30.").arg(label);
}

QString valueProblem(const Field &field, const QString &label, const QJsonValue &value);

QString optionsProblem(const Field &field, const QString &label, const QJsonObject &object)
{
    const auto nested = [&label](const QString &name) {
        return FieldCheck::tr("%1: %2", "label of a mapping: label in it").arg(label, name);
    };
    for (const Field &option : field.options) {
        const QString problem = valueProblem(option, nested(option.label), object.value(option.name));
        if (!problem.isEmpty())
            return problem;
    }
    for (const QString &key : object.keys()) {
        if (std::ranges::find(field.options, key, &Field::name) == field.options.end())
            return FieldCheck::tr("%1 has no “%2” in it.").arg(label, key);
    }
    return rulesProblem(field, label, object);
}

QString itemsProblem(const Field &field, const QString &label, const QJsonArray &array)
{
    Field item = field;
    item.type = field.elements;
    item.elements = FieldType::Raw;
    item.required = true;
    item.minimum.reset();
    item.maximum.reset();
    // The choices of a list of lists are whole lists, though of a list that is raw they are its items.
    const Field whole = item;
    const bool nested = item.type == FieldType::List || item.type == FieldType::Raw;
    if (nested)
        item.choices = {};
    int number = 0;
    for (const QJsonValue &value : array) {
        ++number;
        const QString name = FieldCheck::tr("%1, item %2").arg(label, QString::number(number));
        if (const QString problem = valueProblem(item, name, value); !problem.isEmpty())
            return problem;
        if (const QString problem = nested ? choiceProblem(whole, name, value) : QString(); !problem.isEmpty())
            return problem;
    }
    return {};
}

QString absenceProblem(const Field &field, const QString &label)
{
    if (!field.defaultValue.isUndefined() || field.computedDefault)
        return {};
    if (field.required)
        return FieldCheck::tr("%1 needs a value.").arg(label);
    return field.applyDefaults && !field.options.isEmpty() ? optionsProblem(field, label, {}) : QString();
}

QString valueProblem(const Field &field, const QString &label, const QJsonValue &value)
{
    if (field.unusable && (field.required || !value.isUndefined()))
        return FieldCheck::tr("%1 cannot have a value: it is specified wrongly in %2, line %3.")
            .arg(label, field.path, QString::number(field.line));
    if (value.isUndefined())
        return absenceProblem(field, label);
    if (QString problem = typeProblem(field.type, label, value); !problem.isEmpty())
        return problem;
    if (isText(field.type) && value.toString().isEmpty()) {
        if (field.choices.contains(value))
            return {};
        if (field.required)
            return FieldCheck::tr("%1 needs a value.").arg(label);
        return choiceProblem(field, label, value);
    }
    if (QString problem = rangeProblem(field, label, value); !problem.isEmpty())
        return problem;
    if (field.type == FieldType::List)
        return itemsProblem(field, label, value.toArray());
    const bool several = field.type == FieldType::Raw && value.isArray();
    for (const QJsonValue &one : several ? value.toArray() : QJsonArray{value}) {
        if (QString problem = choiceProblem(field, label, one); !problem.isEmpty())
            return problem;
    }
    if (QString problem = patternProblem(field, label, value); !problem.isEmpty())
        return problem;
    if (QString problem = formatProblem(field, label, value.toString()); !problem.isEmpty())
        return problem;
    return field.type == FieldType::Dict && !field.options.isEmpty() ? optionsProblem(field, label, value.toObject())
                                                                     : QString();
}

} // namespace

bool Field::operator==(const Field &) const = default;

QString fieldTypeName(FieldType type)
{
    return std::ranges::find(typeNames, type, &decltype(typeNames)::value_type::first)->second;
}

std::optional<FieldType> fieldTypeFromName(QStringView name)
{
    const auto found = std::ranges::find_if(typeNames, [name](const auto &known) { return known.second == name; });
    return found == typeNames.end() ? std::nullopt : std::optional(found->first);
}

QString problemOf(const Field &field, const QJsonValue &value)
{
    return valueProblem(field, field.label.isEmpty() ? field.name : field.label, value);
}

bool holdsSecret(const Field &field)
{
    return field.noLog || std::ranges::any_of(field.options, holdsSecret);
}

QString labelFromName(const QString &name)
{
    QString label = name;
    label.replace(u'_', u' ').replace(u'-', u' ');
    label = label.simplified();
    if (label.isEmpty())
        return name;
    label[0] = label[0].toUpper();
    return label;
}

} // namespace Aegir
