// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the store keeps of runs that have ended.
#include "model/inventory/sql.h"
#include "model/inventory/store.h"

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

std::optional<TaskValues> valuesFrom(const QVariant &column)
{
    if (column.isNull())
        return std::nullopt;
    TaskValues values;
    const QJsonArray array = Sql::toArray(column);
    for (const QJsonValue &task : array)
        values.append(task.toObject());
    return values;
}

Status statusFrom(const QVariant &column)
{
    return statusFromName(column.toString()).value_or(Status::None);
}

HistoryRow readHistory(const QSqlQuery &row)
{
    HistoryRow entry;
    entry.run = row.value(u"id"_s).toLongLong();
    entry.entity = row.value(u"entity"_s).toLongLong();
    entry.entityName = row.value(u"name"_s).toString();
    entry.operation = row.value(u"operation"_s).toString();
    entry.status = statusFrom(row.value(u"status"_s));
    entry.sentence = Sql::toObject(row.value(u"verdict"_s))[u"sentence"_s].toString();
    entry.options = RunOptions::fromJson(Sql::toObject(row.value(u"options"_s)));
    entry.folder = row.value(u"folder"_s).toString();
    entry.dispatched = Sql::toTime(row.value(u"dispatched"_s));
    entry.started = Sql::toTime(row.value(u"started"_s));
    entry.finished = Sql::toTime(row.value(u"finished"_s));
    entry.pinned = row.value(u"pinned"_s).toBool();
    entry.bulk = row.value(u"bulk"_s).toLongLong();
    entry.values = valuesFrom(row.value(u"field_values"_s));
    entry.before = valuesFrom(row.value(u"before_values"_s));
    return entry;
}

const QString historyColumns =
    u"SELECT run.*, entity.name, (SELECT old.field_values FROM run AS old WHERE old.entity = run.entity"
    " AND old.operation = run.operation AND old.id < run.id ORDER BY old.id DESC LIMIT 1) AS before_values"
    " FROM run JOIN entity ON entity.id = run.entity"_s;

KeptRun readKept(const QSqlQuery &row)
{
    const QVariant bytes = row.value(u"bytes"_s);
    const QDateTime finished = Sql::toTime(row.value(u"finished"_s));
    return {.run = row.value(u"id"_s).toLongLong(),
            .entity = row.value(u"entity"_s).toLongLong(),
            .operation = row.value(u"operation"_s).toString(),
            .folder = row.value(u"folder"_s).toString(),
            .ended = isFinal(statusFrom(row.value(u"status"_s))),
            .pinned = row.value(u"pinned"_s).toBool(),
            .last = row.value(u"is_last"_s).toBool(),
            .time = finished.isValid() ? finished : Sql::toTime(row.value(u"dispatched"_s)),
            .bytes = bytes.isNull() ? -1 : bytes.toLongLong()};
}

} // namespace

Result<QList<StoredFolder>> Store::runFolders() const
{
    const auto read = [](const QSqlQuery &row) {
        return StoredFolder{.run = row.value(0).toLongLong(),
                            .name = row.value(1).toString(),
                            .ended = isFinal(statusFrom(row.value(2)))};
    };
    return Sql::rows(
        database(), read,
        u"SELECT id, folder, status FROM run UNION ALL SELECT 0, folder, '' FROM doomed_folder ORDER BY 1"_s);
}

QList<HistoryRow> Store::history(qint64 entity, qint64 before, int limit) const
{
    const Sql::Binding older{u":before"_s, before > 0 ? before : std::numeric_limits<qint64>::max()};
    const Sql::Binding most{u":limit"_s, limit};
    const QString end = u" run.id < :before ORDER BY run.id DESC LIMIT :limit"_s;
    if (entity == 0)
        return orTell(Sql::rows(database(), readHistory, historyColumns + u" WHERE"_s + end, {older, most}));
    return orTell(Sql::rows(database(), readHistory, historyColumns + u" WHERE run.entity = :entity AND"_s + end,
                            {{u":entity"_s, entity}, older, most}));
}

std::optional<HistoryRow> Store::historyOf(qint64 run) const
{
    return orTell(
        Sql::first(Sql::rows(database(), readHistory, historyColumns + u" WHERE run.id = :run"_s, {{u":run"_s, run}})));
}

std::optional<std::chrono::milliseconds> Store::usualDuration(qint64 entity, const QString &operation) const
{
    const auto read = [](const QSqlQuery &row) {
        return std::chrono::milliseconds(Sql::toTime(row.value(0)).msecsTo(Sql::toTime(row.value(1))));
    };
    // A check does less than the operation does.
    return median(orTell(Sql::rows(
        database(), read,
        u"SELECT started, finished FROM run WHERE entity = :entity AND operation = :operation AND status = 'ok'"
        " AND started IS NOT NULL AND finished IS NOT NULL AND NOT coalesce(json_extract(options, '$.check'), 0)"
        " ORDER BY id DESC LIMIT 20"_s,
        {{u":entity"_s, entity}, {u":operation"_s, operation}})));
}

Result<bool> Store::pinRun(qint64 run, bool pinned)
{
    return write(u"UPDATE run SET pinned = :pinned WHERE id = :id"_s, {{u":pinned"_s, pinned}, {u":id"_s, run}})
        .transform([](const QSqlQuery &query) { return query.numRowsAffected() == 1; });
}

