// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/error.h"

#include <QCoreApplication>
#include <QList>
#include <QRegularExpression>

#include <limits>
#include <optional>

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
    Q_DECLARE_TR_FUNCTIONS(Aegir::LogMatcher)

public:
    /// An error says where the regular expression is wrong. An empty query is one, too.
    static Result<LogMatcher> make(const FindQuery &query);

    const FindQuery &query() const { return m_query; }

    /// All places in @p text, the text of one row, from left to right, or the first @p most; none of them is empty.
    /// What takes too long (a regular expression may) is left out; then @p gaveUp is set to true, if it is given. It
    /// gives up after a millisecond or so.
    QList<LogMatch> matches(const QString &text, bool *gaveUp = nullptr,
                            qsizetype most = std::numeric_limits<qsizetype>::max()) const;

    /// Bytes that each row with a match has among its own, when such are known; empty: any row may match. Only rows
    /// that isPlainText() says are shown as they are: in others the text is not found in one piece.
    const QByteArray &required() const { return m_required; }

    /// Finds in the text of many rows, a line feed after each, what matches() finds in each of them; see LogPattern.
    /// Its matches may give up, too. Nothing when there is no such expression. Compiled anew at each call.
    std::optional<QRegularExpression> forBlocks() const;

private:
    FindQuery m_query;
    QRegularExpression m_expression;
    QByteArray m_required;
    QString m_forBlocks; ///< not compiled: most matchers are asked for single rows only
};

} // namespace Aegir
