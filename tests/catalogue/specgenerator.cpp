// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "specgenerator.h"

#include <QJsonDocument>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace Aegir {

using namespace Qt::StringLiterals;

namespace {

const QStringList types{u"str"_s,  u"int"_s,  u"float"_s, u"bool"_s,    u"path"_s,  u"raw"_s,
                        u"list"_s, u"dict"_s, u"json"_s,  u"jsonarg"_s, u"bytes"_s, u"bits"_s};
const QStringList names{u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s};
const QStringList words{u""_s,     u"word"_s,  u"two words"_s, u"yes"_s, u"12"_s,
                        u"0x1f"_s, u"äöü ☃"_s, u"{{ q }}"_s,   u"a: b"_s};
const int deepest = 3;

} // namespace

SpecGenerator::SpecGenerator(quint32 seed)
    : m_random(seed)
{
}

QJsonObject SpecGenerator::options()
{
    m_options = mapping(0, 3);
    return m_options;
}

QJsonObject SpecGenerator::values()
{
    return valuesFor(m_options);
}

QJsonObject SpecGenerator::mapping(int depth, int most)
{
    QJsonObject options;
    for (int left = 1 + m_random.bounded(most); left > 0; --left)
        options.insert(anyOf(names), option(depth));
    return options;
}

QJsonObject SpecGenerator::option(int depth)
{
    QJsonObject option;
    const QString type = oneIn(3) && depth < deepest ? u"dict"_s : anyOf(types);
    if (type != "str"_L1 || oneIn(2))
        option.insert(u"type"_s, type);
    const QString elements = oneIn(2) ? u"dict"_s : anyOf(types);
    if (type == "list"_L1 ? !oneIn(4) : oneIn(60))
        option.insert(u"elements"_s, elements);
    const bool nests =
        type == "dict"_L1 || (type == "list"_L1 && option.contains(u"elements"_s) && elements == "dict"_L1);
    if (nests && depth < deepest && !oneIn(4)) {
        const bool below = std::exchange(m_belowList, m_belowList || type == "list"_L1);
        const QJsonObject inner = mapping(depth + 1, 4);
        m_belowList = below;
        option.insert(u"options"_s, inner);
        const QJsonObject between = rules(inner);
        for (auto rule = between.begin(); rule != between.end(); ++rule)
            option.insert(rule.key(), *rule);
        if (oneIn(12))
            option.insert(u"apply_defaults"_s, true);
    }
    if (oneIn(6) && !nests) {
        QJsonArray choices;
        for (int left = m_random.bounded(4); left >= 0; --left)
            choices.append(oneIn(8) ? noise() : valueOf(type == "list"_L1 ? elements : type, {}));
        option.insert(u"choices"_s, choices);
    }
    if (oneIn(4)) {
        const QJsonValue value = oneIn(8) ? noise() : valueFor(option);
        // A template is worked out before Ansible validates. A mapping below a list is filled in place: see the rows.
        const bool isTemplate = QJsonDocument(QJsonArray{value}).toJson().contains("{{");
        if (!isTemplate && !(m_belowList && option.contains(u"options"_s)))
            option.insert(u"default"_s, value);
    } else if (oneIn(4)) {
        option.insert(u"required"_s, true);
    }
    if (oneIn(12))
        option.insert(u"no_log"_s, true);
    return option;
}

QJsonObject SpecGenerator::rules(const QJsonObject &options)
{
    QJsonObject rules;
    for (const QString &key : {u"mutually_exclusive"_s, u"required_together"_s, u"required_one_of"_s}) {
        if (oneIn(6) && options.size() > 1)
            rules.insert(key, QJsonArray{someNames(options, 2)});
    }
    const QString name = anyOf(options.keys());
    if (oneIn(4)) {
        QJsonArray rule{name, valueFor(options.value(name).toObject()), someNames(options, 1)};
        if (oneIn(2))
            rule.append(oneIn(2));
        rules.insert(u"required_if"_s, QJsonArray{rule});
    }
    if (oneIn(6))
        rules.insert(u"required_by"_s, QJsonObject{{name, someNames(options, 1)}});
    return rules;
}

