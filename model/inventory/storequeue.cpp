// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The store's queue: the order of the runs that are dispatched, and what a person says about it.
#include "model/inventory/sql.h"
#include "model/inventory/store.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

/// By position: this is read at every turn, and looking columns up by name takes longer than SQLite does.
QueuedRun readQueuedRun(const QSqlQuery &row)
{
    QueuedRun run;
    run.run = row.value(0).toLongLong();
    run.entity = row.value(1).toLongLong();
    run.platform = row.value(2).toLongLong();
    run.running = row.value(3).toBool();
    run.held = row.value(4).toBool();
    run.notBefore = Sql::toTime(row.value(5));
    run.attempt = row.value(6).toInt();
    run.attempts = row.value(7).toInt();
    run.repeats = row.value(8).toLongLong();
    run.due = Sql::toTime(row.value(9));
    run.dispatched = Sql::toTime(row.value(10));
    run.operation = row.value(11).toString();
    run.entityName = row.value(12).toString();
    run.started = Sql::toTime(row.value(13));
    run.cancelAsked = !row.value(14).isNull();
    return run;
}

qint64 readNumber(const QSqlQuery &row)
{
    return row.value(0).toLongLong();
}

QDateTime readTime(const QSqlQuery &row)
{
    return Sql::toTime(row.value(0));
}

const QString hold = u"held = 1"_s;
const QString release = u"held = 0, not_before = NULL"_s;

/// Both conditions: the indexes are of dispatched runs only, and SQLite must see that they serve; else it reads the
/// history.
const QString isWaiting = u"status IN ('waiting', 'running') AND status = 'waiting'"_s;

} // namespace

Result<QList<QueuedRun>> Store::findQueuedRuns() const
{
    return Sql::rows(database(), readQueuedRun,
                     u"SELECT run.id, run.entity, coalesce(entity.platform, entity.id), run.status = 'running',"
                     "  run.held, run.not_before, run.attempt, run.attempts, run.repeats, run.due,"
                     "  run.dispatched, run.operation, entity.name, run.started, run.cancel_asked"
                     " FROM run JOIN entity ON entity.id = run.entity"
                     " WHERE run.status IN ('waiting', 'running') ORDER BY run.status, run.place"_s);
}

QList<QueuedRun> Store::queuedRuns() const
{
    return orTell(findQueuedRuns());
}

Result<int> Store::findCountOf(Status status) const
{
    // Both conditions: the index is of dispatched runs only, and SQLite must see that it serves.
    return Sql::first(
               Sql::rows(database(), readNumber,
                         u"SELECT count(*) FROM run WHERE status IN ('waiting', 'running') AND status = '%1'"_s.arg(
                             statusName(status))))
        .transform([](const std::optional<qint64> &count) { return int(count.value_or(0)); });
}

int Store::countOf(Status status) const
{
    return orTell(findCountOf(status));
}

Result<int> Store::findRunningCount() const
{
    return findCountOf(Status::Running);
}

int Store::runningCount() const
{
    return countOf(Status::Running);
}

int Store::waitingCount() const
{
    return countOf(Status::Waiting);
}

Status Store::dispatchedStatus(qint64 entity) const
{
    const auto read = [](const QSqlQuery &row) { return row.value(0).toBool(); };
    // Left to itself, SQLite takes the index that has all of the entity's history.
    const QList<bool> running = orTell(Sql::rows(database(), read,
                                                 u"SELECT status = 'running' FROM run INDEXED BY run_dispatched"
                                                 " WHERE entity = :entity AND status IN ('waiting', 'running')"_s,
                                                 {{u":entity"_s, entity}}));
    return running.isEmpty() ? Status::None : running.contains(true) ? Status::Running : Status::Waiting;
}

Result<QDateTime> Store::findQueuePause() const
{
    return Sql::first(Sql::rows(database(), readTime, u"SELECT since FROM queue_pause"_s))
        .transform([](const std::optional<QDateTime> &since) { return since.value_or(QDateTime()); });
}

QDateTime Store::queuePausedSince() const
{
    return orTell(findQueuePause());
}

Result<bool> Store::setQueuePaused(bool paused)
{
    const auto done = paused ? write(u"INSERT OR IGNORE INTO queue_pause (id, since) VALUES (1, :now)"_s,
                                     {{u":now"_s, Sql::fromTime(QDateTime::currentDateTimeUtc())}})
                             : write(u"DELETE FROM queue_pause"_s);
    return done.transform([](const QSqlQuery &query) { return query.numRowsAffected() > 0; });
}

