// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dispatch/pacedcall.h"
#include "model/inventory/workspace.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <optional>

namespace Aegir {

class Queue;

/// The operations of one entity, as its page lists them: one row each, in the order of the entity's type.
///
/// Run is disabled (CanRunRole) exactly while the operation is dispatched, or when it cannot run at all; ReasonRole
/// says why. Rows follow the queue's signals and change in place; only another set of operations resets the model.
class OperationModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { OperationColumn, StatusColumn, LastRunColumn, DurationColumn, ActionColumn, ColumnCount };
    Q_ENUM(Column)

    enum Role {
        OperationNameRole = Qt::UserRole, ///< name of its OperationType
        StatusRole,                       ///< int of Status: of its last run
        RunIdRole,                        ///< its last run; 0: never ran
        SentenceRole,                     ///< what the last run's verdict says
        NeedsInputRole,                   ///< true: Run opens a form
        CanRunRole,
        CanCancelRole, ///< true while it is dispatched
        ReasonRole,    ///< why Run is disabled, one sentence; empty when it is not
        DestructiveRole,
        ScheduleRole, ///< when it comes by itself, a sentence; empty: it is not scheduled
        SortRole,     ///< what a column sorts by: text, number or time
    };
    Q_ENUM(Role)

    /// Both must outlive the model. Without a @p queue (null) nothing is known of what a waiting run waits for.
    OperationModel(Workspace &workspace, Queue *queue, QObject *parent = nullptr);

    /// Shows the operations of the entity @p id; none for 0, for one that is not there, or one of an unknown type.
    void setEntity(qint64 id);
    qint64 entity() const { return m_entity; }

    /// Reads everything anew; for a changed catalogue too.
    void refresh();

    /// The row of the operation called @p name, or -1.
    int rowOf(const QString &name) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    struct Row
    {
        QString name;
        QString label;
        QString description;
        bool destructive = false;
        bool needsInput = false;
        std::optional<Run> last;
        QString reason;
        QString schedule;

        bool operator==(const Row &) const = default;
    };

    QList<Row> read() const;
    QString reasonOf(const OperationType &type, const std::optional<Run> &last,
                     const QHash<qint64, QString> &waitReasons) const;
    void runChanged(qint64 run);
    void entityChanged(qint64 entity);
    void setTimers();
    QVariant text(const Row &row, int column) const;
    QVariant sortKey(const Row &row, int column) const;

    Workspace &m_workspace;
    Queue *m_queue;
    qint64 m_entity = 0;
    qint64 m_platform = 0; ///< of a site; its values are inherited
    QList<Row> m_rows;
    QTimer m_second;  ///< moves the duration of a running run
    QTimer m_minute;  ///< moves "4 min ago"
    PacedCall m_soon; ///< runs of others change in bunches
};

} // namespace Aegir
