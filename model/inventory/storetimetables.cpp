// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The store's timetables: what is dispatched by itself, and when.
#include "model/inventory/sql.h"
#include "model/inventory/store.h"

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

Timetable readTimetable(const QSqlQuery &row)
{
    Timetable timetable;
    timetable.id = row.value(u"id"_s).toLongLong();
    timetable.entity = row.value(u"entity"_s).toLongLong();
    timetable.operation = row.value(u"operation"_s).toString();
    timetable.rule = row.value(u"rule"_s).toString();
    const QJsonArray answers = Sql::toArray(row.value(u"answers"_s));
    for (const auto &task : answers) {
        timetable.answers << task.toObject();
    }
    timetable.options = RunOptions::fromJson(Sql::toObject(row.value(u"options"_s)));
    timetable.created = Sql::toTime(row.value(u"created"_s));
    timetable.handled = Sql::toTime(row.value(u"handled"_s));
    timetable.problem = row.value(u"problem"_s).toString();
    return timetable;
}

} // namespace

Result<QList<Timetable>> Store::findTimetables(qint64 entity) const
{
    return Sql::rows(database(), readTimetable,
                     u"SELECT timetable.* FROM timetable JOIN entity ON entity.id = timetable.entity"
                     " WHERE entity.deleted IS NULL AND (:entity = 0 OR entity.id = :entity)"
                     " ORDER BY entity.name COLLATE NOCASE, entity.id, timetable.operation"_s,
                     {{u":entity"_s, entity}});
}

QList<Timetable> Store::timetables(qint64 entity) const
{
    return orTell(findTimetables(entity));
}

std::optional<Timetable> Store::timetable(qint64 entity, const QString &operation) const
{
    return orTell(Sql::first(Sql::rows(database(), readTimetable,
                                       u"SELECT * FROM timetable WHERE entity = :entity AND operation = :operation"_s,
                                       {{u":entity"_s, entity}, {u":operation"_s, operation}})));
}

Result<qint64> Store::setTimetable(const Timetable &timetable)
{
    auto transaction = begin();
    if (!transaction) {
        return std::unexpected(transaction.error());
    }
    const auto found = findEntity(timetable.entity);
    if (!found) {
        return std::unexpected(found.error());
    }
    if (!*found) {
        return failure(tr("The operation cannot be scheduled, because its platform or site was deleted."));
    }
    QJsonArray answers;
    for (const QJsonObject &task : timetable.answers) {
        answers << task;
    }
    // Another rule begins anew: what an earlier one missed is not made up for.
    auto kept = Sql::run(database(),
                         u"INSERT OR REPLACE INTO timetable (entity, operation, rule, answers, options, created)"
                         " VALUES (:entity, :operation, :rule, :answers, :options, :created)"_s,
                         {{u":entity"_s, timetable.entity},
                          {u":operation"_s, timetable.operation},
                          {u":rule"_s, timetable.rule},
                          {u":answers"_s, Sql::fromJson(answers)},
                          {u":options"_s, Sql::fromJson(timetable.options.toJson())},
                          {u":created"_s, Sql::fromTime(QDateTime::currentDateTimeUtc())}});
    if (!kept) {
        return std::unexpected(kept.error());
    }
    const qint64 id = kept->lastInsertId().toLongLong();
    return transaction->commit().transform([id] { return id; });
}

Result<bool> Store::removeTimetable(qint64 entity, const QString &operation)
{
    return write(u"DELETE FROM timetable WHERE entity = :entity AND operation = :operation"_s,
                 {{u":entity"_s, entity}, {u":operation"_s, operation}})
        .transform([](const QSqlQuery &query) { return query.numRowsAffected() > 0; });
}

Result<void> Store::noteTimetable(qint64 id, const QDateTime &handled, const QString &problem)
{
    return write(u"UPDATE timetable SET handled = :handled, problem = :problem WHERE id = :id"_s,
                 {{u":handled"_s, Sql::fromTime(handled)}, {u":problem"_s, problem}, {u":id"_s, id}})
        .transform([](const QSqlQuery &) { });
}

} // namespace Aegir
