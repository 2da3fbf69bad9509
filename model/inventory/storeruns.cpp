// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The store's runs. Their order and what a person says about it are in storequeue.cpp.
#include "model/inventory/sql.h"
#include "model/inventory/store.h"

#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

Run readRun(const QSqlQuery &row)
{
    Run run;
    run.id = row.value(u"id"_s).toLongLong();
    run.entity = row.value(u"entity"_s).toLongLong();
    run.operation = row.value(u"operation"_s).toString();
    run.status = statusFromName(row.value(u"status"_s).toString()).value_or(Status::None);
    const QJsonObject verdict = Sql::toObject(row.value(u"verdict"_s));
    if (!verdict.isEmpty()) {
        run.verdict = Verdict::fromJson(verdict);
    }
    run.options = RunOptions::fromJson(Sql::toObject(row.value(u"options"_s)));
    run.needsSecrets = row.value(u"needs_secrets"_s).toBool();
    run.folder = row.value(u"folder"_s).toString();
    run.dispatched = Sql::toTime(row.value(u"dispatched"_s));
    run.started = Sql::toTime(row.value(u"started"_s));
    run.finished = Sql::toTime(row.value(u"finished"_s));
    run.place = row.value(u"place"_s).toLongLong();
    run.held = row.value(u"held"_s).toBool();
    run.cancelAsked = !row.value(u"cancel_asked"_s).isNull();
    run.notBefore = Sql::toTime(row.value(u"not_before"_s));
    run.attempt = row.value(u"attempt"_s).toInt();
    run.attempts = row.value(u"attempts"_s).toInt();
    run.repeats = row.value(u"repeats"_s).toLongLong();
    run.timetable = row.value(u"timetable"_s).toLongLong();
    run.due = Sql::toTime(row.value(u"due"_s));
    return run;
}

TaskValues readTaskValues(const QSqlQuery &row)
{
    TaskValues values;
    const QJsonArray array = Sql::toArray(row.value(0));
    for (const auto &task : array) {
        values.append(task.toObject());
    }
    return values;
}

/// The number keeps it short and findable; the time keeps it apart from a folder that a lost database left behind.
QString folderOf(const Run &run)
{
    return u"%1-%2"_s.arg(run.id).arg(run.dispatched.toString(u"yyyyMMdd'T'HHmmss"));
}

Result<void> keepTaskValues(const QSqlDatabase &database, const Run &run, const TaskValues &values)
{
    QJsonArray array;
    for (const QJsonObject &task : values) {
        array.append(task);
    }
    auto kept =
        Sql::run(database,
                 u"INSERT INTO task_values (entity, operation, field_values) VALUES (:entity, :operation, :values)"
                 " ON CONFLICT (entity, operation) DO UPDATE SET field_values = excluded.field_values"_s,
                 {{u":entity"_s, run.entity}, {u":operation"_s, run.operation}, {u":values"_s, Sql::fromJson(array)}});
    if (!kept) {
        return std::unexpected(kept.error());
    }
    return {};
}

/// To the millisecond, as the database keeps it.
QDateTime rounded(const QDateTime &time)
{
    return time.isValid() ? QDateTime::fromMSecsSinceEpoch(time.toMSecsSinceEpoch(), QTimeZone::UTC) : QDateTime();
}

QVariant orNull(qint64 id)
{
    return id ? QVariant(id) : QVariant();
}

/// Adds @p run as waiting, at the end of the queue.
Result<Run> insertRun(const QSqlDatabase &database, const Run &run)
{
    Run added = run;
    added.status = Status::Waiting;
    added.verdict = {};
    added.dispatched = rounded(QDateTime::currentDateTimeUtc());
    added.notBefore = rounded(run.notBefore);
    added.due = rounded(run.due);
    added.started = added.finished = {};
    added.held = added.cancelAsked = false;
    auto last = Sql::run(database, u"SELECT coalesce(max(place), 0) FROM run WHERE status IN ('waiting', 'running')"_s);
    if (!last) {
        return std::unexpected(last.error());
    }
    const qint64 end = last->next() ? last->value(0).toLongLong() : 0;
    last->finish();
    auto inserted =
        Sql::run(database,
                 u"INSERT INTO run (entity, operation, status, verdict, options, needs_secrets, folder, dispatched,"
                 "  not_before, attempt, attempts, repeats, timetable, due)"
                 " VALUES (:entity, :operation, :status, '', :options, :secrets, '', :dispatched,"
                 "  :not_before, :attempt, :attempts, :repeats, :timetable, :due)"_s,
                 {{u":entity"_s, added.entity},
                  {u":operation"_s, added.operation},
                  {u":status"_s, statusName(added.status)},
                  {u":options"_s, Sql::fromJson(added.options.toJson())},
                  {u":secrets"_s, added.needsSecrets},
                  {u":dispatched"_s, Sql::fromTime(added.dispatched)},
                  {u":not_before"_s, Sql::fromTime(added.notBefore)},
                  {u":attempt"_s, added.attempt},
                  {u":attempts"_s, added.attempts},
                  {u":repeats"_s, orNull(added.repeats)},
                  {u":timetable"_s, orNull(added.timetable)},
                  {u":due"_s, Sql::fromTime(added.due)}});
    if (!inserted) {
        return std::unexpected(inserted.error());
    }
    added.id = inserted->lastInsertId().toLongLong();
    added.folder = folderOf(added);
    // Never below its own number, so that the order of an empty queue begins with that of the numbers.
    added.place = std::max(added.id, end + 1);
    auto named = Sql::run(database, u"UPDATE run SET folder = :folder, place = :place WHERE id = :id"_s,
                          {{u":folder"_s, added.folder}, {u":place"_s, added.place}, {u":id"_s, added.id}});
    if (!named) {
        return std::unexpected(named.error());
    }
    return added;
}

