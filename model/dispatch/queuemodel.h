// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dispatch/queue.h"

#include <QAbstractTableModel>

namespace Aegir {

/// The runs that are dispatched, in the queue's order: those at work first, then those that wait and why. Waiting runs
/// can be dragged to another place.
///
/// Rows come, go and move, so that a selection stays; it reads anew only when refresh() is called.
class QueueModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { RunColumn, EntityColumn, OperationColumn, StatusColumn, WhyColumn, DispatchedColumn, ColumnCount };
    enum Role {
        RunRole = Qt::UserRole, ///< qint64
        EntityRole,             ///< qint64
        StatusRole,             ///< int of Status
        HeldRole,               ///< bool
        DelayedRole,            ///< bool: it tries a run again, later
    };

    QueueModel(Workspace &workspace, Queue &queue, QObject *parent = nullptr);

    void refresh();
    /// Moves what counts seconds: how long runs have worked, and how far their stopping has come.
    void tick();

    /// The row of @p run, or -1.
    int rowOf(qint64 run) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

signals:
    /// What a person did with a run could not be done; one sentence.
    void failed(const QString &sentence);

private:
    struct Row
    {
        QueuedRun run;
        QString why; ///< it waits, and where it comes from

        bool operator==(const Row &) const = default;
    };

    QList<Row> read() const;
    void removeAllBut(const QHash<qint64, int> &places);
    void reorder(const QHash<qint64, int> &places);
    void insertMissing(const QList<Row> &rows);
    void update(const QList<Row> &rows);
    QString text(const Row &row, int column) const;
    QString state(const Row &row) const;
    QString details(const Row &row) const;

    Workspace &m_workspace;
    Queue &m_queue;
    QList<Row> m_rows;
};

} // namespace Aegir
