// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/log/logdocument.h"
#include "model/log/logmatcher.h"

#include <memory>

namespace Aegir {

/// Finds a query in the whole of a log, in the background, and goes on with what the log grows by.
///
/// Matches are remembered as document rows and counts, eight bytes for a row that has any; where they stand in a row,
/// its matcher says again. To be used from one thread.
class LogSearch : public QObject
{
    Q_OBJECT

public:
    explicit LogSearch(LogDocument &document, QObject *parent = nullptr);
    ~LogSearch() override;

    /// Forgets what was found and begins anew, near the document row @p from first, so that what is in view comes first.
    void start(const LogMatcher &matcher, qint64 from = 0);
    void stop();
    bool isActive() const;
    /// All rows that the document has were looked at.
    bool isComplete() const;

    /// Matches found so far, in all rows.
    qint64 matchCount() const;
    /// Rows found so far that have a match.
    qint64 rowCount() const;
    /// The document row of the @p number th row that has a match, 0-based.
    qint64 row(qint64 number) const;
    /// Matches in all rows before the @p number th that has one.
    qint64 matchesBefore(qint64 number) const;
    /// The number of the first row with a match that is not before @p documentRow; rowCount() when there is none.
    qint64 lowerBound(qint64 documentRow) const;
    bool hasMatchBetween(qint64 firstDocumentRow, qint64 lastDocumentRow) const;

signals:
    /// More was found, or more rows were looked at. Many changes may come as one.
    void progressed();
    /// isComplete() became true.
    void completed();
};

} // namespace Aegir
