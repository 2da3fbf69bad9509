// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/error.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <initializer_list>
#include <optional>
#include <type_traits>
#include <utility>

/// What the store's files share: statements with named placeholders, transactions, and values as columns hold them.
namespace Aegir::Sql {

/// `aegir.sql`: each statement, without its values, and how many rows were read. Off unless QT_LOGGING_RULES says so.
Q_DECLARE_LOGGING_CATEGORY(sqlLog)

/// A named placeholder (`:name`) and its value. A null text is stored as an empty one; an invalid QVariant as NULL.
using Binding = std::pair<QString, QVariant>;

/// @p error as a sentence about the database file @p path that says what to do.
QString sentence(const QSqlError &error, const QString &path);

/// Runs @p statement; the query stands before its first row.
Result<QSqlQuery> run(const QSqlDatabase &database, const QString &statement,
                      std::initializer_list<Binding> bindings = {});

/// Why @p query gave no further row: an empty Result when it came to its end.
Result<void> ended(const QSqlQuery &query, const QSqlDatabase &database);

/// Runs @p statement and reads each of its rows with @p read; a failure in the middle is one of the whole.
template<typename Read>
auto rows(const QSqlDatabase &database, Read read, const QString &statement,
          std::initializer_list<Binding> bindings = {}) -> Result<QList<std::invoke_result_t<Read, const QSqlQuery &>>>
{
    auto query = run(database, statement, bindings);
    if (!query) {
        return std::unexpected(query.error());
    }
    QList<std::invoke_result_t<Read, const QSqlQuery &>> list;
    while (query->next()) {
        list.append(read(std::as_const(*query)));
    }
    if (const auto whole = ended(*query, database); !whole) {
        return std::unexpected(whole.error());
    }
    qCDebug(sqlLog, "%lld rows", qint64(list.size()));
    return list;
}

/// The first of @p rows, if there is one.
template<typename T> Result<std::optional<T>> first(const Result<QList<T>> &rows)
{
    return rows.transform([](const QList<T> &list) { return list.isEmpty() ? std::nullopt : std::optional(list[0]); });
}

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
