// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/fieldreader.h"

#include "model/catalogue/nearest.h"
#include "model/catalogue/variablename.h"

#include <QRegularExpression>

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
                                  u"mutually_exclusive"_s,
                                  u"required_together"_s,
                                  u"required_one_of"_s,
                                  u"required_if"_s,
                                  u"required_by"_s,
                                  u"context"_s};
    return keys;
}

bool isText(FieldType type)
{
    return type == FieldType::String || type == FieldType::Path || type == FieldType::Raw || type == FieldType::Json
        || type == FieldType::JsonArg;
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

void FieldReader::readHints(MappingReader &keys, Field &field, bool asked)
{
    field.label = keys.text(u"label"_s).value_or(field.label);
    if (field.label.trimmed().isEmpty())
        field.label = labelFromName(field.name);
    field.placeholder = keys.text(u"placeholder"_s).value_or(field.placeholder);
    field.multiline = keys.flag(u"multiline"_s).value_or(field.multiline);
    if (field.multiline && !isText(field.type)) {
        field.multiline = false;
        report(keys.line(u"multiline"), tr("“multiline” is for texts only."));
    }
    if (const auto pattern = keys.text(u"pattern"_s)) {
        const QRegularExpression expression(*pattern);
        const FieldType type = field.type == FieldType::List ? field.elements : field.type;
        if (!expression.isValid())
            report(keys.line(u"pattern"),
                   tr("The pattern of “%1” is no regular expression: %2.").arg(field.name, expression.errorString()));
        else if (!isText(type))
            report(keys.line(u"pattern"), tr("“pattern” is for texts only."));
        else
            field.pattern = *pattern;
    }
    readRange(keys, field);
    if (const YamlNode condition = keys.mapping(u"visible_when"_s); !condition.isMissing()) {
        field.visibleWhen = condition.toJson().toObject();
        if (m_depth == 0)
            m_conditions.insert(field.name, keys.line(u"visible_when"));
    }
    if (m_depth == 0) {
        if (const auto order = keys.integer(u"order"_s))
            m_orders.insert(field.name, *order);
    }
    if (!asked)
        return;
    if (const auto ask = keys.text(u"ask"_s)) {
        if (*ask == u"always"_s)
            field.ask = Ask::Always;
        else if (*ask == u"when_empty"_s)
            field.ask = Ask::WhenEmpty;
        else if (*ask == u"never"_s)
            field.ask = Ask::Never;
        else
            report(keys.line(u"ask"), tr("“ask” must be always, when_empty or never."));
    }
    if (const auto source = keys.text(u"default_from"_s)) {
        static const QRegularExpression form(u"\\A(platform|site|entity)\\.[A-Za-z_][A-Za-z0-9_]*\\z"_s);
        if (form.match(*source).hasMatch())
            field.defaultFrom = *source;
        else
            report(keys.line(u"default_from"), tr("“default_from” must be platform.NAME, site.NAME or entity.NAME."));
    }
}

void FieldReader::readRange(MappingReader &keys, Field &field)
{
    const auto low = keys.number(u"min"_s);
    const auto high = keys.number(u"max"_s);
    if (!low && !high)
        return;
    const int line = keys.line(low ? u"min" : u"max");
    if (field.type == FieldType::Boolean || field.type == FieldType::Dict) {
        report(line, tr("“min” and “max” are for numbers, texts and lists."));
        return;
    }
    if (low.value_or(-std::numeric_limits<double>::infinity())
        > high.value_or(std::numeric_limits<double>::infinity())) {
        report(line, tr("“min” of “%1” is greater than its “max”.").arg(field.name));
        return;
    }
    if (low)
        field.minimum = low;
    if (high)
        field.maximum = high;
}

void FieldReader::applyOverlay(const YamlNode &overlay, QList<Field> &fields, const QStringList &otherNames)
{
    for (const YamlEntry &entry : overlay.entries()) {
        const auto found = std::ranges::find(fields, entry.key, &Field::name);
        if (found == fields.end()) {
            if (otherNames.contains(entry.key))
                continue;
            QStringList names = otherNames;
            for (const Field &field : fields)
                names.append(field.name);
            const QString near = nearest(entry.key, names);
            report(entry.line,
                   near.isEmpty() ? tr("The role has no option “%1”.").arg(entry.key)
                                  : tr("The role has no option “%1”; did you mean “%2”?").arg(entry.key, near));
            continue;
        }
        MappingReader keys(entry.value, m_path, m_problems);
        if (const auto description = keys.paragraphs(u"description"_s))
            found->description = *description;
        readHints(keys, *found, m_depth == 0);
        if (m_depth == 0 && found->required && !found->visibleWhen.isEmpty()) {
            report(keys.line(u"visible_when"),
                   tr("“visible_when” may hide “%1”, which the role requires: Ansible would then refuse to run it. Make "
                      "the option optional in the role's argument specification.")
                       .arg(entry.key));
        }
        checkDefault(*found, entry.line);
        if (const YamlNode nested = keys.mapping(u"options"_s); !nested.isMissing()) {
            ++m_depth;
            applyOverlay(nested, found->options, {});
            --m_depth;
        }
    }
    if (m_depth == 0)
        sortByOrder(fields);
}

void FieldReader::checkConditions(const QList<Field> &fields)
{
    for (const Field &field : fields) {
        const int line = m_conditions.value(field.name);
        if (line == 0)
            continue;
        for (auto condition = field.visibleWhen.begin(); condition != field.visibleWhen.end(); ++condition) {
            const auto other = std::ranges::find(fields, condition.key(), &Field::name);
            if (other == fields.end() || other->name == field.name) {
                report(
                    line,
                    tr("“visible_when” of “%1” names “%2”, which is no other field.").arg(field.name, condition.key()));
                continue;
            }
            const bool several = condition.value().isArray() && other->type != FieldType::List;
            const QJsonArray values = several ? condition.value().toArray() : QJsonArray{condition.value()};
            Field wanted = *other;
            wanted.required = false;
            for (const QJsonValue &value : values) {
                if (const QString problem = problemOf(wanted, value); !problem.isEmpty())
                    report(line, tr("“visible_when” of “%1” can never hold: %2").arg(field.name, problem));
            }
        }
    }
}

void FieldReader::sortByOrder(QList<Field> &fields) const
{
    // Those with an order come first; the rest stay as they are written.
    std::ranges::stable_sort(fields, {}, [this](const Field &field) {
        return m_orders.value(field.name, std::numeric_limits<qint64>::max());
    });
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
