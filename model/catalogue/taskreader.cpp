// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/taskreader.h"

#include "model/catalogue/argumentspecs.h"
#include "model/catalogue/fieldreader.h"
#include "model/catalogue/rolevariables.h"
#include "model/catalogue/variablename.h"

#include <algorithm>
#include <utility>

namespace Aegir {

using namespace Qt::StringLiterals;

namespace {

/// What a person reads for a role that is entered through @p entryPoint.
QString labelOf(const QString &role, const QString &entryPoint)
{
    return entryPoint == u"main"_s ? role
                                   : TaskReader::tr("%1: %2", "role: entry point").arg(role, labelFromName(entryPoint));
}

} // namespace

TaskReader::TaskReader(QString workspaceDir, QList<Problem> &problems)
    : m_dir(std::move(workspaceDir))
    , m_problems(problems)
{
}

QList<TaskType> TaskReader::read(const QString &role, const QString &overlay, bool exists)
{
    TaskType task;
    task.name = role;
    task.label = labelFromName(role);
    task.rolePath = m_dir + u"/roles/"_s + role;
    const ArgumentSpecs specs = exists ? readArgumentSpecs(task.rolePath, u"roles/"_s + role) : ArgumentSpecs();
    if (!exists)
        task.problem = tr("There is no role “%1” in roles/.").arg(role);
    else if (!specs.isPresent())
        task.problem =
            tr("The role “%1” has no meta/argument_specs.yml, which would say what variables it takes.").arg(role);
    if (!task.problem.isEmpty() && !overlay.isEmpty())
        report(overlay, 0, task.problem);
    else if (!task.problem.isEmpty())
        m_unblamed.insert(role);
    if (specs.entryPoints.isEmpty())
        m_opaque.insert(role);
    m_problems += specs.problems;
    if (!specs.problem.isEmpty())
        task.problem = specs.problem;

    // Ansible takes a default of the specification for documentation: what the form shows must come from somewhere.
    const auto set = exists ? variablesSetByRole(task.rolePath) : std::nullopt;
    QList<TaskType> variants;
    for (const EntryPoint &point : specs.entryPoints) {
        TaskType variant = task;
        variant.entryPoint = point.name;
        variant.label = labelOf(task.label, point.name);
        variant.description = point.description.isEmpty() ? point.shortDescription : point.description;
        variant.fields = point.fields;
        for (Field &field : variant.fields)
            field.sendsDefault = set && !set->contains(field.name);
        variant.problem = point.problem;
        variants.append(variant);
    }
    if (!specs.entryPoint(u"main")) {
        if (task.problem.isEmpty()) {
            task.problem = tr("The role “%1” describes no entry point “main”.").arg(role);
            m_unblamed.insert(role);
        }
        variants.prepend(task);
    }
    if (!overlay.isEmpty())
        readOverlay(overlay, variants);
    return variants;
}

void TaskReader::readOverlay(const QString &path, QList<TaskType> &variants)
{
    const YamlDocument document = readYaml(m_dir + u'/' + path, path);
    m_problems += document.problems;
    if (document.isBroken()) {
        // Without it values would go missing that the role sends back: better not run at all.
        for (TaskType &variant : variants) {
            if (variant.problem.isEmpty())
                variant.problem = m_problems.constLast().text();
        }
        return;
    }
    MappingReader keys(document.root, path, m_problems);
    const auto label = keys.text(u"label"_s);
    const auto description = keys.paragraphs(u"description"_s);
    const YamlNode hints = keys.mapping(u"fields"_s);
    const QList<Output> outputs = readOutputs(keys.mapping(u"outputs"_s), path);
    for (const YamlEntry &hint : hints.entries()) {
        const YamlNode source = hint.value[u"default_from"];
        if (source.isString())
            m_sources.append({path, source.line(), hint.key, source.text()});
        if (const YamlNode condition = hint.value[u"visible_when"]; !condition.isMissing())
            m_conditions.insert({variants.constFirst().name, hint.key}, {path, condition.line(), hint.key, {}});
    }
    QStringList known;
    for (const TaskType &variant : std::as_const(variants)) {
        for (const Field &field : variant.fields)
            known.append(field.name);
    }
    // A role without specifications has no options that a hint could miss.
    const bool described = !m_opaque.contains(variants.constFirst().name);
    for (TaskType &variant : variants) {
        variant.label = labelOf(label.value_or(labelFromName(variant.name)), variant.entryPoint);
        variant.description = description.value_or(variant.description);
        variant.outputs = outputs;
        if (!described)
            continue;
        FieldReader reader(path, m_problems);
        reader.applyOverlay(hints, variant.fields, known);
        reader.checkConditions(variant.fields, FieldReader::Place::Role, known);
    }
}

QList<Output> TaskReader::readOutputs(const YamlNode &outputs, const QString &path)
{
    QList<Output> list;
    FieldReader reader(path, m_problems);
    for (const YamlEntry &entry : outputs.entries()) {
        const QString problem = variableNameProblem(entry.key);
        if (!problem.isEmpty())
            report(path, entry.line, problem);
        Output output;
        output.field = reader.readField(entry.key, entry.line, entry.value, FieldReader::Place::Output);
        output.storedIn = readPlace(entry.value[u"stored_in"], path);
        if (problem.isEmpty())
            list.append(output);
    }
    return list;
}

Output::StoredIn TaskReader::readPlace(const YamlNode &place, const QString &path)
{
    if (place.text() == u"site"_s)
        return Output::StoredIn::Site;
    if (place.text() == u"platform"_s)
        return Output::StoredIn::Platform;
    if (!place.isMissing() && !place.isNull() && place.text() != u"entity"_s)
        report(path, place.line(), tr("“stored_in” must be site, platform or entity."));
    return Output::StoredIn::Entity;
}

void TaskReader::report(const QString &path, int line, const QString &sentence)
{
    m_problems.append({path, line, sentence});
}

} // namespace Aegir
