// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/inventory/sql.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSqlError>
#include <QStorageInfo>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Aegir::Sql {

Q_LOGGING_CATEGORY(sqlLog, "aegir.sql", QtInfoMsg)

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::Store)
};

/// SQLite's primary result codes that a person can do something about. Source: https://sqlite.org/rescode.html
enum Code {
    Mistake = 1,
    Busy = 5,
    Locked = 6,
    ReadOnly = 8,
    IoError = 10,
    Corrupt = 11,
    Full = 13,
    CannotOpen = 14,
    NotADatabase = 26
};

/// The file that @p database is for a person: of a copy, what it is a copy of.
QString shownName(const QSqlDatabase &database)
{
    return database.hostName().isEmpty() ? database.databaseName() : database.hostName();
}

constexpr qint64 sharedFileNeeds = 64 * 1024; ///< bytes

} // namespace

QString sentence(const QSqlError &error, const QString &path)
{
    // A database that can only be read is opened by its address.
    const QString file = QDir::toNativeSeparators(path.startsWith(u"file:") ? QUrl(path).toLocalFile() : path);
    // Qt switches SQLite's extended codes on; the low byte is the primary one.
    int code = error.nativeErrorCode().toInt() & 0xff;
    // Without room for the file that its readers share, SQLite knows of a failure only.
    // Opened for reading because of it, SQLite calls the database read-only.
    if ((code == IoError || code == ReadOnly)
        && QStorageInfo(QFileInfo(file).path()).bytesAvailable() < sharedFileNeeds)
        code = Full;
    switch (code) {
    case Busy:
    case Locked:
        return Text::tr("The database %1 is locked by another program; try again when that one is done.").arg(file);
    case ReadOnly:
        return Text::tr("The database %1 cannot be written; check the permissions of the file and its folder.")
            .arg(file);
    case Corrupt:
        return Text::tr("The database %1 is damaged; put a backup in its place, or move it away to start anew.")
            .arg(file);
    case Full:
        return Text::tr("The database %1 cannot grow, because the disk is full.").arg(file);
    case CannotOpen:
        return Text::tr("The database %1 cannot be opened or made; check its folder and the permissions.").arg(file);
    case NotADatabase:
        return Text::tr("The file %1 is not a database; move it away to start anew.").arg(file);
    case IoError:
        return Text::tr("The disk failed while the database %1 was used (%2).").arg(file, error.databaseText());
    case Mistake:
        // Our statements are good, so the tables are not those that we made.
        return Text::tr("The database %1 is not as this program made it (%2); put a backup of it (*.bak) in its place, "
                        "or move it away to start anew.")
            .arg(file, error.databaseText());
    default:
        // The database's own words; Qt's differ with the call that met the same failure.
        return Text::tr("The database %1 refused a statement: %2.")
            .arg(file, error.databaseText().isEmpty() ? error.text() : error.databaseText());
    }
}

Result<QSqlQuery> run(const QSqlDatabase &database, const QString &statement, std::initializer_list<Binding> bindings)
{
    qCDebug(sqlLog).noquote() << statement;
    QSqlQuery query(database);
    query.setForwardOnly(true);
    if (!query.prepare(statement)) {
        return failure(sentence(query.lastError(), shownName(database)));
    }
    for (const auto &[name, value] : bindings) {
        const bool nullText = value.typeId() == QMetaType::QString && value.toString().isNull();
        query.bindValue(name, nullText ? QVariant(u""_s) : value);
    }
    if (!query.exec()) {
        return failure(sentence(query.lastError(), shownName(database)));
    }
    return query;
}

Result<void> ended(const QSqlQuery &query, const QSqlDatabase &database)
{
    if (query.lastError().isValid()) {
        return failure(sentence(query.lastError(), shownName(database)));
    }
    return {};
}

Transaction::Transaction(const QSqlDatabase &database)
    : m_database(database)
{
}

Transaction::Transaction(Transaction &&other) noexcept
    : m_database(other.m_database)
    , m_open(std::exchange(other.m_open, false))
{
}

Transaction::~Transaction()
{
    if (m_open) {
        // SQLite may have rolled back by itself (disk full); then this fails, and there is nothing more to undo.
        QSqlQuery(m_database).exec(u"ROLLBACK"_s);
    }
}

Result<Transaction> Transaction::begin(const QSqlDatabase &database)
{
    // Not QSqlDatabase::transaction(): its deferred BEGIN takes the write lock only at the first write, when another
    // process may already have changed what was read.
    if (auto begun = run(database, u"BEGIN IMMEDIATE"_s); !begun) {
        return std::unexpected(begun.error());
    }
    return Transaction(database);
}

Result<void> Transaction::commit()
{
    if (auto committed = run(m_database, u"COMMIT"_s); !committed) {
        return std::unexpected(committed.error());
    }
    m_open = false;
    return {};
}

QVariant fromTime(const QDateTime &time)
{
    return time.isValid() ? QVariant(time.toUTC().toString(Qt::ISODateWithMs)) : QVariant();
}

QDateTime toTime(const QVariant &column)
{
    return column.isNull() ? QDateTime() : QDateTime::fromString(column.toString(), Qt::ISODateWithMs);
}

QString fromJson(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QString fromJson(const QJsonArray &array)
{
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QJsonObject toObject(const QVariant &column)
{
    return QJsonDocument::fromJson(column.toString().toUtf8()).object();
}

QJsonArray toArray(const QVariant &column)
{
    return QJsonDocument::fromJson(column.toString().toUtf8()).array();
}

} // namespace Aegir::Sql
