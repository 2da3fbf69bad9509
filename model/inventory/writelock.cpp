// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/inventory/writelock.h"

#include "model/inventory/sql.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
constexpr int busy = 5; // https://sqlite.org/rescode.html
} // namespace

bool isBeingWritten(const QString &path)
{
    // A connection of its own: the store's has its own patience, and may be in the middle of something.
    const QString connection = u"aegir-lock-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    bool isBusy = false;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection);
        database.setDatabaseName(path);
        database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=0"_s);
        if (database.open()) {
            QSqlQuery query(database);
            if (query.exec(u"BEGIN IMMEDIATE"_s))
                query.exec(u"ROLLBACK"_s);
            else
                isBusy = (query.lastError().nativeErrorCode().toInt() & 0xff) == busy;
        }
    }
    QSqlDatabase::removeDatabase(connection);
    return isBusy;
}

bool saysIsBeingWritten(const Error &error, const QString &path)
{
    const QSqlError locked({}, {}, QSqlError::StatementError, QString::number(busy));
    return error.sentence == Sql::sentence(locked, path);
}

} // namespace Aegir
