// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/historycommands.h"

#include "app/cli/format.h"
#include "app/cli/queueactions.h"
#include "model/catalogue/keepsettings.h"
#include "model/dispatch/historymodel.h"
#include "model/dispatch/relativetime.h"
#include "model/dispatch/retention.h"
#include "model/inventory/statustext.h"

#include <QJsonArray>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

Result<HistoryFilter> readFilter(Session &session)
{
    HistoryFilter filter;
    if (!session.words().isEmpty()) {
        const auto entity = session.findEntity(session.words().first());
        if (!entity)
            return std::unexpected(entity.error());
        filter.entity = entity->id;
    }
    const QCommandLineParser &parser = session.parser();
    for (const QString &word : parser.values(u"status"_s)) {
        const auto status = statusFromName(word);
        if (!status || *status == Status::None)
            return failure(
                Session::tr(
                    "“%1” is no status; there are waiting, running, ok, warning, error, cancelled and interrupted.")
                    .arg(word));
        filter.statuses.insert(*status);
    }
    filter.operation = parser.value(u"operation"_s);
    filter.text = parser.value(u"text"_s);
    filter.pinned = parser.isSet(u"pinned"_s);
    return filter;
}

QJsonValue millisecondsOrNull(const std::optional<std::chrono::milliseconds> &duration)
{
    return duration ? QJsonValue(double(duration->count()) / 1000) : QJsonValue();
}

QJsonObject toJson(const HistoryRow &row, const std::optional<std::chrono::milliseconds> &usual,
                   const QList<ValueChange> &changes)
{
    const auto time = [](const QDateTime &when) {
        return when.isValid() ? QJsonValue(when.toString(Qt::ISODateWithMs)) : QJsonValue();
    };
    QJsonArray values;
    for (const QJsonObject &task : row.values.value_or(TaskValues()))
        values.append(task);
    QJsonArray changed;
    for (const ValueChange &change : changes) {
        QJsonObject object{{u"task"_s, change.task}, {u"field"_s, change.field}};
        if (!change.before.isUndefined())
            object.insert(u"before"_s, change.before);
        if (!change.now.isUndefined())
            object.insert(u"now"_s, change.now);
        changed.append(object);
    }
    return {{u"run"_s, row.run},
            {u"entity"_s, row.entityName},
            {u"entity_id"_s, row.entity},
            {u"operation"_s, row.operation},
            {u"status"_s, statusName(row.status)},
            {u"sentence"_s, row.sentence.isEmpty() ? QJsonValue() : QJsonValue(row.sentence)},
            {u"check"_s, row.options.check},
            {u"dispatched"_s, time(row.dispatched)},
            {u"started"_s, time(row.started)},
            {u"finished"_s, time(row.finished)},
            {u"seconds"_s, millisecondsOrNull(row.duration())},
            {u"usual_seconds"_s, millisecondsOrNull(usual)},
            {u"pinned"_s, row.pinned},
            {u"bulk"_s, row.bulk ? QJsonValue(row.bulk) : QJsonValue()},
            {u"values"_s, row.values ? QJsonValue(values) : QJsonValue()},
            {u"changed"_s, row.values && row.before ? QJsonValue(changed) : QJsonValue()}};
}

int listHistory(Session &session)
{
    const auto filter = readFilter(session);
    if (!filter)
        return session.out().fail(filter.error().sentence);
    const auto limit = session.limit();
    if (!limit)
        return session.out().fail(limit.error().sentence);

    constexpr int pieceSize = 500;
    QList<QStringList> lines;
    QJsonArray array;
    qint64 oldest = 0;
    for (bool more = true; more && array.size() < *limit;) {
        const QList<HistoryRow> piece = session.store().history(filter->entity, oldest, pieceSize);
        more = piece.size() == pieceSize;
        for (const HistoryRow &row : piece) {
            oldest = row.run;
            if (array.size() == *limit || !matches(*filter, row, session.catalogue().operationLabel(row.operation)))
                continue;
            const auto usual = session.store().usualDuration(row.entity, row.operation);
            const auto changes =
                row.values && row.before ? changesBetween(*row.before, *row.values) : QList<ValueChange>();
            const auto duration = row.duration();
            QString status = statusText(row.status);
            if (row.options.check)
                status = Session::tr("%1 (check)").arg(status);
            lines.append({QString::number(row.run), row.entityName, row.operation, status,
                          timeText(row.started.isValid() ? row.started : row.dispatched),
                          duration ? durationText(*duration) : QString(),
                          duration && usual ? driftText(*duration, *usual) : QString(),
                          row.pinned ? Session::tr("pinned") : QString(),
                          changesText(changes, row.values && row.values->size() > 1)});
            array.append(toJson(row, usual, changes));
        }
    }
    session.out().text(lines.isEmpty()
                           ? Session::tr("No such run is kept.") + u'\n'
                           : tableText({Session::tr("RUN"), Session::tr("ENTITY"), Session::tr("OPERATION"),
                                        Session::tr("STATUS"), Session::tr("STARTED"), Session::tr("DURATION"),
                                        Session::tr("DRIFT"), Session::tr("PINNED"), Session::tr("OTHER VALUES")},
                                       lines));
    session.out().json(array);
    return Done;
}

QJsonArray toJson(Session &session, const QList<KeptRun> &runs)
{
    QJsonArray array;
    for (const KeptRun &run : runs) {
        array.append(QJsonObject{{u"run"_s, run.run},
                                 {u"entity"_s, session.nameOf(run.entity)},
                                 {u"operation"_s, run.operation},
                                 {u"folder"_s, run.folder},
                                 {u"bytes"_s, run.bytes}});
    }
    return array;
}