/// `'waiting', 'running'`: from where a run may go to @p to.
QString sources(Status to)
{
    QStringList names;
    for (const Status from : sourcesOf(to)) {
        names << u"'%1'"_s.arg(statusName(from));
    }
    return names.join(u", "_s);
}

} // namespace

Result<Run> Store::addRun(const Run &run, const TaskValues &values,
                          const std::function<Result<void>(const Run &)> &prepare)
{
    auto transaction = begin();
    if (!transaction) {
        return std::unexpected(transaction.error());
    }
    const auto found = findEntity(run.entity);
    if (!found) {
        return std::unexpected(found.error());
    }
    const auto &entity = *found;
    if (!entity) {
        return failure(tr("The operation cannot be dispatched, because its platform or site was deleted."));
    }
    const auto earlier = findLastRun(run.entity, run.operation);
    if (!earlier) {
        return std::unexpected(earlier.error());
    }
    if (const auto &last = *earlier; last && isDispatched(last->status)) {
        return failure(
            tr("%1 of “%2” is dispatched already, as run %3.").arg(run.operation, entity->name).arg(last->id));
    }
    const auto inserted = insertRun(database(), run);
    if (!inserted) {
        return std::unexpected(inserted.error());
    }
    const Run &added = *inserted;
    if (auto kept = keepTaskValues(database(), added, values); !kept) {
        return std::unexpected(kept.error());
    }
    if (added.timetable) {
        auto handled = Sql::run(database(), u"UPDATE timetable SET handled = :due, problem = '' WHERE id = :id"_s,
                                {{u":due"_s, Sql::fromTime(added.due)}, {u":id"_s, added.timetable}});
        if (!handled) {
            return std::unexpected(handled.error());
        }
    }
    if (prepare) {
        if (auto prepared = prepare(added); !prepared) {
            return std::unexpected(prepared.error());
        }
    }
    if (auto committed = transaction->commit(); !committed) {
        return std::unexpected(committed.error());
    }
    return added;
}

Result<std::optional<Run>> Store::findRun(qint64 id) const
{
    return Sql::first(Sql::rows(database(), readRun, u"SELECT * FROM run WHERE id = :id"_s, {{u":id"_s, id}}));
}

Result<std::optional<Run>> Store::findLastRun(qint64 entity, const QString &operation) const
{
    return Sql::first(
        Sql::rows(database(), readRun,
                  u"SELECT * FROM run WHERE entity = :entity AND operation = :operation ORDER BY id DESC LIMIT 1"_s,
                  {{u":entity"_s, entity}, {u":operation"_s, operation}}));
}

std::optional<Run> Store::run(qint64 id) const
{
    return orTell(findRun(id));
}

Result<QList<Run>> Store::findDispatchedRuns() const
{
    return Sql::rows(database(), readRun,
                     u"SELECT * FROM run WHERE status IN ('waiting', 'running') ORDER BY status, place"_s);
}

QList<Run> Store::dispatchedRuns() const
{
    return orTell(findDispatchedRuns());
}

std::optional<Run> Store::lastRun(qint64 entity, const QString &operation) const
{
    return orTell(findLastRun(entity, operation));
}

QHash<QString, Run> Store::lastRuns(qint64 entity) const
{
    QHash<QString, Run> last;
    for (const Run &run : orTell(Sql::rows(database(), readRun,
                                           u"SELECT * FROM run WHERE id IN"
                                           " (SELECT max(id) FROM run WHERE entity = :entity GROUP BY operation)"_s,
                                           {{u":entity"_s, entity}}))) {
        last.insert(run.operation, run);
    }
    return last;
}

QList<Run> Store::runs(qint64 entity, int limit) const
{
    if (entity == 0) {
        return orTell(Sql::rows(database(), readRun, u"SELECT * FROM run ORDER BY id DESC LIMIT :limit"_s,
                                {{u":limit"_s, limit}}));
    }
    return orTell(Sql::rows(database(), readRun,
                            u"SELECT * FROM run WHERE entity = :entity ORDER BY id DESC LIMIT :limit"_s,
                            {{u":entity"_s, entity}, {u":limit"_s, limit}}));
}

