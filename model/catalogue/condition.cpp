// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/condition.h"

#include "model/catalogue/wholematch.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

namespace Aegir {
namespace {

using namespace Qt::StringLiterals;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::Condition)
};

/// The words that join conditions; no field can be compared under these names.
bool isJoint(const QString &key)
{
    return key == "any"_L1 || key == "all"_L1 || key == "none"_L1;
}

bool isEmpty(const QJsonValue &value)
{
    return value.isUndefined() || value.isNull() || (value.isString() && value.toString().isEmpty())
        || (value.isArray() && value.toArray().isEmpty()) || (value.isObject() && value.toObject().isEmpty());
}

/// What `min` and `max` speak of: a number itself, the length of a text or list.
std::optional<double> measure(const QJsonValue &value)
{
    if (value.isDouble())
        return value.toDouble();
    if (value.isString())
        return double(value.toString().toUcs4().size());
    return value.isArray() ? std::optional(double(value.toArray().size())) : std::nullopt;
}

bool fits(const QJsonValue &value, const QJsonValue &wanted);

bool fitsTest(const QJsonValue &value, const QString &test, const QJsonValue &wanted)
{
    if (test == "not"_L1)
        return !fits(value, wanted);
    if (test == "empty"_L1)
        return isEmpty(value) == wanted.toBool();
    if (test == "matches"_L1)
        return value.isString() && matchesWhole(wanted.toString(), value.toString());
    const auto size = measure(value);
    return size && (test == "min"_L1 ? *size >= wanted.toDouble() : *size <= wanted.toDouble());
}

bool fits(const QJsonValue &value, const QJsonValue &wanted)
{
    if (wanted.isObject()) {
        const QJsonObject tests = wanted.toObject();
        for (auto test = tests.begin(); test != tests.end(); ++test) {
            if (!fitsTest(value, test.key(), *test))
                return false;
        }
        return true;
    }
    return value == wanted || (wanted.isArray() && wanted.toArray().contains(value));
}

QString valueProblem(const QString &name, const QJsonValue &wanted);

QString testProblem(const QString &name, const QString &test, const QJsonValue &wanted)
{
    if (test == "not"_L1)
        return valueProblem(name, wanted);
    if (test == "empty"_L1)
        return wanted.isBool() ? QString() : Text::tr("“empty” of “%1” must be true or false.").arg(name);
    if (test == "min"_L1 || test == "max"_L1)
        return wanted.isDouble() ? QString() : Text::tr("“%1” of “%2” must be a number.").arg(test, name);
    if (test != "matches"_L1)
        return Text::tr("“%1” of “%2” is no test; there are not, empty, min, max and matches.").arg(test, name);
    const QRegularExpression expression(wanted.toString());
    if (wanted.isString() && expression.isValid())
        return {};
    return Text::tr("“matches” of “%1” is no regular expression: %2.").arg(name, expression.errorString());
}

QString valueProblem(const QString &name, const QJsonValue &wanted)
{
    if (!wanted.isObject())
        return {};
    const QJsonObject tests = wanted.toObject();
    if (tests.isEmpty())
        return Text::tr("“%1” is compared with nothing.").arg(name);
    for (const QString &test : tests.keys()) {
        if (const QString problem = testProblem(name, test, tests[test]); !problem.isEmpty())
            return problem;
    }
    return {};
}

/// Calls @p visit with each name that is compared in @p condition and what it is compared with.
void forEachComparison(const QJsonObject &condition,
                       const std::function<void(const QString &, const QJsonValue &)> &visit)
{
    for (auto entry = condition.begin(); entry != condition.end(); ++entry) {
        if (!isJoint(entry.key())) {
            visit(entry.key(), *entry);
            continue;
        }
        for (const QJsonValue &part : entry->toArray())
            forEachComparison(part.toObject(), visit);
    }
}

bool jointHolds(const QString &joint, const QJsonArray &parts, const Condition::Lookup &lookup)
{
    const auto partHolds = [&lookup](const QJsonValue &part) { return Condition::holds(part.toObject(), lookup); };
    if (joint == "all"_L1)
        return std::ranges::all_of(parts, partHolds);
    return std::ranges::any_of(parts, partHolds) == (joint == "any"_L1);
}

} // namespace

bool Condition::holds(const QJsonObject &condition, const Lookup &lookup)
{
    for (auto entry = condition.begin(); entry != condition.end(); ++entry) {
        if (!(isJoint(entry.key()) ? jointHolds(entry.key(), entry->toArray(), lookup)
                                   : fits(lookup(entry.key()), *entry)))
            return false;
    }
    return true;
}

QStringList Condition::names(const QJsonObject &condition)
{
    QStringList names;
    forEachComparison(condition, [&names](const QString &name, const QJsonValue &) {
        if (!names.contains(name))
            names << name;
    });
    return names;
}

QString Condition::problemOf(const QJsonObject &condition)
{
    for (auto entry = condition.begin(); entry != condition.end(); ++entry) {
        if (!isJoint(entry.key())) {
            if (const QString problem = valueProblem(entry.key(), *entry); !problem.isEmpty())
                return problem;
            continue;
        }
        if (!entry->isArray() || entry->toArray().isEmpty())
            return Text::tr("Below “%1” there must be a list of conditions.").arg(entry.key());
        for (const QJsonValue &part : entry->toArray()) {
            if (!part.isObject())
                return Text::tr("Below “%1” there must be a list of conditions.").arg(entry.key());
            if (const QString problem = problemOf(part.toObject()); !problem.isEmpty())
                return problem;
        }
    }
    return {};
}

void Condition::forEachValue(const QJsonObject &condition,
                             const std::function<void(const QString &name, const QJsonValue &)> &visit)
{
    const std::function<void(const QString &, const QJsonValue &)> each = [&](const QString &name,
                                                                              const QJsonValue &wanted) {
        if (!wanted.isObject())
            visit(name, wanted);
        else if (const QJsonValue inner = wanted[u"not"]; !inner.isUndefined())
            each(name, inner);
    };
    forEachComparison(condition, each);
}

} // namespace Aegir
