// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/bulkcommands.h"

#include "app/cli/assignments.h"
#include "app/cli/format.h"
#include "app/cli/runanswers.h"
#include "model/dispatch/bulk.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

/// Those of --on, and those that --select and --type choose, in the order of `aegir list`, each once.
Result<QList<qint64>> chosenEntities(Session &session)
{
    const QCommandLineParser &parser = session.parser();
    QList<qint64> ids;
    for (const QString &name : parser.values(u"on"_s)) {
        const auto entity = session.findEntity(name);
        if (!entity)
            return std::unexpected(entity.error());
        if (!ids.contains(entity->id))
            ids << entity->id;
    }
    const QString type = parser.value(u"type"_s);
    const QStringList patterns = parser.values(u"select"_s);
    if (patterns.isEmpty() && type.isEmpty() && !parser.isSet(u"all"_s))
        return ids.isEmpty() ? Result<QList<qint64>>(failure(Session::tr(
                                   "On what? Name entities with --on, or choose them with --select, --type or --all.")))
                             : Result<QList<qint64>>(ids);
    QList<QRegularExpression> wanted;
    for (const QString &pattern : patterns)
        wanted << QRegularExpression(
            QRegularExpression::wildcardToRegularExpression(pattern, QRegularExpression::NonPathWildcardConversion));
    const QString operation = session.words().first();
    const QList<Entity> entities = session.store().entities();
    bool isThere = false;
    for (const Entity &entity : entities) {
        const bool named = wanted.isEmpty() || std::ranges::any_of(wanted, [&entity](const QRegularExpression &one) {
                               return one.match(entity.name).hasMatch();
                           });
        if (!named || (!type.isEmpty() && entity.type != type) || ids.contains(entity.id))
            continue;
        isThere = true;
        // What is chosen by a rule is what has the operation; what is named must have it.
        if (commonOperations(session.catalogue(), {Target{entity, entity}}).contains(operation))
            ids << entity.id;
    }
    if (ids.isEmpty() && !isThere)
        return failure(Session::tr("No platform or site is chosen by that. “aegir list” says which there are."));
    if (ids.isEmpty())
        return failure(Session::tr("Nothing that is chosen has the operation “%1”.").arg(operation));
    return ids;
}

QJsonObject toJson(Session &session, const Bulk &bulk)
{
    QJsonArray runs;
    for (const qint64 id : bulk.runs()) {
        if (const auto run = session.store().run(id))
            runs.append(toJson(*run, session.nameOf(run->entity), session.logPath(*run)));
    }
    QJsonArray refused;
    for (const Refusal &refusal : bulk.refusals())
        refused.append(QJsonObject{{u"entity"_s, refusal.name}, {u"sentence"_s, refusal.sentence}});
    return {{u"bulk"_s, bulk.group() ? QJsonValue(bulk.group()) : QJsonValue()},
            {u"runs"_s, runs},
            {u"refused"_s, refused}};
}

int finish(Session &session, const Bulk &bulk, bool detached)
{
    for (const Refusal &refusal : bulk.refusals())
        session.out().notice(u"aegir: %1: %2"_s.arg(refusal.name, refusal.sentence));
    const BulkProgress progress = bulk.progress();
    session.out().text(progress.text() + u'\n');
    session.out().json(toJson(session, bulk));
    if (bulk.runs().isEmpty())
        return BadInput;
    if (progress.failed > 0 || progress.refused > 0)
        return Failed;
    return !detached && progress.cancelled > 0 ? Cancelled : Done;
}

Ending startBulk(Session &session)
{
    const QString name = session.words().first();
    const OperationType *operation = session.catalogue().operationType(name);
    if (!operation)
        return session.out().fail(Session::tr("There is no operation “%1”.").arg(name));
    if (!operation->problem.isEmpty())
        return session.out().fail(operation->problem);
    const auto entities = chosenEntities(session);
    if (!entities)
        return session.out().fail(entities.error().sentence);
    const auto target = Target::find(session.store(), entities->first());
    if (!target)
        return session.out().fail(target.error().sentence);
    const QList<TaskForm> form = operationForm(session.workspace(), *operation, *target);
    Answers answers(form.size());
    for (const QString &assignment : session.parser().values(u"set"_s)) {
        if (const auto applied = applyAssignment(form, assignment, answers); !applied)
            return session.out().fail(applied.error().sentence);
    }
    if (const auto confirmed = requireConfirmation(session, *operation, *entities); !confirmed)
        return session.out().fail(confirmed.error().sentence);
    const bool detach = session.parser().isSet(u"detach"_s);
    const RunOptions options{.check = session.parser().isSet(u"check"_s),
                             .diff = false,
                             .verbosity = 0,
                             .limit = session.parser().value(u"limit"_s),
                             .tags = {},
                             .skipTags = {}};
    if (const auto opened = session.queue().open(); !opened)
        return session.out().fail(opened.error().sentence);
    auto *bulk = new Bulk(session.workspace(), session.queue(), &session);
    const auto end = [&session, bulk, detach] { session.finish(session.checked(finish(session, *bulk, detach))); };
    QObject::connect(bulk, detach ? &Bulk::dispatched : &Bulk::finished, &session, end);
    bulk->start(*entities, name, answers, options);
    return {};
}

} // namespace

QList<Command> bulkCommands()
{
    return {
        {.name = u"bulk"_s,
         .summary = Session::tr("Run one operation on many platforms or sites: a run on each, in the queue's order."),
         .arguments = {{u"OPERATION"_s, Session::tr("Name of an operation.")}},
         .options = {{u"on"_s, Session::tr("On this platform or site. Can be repeated."), u"ENTITY"_s},
                     {u"select"_s,
                      Session::tr(
                          "On all whose name is like this (* and ?) and that have the operation. Can be repeated."),
                      u"PATTERN"_s},
                     {u"type"_s, Session::tr("On all of this type that have the operation."), u"TYPE"_s},
                     {u"all"_s, Session::tr("On all that have the operation.")},
                     {u"set"_s, Session::tr("Give a field of a task a value, the same for all. Can be repeated."),
                      u"TASK.FIELD=VALUE"_s},
                     {u"check"_s, Session::tr("Only try what would change.")},
                     {u"limit"_s, Session::tr("Run on these of the hosts only."), u"PATTERN"_s},
                     {u"detach"_s, Session::tr("Do not stay: end as soon as all are dispatched.")},
                     {u"yes"_s,
                      Session::tr("Really run a destructive operation in an environment that asks for confirmation.")}},
         .start = startBulk}};
}

} // namespace Aegir
