// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/crosscheck.h"

#include "model/catalogue/condition.h"
#include "model/catalogue/conditioncheck.h"
#include "model/catalogue/nearest.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace Aegir {

using namespace Qt::StringLiterals;

namespace {

struct CatalogueText
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::Catalogue)
};

/// The operations that types of @p kind list.
QSet<QString> operationsOf(const Catalogue &catalogue, EntityKind kind)
{
    QSet<QString> names;
    for (const EntityType &type : catalogue.entityTypes()) {
        if (type.kind == kind)
            names.unite(QSet<QString>(type.operations.begin(), type.operations.end()));
    }
    return names;
}

/// The sentence about the first `task.field` in the condition of @p field that is none of @p fields; empty when all
/// are. What fields the tasks @p broken have nobody knows.
QString unknownName(const Field &field, const QHash<QString, const Field *> &fields, const QSet<QString> &broken)
{
    for (const QString &name : Condition::names(field.visibleWhen)) {
        const qsizetype dot = name.indexOf(u'.');
        if (dot < 0 || fields.contains(name) || broken.contains(name.left(dot)))
            continue;
        QStringList names = fields.keys();
        names.sort();
        const QString near = nearest(name, names);
        return near.isEmpty()
            ? CatalogueText::tr("“visible_when” of “%1” names “%2”, which is no field of a task.").arg(field.name, name)
            : CatalogueText::tr("“visible_when” of “%1” names “%2”, which is no field of a task; did you mean “%3”?")
                  .arg(field.name, name, near);
    }
    return {};
}

} // namespace

void checkSources(const QList<EntityType> &types, const QList<TaskType *> &tasks,
                  const QList<TaskReader::Source> &sources, QList<Problem> &problems)
{
    QSet<QString> known{u"platform.name"_s, u"platform.type"_s, u"platform.hosts"_s,    u"platform.environment"_s,
                        u"site.name"_s,     u"site.type"_s,     u"site.environment"_s,  u"entity.name"_s,
                        u"entity.type"_s,   u"entity.hosts"_s,  u"entity.environment"_s};
    const auto add = [&known](const QString &scope, const QString &name) { known.insert(scope + u'.' + name); };
    for (const EntityType &type : types) {
        for (const Field &field : type.fields) {
            add(u"entity"_s, field.name);
            add(entityKindName(type.kind), field.name);
        }
    }
    for (const TaskType *task : tasks) {
        for (const Output &output : task->outputs) {
            add(u"entity"_s, output.field.name);
            if (output.storedIn != Output::StoredIn::Platform)
                add(u"site"_s, output.field.name);
            if (output.storedIn != Output::StoredIn::Site)
                add(u"platform"_s, output.field.name);
        }
    }
    QStringList names = known.values();
    names.sort();
    for (const TaskReader::Source &source : sources) {
        // One that has not even the form was reported when it was read.
        if (known.contains(source.from) || !source.from.contains(u'.'))
            continue;
        const QString near = nearest(source.from, names);
        problems.append(
            {source.path, source.line,
             near.isEmpty()
                 ? CatalogueText::tr("“default_from” of “%1” names “%2”, which nothing gives.")
                       .arg(source.field, source.from)
                 : CatalogueText::tr("“default_from” of “%1” names “%2”, which nothing gives; did you mean “%3”?")
                       .arg(source.field, source.from, near)});
    }
}

void checkConditions(const QList<TaskType *> &tasks, const TaskReader::Places &places, QList<Problem> &problems)
{
    QHash<QString, const Field *> fields; // by `task.field`
    QHash<QString, QStringList> named;    // what the condition of each names, in the same way
    QSet<QString> broken;
    for (const TaskType *task : tasks) {
        if (!task->problem.isEmpty())
            broken.insert(task->name);
        for (const Field &field : task->fields) {
            const QString full = task->name + u'.' + field.name;
            fields.insert(full, &field);
            for (const QString &name : Condition::names(field.visibleWhen)) {
                if (name.contains(u'.'))
                    named[full].append(name);
                else if (std::ranges::find(task->fields, name, &Field::name) != task->fields.end())
                    named[full].append(task->name + u'.' + name);
            }
        }
    }
    const auto find = [&fields](const QString &name) { return fields.value(name); };
    const auto namesOf = [&named](const QString &name) { return named.value(name); };
    for (TaskType *task : tasks) {
        for (Field &field : task->fields) {
            const QString full = task->name + u'.' + field.name;
            const TaskReader::Source place = places.value({task->name, field.name});
            QStringList sentences = ConditionCheck::impossibleValues(field, find);
            if (const QString wrong = unknownName(field, fields, broken); !wrong.isEmpty()) {
                sentences.append(wrong);
                field.visibleWhen = {};
            } else if (ConditionCheck::isInCycle(full, namesOf)) {
                sentences.append(
                    CatalogueText::tr("“visible_when” of “%1” depends on itself through fields of other tasks.")
                        .arg(field.name));
                field.visibleWhen = {};
                named.remove(full);
            }
            for (const QString &sentence : std::as_const(sentences))
                problems.append({place.path, place.line, sentence});
        }
    }
}

void checkPlaces(const Catalogue &catalogue, QList<Problem> &problems)
{
    const QSet<QString> ofPlatforms = operationsOf(catalogue, EntityKind::Platform);
    const QSet<QString> ofSites = operationsOf(catalogue, EntityKind::Site);
    for (const OperationType &operation : catalogue.operationTypes()) {
        if (!ofPlatforms.contains(operation.name) || ofSites.contains(operation.name))
            continue;
        for (const TaskType &task : catalogue.tasksOf(operation)) {
            for (const Output &output : task.outputs) {
                if (output.storedIn != Output::StoredIn::Site)
                    continue;
                const QString sentence =
                    CatalogueText::tr("“%1” is stored in a site, but only platforms have the operation “%2”.");
                problems.append(
                    {output.field.path, output.field.line, sentence.arg(output.field.name, operation.name)});
            }
        }
    }
}

} // namespace Aegir