QList<Run> Store::earlierRuns(qint64 entity, const QString &operation, qint64 before, int limit) const
{
    return orTell(Sql::rows(
        database(), readRun,
        u"SELECT * FROM run WHERE entity = :entity AND operation = :operation AND id < :before"
        " AND started IS NOT NULL ORDER BY id DESC LIMIT :limit"_s,
        {{u":entity"_s, entity}, {u":operation"_s, operation}, {u":before"_s, before}, {u":limit"_s, limit}}));
}

TaskValues Store::taskValues(qint64 entity, const QString &operation) const
{
    return orTell(Sql::first(Sql::rows(
                      database(), readTaskValues,
                      u"SELECT field_values FROM task_values WHERE entity = :entity AND operation = :operation"_s,
                      {{u":entity"_s, entity}, {u":operation"_s, operation}})))
        .value_or(TaskValues());
}

QHash<qint64, TaskValues> Store::taskValues(const QString &operation) const
{
    const auto read = [](const QSqlQuery &row) { return std::pair(row.value(1).toLongLong(), readTaskValues(row)); };
    QHash<qint64, TaskValues> values;
    const auto rows = orTell(Sql::rows(database(), read,
                                       u"SELECT field_values, entity FROM task_values WHERE operation = :operation"_s,
                                       {{u":operation"_s, operation}}));
    for (const auto &[entity, each] : rows) {
        values.insert(entity, each);
    }
    return values;
}

Result<bool> Store::moveRun(qint64 run, Status to, const QDateTime &started, const QString &unless)
{
    // One statement is a transaction of its own, and whoever comes second finds nothing to change.
    auto moved =
        write(u"UPDATE run SET status = :to, started = :started WHERE id = :id AND status IN (%1)"_s.arg(sources(to))
                  + unless,
              {{u":to"_s, statusName(to)}, {u":started"_s, Sql::fromTime(started)}, {u":id"_s, run}});
    if (!moved) {
        return std::unexpected(moved.error());
    }
    return moved->numRowsAffected() == 1;
}

Result<bool> Store::takeTurn(qint64 run)
{
    return moveRun(run, Status::Running, QDateTime::currentDateTimeUtc(),
                   u" AND held = 0 AND cancel_asked IS NULL AND NOT EXISTS (SELECT 1 FROM queue_pause)"_s);
}

Result<bool> Store::setRunning(qint64 run)
{
    return moveRun(run, Status::Running, QDateTime::currentDateTimeUtc());
}

Result<bool> Store::setWaiting(qint64 run)
{
    return moveRun(run, Status::Waiting, {});
}

Result<bool> Store::finishRun(qint64 run, const Verdict &verdict, const QDateTime &started, const QDateTime &finished,
                              const std::optional<Repetition> &repetition)
{
    if (!isFinal(verdict.status)) {
        return failure(tr("Run %1 cannot end without a verdict.").arg(run));
    }
    auto transaction = begin();
    if (!transaction) {
        return std::unexpected(transaction.error());
    }
    const auto found = findRun(run);
    if (!found) {
        return std::unexpected(found.error());
    }
    const auto &present = *found;
    if (!present || !isDispatched(present->status)) {
        return false;
    }
    if (!canBecome(present->status, verdict.status)) {
        return failure(tr("Run %1 is “%2” and cannot become “%3”.")
                           .arg(QString::number(run), statusName(present->status), statusName(verdict.status)));
    }
    auto done = Sql::run(database(),
                         u"UPDATE run SET status = :status, verdict = :verdict, started = coalesce(:started, started),"
                         "  finished = :finished WHERE id = :id"_s,
                         {{u":status"_s, statusName(verdict.status)},
                          {u":verdict"_s, Sql::fromJson(verdict.toJson())},
                          {u":started"_s, Sql::fromTime(started)},
                          {u":finished"_s, Sql::fromTime(finished)},
                          {u":id"_s, run}});
    if (!done) {
        return std::unexpected(done.error());
    }
    // A check changed nothing on the hosts, and a run that never started did not look at them: neither says how the
    // entity is.
    if (!present->options.check && present->status == Status::Running) {
        auto told =
            Sql::run(database(),
                     u"UPDATE entity SET status = :status, status_sentence = :sentence, status_changed = :changed"
                     " WHERE id = :id"_s,
                     {{u":status"_s, statusName(verdict.status)},
                      {u":sentence"_s, verdict.sentence},
                      {u":changed"_s, Sql::fromTime(finished)},
                      {u":id"_s, present->entity}});
        if (!told) {
            return std::unexpected(told.error());
        }
    }
    if (repetition) {
        Run next = *present;
        next.repeats = run;
        next.attempt = present->attempt + 1;
        next.attempts = repetition->attempts;
        next.notBefore = repetition->notBefore;
        next.timetable = 0;
        const auto added = insertRun(database(), next);
        if (!added) {
            return std::unexpected(added.error());
        }
        if (auto prepared = repetition->prepare(*added); !prepared) {
            return std::unexpected(prepared.error());
        }
    }
    if (auto committed = transaction->commit(); !committed) {
        return std::unexpected(committed.error());
    }
    return true;
}

} // namespace Aegir
