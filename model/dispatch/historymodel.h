// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/inventory/workspace.h"

#include <QAbstractTableModel>
#include <QSet>
#include <QTimer>

namespace Aegir {

/// Which runs of the history are wanted; an empty part wants all.
struct HistoryFilter
{
    qint64 entity = 0;
    QSet<Status> statuses;
    QString operation;
    QString text; ///< in the names of entity and operation, the verdict's sentence, the values, or the run's number
    bool pinned = false; ///< only those
    qint64 bulk = 0;     ///< only those that were dispatched together as this group

    bool operator==(const HistoryFilter &) const = default;
};

/// True when @p row is one that @p filter wants. @p operationLabel is what people read for the operation.
bool matches(const HistoryFilter &filter, const HistoryRow &row, const QString &operationLabel);

/// How much longer or shorter than usual something took: `+40 %`, `−25 %`, `3.1×`; empty where it does not matter, that
/// is for less than half a second or a quarter.
QString driftText(std::chrono::milliseconds duration, std::chrono::milliseconds usual);

/// @p changes as one line: `field: old → new, …`. @p several: tasks are named too.
QString changesText(const QList<ValueChange> &changes, bool several);

/// The runs of a workspace, newest first, each with how it differs from its kind.
///
/// It reads piece by piece from the event loop, as far as a view wants to see (canFetchMore()), so that neither a long
/// history nor a filter that finds little keeps the window waiting.
class HistoryModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        RunColumn,
        EntityColumn,
        OperationColumn,
        StatusColumn,
        StartedColumn,
        DurationColumn,
        DriftColumn,  ///< against usualDuration()
        ValuesColumn, ///< those that differ from the run before
        ColumnCount
    };
    Q_ENUM(Column)

    enum Role {
        RunIdRole = Qt::UserRole,
        EntityIdRole,
        OperationNameRole,
        StatusRole,   ///< int of Status
        SentenceRole, ///< its verdict's
        PinnedRole,
        FailedRole,    ///< true when hosts of it may have failed: error or warning
        RemovableRole, ///< it has ended and is not pinned
        SlowRole,      ///< true when it took much longer than usual
    };
    Q_ENUM(Role)

    /// @p workspace must outlive the model.
    explicit HistoryModel(Workspace &workspace, QObject *parent = nullptr);

    const HistoryFilter &filter() const { return m_filter; }
    /// Shows what @p filter wants, from the newest on.
    void setFilter(const HistoryFilter &filter);
    /// Reads everything anew.
    void reload();
    /// Reads one run anew: dispatched, changed, pinned or removed.
    void updateRun(qint64 run);

    const HistoryRow &rowAt(int row) const { return m_rows.at(row).entry; }
    int rowOf(qint64 run) const; ///< -1: not shown

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    bool isReading() const { return m_wanted > 0 && !m_ended; }

signals:
    /// All that is wanted for now was read; @p complete: there is no more.
    void settled(bool complete);

private:
    struct Row
    {
        HistoryRow entry;
        std::optional<std::chrono::milliseconds> usual;
        QList<ValueChange> changes;
    };

    void readPiece();
    Row rowFrom(const HistoryRow &entry);
    QVariant text(const Row &row, int column) const;
    QString toolTip(const Row &row, int column) const;

    Workspace &m_workspace;
    HistoryFilter m_filter;
    QList<Row> m_rows;
    QHash<std::pair<qint64, QString>, std::optional<std::chrono::milliseconds>> m_usual;
    qint64 m_oldest = 0; ///< run up to which was read; 0: nothing yet
    int m_wanted = 0;    ///< rows that a view still waits for
    bool m_ended = false;
    QTimer m_piece;
};

} // namespace Aegir
