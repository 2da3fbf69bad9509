// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/error.h"

#include <QList>
#include <QRegularExpression>

namespace Aegir {

/// What a person looks for in a log.
struct FindQuery
{
    QString text;
    bool caseSensitive = false;
    bool wholeWord = false;
    bool regularExpression = false;

    bool operator==(const FindQuery &) const = default;
};

/// A place in a row's text, in UTF-16 units.
struct LogMatch
{
    qsizetype start = 0;
    qsizetype length = 0;

    bool operator==(const LogMatch &) const = default;
};

/// Finds a query in text. A copy may be used in another thread.
class LogMatcher
{
public:
    /// An error says where the regular expression is wrong. An empty query is one, too.
    static Result<LogMatcher> make(const FindQuery &query);

    const FindQuery &query() const { return m_query; }

    /// All places in @p text, the text of one row. What takes too long (a regular expression may) is left out; then
    /// @p gaveUp is set, if it is given.
    QList<LogMatch> matches(const QString &text, bool *gaveUp = nullptr) const;

    /// Bytes that each row with a match has among its own, when such are known; empty: any row may match.
    const QByteArray &required() const { return m_required; }

private:
    FindQuery m_query;
    QRegularExpression m_expression;
    QByteArray m_required;
};

} // namespace Aegir
