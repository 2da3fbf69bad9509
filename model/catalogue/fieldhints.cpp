// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the field reader that reads what Ansible has no word for.
#include "model/catalogue/condition.h"
#include "model/catalogue/conditioncheck.h"
#include "model/catalogue/fieldreader.h"
#include "model/catalogue/nearest.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <limits>

namespace Aegir {

using namespace Qt::StringLiterals;

namespace {

bool isText(FieldType type)
{
    return type == FieldType::String || type == FieldType::Path || type == FieldType::Raw || type == FieldType::Json
        || type == FieldType::JsonArg;
}

const Field *find(const QList<Field> &fields, const QString &name)
{
    const auto found = std::ranges::find(fields, name, &Field::name);
    return found == fields.end() ? nullptr : &*found;
}

} // namespace

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
    field.patternMessage = keys.text(u"pattern_message"_s).value_or(field.patternMessage);
    field.unit = keys.text(u"unit"_s).value_or(field.unit);
    if (const auto format = keys.text(u"format"_s)) {
        if (field.type != FieldType::String)
            report(keys.line(u"format"), tr("“format” is for the type str."));
        else if (*format != "date"_L1 && *format != "time"_L1 && *format != "datetime"_L1)
            report(keys.line(u"format"), tr("“format” must be date, time or datetime."));
        else
            field.format = *format;
    }
    field.group = keys.text(u"group"_s).value_or(field.group);
    readHelp(keys, field);
    readRange(keys, field);
    readChoicesFrom(keys, field);
    readCondition(keys, field);
    if (m_depth == 0) {
        if (const auto order = keys.integer(u"order"_s))
            m_orders.insert(field.name, *order);
    }
    if (!asked)
        return;
    field.remember = keys.flag(u"remember"_s).value_or(field.remember);
    if (field.remember && holdsSecret(field)) {
        field.remember = false;
        report(keys.line(u"remember"), tr("“%1” is a secret, and those are never stored.").arg(field.name));
    }
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

void FieldReader::readCondition(MappingReader &keys, Field &field)
{
    const YamlNode node = keys.mapping(u"visible_when"_s);
    if (node.isMissing())
        return;
    const int line = keys.line(u"visible_when");
    const QJsonObject condition = node.toJson().toObject();
    if (m_depth > 0)
        report(
            line,
            tr("“visible_when” is for the fields of a form, not for those inside one, such as “%1”.").arg(field.name));
    else if (const QString problem = Condition::problemOf(condition); !problem.isEmpty())
        report(line, tr("“visible_when” of “%1”: %2").arg(field.name, problem));
    else
        field.visibleWhen = condition;
    if (m_depth == 0)
        m_conditions.insert(field.name, line);
}

void FieldReader::readHelp(MappingReader &keys, Field &field)
{
    const auto address = keys.text(u"help_url"_s);
    if (!address)
        return;
    const QUrl url(*address, QUrl::StrictMode);
    if (url.isValid() && (url.scheme() == "https"_L1 || url.scheme() == "http"_L1))
        field.helpUrl = *address;
    else
        report(keys.line(u"help_url"), tr("“help_url” of “%1” must be an address with https://.").arg(field.name));
}

void FieldReader::readChoicesFrom(MappingReader &keys, Field &field)
{
    using enum ChoicesFrom::Kind;
    const YamlNode node = keys.node(u"choices_from"_s);
    if (node.isMissing())
        return;
    const int line = keys.line(u"choices_from");
    if (!field.choices.isEmpty()) {
        report(line, tr("“%1” lists its choices; “choices_from” is for fields that do not.").arg(field.name));
        return;
    }
    static const QHash<QString, ChoicesFrom::Kind> kinds{
        {u"platforms"_s, Platforms}, {u"sites"_s, Sites}, {u"hosts"_s, Hosts},    {u"groups"_s, Groups},
        {u"outputs"_s, Outputs},     {u"file"_s, File},   {u"command"_s, Command}};
    ChoicesFrom from;
    if (node.isScalar()) {
        from.kind = kinds.value(node.text(), None);
        if (from.kind == Outputs || from.kind == File || from.kind == Command)
            from.kind = None; // these need to be told which
    } else if (node.isMapping()) {
        MappingReader source(node, m_path, m_problems);
        int found = 0;
        for (auto kind = kinds.begin(); kind != kinds.end(); ++kind) {
            if (!source.has(kind.key()))
                continue;
            ++found;
            from.kind = *kind;
            if (*kind == Command)
                from.command = source.texts(kind.key()).value_or(QStringList());
            else
                from.name = source.text(kind.key()).value_or(QString());
        }
        from.exceptCurrent = source.flag(u"except_current"_s).value_or(false);
        if (found > 1)
            from.kind = None; // nobody can tell which is meant
    }
    const bool needsName = from.kind == Outputs || from.kind == File;
    const FieldType type = field.type == FieldType::List ? field.elements : field.type;
    if (from.kind == None || (needsName && from.name.isEmpty()) || (from.kind == Command && from.command.isEmpty()))
        report(line,
               tr("“choices_from” of “%1” must be platforms, sites, hosts, groups, or a mapping with platforms, "
                  "sites, outputs, file or command.")
                   .arg(field.name));
    else if (!isText(type))
        report(line, tr("“choices_from” is for texts and lists of texts, which “%1” is not.").arg(field.name));
    else
        field.choicesFrom = from;
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
        if (m_depth == 0 && found->required && !found->unusable && !found->visibleWhen.isEmpty()) {
            report(
                keys.line(u"visible_when"),
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

void FieldReader::checkConditions(QList<Field> &fields, Place place, const QStringList &otherNames)
{
    const auto named = [&fields](const QString &name) { return find(fields, name); };
    for (Field &field : fields) {
        const int line = m_conditions.value(field.name);
        const QStringList names = line == 0 ? QStringList() : Condition::names(field.visibleWhen);
        for (const QString &name : names) {
            // A field of another task: only the whole catalogue can tell.
            if (named(name) || otherNames.contains(name) || (place == Place::Role && name.contains(u'.')))
                continue;
            report(line, tr("“visible_when” of “%1” names “%2”, which is no other field.").arg(field.name, name));
            field.visibleWhen = {}; // better shown than never
        }
        for (const QString &sentence : ConditionCheck::impossibleValues(field, named))
            report(line, sentence);
    }
    const auto namesOf = [&named](const QString &name) {
        const Field *field = named(name);
        return field ? Condition::names(field->visibleWhen) : QStringList();
    };
    for (Field &field : fields) {
        if (!ConditionCheck::isInCycle(field.name, namesOf))
            continue;
        report(m_conditions.value(field.name),
               tr("“visible_when” of “%1” depends on itself through the fields that it names.").arg(field.name));
        field.visibleWhen = {}; // this also opens the circle for the others in it
    }
}

void FieldReader::sortByOrder(QList<Field> &fields) const
{
    // Those with an order come first; the rest stay as they are written.
    std::ranges::stable_sort(fields, {}, [this](const Field &field) {
        return m_orders.value(field.name, std::numeric_limits<qint64>::max());
    });
}

} // namespace Aegir
