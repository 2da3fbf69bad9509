// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/rulesreader.h"

#include "model/catalogue/nearest.h"

#include <utility>

namespace Aegir {

using namespace Qt::StringLiterals;

RulesReader::RulesReader(MappingReader &keys, QString owner, const QList<Field> &fields)
    : m_keys(keys)
    , m_owner(std::move(owner))
    , m_fields(fields)
{
}

FieldRules RulesReader::read()
{
    FieldRules rules;
    rules.mutuallyExclusive = readGroups(u"mutually_exclusive"_s, 2);
    rules.requiredTogether = readGroups(u"required_together"_s, 2);
    rules.requiredOneOf = readGroups(u"required_one_of"_s, 1);
    rules.requiredIf = readRequiredIf();
    rules.requiredBy = readRequiredBy();
    return rules;
}

QList<QStringList> RulesReader::readGroups(const QString &key, qsizetype least)
{
    QList<QStringList> groups;
    const YamlNode list = m_keys.sequence(key);
    for (const YamlNode &item : list.items()) {
        const auto names = item.isScalar() ? QStringList{item.text()} : namesIn(item);
        if (item.isScalar() || !names || names->size() < least)
            m_keys.report(item.line(), tr("“%1” of “%2” must be a list of lists of names.").arg(key, m_owner));
        else
            checkNames(*names, item.line(), key);
        if (names && !names->isEmpty())
            groups << *names;
    }
    return groups;
}

QList<FieldRules::RequiredIf> RulesReader::readRequiredIf()
{
    const QString key = u"required_if"_s;
    QList<FieldRules::RequiredIf> rules;
    const YamlNode list = m_keys.sequence(key);
    for (const YamlNode &item : list.items()) {
        const QList<YamlNode> &parts = item.items();
        const auto needed = parts.size() >= 3 ? namesIn(parts[2]) : std::nullopt;
        const bool good = (parts.size() == 3 || (parts.size() == 4 && parts[3].isBoolean())) && parts[0].isScalar();
        if (!good || !needed || needed->isEmpty()) {
            m_keys.report(item.line(),
                          tr("“required_if” of “%1” must be a list of [name, value, [names]].").arg(m_owner));
            continue;
        }
        checkNames(QStringList(parts[0].text()) + *needed, item.line(), key);
        rules << FieldRules::RequiredIf{.field = parts[0].text(),
                                        .value = parts[1].toJson(),
                                        .needed = *needed,
                                        .any = parts.size() == 4 && parts[3].toJson().toBool()};
    }
    return rules;
}

QMap<QString, QStringList> RulesReader::readRequiredBy()
{
    const QString key = u"required_by"_s;
    QMap<QString, QStringList> rules;
    const YamlNode mapping = m_keys.mapping(key);
    for (const YamlEntry &entry : mapping.entries()) {
        const auto needed = entry.value.isScalar() ? QStringList{entry.value.text()} : namesIn(entry.value);
        if (!needed || needed->isEmpty())
            m_keys.report(entry.line,
                          tr("“required_by” of “%1” must be a mapping of a name to a list of names.").arg(m_owner));
        if (!needed || needed->isEmpty())
            continue;
        checkNames(QStringList(entry.key) + *needed, entry.line, key);
        rules.insert(entry.key, *needed);
    }
    return rules;
}

/// Ansible keeps to a rule that names an option which does not exist, as if that one were never sent; so do we.
void RulesReader::checkNames(const QStringList &names, int line, const QString &key)
{
    QStringList known;
    for (const Field &field : m_fields)
        known << field.name;
    for (const QString &name : names) {
        if (known.contains(name))
            continue;
        const QString near = nearest(name, known);
        m_keys.report(line,
                      near.isEmpty() ? tr("“%1” of “%2” names “%3”, which is no option in it.").arg(key, m_owner, name)
                                     : tr("“%1” of “%2” names “%3”, which is no option in it; did you mean “%4”?")
                                           .arg(key, m_owner, name, near));
    }
}

std::optional<QStringList> RulesReader::namesIn(const YamlNode &node) const
{
    QStringList names;
    for (const YamlNode &item : node.items()) {
        if (!item.isScalar())
            return std::nullopt;
        names << item.text();
    }
    return node.isSequence() ? std::optional(names) : std::nullopt;
}

} // namespace Aegir
