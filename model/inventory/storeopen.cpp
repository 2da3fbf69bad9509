// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Opening the store's database, also where it can only be read.
#include "model/inventory/sql.h"
#include "model/inventory/store.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QTemporaryDir>
#include <QUrl>
#include <QUuid>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Aegir {

namespace {

/// SQLite keeps the mode of the database for the log beside it, so the file is made before SQLite would make it.
void makeOwnerOnly(const QString &path)
{
    if (path != u":memory:" && !QFile::exists(path)) {
        QFile file(path);
        // A failure shows itself when SQLite opens the file; it has the better reason.
        std::ignore = file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner);
    }
}

/// True for a database that was written once and cannot be opened here, because no files can be made beside it: the
/// folder or the file system can only be read, or the disk is full.
bool isShutOut(const QSqlDatabase &database, const QString &path)
{
    QSqlQuery query(database);
    if (query.exec(u"SELECT count(*) FROM sqlite_master"_s) || QFileInfo(path).size() == 0) {
        return false;
    }
    // https://sqlite.org/rescode.html: READONLY, IOERR, FULL, CANTOPEN
    static const QList<int> codes{8, 10, 13, 14};
    return codes.contains(query.lastError().nativeErrorCode().toInt() & 0xff);
}

/// Opens the file for reading only, as one that nobody writes: then SQLite needs no other file.
bool openUnchanging(QSqlDatabase &database, const QString &path)
{
    database.close();
    QUrl address = QUrl::fromLocalFile(path);
    address.setQuery(u"immutable=1"_s);
    database.setDatabaseName(address.toString(QUrl::FullyEncoded));
    database.setConnectOptions(u"QSQLITE_OPEN_URI;QSQLITE_OPEN_READONLY"_s);
    return database.open();
}

bool isCurrent(const QSqlDatabase &database, const SchemaSteps &steps)
{
    auto version = Sql::run(database, u"PRAGMA user_version"_s);
    return version && version->next() && version->value(0).toInt() >= int(steps.size());
}

/// Opens a copy in @p folder of the database @p path and its log.
bool openCopy(QSqlDatabase &database, const QString &path, const QTemporaryDir &folder)
{
    database.close();
    const QString copy = folder.filePath(u"aegir.sqlite"_s);
    const QString log = u"-wal"_s;
    if (!folder.isValid() || !QFile::copy(path, copy)
        || (QFile::exists(path + log) && !QFile::copy(path + log, copy + log))) {
        return false;
    }
    for (const QString &file : {copy, QString(copy + log)}) {
        QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner);
    }
    database.setDatabaseName(copy);
    database.setHostName(path); // SQLite has no hosts; see Sql::run()
    database.setConnectOptions({});
    return database.open();
}

} // namespace

Result<std::unique_ptr<Store>> Store::open(const QString &path)
{
    return open(path, schemaSteps(), 5s);
}

Result<std::unique_ptr<Store>> Store::open(const QString &path, const SchemaSteps &steps,
                                           std::chrono::milliseconds busyTimeout)
{
    if (!QSqlDatabase::isDriverAvailable(u"QSQLITE"_s)) {
        return failure(
            tr("Qt's driver for SQLite is missing; install the package that holds it (libqt6sql6-sqlite on Debian)."));
    }
    const QString connection = u"aegir-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    // Made first, so that every way out removes the connection.
    std::unique_ptr<Store> store(new Store(connection));
    store->m_patience = store->m_writePatience = busyTimeout;
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection);
    database.setDatabaseName(path);
    database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(busyTimeout.count()));
    makeOwnerOnly(path);
    if (!database.open()) {
        return failure(Sql::sentence(database.lastError(), path));
    }
    if (isShutOut(database, path)) {
        // What stands in the log only is missing in the file itself, and an older schema must be brought to ours first:
        // both can be done in a copy.
        const bool isWhole = QFileInfo(path + u"-wal"_s).size() == 0;
        if (!isWhole || !openUnchanging(database, path) || !isCurrent(database, steps)) {
            store->m_copy = std::make_unique<QTemporaryDir>();
            if (!openCopy(database, path, *store->m_copy)) {
                return failure(
                    tr("The database %1 can only be read where a copy of it can be made, and there is no room "
                       "for that in %2.")
                        .arg(QDir::toNativeSeparators(path), QDir::toNativeSeparators(QDir::tempPath())));
            }
        }
    }
    // WAL: readers and the one writer do not block each other. Where a file system cannot do it SQLite stays with its
    // older journal, which is only slower; a file that is no database shows itself at the first statement after this.
    std::ignore = Sql::run(database, u"PRAGMA journal_mode = WAL"_s);
    // FULL, not NORMAL: NORMAL may lose the last commits with the power, and "dispatched" must be true once it is said.
    if (auto set = Sql::run(database, u"PRAGMA synchronous = FULL"_s); !set) {
        return std::unexpected(set.error());
    }
    if (auto upgraded = upgradeSchema(database, database.hostName().isEmpty() ? path : database.databaseName(), steps);
        !upgraded) {
        return std::unexpected(upgraded.error());
    }
    // After the steps: one that rebuilds a table must be able to drop the old one.
    if (auto set = Sql::run(database, u"PRAGMA foreign_keys = ON"_s); !set) {
        return std::unexpected(set.error());
    }
    if (store->m_copy) {
        // What is written into a copy would be lost.
        if (auto set = Sql::run(database, u"PRAGMA query_only = ON"_s); !set) {
            return std::unexpected(set.error());
        }
    }
    return store;
}

} // namespace Aegir
