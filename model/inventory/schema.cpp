// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/inventory/schema.h"

#include "model/inventory/sql.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

constexpr auto upgradePatience = std::chrono::seconds(30);

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::Store)
};

Result<int> number(const QSqlDatabase &database, const QString &statement)
{
    auto query = Sql::run(database, statement);
    if (!query) {
        return std::unexpected(query.error());
    }
    return query->next() ? query->value(0).toInt() : 0;
}

/// Copies the whole database, with what its write-ahead log holds. Replaces the copy that a failed upgrade left.
Result<void> backUp(const QSqlDatabase &database, const QString &path, int version)
{
    const QString copy = u"%1.v%2.bak"_s.arg(path).arg(version);
    const QString partial = copy + u".part"_s;
    QFile::remove(partial);
    if (auto copied = Sql::run(database, u"VACUUM INTO :copy"_s, {{u":copy"_s, partial}}); !copied) {
        return failure(Text::tr("The database %1 was not upgraded, because it could not be copied first. %2")
                           .arg(QDir::toNativeSeparators(path), copied.error().sentence));
    }
    QFile::setPermissions(partial, QFile::ReadOwner | QFile::WriteOwner);
    if ((QFile::exists(copy) && !QFile::remove(copy)) || !QFile::rename(partial, copy)) {
        QFile::remove(partial);
        return failure(Text::tr("The database %1 was not upgraded, because its copy %2 could not be written.")
                           .arg(QDir::toNativeSeparators(path), QDir::toNativeSeparators(copy)));
    }
    return {};
}

/// Runs step number @p version, unless another process has done so meanwhile.
Result<void> runStep(const QSqlDatabase &database, const QStringList &statements, int version)
{
    auto transaction = Sql::Transaction::begin(database);
    if (!transaction) {
        return std::unexpected(transaction.error());
    }
    const auto present = number(database, u"PRAGMA user_version"_s);
    if (!present) {
        return std::unexpected(present.error());
    }
    if (*present >= version) {
        return {};
    }
    for (const QString &statement : statements) {
        if (auto done = Sql::run(database, statement); !done) {
            return std::unexpected(done.error());
        }
    }
    // A pragma takes no placeholders.
    if (auto set = Sql::run(database, u"PRAGMA user_version = %1"_s.arg(version)); !set) {
        return std::unexpected(set.error());
    }
    return transaction->commit();
}

} // namespace

