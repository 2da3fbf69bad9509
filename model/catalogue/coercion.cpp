// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/coercion.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace Aegir {
namespace {

using namespace Qt::StringLiterals;

/// True when @p unit, more than one character long, is the word or the sign of its first letter: `kilobyte`, `KB`.
bool isUnit(const QString &unit, bool bits)
{
    static const QStringList prefixes{u""_s,     u"kilo"_s, u"mega"_s, u"giga"_s, u"tera"_s,
                                      u"peta"_s, u"exa"_s,  u"zeta"_s, u"yotta"_s};
    const QString thing = bits ? u"bit"_s : u"byte"_s;
    const QChar sign = bits ? u'b' : u'B';
    return std::ranges::any_of(prefixes, [&](const QString &prefix) {
        const QString known = prefix.isEmpty() ? QString(sign) : QString(prefix.at(0).toUpper()) + sign;
        return unit == known || unit.toLower() == prefix + thing;
    });
}

/// The item of a list as a field of its own.
Field itemOf(const Field &list)
{
    Field item;
    item.type = list.elements;
    item.elements = FieldType::Raw;
    return item;
}

QJsonArray eachOf(const Field &field, const QJsonValue &list, QJsonValue (*change)(const Field &, const QJsonValue &))
{
    const Field item = itemOf(field);
    const QJsonArray values = list.toArray();
    QJsonArray changed;
    for (const QJsonValue &value : values)
        changed.append(change(item, value));
    return changed;
}

/// True as 1, whatever it lies in.
QJsonValue withoutBooleans(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? 1 : 0;
    if (value.isArray())
        return eachOf(Field(), value, [](const Field &, const QJsonValue &item) { return withoutBooleans(item); });
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    for (auto entry = object.begin(); entry != object.end(); ++entry)
        *entry = withoutBooleans(*entry);
    return object;
}

QJsonValue asBoolean(const QJsonValue &value)
{
    if (value.isDouble() && (value.toDouble() == 0 || value.toDouble() == 1))
        return value.toDouble() == 1;
    return value;
}

} // namespace

std::optional<double> Coercion::size(const QString &text, bool bits)
{
    static const QRegularExpression form(u"\\A([0-9]*\\.?[0-9]+)(?:\\s*([A-Za-z]+))?\\s*\\z"_s);
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const double number = match.captured(1).toDouble();
    const QString unit = match.captured(2);
    if (unit.isEmpty())
        return std::nearbyint(number);
    const qsizetype power = u"BKMGTPEZY"_s.indexOf(unit.at(0).toUpper());
    if (power < 0 || (unit.size() > 1 && !isUnit(unit, bits)))
        return std::nullopt;
    return std::nearbyint(number * std::pow(1024.0, double(power)));
}

QJsonValue Coercion::compared(const Field &field, const QJsonValue &value)
{
    switch (field.type) {
    case FieldType::Float:
        return value.toDouble();
    case FieldType::Bytes:
    case FieldType::Bits:
        return value.isString() ? size(value.toString(), field.type == FieldType::Bits).value_or(-1) : value.toDouble();
    case FieldType::Path:
        return value.toString().startsWith(u'~') || value.toString().contains(u'$') ? QJsonValue(QJsonValue::Undefined)
                                                                                    : value;
    case FieldType::Json:
    case FieldType::JsonArg:
        return value.isString() ? QJsonValue(value.toString().trimmed()) : QJsonValue(QJsonValue::Undefined);
    case FieldType::List:
        return eachOf(field, value, compared);
    default:
        return value;
    }
}

bool Coercion::areEqual(const QJsonValue &a, const QJsonValue &b)
{
    return a == b || withoutBooleans(a) == withoutBooleans(b);
}

QJsonValue Coercion::converted(const Field &field, const QJsonValue &value)
{
    switch (field.type) {
    case FieldType::Boolean:
        if (!value.isString())
            return asBoolean(value);
        [[fallthrough]];
    case FieldType::Integer:
    case FieldType::Float: {
        if (!value.isString())
            return value;
        Field free = field;
        free.choices = {};
        const QJsonValue number = valueFromText(free, value.toString()).value;
        return number.isUndefined() ? value : number;
    }
    case FieldType::String:
    case FieldType::Path:
        return value.isDouble() && value.toVariant().typeId() == QMetaType::LongLong ? QJsonValue(textFromValue(value))
                                                                                     : value;
    case FieldType::List: {
        QJsonValue list = value;
        if (value.isString())
            list = QJsonArray::fromStringList(value.toString().split(u','));
        else if (value.isDouble())
            list = QJsonArray{textFromValue(value)};
        return list.isArray() ? QJsonValue(eachOf(field, list, converted)) : value;
    }
    default:
        return value;
    }
}

} // namespace Aegir
