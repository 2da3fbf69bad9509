// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/inventory/sql.h"

#include <QTest>

namespace Aegir {

/// A plain connection to a database file, as another program would have it.
class PlainConnection
{
public:
    explicit PlainConnection(const QString &path)
        : m_name(QStringLiteral("test-") + QString::number(quintptr(this), 16))
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
        database.setDatabaseName(path);
        database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=50"));
        database.open();
    }
    ~PlainConnection()
    {
        database().close();
        QSqlDatabase::removeDatabase(m_name);
    }
    Q_DISABLE_COPY_MOVE(PlainConnection)

    QSqlDatabase database() const { return QSqlDatabase::database(m_name); }
    void run(const QString &statement) const
    {
        const auto done = Sql::run(database(), statement);
        QVERIFY2(done, qPrintable(statement + (done ? QString() : done.error().sentence)));
    }
    /// The first column of all rows.
    QStringList column(const QString &statement) const
    {
        QStringList values;
        auto query = Sql::run(database(), statement);
        while (query && query->next())
            values << query->value(0).toString();
        return values;
    }
    /// The first column of the first row.
    QVariant value(const QString &statement) const
    {
        auto query = Sql::run(database(), statement);
        return query && query->next() ? query->value(0) : QVariant();
    }

private:
    QString m_name;
};

} // namespace Aegir
