// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/log/logdocument.h"
#include "model/log/runresults.h"

#include <QDeadlineTimer>
#include <QPointer>
#include <QSet>
#include <QTimer>

#include <memory>
#include <optional>

namespace Aegir {

class LogSearch;
class RowFilter;
class SectionRows;
struct RowCriteria;

/// The rows of a log that are shown: all of them, or those that filters and folds leave. Rows here are counted as they
/// are shown; a document row is the number of the same row in the whole log, and stays what it is when a filter
/// changes.
///
/// Filters and folds go by what the run's events say, see RunResults. Filters by host and state leave the text of the
/// results that both of them take, with the banners above it and what else was printed for its task; a filter by text
/// leaves the rows that match, with the banners above them. A task that was run in parts (`strategy: free`) is folded
/// in all of them.
///
/// What a change of them leaves is made up in turns of a few milliseconds; until it is complete, what was shown before
/// is, and then changed() is emitted. With a log of some ten thousand rows that is before the change returns.
class VisibleRows : public QObject
{
    Q_OBJECT

public:
    /// A row that heads a play or a task.
    struct Fold
    {
        bool folded = false;
        qint64 rows = 0; ///< document rows below it that it hides, or would hide
    };

    explicit VisibleRows(LogDocument &document, QObject *parent = nullptr);
    ~VisibleRows() override;

    LogDocument &document() const { return m_document; }

    /// What the run's events say, for folds and filters; it must outlive this or be replaced. Without it there are
    /// none.
    void setResults(const RunResults *results);
    const RunResults *results() const { return m_results; }
    /// The results have more, or were cleared.
    void structureGrew();

    qint64 rowCount() const;
    /// @p count rows from @p first on, as they are shown.
    QList<LogRow> rows(qint64 first, qint64 count) const;
    /// The document row that is shown as @p row; -1 when nothing is.
    qint64 documentRow(qint64 row) const;
    /// As what @p documentRow is shown; -1 while it is hidden.
    qint64 rowOf(qint64 documentRow) const;
    /// As what @p documentRow is shown, or the last row above it that is; -1 when there is none.
    qint64 nearestRow(qint64 documentRow) const;

    /// What @p documentRow folds, if it heads anything.
    std::optional<Fold> foldAt(qint64 documentRow) const;
    void setFolded(qint64 documentRow, bool folded);
    /// By their index in the results.
    void setTaskFolded(int task, bool folded);
    void setPlayFolded(int play, bool folded);
    /// All tasks that there are now; those to come are open.
    void foldAll();
    void unfoldAll();
    bool hasFolds() const;
    /// Opens what hides @p documentRow. False when a filter hides it.
    bool reveal(qint64 documentRow);

    /// Only results of these hosts, by their index in the results; an empty set: of all. Another log has no filter.
    void setHostFilter(const QSet<int> &hosts);
    const QSet<int> &hostFilter() const;
    /// Only results with one of these states; an empty set: with any.
    void setStateFilter(const QSet<ResultState> &states);
    const QSet<ResultState> &stateFilter() const;
    /// Only rows where @p search has a match; none: all. It is to be set again whenever the search is started anew, and
    /// should be started from the first row: rows are shown as far as it has come from there.
    void setTextFilter(LogSearch *search);
    LogSearch *textFilter() const;
    bool isFiltered() const;
    /// What is shown is what the filters and folds leave of the whole log as it is known.
    bool isUpToDate() const;

signals:
    /// Another log.
    void reset();
    /// There are more rows at the end, or the last one is longer.
    void grew();
    /// Other rows than before are shown.
    void changed();
    /// Other filters are set.
    void filterChanged();
    /// results() has more, or is others.
    void structureChanged();

private:
    void clear();
    void grow();
    void refilter();
    void work();
    void updateShown(const QDeadlineTimer &until);
    void later();
    void fold(QSet<int> &folds, int index, bool folded);

    LogDocument &m_document;
    const RunResults *m_results = nullptr;
    std::unique_ptr<SectionRows> m_sections;
    std::unique_ptr<RowCriteria> m_criteria;
    std::unique_ptr<RowFilter> m_shown; ///< none: all rows are
    std::unique_ptr<RowFilter> m_next;  ///< takes its place when it is complete
    QPointer<LogSearch> m_text;
    QTimer m_workTimer;
    QDeadlineTimer m_patience; ///< for the next one, to have come as far as its search
    int m_changes = 0;         ///< of the results, that are considered
    bool m_again = false;      ///< the next one is out of date already
};

} // namespace Aegir
