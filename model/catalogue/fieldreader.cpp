// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/fieldreader.h"

#include "model/catalogue/rulesreader.h"
#include "model/catalogue/variablename.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace Aegir {
namespace {

using namespace Qt::StringLiterals;

/// Keys of an option that Ansible knows and a form has no use for.
/// Source: https://docs.ansible.com/ansible/latest/dev_guide/developing_program_flow_modules.html#argument-spec
const QStringList &ansibleKeys()
{
    static const QStringList keys{u"version_added"_s,
                                  u"version_added_collection"_s,
                                  u"aliases"_s,
                                  u"fallback"_s,
                                  u"apply_defaults"_s,
                                  u"deprecated_aliases"_s,
                                  u"deprecated"_s,
                                  u"removed_in_version"_s,
                                  u"removed_at_date"_s,
                                  u"removed_from_collection"_s,
                                  u"context"_s};
    return keys;
}

/// What a list without `elements` is a list of: texts, as a person will type them, unless its own values say otherwise.
FieldType guessedElements(const Field &field)
{
    if (!field.options.isEmpty())
        return FieldType::Dict;
    const auto isString = [](const QJsonValue &value) { return value.isString(); };
    const QJsonArray known = field.defaultValue.toArray();
    return std::all_of(known.begin(), known.end(), isString)
            && std::all_of(field.choices.begin(), field.choices.end(), isString)
        ? FieldType::String
        : FieldType::Raw;
}

} // namespace

FieldReader::FieldReader(QString path, QList<Problem> &problems)
    : m_path(std::move(path))
    , m_problems(problems)
{
}

QList<Field> FieldReader::readFields(const YamlNode &options, Place place)
{
    QList<Field> fields;
    if (m_depth == 0) {
        m_orders.clear();
        m_conditions.clear();
    }
    if (!options.isMissing() && !options.isNull() && !options.isMapping()) {
        report(options.line(), tr("Fields must be a mapping: a name, a colon, and below it what the field is."));
        return fields;
    }
    for (const YamlEntry &entry : options.entries()) {
        const bool goodName = m_depth > 0 || checkName(entry.key, entry.line, place);
        Field field = readField(entry.key, entry.line, entry.value, place);
        if (place == Place::Entity && m_depth == 0 && holdsSecret(field)) {
            report(entry.line,
                   tr("“%1” is a secret, and those are never stored: make it a field of the task that needs it.")
                       .arg(entry.key));
            continue;
        }
        // A role's field stays visible with its problem; an entity's would reach Ansible as a variable.
        if (goodName || place == Place::Role)
            fields.append(std::move(field));
    }
    if (m_depth == 0)
        sortByOrder(fields);
    return fields;
}

Field FieldReader::readField(const QString &name, int line, const YamlNode &node, Place place)
{
    Field field;
    field.name = name;
    field.label = labelFromName(name);
    field.path = m_path;
    field.line = line;
    MappingReader keys(node, m_path, m_problems);
    readType(keys, field, place);
    field.description = keys.paragraphs(u"description"_s).value_or(QString());
    if (place != Place::Output) {
        field.required = keys.flag(u"required"_s).value_or(false);
        field.noLog = keys.flag(u"no_log"_s).value_or(false);
    }
    readNested(keys, field, place);
    readValues(keys, field, place);
    if (field.type == FieldType::List && keys.node(u"elements"_s).isMissing())
        field.elements = guessedElements(field);
    if (place == Place::Entity)
        readHints(keys, field, false);
    else if (place == Place::Output)
        field.label = keys.text(u"label"_s).value_or(field.label);
    if (place != Place::Output)
        checkDefault(field, keys.line(u"default"));
    if (place == Place::Role)
        keys.ignore(ansibleKeys());
    if (place == Place::Output)
        keys.ignore({u"stored_in"_s});
    return field;
}