const SchemaSteps &schemaSteps()
{
    static const SchemaSteps steps{
        // 1
        {
            // AUTOINCREMENT: a number is never given twice, since run folders and people remember it.
            u"CREATE TABLE entity ("
            "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
            "  kind TEXT NOT NULL CHECK (kind IN ('platform', 'site')),"
            "  name TEXT NOT NULL CHECK (name <> ''),"
            "  type TEXT NOT NULL,"
            "  platform INTEGER REFERENCES entity (id),"
            "  hosts TEXT NOT NULL,"
            "  environment TEXT NOT NULL,"
            "  field_values TEXT NOT NULL," // JSON object
            "  outputs TEXT NOT NULL,"      // JSON object
            "  status TEXT NOT NULL,"
            "  status_sentence TEXT NOT NULL,"
            "  status_changed TEXT,"
            "  deleted TEXT," // when; a deleted one stays for undo and for its runs
            "  CHECK ((kind = 'site') = (platform IS NOT NULL)))"_s,
            u"CREATE UNIQUE INDEX entity_name ON entity (name) WHERE deleted IS NULL"_s,
            u"CREATE INDEX entity_platform ON entity (platform)"_s,
            u"CREATE TABLE run ("
            "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
            "  entity INTEGER NOT NULL REFERENCES entity (id),"
            "  operation TEXT NOT NULL,"
            "  status TEXT NOT NULL,"
            "  verdict TEXT NOT NULL," // JSON object
            "  options TEXT NOT NULL," // JSON object
            "  needs_secrets INTEGER NOT NULL,"
            "  folder TEXT NOT NULL,"
            "  dispatched TEXT NOT NULL,"
            "  started TEXT,"
            "  finished TEXT)"_s,
            u"CREATE UNIQUE INDEX run_dispatched ON run (entity, operation) WHERE status IN ('waiting', 'running')"_s,
            u"CREATE INDEX run_operation ON run (entity, operation, id)"_s,
            u"CREATE INDEX run_entity ON run (entity, id)"_s,
            u"CREATE TABLE task_values ("
            "  entity INTEGER NOT NULL REFERENCES entity (id),"
            "  operation TEXT NOT NULL,"
            "  field_values TEXT NOT NULL," // JSON array, one object per task
            "  PRIMARY KEY (entity, operation)) WITHOUT ROWID"_s,
        },
        // 2: the event up to which a run's outputs are stored, so that reading its events again stores none twice
        {u"ALTER TABLE run ADD COLUMN outputs_event INTEGER NOT NULL DEFAULT 0"_s},
        // 3: what was sent back before, too, so that it can be chosen from
        {
            u"CREATE TABLE output_history ("
            "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
            "  entity INTEGER NOT NULL REFERENCES entity (id),"
            "  name TEXT NOT NULL,"
            "  value TEXT NOT NULL,"             // JSON array with the one value
            "  run INTEGER REFERENCES run (id)," // NULL: it was there before this table
            "  time TEXT)"_s,
            u"CREATE INDEX output_history_name ON output_history (entity, name, id)"_s,
            u"INSERT INTO output_history (entity, name, value)"
            " SELECT entity.id, item.key, json_array(item.value)"
            " FROM entity, json_each(CASE WHEN json_valid(outputs) THEN outputs ELSE '{}' END) AS item"
            " WHERE item.type = 'text'"_s,
        },
        // 4: the queue's order is no longer that of the numbers; runs that are held, that repeat others, that a
        // timetable dispatched
        {
            u"ALTER TABLE run ADD COLUMN place INTEGER NOT NULL DEFAULT 0"_s,
            u"UPDATE run SET place = id"_s,
            u"ALTER TABLE run ADD COLUMN held INTEGER NOT NULL DEFAULT 0"_s,
            u"ALTER TABLE run ADD COLUMN not_before TEXT"_s,
            u"ALTER TABLE run ADD COLUMN attempt INTEGER NOT NULL DEFAULT 1"_s,
            u"ALTER TABLE run ADD COLUMN attempts INTEGER NOT NULL DEFAULT 1"_s,
            u"ALTER TABLE run ADD COLUMN repeats INTEGER REFERENCES run (id) ON DELETE SET NULL"_s,
            u"ALTER TABLE run ADD COLUMN timetable INTEGER"_s, // of one that may be gone
            u"ALTER TABLE run ADD COLUMN due TEXT"_s,
            u"CREATE INDEX run_queue ON run (status, place) WHERE status IN ('waiting', 'running')"_s,
            u"CREATE INDEX run_repeats ON run (repeats) WHERE repeats IS NOT NULL"_s,
            u"CREATE TABLE queue_pause (" // a row while the queue is paused
            "  id INTEGER PRIMARY KEY CHECK (id = 1),"
            "  since TEXT NOT NULL) WITHOUT ROWID"_s,
            u"CREATE TABLE timetable ("
            "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
            "  entity INTEGER NOT NULL REFERENCES entity (id),"
            "  operation TEXT NOT NULL,"
            "  rule TEXT NOT NULL,"
            "  answers TEXT NOT NULL," // JSON array, one object per task
            "  options TEXT NOT NULL," // JSON object
            "  created TEXT NOT NULL,"
            "  handled TEXT,"
            "  problem TEXT NOT NULL DEFAULT '',"
            "  UNIQUE (entity, operation))"_s,
        },
        // 5: what is kept of a run that ended
        {
            u"ALTER TABLE run ADD COLUMN field_values TEXT"_s, // as in task_values; NULL: not known
            u"ALTER TABLE run ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0"_s,
            u"ALTER TABLE run ADD COLUMN bulk INTEGER"_s,  // the first of the runs that it was dispatched with, if any
            u"ALTER TABLE run ADD COLUMN bytes INTEGER"_s, // of its folder; NULL: nobody has measured it
            u"CREATE INDEX run_bulk ON run (bulk) WHERE bulk IS NOT NULL"_s,
            u"CREATE INDEX run_ok ON run (entity, operation, id) WHERE status = 'ok'"_s,
            u"CREATE INDEX output_history_run ON output_history (run) WHERE run IS NOT NULL"_s,
            u"CREATE TABLE doomed_folder (folder TEXT PRIMARY KEY) WITHOUT ROWID"_s, // of rows that are gone
            u"UPDATE run SET field_values = (SELECT field_values FROM task_values WHERE task_values.entity = run.entity"
            " AND task_values.operation = run.operation)"
            " WHERE id IN (SELECT max(id) FROM run GROUP BY entity, operation)"_s,
            // An operation of an entity is dispatched once at a time, so the waiting run is the one that they are of.
            u"CREATE TRIGGER run_values_added AFTER INSERT ON task_values BEGIN"
            "  UPDATE run SET field_values = new.field_values"
            "  WHERE entity = new.entity AND operation = new.operation AND status = 'waiting'; END"_s,
            u"CREATE TRIGGER run_values_changed AFTER UPDATE ON task_values BEGIN"
            "  UPDATE run SET field_values = new.field_values"
            "  WHERE entity = new.entity AND operation = new.operation AND status = 'waiting'; END"_s,
            u"CREATE TRIGGER run_values_repeated AFTER INSERT ON run WHEN new.repeats IS NOT NULL BEGIN"
            "  UPDATE run SET (field_values, bulk) = (SELECT field_values, bulk FROM run WHERE id = new.repeats)"
            "  WHERE id = new.id; END"_s,
        },
        // 6: that a person wants a run's end outlives the program that was to see to it
        {u"ALTER TABLE run ADD COLUMN cancel_asked TEXT"_s}, // when; NULL: nobody does
        // 7: a dispatch finds its own run without reading all that the operation ever ran. Both conditions: the index
        // is of
        // dispatched runs only, and SQLite must see that it serves.
        {
            u"DROP TRIGGER run_values_added"_s,
            u"DROP TRIGGER run_values_changed"_s,
            u"CREATE TRIGGER run_values_added AFTER INSERT ON task_values BEGIN"
            "  UPDATE run SET field_values = new.field_values WHERE entity = new.entity AND operation = new.operation"
            "  AND status IN ('waiting', 'running') AND status = 'waiting'; END"_s,
            u"CREATE TRIGGER run_values_changed AFTER UPDATE ON task_values BEGIN"
            "  UPDATE run SET field_values = new.field_values WHERE entity = new.entity AND operation = new.operation"
            "  AND status IN ('waiting', 'running') AND status = 'waiting'; END"_s,
        },
    };
    return steps;
}

