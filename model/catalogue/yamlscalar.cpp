// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/yamlscalar.h"

#include <QRegularExpression>
#include <QStringList>

#include <cmath>
#include <limits>
#include <optional>

namespace Aegir {
namespace {

using namespace Qt::StringLiterals;

std::optional<bool> booleanOf(const QString &text)
{
    static const QStringList yes{u"yes"_s,  u"Yes"_s, u"YES"_s, u"true"_s, u"True"_s,
                                 u"TRUE"_s, u"on"_s,  u"On"_s,  u"ON"_s};
    static const QStringList no{u"no"_s,    u"No"_s,  u"NO"_s,  u"false"_s, u"False"_s,
                                u"FALSE"_s, u"off"_s, u"Off"_s, u"OFF"_s};
    if (yes.contains(text))
        return true;
    if (no.contains(text))
        return false;
    return std::nullopt;
}

/// `1:30:05`, base 60; nothing when it does not fit.
std::optional<qint64> sexagesimal(QStringView digits)
{
    qint64 value = 0;
    const auto parts = digits.split(u':');
    for (const QStringView part : parts) {
        bool ok = false;
        const qint64 number = part.toLongLong(&ok);
        if (!ok || value > (std::numeric_limits<qint64>::max() - number) / 60)
            return std::nullopt;
        value = value * 60 + number;
    }
    return value;
}

std::optional<qint64> integerOf(const QString &text)
{
    static const QRegularExpression form(u"\\A([-+]?)(?:0b([01_]+)|0x([0-9a-fA-F_]+)|0([0-7_]+)|(0|[1-9][0-9_]*)"
                                         "|([1-9][0-9_]*(?::[0-5]?[0-9])+))\\z"_s);
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const auto digits = [&match](int group) { return match.captured(group).remove(u'_'); };
    // The sign goes along, so that the smallest number is read too.
    const QString sign = match.captured(1);
    bool ok = false;
    qint64 value = 0;
    if (match.hasCaptured(6)) {
        const auto sum = sexagesimal(digits(6));
        ok = sum.has_value();
        value = sign == u"-"_s ? -sum.value_or(0) : sum.value_or(0);
    } else if (match.hasCaptured(2)) {
        value = QString(sign + digits(2)).toLongLong(&ok, 2);
    } else if (match.hasCaptured(3)) {
        value = QString(sign + digits(3)).toLongLong(&ok, 16);
    } else if (match.hasCaptured(4)) {
        value = QString(sign + digits(4)).toLongLong(&ok, 8);
    } else {
        value = QString(sign + digits(5)).toLongLong(&ok, 10);
    }
    return ok ? std::optional(value) : std::nullopt;
}

std::optional<double> floatOf(const QString &text)
{
    static const QRegularExpression form(u"\\A[-+]?(?:[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+][0-9]+)?"
                                         "|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?)\\z"_s);
    if (!form.match(text).hasMatch())
        return std::nullopt;
    bool ok = false;
    const double value = QString(text).remove(u'_').toDouble(&ok);
    return ok && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

} // namespace

QJsonValue plainScalar(const QString &text)
{
    if (text.isEmpty() || text == u"~"_s || text == u"null"_s || text == u"Null"_s || text == u"NULL"_s)
        return QJsonValue::Null;
    // No number or boolean is longer; keeps the expressions below away from megabytes.
    if (text.size() > 100)
        return text;
    if (const auto boolean = booleanOf(text))
        return *boolean;
    if (const auto integer = integerOf(text))
        return *integer;
    if (const auto number = floatOf(text))
        return *number;
    return text;
}

} // namespace Aegir