void FieldReader::readType(MappingReader &keys, Field &field, Place place)
{
    const auto known = [&](const QString &key) -> std::optional<FieldType> {
        const auto name = keys.text(key);
        if (!name)
            return std::nullopt;
        const auto type = fieldTypeFromName(*name);
        if (!type) {
            static const QStringList names{u"str"_s,  u"int"_s,  u"float"_s, u"bool"_s,    u"path"_s,  u"raw"_s,
                                           u"list"_s, u"dict"_s, u"json"_s,  u"jsonarg"_s, u"bytes"_s, u"bits"_s};
            const QString sentence = tr("“%1” has the type “%2”, which Ansible does not know; it knows %3.")
                                         .arg(field.name, *name, names.join(u", "_s));
            report(keys.line(key), sentence);
            if (place == Place::Role && m_obstacle.isEmpty())
                m_obstacle = sentence;
        }
        return type;
    };
    field.type = known(u"type"_s).value_or(FieldType::String);
    const auto elements = known(u"elements"_s);
    field.elements = elements.value_or(FieldType::String);
    if (elements && field.type != FieldType::List)
        report(keys.line(u"elements"), tr("“elements” is for the type list only."));
}

void FieldReader::readNested(MappingReader &keys, Field &field, Place place)
{
    const YamlNode options = keys.mapping(u"options"_s);
    if (options.isMissing())
        return;
    const bool elementsUnsaid = keys.node(u"elements"_s).isMissing();
    const bool mappings = field.type == FieldType::Dict
        || (field.type == FieldType::List && (field.elements == FieldType::Dict || elementsUnsaid));
    if (!mappings)
        report(keys.line(u"options"), tr("“options” is for the type dict, or a list with elements of it."));
    ++m_depth;
    field.options = readFields(options, place);
    --m_depth;
    field.rules = RulesReader(keys, field.name, field.options).read();
}

void FieldReader::readValues(MappingReader &keys, Field &field, Place place)
{
    if (place != Place::Output) {
        const YamlNode given = keys.node(u"default"_s);
        if (!given.isMissing())
            field.defaultValue = given.toJson();
    }

    const YamlNode choices = keys.sequence(u"choices"_s);
    Field choice = field;
    choice.type = field.type == FieldType::List ? field.elements : field.type;
    choice.choices = {};
    for (const YamlNode &item : choices.items()) {
        const QJsonValue value = item.toJson();
        const bool anything = field.type == FieldType::List && keys.node(u"elements"_s).isMissing();
        if (anything || problemOf(choice, value).isEmpty() || value == QJsonValue(QString()))
            field.choices.append(value);
        else if (item.isBoolean() || item.isNumber())
            report(item.line(),
                   tr("The choice %1 is not of the type %2; put it in quotes if it is meant as a text.")
                       .arg(item.text(), fieldTypeName(choice.type)));
        else
            report(item.line(),
                   tr("The choice %1 is not of the type %2.").arg(item.text(), fieldTypeName(choice.type)));
    }
}

void FieldReader::checkDefault(Field &field, int line)
{
    if (field.defaultValue.isUndefined())
        return;
    // Ansible works a template out when the role runs; until then only the role knows its default.
    const bool isTemplate = field.defaultValue.isString() && field.defaultValue.toString().contains(u"{{"_s);
    Field optional = field;
    optional.required = false;
    const QString problem = problemOf(optional, field.defaultValue);
    if (problem.isEmpty() && !isTemplate)
        return;
    field.defaultValue = QJsonValue::Undefined;
    if (!isTemplate)
        report(line, tr("The default of “%1” does not fit: %2").arg(field.name, problem));
}

bool FieldReader::checkName(const QString &name, int line, Place place)
{
    const QString problem = variableNameProblem(name);
    if (problem.isEmpty())
        return true;
    report(line, problem);
    if (place == Place::Role && m_obstacle.isEmpty())
        m_obstacle = problem;
    return false;
}

void FieldReader::report(int line, const QString &sentence)
{
    m_problems.append({m_path, line, sentence});
}

} // namespace Aegir
