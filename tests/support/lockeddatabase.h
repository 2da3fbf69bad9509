// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSqlDatabase>
#include <QSqlQuery>

namespace Aegir {

/// Holds a database's lock until it goes, as a backup or another program may: others cannot write.
class LockedDatabase
{
    Q_DISABLE_COPY_MOVE(LockedDatabase)

public:
    /// The database in the file @p path. With @p alsoForReading they cannot read, either, where the journal is no WAL.
    explicit LockedDatabase(const QString &path, bool alsoForReading = false)
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(path);
        const QString kind = alsoForReading ? QStringLiteral("EXCLUSIVE") : QStringLiteral("IMMEDIATE");
        if (!database.open() || !QSqlQuery(database).exec(QStringLiteral("BEGIN ") + kind))
            qFatal("the database cannot be locked");
    }
    ~LockedDatabase()
    {
        QSqlQuery(QSqlDatabase::database(name)).exec(QStringLiteral("ROLLBACK"));
        QSqlDatabase::removeDatabase(name);
    }

private:
    inline static const QString name = QStringLiteral("locker");
};

} // namespace Aegir