Result<bool> Store::changeWaiting(qint64 run, const QString &assignments)
{
    // Only while it waits, in one statement: a run whose turn has come is not held back any more.
    return write(u"UPDATE run SET %1 WHERE id = :id AND status = 'waiting'"_s.arg(assignments), {{u":id"_s, run}})
        .transform([](const QSqlQuery &query) { return query.numRowsAffected() == 1; });
}

Result<QList<qint64>> Store::changeWaiting(const QList<qint64> &runs, const QString &assignments)
{
    auto transaction = begin();
    if (!transaction) {
        return std::unexpected(transaction.error());
    }
    QList<qint64> changed;
    for (const qint64 run : runs) {
        const auto done = changeWaiting(run, assignments);
        if (!done) {
            return std::unexpected(done.error());
        }
        if (*done) {
            changed << run;
        }
    }
    return transaction->commit().transform([&changed] { return changed; });
}

Result<QList<qint64>> Store::askCancel(const QList<qint64> &runs)
{
    auto transaction = begin();
    if (!transaction) {
        return std::unexpected(transaction.error());
    }
    const QVariant now = Sql::fromTime(QDateTime::currentDateTimeUtc());
    QList<qint64> asked;
    for (const qint64 run : runs) {
        const auto done = Sql::run(database(),
                                   u"UPDATE run SET cancel_asked = coalesce(cancel_asked, :now)"
                                   " WHERE id = :id AND status IN ('waiting', 'running')"_s,
                                   {{u":now"_s, now}, {u":id"_s, run}});
        if (!done) {
            return std::unexpected(done.error());
        }
        if (done->numRowsAffected() == 1) {
            asked << run;
        }
    }
    return transaction->commit().transform([&asked] { return asked; });
}

Result<bool> Store::holdRun(qint64 run)
{
    return changeWaiting(run, hold);
}

Result<QList<qint64>> Store::holdRuns(const QList<qint64> &runs)
{
    return changeWaiting(runs, hold);
}

Result<bool> Store::releaseRun(qint64 run)
{
    return changeWaiting(run, release);
}

Result<QList<qint64>> Store::releaseRuns(const QList<qint64> &runs)
{
    return changeWaiting(runs, release);
}

Result<bool> Store::placeRun(qint64 run, qint64 before)
{
    return placeRuns({run}, before).transform([](const QList<qint64> &placed) { return !placed.isEmpty(); });
}

Result<QList<qint64>> Store::placeRuns(const QList<qint64> &runs, qint64 before)
{
    auto transaction = begin();
    if (!transaction) {
        return std::unexpected(transaction.error());
    }
    struct Place
    {
        qint64 run = 0;
        qint64 place = 0;
    };
    const auto read = [](const QSqlQuery &row) { return Place{row.value(0).toLongLong(), row.value(1).toLongLong()}; };
    const auto waiting =
        Sql::rows(database(), read, u"SELECT id, place FROM run WHERE "_s + isWaiting + u" ORDER BY place"_s);
    if (!waiting) {
        return std::unexpected(waiting.error());
    }
    QSet<qint64> present;
    for (const Place &each : *waiting) {
        present.insert(each.run);
    }
    QList<qint64> moved;
    QSet<qint64> isMoved;
    for (const qint64 run : runs) {
        if (present.contains(run) && !isMoved.contains(run)) {
            moved << run;
            isMoved.insert(run);
        }
    }
    QList<qint64> order;
    qsizetype at = -1;
    for (const Place &each : *waiting) {
        if (at < 0 && before != 0) {
            // Before itself, or before another that moves: before the first after it that stays.
            at = each.run == before ? order.size() : -1;
        }
        if (!isMoved.contains(each.run)) {
            order << each.run;
        }
    }
    order = at < 0 ? order + moved : order.first(at) + moved + order.sliced(at);
    // The places stay, and are given out anew: so those of running runs and the end of the queue stay what they are.
    for (qsizetype i = 0; i < order.size(); ++i) {
        if (order.at(i) == waiting->at(i).run) {
            continue;
        }
        auto placed = Sql::run(database(), u"UPDATE run SET place = :place WHERE id = :id"_s,
                               {{u":place"_s, waiting->at(i).place}, {u":id"_s, order.at(i)}});
        if (!placed) {
            return std::unexpected(placed.error());
        }
    }
    return transaction->commit().transform([&moved] { return moved; });
}

} // namespace Aegir