Ending prune(Session &session)
{
    const bool dryRun = session.parser().isSet(u"dry-run"_s);
    const KeepSettings keep = readKeepSettings(session.workspace().dir());
    const auto report = pruneRuns(session.workspace().stateDir(), {.keep = keep, .strays = true, .dryRun = dryRun});
    if (!report)
        return session.out().fail(report.error().sentence, {}, Failed);
    QString text;
    for (const KeptRun &run : report->runs)
        text += Session::tr("run %1: %2 of %3\n")
                    .arg(run.run)
                    .arg(session.catalogue().operationLabel(run.operation), visibleLine(session.nameOf(run.entity)));
    for (const KeptRun &run : report->folderless)
        text += Session::tr("run %1: %2 of %3, whose folder is gone\n")
                    .arg(run.run)
                    .arg(session.catalogue().operationLabel(run.operation), visibleLine(session.nameOf(run.entity)));
    for (const QString &folder : report->folders)
        text += Session::tr("folder %1, which belongs to no run\n").arg(visibleLine(folder));
    const auto count = int(report->runs.size() + report->folderless.size());
    const QString size = QLocale().formattedDataSize(report->bytes);
    const QString sum = Session::tr("%n run(s)", nullptr, count) + u", "_s
        + Session::tr("%n folder(s) that belong to no run", nullptr, int(report->folders.size())) + u", "_s + size;
    if (report->isEmpty()) {
        text += keep.isUnlimited()
            ? Session::tr("Nothing to remove; “keep” in workspace.yml could say how long runs are kept.\n")
            : Session::tr("Nothing to remove.\n");
    } else {
        text += dryRun ? Session::tr("This would remove %1.\n").arg(sum) : Session::tr("Removed %1.\n").arg(sum);
    }
    session.out().text(text);
    for (const QString &folder : report->stuck) {
        session.out().notice(Session::tr("aegir: the folder %1 could not be removed; check its permissions.")
                                 .arg(session.workspace().stateDir() + u"/runs/"_s + folder));
    }
    session.out().json(QJsonObject{{u"dry_run"_s, dryRun},
                                   {u"runs"_s, toJson(session, report->runs)},
                                   {u"folderless"_s, toJson(session, report->folderless)},
                                   {u"folders"_s, QJsonArray::fromStringList(report->folders)},
                                   {u"stuck"_s, QJsonArray::fromStringList(report->stuck)},
                                   {u"bytes"_s, report->bytes}});
    if (!report->stuck.isEmpty())
        return Failed;
    QList<qint64> gone;
    for (const KeptRun &run : report->runs + report->folderless)
        gone << run.run;
    if (dryRun || gone.isEmpty())
        return Done;
    session.queue().runsRemoved(gone); // a window shows them still
    return whenHeard(session);
}

Ending startHistory(Session &session)
{
    const bool prunes = session.words().value(0) == u"prune";
    if (session.parser().isSet(u"dry-run"_s) && !prunes)
        return session.out().fail(Session::tr("--dry-run goes with “aegir history prune”."));
    return session.whenSettled(
        [&session, prunes]() -> Ending { return prunes ? prune(session) : listHistory(session); });
}

Ending pin(Session &session, bool pinned)
{
    const auto run = session.findRun(session.words().first());
    if (!run)
        return session.out().fail(run.error().sentence);
    const auto done = session.store().pinRun(run->id, pinned);
    if (!done)
        return session.out().fail(done.error().sentence, {}, Failed);
    session.out().text((pinned ? Session::tr("Run %1 is pinned: it is kept until it is unpinned.")
                               : Session::tr("Run %1 is not pinned any more."))
                           .arg(run->id)
                       + u'\n');
    session.out().json(QJsonObject{{u"run"_s, run->id}, {u"pinned"_s, pinned}});
    session.queue().runsEdited({run->id}); // a window shows it
    return whenHeard(session);
}

} // namespace

QList<Command> historyCommands()
{
    const Argument run{u"RUN"_s, Session::tr("Number of a run.")};
    return {
        {.name = u"history"_s,
         .summary = Session::tr(
             "List what ran, how long it took against the usual, and with which other values; or remove old runs."),
         .arguments = {{u"ENTITY|prune"_s,
                        Session::tr(
                            "Only the runs of this platform or site; “prune” removes what “keep” in workspace.yml does "
                            "not keep, folders of no run, and runs without a folder."),
                        true}},
         .options = {{u"operation"_s, Session::tr("Only runs of this operation."), u"NAME"_s},
                     {u"status"_s, Session::tr("Only runs with this status. Can be repeated."), u"STATUS"_s},
                     {u"text"_s, Session::tr("Only runs that have this text in a name, a value or the verdict."),
                      u"TEXT"_s},
                     {u"pinned"_s, Session::tr("Only pinned runs.")},
                     {u"limit"_s, Session::tr("How many at most; without it 20."), u"NUMBER"_s},
                     {u"dry-run"_s, Session::tr("With prune: only say what would be removed.")}},
         .start = startHistory},
        {.name = u"pin"_s,
         .summary = Session::tr("Keep a run, whatever “keep” in workspace.yml says."),
         .arguments = {run},
         .start = [](Session &session) -> Ending { return pin(session, true); }},
        {.name = u"unpin"_s,
         .summary = Session::tr("Let a pinned run go when its time has come."),
         .arguments = {run},
         .start = [](Session &session) -> Ending { return pin(session, false); }},
    };
}

} // namespace Aegir
