// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/fieldreader.h"

#include "model/catalogue/coercion.h"
#include "model/catalogue/rulesreader.h"
#include "model/catalogue/variablename.h"

#include <QJsonDocument>

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
    if (place == Place::Role && !node.isMapping()) {
        const QString sentence = tr("Ansible takes no option without a specification; write “%1: {}”.").arg(name);
        refuseAlways(field, line, node.isNull() ? sentence : QString());
        return field;
    }
    readType(keys, field, place);
    field.description = keys.paragraphs(u"description"_s).value_or(QString());
    if (place != Place::Output) {
        field.required = readTruth(keys, u"required"_s, place);
        field.noLog = readTruth(keys, u"no_log"_s, place);
    }
    readNested(keys, field, place);
    if (place != Place::Output)
        readDefault(keys, field, place);
    readChoices(keys, field, place);
    if (field.type == FieldType::List && keys.node(u"elements"_s).isMissing())
        field.elements = guessedElements(field);
    if (place == Place::Entity)
        readHints(keys, field, false);
    else if (place == Place::Output)
        field.label = keys.text(u"label"_s).value_or(field.label);
    if (place == Place::Role) {
        checkRoleDefault(field, keys.line(u"default"));
        keys.ignore(ansibleKeys());
    } else if (place == Place::Entity) {
        checkDefault(field, keys.line(u"default"));
    }
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
    if (keys.node(u"elements"_s).isMissing() || field.type == FieldType::List)
        return;
    report(keys.line(u"elements"), tr("“elements” is for the type list only."));
    field.unusable = place == Place::Role;
}

bool FieldReader::readTruth(MappingReader &keys, const QString &key, Place place)
{
    const auto flag = keys.flag(key);
    if (flag || place != Place::Role)
        return flag.value_or(false);
    // To Ansible, whatever is not empty is true: the text 'false', too.
    const QJsonValue value = keys.node(key).toJson();
    return value.isDouble() ? value.toDouble() != 0 : !value.toVariant().toString().isEmpty();
}

void FieldReader::readNested(MappingReader &keys, Field &field, Place place)
{
    const YamlNode options = keys.mapping(u"options"_s);
    if (place == Place::Role)
        field.applyDefaults = readTruth(keys, u"apply_defaults"_s, place);
    if (options.isMissing()) {
        field.unusable = field.unusable || (place == Place::Role && !keys.node(u"options"_s).isMissing());
        return;
    }
    const bool elementsUnsaid = keys.node(u"elements"_s).isMissing();
    const bool mappings = field.type == FieldType::Dict
        || (field.type == FieldType::List && (field.elements == FieldType::Dict || elementsUnsaid));
    if (!mappings)
        report(keys.line(u"options"), tr("“options” is for the type dict, or a list with elements of it."));
    ++m_depth;
    field.options = readFields(options, place);
    --m_depth;
    field.rules = RulesReader(keys, field.name, field.options).read();
    if (mappings && place == Place::Role && options.entries().isEmpty()) {
        report(keys.line(u"options"), tr("“%1” has no “options”, so that nothing can be in it.").arg(field.name));
        field.unusable = true;
    }
}

void FieldReader::readDefault(MappingReader &keys, Field &field, Place place)
{
    const YamlNode given = keys.node(u"default"_s);
    if (given.isMissing())
        return;
    if (place == Place::Role && field.required)
        refuseAlways(field, keys.line(u"default"),
                     tr("“%1” is required and has a default, which Ansible does not take; leave out one of the two.")
                         .arg(field.name));
    else
        field.defaultValue = given.toJson();
}

void FieldReader::readChoices(MappingReader &keys, Field &field, Place place)
{
    const YamlNode choices = keys.sequence(u"choices"_s);
    if (choices.isMissing()) {
        if (place == Place::Role && !keys.node(u"choices"_s).isMissing())
            refuseAlways(field, 0, {});
        return;
    }
    Field choice = field;
    choice.type = field.type == FieldType::List ? field.elements : field.type;
    choice.elements = FieldType::Raw;
    choice.choices = {};
    choice.unusable = false;
    const bool anything = field.type == FieldType::List && keys.node(u"elements"_s).isMissing();
    for (const YamlNode &item : choices.items()) {
        const QJsonValue value = item.toJson();
        const bool fits = problemOf(choice, value).isEmpty() || value == QJsonValue(QString());
        if (anything || (fits && Coercion::compared(choice, value) == value))
            field.choices.append(value);
        else if (fits)
            report(item.line(),
                   tr("The choice %1 can never be taken: Ansible compares what it makes of a value.")
                       .arg(textFromValue(value)));
        else if (item.isBoolean() || item.isNumber())
            report(item.line(),
                   tr("The choice %1 is not of the type %2; put it in quotes if it is meant as a text.")
                       .arg(item.text(), fieldTypeName(choice.type)));
        else
            report(item.line(),
                   tr("The choice %1 is not of the type %2.").arg(item.text(), fieldTypeName(choice.type)));
    }
    if (!field.choices.isEmpty() || place != Place::Role)
        return;
    field.unusable = true;
    if (choices.items().isEmpty())
        report(keys.line(u"choices"), tr("The “choices” of “%1” are empty, so that nothing is one.").arg(field.name));
}

void FieldReader::checkRoleDefault(Field &field, int line)
{
    if (field.defaultValue.isUndefined())
        return;
    if (field.unusable) {
        field.required = true; // Ansible refuses the default as well, so that nothing at all will do
        return;
    }
    const QJsonValue given = std::exchange(field.defaultValue, QJsonValue(QJsonValue::Undefined));
    const bool isEmpty = given == QJsonValue(QJsonArray()) || given == QJsonValue(QJsonObject());
    if (field.noLog && (given.isArray() || given.isObject()) && !isEmpty) {
        field.required = true;
        report(line,
               tr("“%1” is a secret, and Ansible fails on a default of one that is a list or a mapping, so that it "
                  "must always be given.")
                   .arg(field.name));
        return;
    }
    // Ansible works a template out when the role runs; until then only the role knows its default.
    if (QJsonDocument(QJsonArray{given}).toJson().contains("{{")) {
        field.computedDefault = true;
        return;
    }
    Field optional = field;
    optional.required = false;
    const QString problem = problemOf(optional, given);
    const QJsonValue value = Coercion::converted(field, given);
    if (problemOf(optional, value).isEmpty()) {
        field.defaultValue = value;
        if (!problem.isEmpty())
            report(line, tr("The default of “%1” does not fit: %2").arg(field.name, problem));
    } else {
        field.required = true;
        report(line,
               tr("The default of “%1” does not fit: %2").arg(field.name, problem) + u' '
                   + tr("So the field must always be given."));
    }
}

void FieldReader::checkDefault(Field &field, int line)
{
    if (field.defaultValue.isUndefined())
        return;
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

/// For a specification that Ansible fails on, whatever is sent; @p sentence is reported unless it is empty.
void FieldReader::refuseAlways(Field &field, int line, const QString &sentence)
{
    field.unusable = true;
    field.required = true;
    if (!sentence.isEmpty())
        report(line, sentence);
    if (m_depth == 0 && m_obstacle.isEmpty())
        m_obstacle = tr("The option “%1” is specified wrongly; see %2, line %3.")
                         .arg(field.name, m_path, QString::number(field.line));
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