Result<void> upgradeSchema(const QSqlDatabase &database, const QString &path, const SchemaSteps &steps)
{
    // One at a time: what another process has half made must be neither backed up nor made once more. Where no lock can
    // be made (a folder that can only be read) each step's own transaction has to do.
    QLockFile lock(path + u".upgrade"_s);
    if (const auto before = number(database, u"PRAGMA user_version"_s);
        before && *before < int(steps.size()) && QFileInfo::exists(path))
        std::ignore = lock.tryLock(upgradePatience);
    const auto present = number(database, u"PRAGMA user_version"_s);
    if (!present) {
        return std::unexpected(present.error());
    }
    const int wanted = int(steps.size());
    if (*present > wanted) {
        return failure(
            Text::tr("The database %1 was written by a newer version of this program (its schema is %2, this "
                     "program knows %3); update the program to open it.")
                .arg(QDir::toNativeSeparators(path))
                .arg(*present)
                .arg(wanted));
    }
    if (*present == wanted) {
        return {};
    }
    if (*present == 0) {
        // Another process may be making the same database right now, so look again at the version with the tables.
        const auto tables = number(database, u"SELECT count(*) FROM sqlite_master"_s);
        const auto again = number(database, u"PRAGMA user_version"_s);
        if (!tables || !again) {
            return std::unexpected(!tables ? tables.error() : again.error());
        }
        if (*again == 0 && *tables > 0) {
            return failure(Text::tr("The database %1 belongs to another program; move it away to start anew.")
                               .arg(QDir::toNativeSeparators(path)));
        }
    } else if (auto copied = backUp(database, path, *present); !copied) {
        return copied;
    }
    for (int version = *present + 1; version <= wanted; ++version) {
        if (auto done = runStep(database, steps.at(version - 1), version); !done) {
            return failure(Text::tr("The database %1 could not be brought to schema %2. %3")
                               .arg(QDir::toNativeSeparators(path))
                               .arg(version)
                               .arg(done.error().sentence));
        }
    }
    return {};
}

} // namespace Aegir