Result<void> Store::pinRuns(const QList<qint64> &runs, bool pinned)
{
    auto transaction = begin();
    if (!transaction)
        return std::unexpected(transaction.error());
    for (const qint64 run : runs) {
        if (const auto done = pinRun(run, pinned); !done)
            return std::unexpected(done.error());
    }
    return transaction->commit();
}

Result<void> Store::setBulk(const QList<qint64> &runs, qint64 bulk)
{
    auto transaction = begin();
    if (!transaction)
        return std::unexpected(transaction.error());
    for (const qint64 run : runs) {
        if (auto set = Sql::run(database(), u"UPDATE run SET bulk = :bulk WHERE id = :id"_s,
                                {{u":bulk"_s, bulk}, {u":id"_s, run}});
            !set)
            return std::unexpected(set.error());
    }
    return transaction->commit();
}

QList<std::pair<qint64, Status>> Store::bulkRuns(qint64 bulk) const
{
    const auto read = [](const QSqlQuery &row) {
        return std::pair(row.value(0).toLongLong(), statusFrom(row.value(1)));
    };
    return orTell(Sql::rows(database(), read, u"SELECT id, status FROM run WHERE bulk = :bulk ORDER BY id"_s,
                            {{u":bulk"_s, bulk}}));
}

Result<QList<KeptRun>> Store::keptRuns() const
{
    return Sql::rows(
        database(), readKept,
        u"SELECT run.id, run.entity, run.operation, run.folder, run.status, run.pinned, run.dispatched,"
        "  run.finished, run.bytes, entity.deleted IS NULL AND run.id ="
        "  (SELECT max(id) FROM run AS newer WHERE newer.entity = run.entity AND newer.operation = run.operation)"
        "  AS is_last FROM run JOIN entity ON entity.id = run.entity ORDER BY run.id"_s);
}

Result<void> Store::noteSizes(const QHash<qint64, qint64> &bytes)
{
    auto transaction = begin();
    if (!transaction)
        return std::unexpected(transaction.error());
    for (const auto &[run, size] : bytes.asKeyValueRange()) {
        if (auto set = Sql::run(database(), u"UPDATE run SET bytes = :bytes WHERE id = :id"_s,
                                {{u":bytes"_s, size}, {u":id"_s, run}});
            !set)
            return std::unexpected(set.error());
    }
    return transaction->commit();
}

Result<QList<qint64>> Store::deleteRuns(const QList<qint64> &runs)
{
    auto transaction = begin();
    if (!transaction)
        return std::unexpected(transaction.error());
    QList<qint64> gone;
    for (const qint64 run : runs) {
        // Asked again here: it may have been pinned or dispatched since somebody chose it.
        auto doomed = Sql::run(database(),
                               u"INSERT OR IGNORE INTO doomed_folder (folder) SELECT folder FROM run WHERE id = :id"
                               " AND NOT pinned AND status NOT IN ('waiting', 'running')"_s,
                               {{u":id"_s, run}});
        if (!doomed)
            return std::unexpected(doomed.error());
        if (doomed->numRowsAffected() == 0)
            continue;
        for (const QString &statement :
             {u"UPDATE output_history SET run = NULL WHERE run = :id"_s, u"DELETE FROM run WHERE id = :id"_s}) {
            if (auto done = Sql::run(database(), statement, {{u":id"_s, run}}); !done)
                return std::unexpected(done.error());
        }
        gone << run;
    }
    return transaction->commit().transform([&gone] { return gone; });
}

Result<QStringList> Store::doomedFolders() const
{
    return Sql::rows(
        database(), [](const QSqlQuery &row) { return row.value(0).toString(); },
        u"SELECT folder FROM doomed_folder ORDER BY folder"_s);
}

Result<void> Store::forgetFolders(const QStringList &folders)
{
    auto transaction = begin();
    if (!transaction)
        return std::unexpected(transaction.error());
    for (const QString &folder : folders) {
        if (auto done =
                Sql::run(database(), u"DELETE FROM doomed_folder WHERE folder = :folder"_s, {{u":folder"_s, folder}});
            !done)
            return std::unexpected(done.error());
    }
    return transaction->commit();
}

Result<void> Store::shrink()
{
    const auto number = [this](const QString &statement) -> Result<qint64> {
        auto query = Sql::run(database(), statement);
        if (!query)
            return std::unexpected(query.error());
        return query->next() ? query->value(0).toLongLong() : 0;
    };
    const auto mode = number(u"PRAGMA auto_vacuum"_s);
    if (!mode)
        return std::unexpected(mode.error());
    constexpr qint64 incremental = 2;
    if (*mode != incremental) {
        // Takes effect with the next whole VACUUM; from then on pages can be given back in pieces.
        if (auto set = Sql::run(database(), u"PRAGMA auto_vacuum = INCREMENTAL"_s); !set)
            return std::unexpected(set.error());
        return Sql::run(database(), u"VACUUM"_s).transform([](const QSqlQuery &) { });
    }
    for (;;) {
        const auto before = number(u"PRAGMA freelist_count"_s);
        if (!before || *before == 0)
            return before.transform([](qint64) { });
        // In pieces, so that whoever wants to write meanwhile gets a turn. Each row of it is one page.
        auto piece = Sql::run(database(), u"PRAGMA incremental_vacuum(256)"_s);
        if (!piece)
            return std::unexpected(piece.error());
        while (piece->next()) { }
        piece->finish();
        const auto after = number(u"PRAGMA freelist_count"_s);
        if (!after || *after >= *before)
            return after.transform([](qint64) { });
    }
}

} // namespace Aegir
