// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/error.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <initializer_list>
#include <utility>

/// What the store's files share: statements with named placeholders, transactions, and values as columns hold them.
namespace Aegir::Sql {

/// A named placeholder (`:name`) and its value. A null text is stored as an empty one; an invalid QVariant as NULL.
using Binding = std::pair<QString, QVariant>;

/// @p error as a sentence about the database file @p path that says what to do.
QString sentence(const QSqlError &error, const QString &path);

/// Runs @p statement; the query stands before its first row.
Result<QSqlQuery> run(const QSqlDatabase &database, const QString &statement,
                      std::initializer_list<Binding> bindings = {});

/// A write transaction: taken at once, so that what is read in it stays true until the commit. Rolls back unless
/// committed.
class Transaction
{
    Q_DISABLE_COPY(Transaction)

public:
    static Result<Transaction> begin(const QSqlDatabase &database);
    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();

    Result<void> commit();

private:
    explicit Transaction(const QSqlDatabase &database);

    QSqlDatabase m_database;
    bool m_open = true;
};

/// UTC, ISO 8601 with milliseconds; an invalid time is NULL.
QVariant fromTime(const QDateTime &time);
QDateTime toTime(const QVariant &column);

QString fromJson(const QJsonObject &object);
QString fromJson(const QJsonArray &array);
QJsonObject toObject(const QVariant &column);
QJsonArray toArray(const QVariant &column);

} // namespace Aegir::Sql
