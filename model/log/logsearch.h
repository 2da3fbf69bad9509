// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/log/foundrows.h"
#include "model/log/logdocument.h"
#include "model/log/logmatcher.h"

#include <QThreadPool>

#include <memory>
#include <optional>

namespace Aegir {

class SearchJob;

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

    /// Forgets what was found and begins anew, near the document row @p from first, so that what is in view comes
    /// first.
    void start(const LogMatcher &matcher, qint64 from = 0);
    void stop();
    bool isActive() const { return m_job != nullptr; }
    /// All rows that the document has were looked at.
    bool isComplete() const;
    /// All rows from @p firstDocumentRow to @p lastDocumentRow were looked at: there will be no more matches in them.
    bool isComplete(qint64 firstDocumentRow, qint64 lastDocumentRow) const;
    /// Rows where the matcher gave up, so that matches may be missing. Many of them end the search: it counts as
    /// complete.
    qint64 givenUp() const { return m_givenUp; }

    /// Matches found so far, in all rows.
    qint64 matchCount() const;
    /// Rows found so far that have a match.
    qint64 rowCount() const;
    /// The document row of the @p number th row that has a match, 0-based.
    qint64 row(qint64 number) const;
    /// Matches in the @p number th row that has one.
    qint64 matchesIn(qint64 number) const;
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

private:
    void clear();
    void begin();
    void goOn();
    void collect();
    MatchedRow at(qint64 number) const;

    LogDocument &m_document;
    std::optional<LogMatcher> m_matcher;
    std::shared_ptr<SearchJob> m_job; ///< none: not active
    int m_jobs = 0;                   ///< so far: the number of the one that may report
    qint64 m_from = 0;
    FoundRows m_above; ///< before the row where the job began
    FoundRows m_below;
    std::optional<MatchedRow> m_last; ///< after them: the log's last row, as long as it may grow
    qint64 m_aboveEnd = 0;            ///< rows before this one were looked at, from the top on
    qint64 m_belowEnd = 0;            ///< and from the row on where the job began
    qint64 m_size = 0;                ///< bytes of the log when it was looked at to its end
    qint64 m_givenUp = 0;
    bool m_completed = false; ///< it was said
    QThreadPool m_pool;
};

} // namespace Aegir