QJsonArray SpecGenerator::someNames(const QJsonObject &options, int least)
{
    QStringList all = options.keys();
    std::ranges::shuffle(all, m_random);
    const int count = std::min(int(all.size()), least + m_random.bounded(2));
    QStringList some = all.first(count);
    if (oneIn(40))
        some.append(u"unknown"_s);
    return QJsonArray::fromStringList(some);
}

QJsonObject SpecGenerator::valuesFor(const QJsonObject &options)
{
    QJsonObject values;
    for (auto option = options.begin(); option != options.end(); ++option) {
        const bool required = option->toObject().value(u"required"_s).toBool();
        if (required ? !oneIn(25) : oneIn(2))
            values.insert(option.key(), oneIn(40) ? noise() : valueFor(option->toObject()));
    }
    return values;
}

QJsonValue SpecGenerator::valueFor(const QJsonObject &option)
{
    const QJsonArray choices = option.value(u"choices"_s).toArray();
    const QString type = option.value(u"type"_s).toString(u"str"_s);
    if (type != "list"_L1)
        return choices.isEmpty() || oneIn(10) ? valueOf(type, option) : anyOf(choices);
    QJsonArray list;
    for (int left = m_random.bounded(3); left > 0; --left) {
        list.append(!choices.isEmpty() && !oneIn(10) ? anyOf(choices)
                                                     : valueOf(option.value(u"elements"_s).toString(u"str"_s), option));
    }
    return list;
}

QJsonValue SpecGenerator::valueOf(const QString &type, const QJsonObject &option)
{
    const auto whole = [this] { return QJsonValue(m_random.bounded(4) * (oneIn(6) ? Q_INT64_C(1000000007) : 1)); };
    if (type == "int"_L1)
        return whole();
    if (type == "float"_L1)
        return oneIn(2) ? whole() : QJsonValue(m_random.bounded(100) / 8.0);
    if (type == "bool"_L1)
        return oneIn(2);
    if (type == "path"_L1)
        return anyOf(QStringList{u"/srv"_s, u"~/x"_s, u"$HOME"_s, u"relative/a b"_s, u"/"_s});
    if (type == "list"_L1)
        return QJsonArray{anyOf(words)};
    if (type == "dict"_L1 && option.contains(u"options"_s))
        return valuesFor(option.value(u"options"_s).toObject());
    if (type == "dict"_L1)
        return oneIn(3) ? QJsonObject() : QJsonObject{{anyOf(names), noise()}};
    if (type == "json"_L1 || type == "jsonarg"_L1)
        return oneIn(3) ? QJsonValue(QJsonObject{{u"k"_s, 1}})
                        : QJsonValue(anyOf(QStringList{u"[]"_s, u" 1 "_s, u"{}"_s}));
    if (type == "bytes"_L1)
        return oneIn(2) ? whole()
                        : QJsonValue(anyOf(QStringList{u"1K"_s, u"1KB"_s, u".5 MB"_s, u"3b"_s, u"2 Gigabyte"_s}));
    if (type == "bits"_L1)
        return oneIn(2) ? whole() : QJsonValue(anyOf(QStringList{u"1K"_s, u"1Kb"_s, u"3B"_s, u"2 kilobit"_s, u"7"_s}));
    return type == "raw"_L1 ? noise() : QJsonValue(anyOf(words));
}

QJsonValue SpecGenerator::noise()
{
    static const QJsonArray all{QJsonValue::Null,
                                1,
                                0,
                                -1,
                                1.5,
                                true,
                                false,
                                u""_s,
                                u"word"_s,
                                u" 10"_s,
                                u"10kB"_s,
                                u"yes"_s,
                                u"[]"_s,
                                u"12"_s,
                                QJsonArray(),
                                QJsonArray{u"a"_s},
                                QJsonArray{QJsonValue::Null},
                                QJsonObject(),
                                QJsonObject{{u"a"_s, 1}},
                                QJsonObject{{u"k"_s, QJsonArray{QJsonObject()}}}};
    return anyOf(all);
}

} // namespace Aegir
