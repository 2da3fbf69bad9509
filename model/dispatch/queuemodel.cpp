// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/queuemodel.h"

#include "model/dispatch/relativetime.h"
#include "model/dispatch/waitreasons.h"
#include "model/inventory/statustext.h"

#include <QMimeData>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
const QString runType = u"application/x-aegir-run"_s;
}

QueueModel::QueueModel(Workspace &workspace, Queue &queue, QObject *parent)
    : QAbstractTableModel(parent)
    , m_workspace(workspace)
    , m_queue(queue)
{
}

QList<QueueModel::Row> QueueModel::read() const
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QHash<qint64, QString> reasons = m_queue.waitReasons();
    QList<Row> rows;
    for (const QueuedRun &run : m_workspace.store().queuedRuns())
        rows.append({run, QStringList{reasons.value(run.run), originOf(run, now)}.join(u' ').trimmed()});
    return rows;
}

void QueueModel::refresh()
{
    const QList<Row> rows = read();
    QSet<qint64> present;
    for (const Row &row : rows)
        present.insert(row.run.run);
    for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
        if (present.contains(m_rows.at(row).run.run))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < rows.size(); ++row) {
        const qint64 run = rows.at(row).run.run;
        if (row >= m_rows.size() || m_rows.at(row).run.run != run) {
            if (const int old = rowOf(run); old >= 0) {
                beginMoveRows({}, old, old, {}, row);
                m_rows.move(old, row);
                endMoveRows();
            } else {
                beginInsertRows({}, row, row);
                m_rows.insert(row, rows.at(row));
                endInsertRows();
            }
        }
        if (m_rows.at(row) != rows.at(row)) {
            m_rows[row] = rows.at(row);
            emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
        }
    }
}

void QueueModel::tick()
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows.at(row).run.running)
            emit dataChanged(index(row, StatusColumn), index(row, WhyColumn));
    }
}

int QueueModel::rowOf(qint64 run) const
{
    const auto found = std::ranges::find(m_rows, run, [](const Row &row) { return row.run.run; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

int QueueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int QueueModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant QueueModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return index.column() == WhyColumn ? details(row) : QString();
    case RunRole:
        return row.run.run;
    case EntityRole:
        return row.run.entity;
    case StatusRole:
        return int(row.run.running ? Status::Running : Status::Waiting);
    case HeldRole:
        return row.run.held;
    case DelayedRole:
        return row.run.notBefore.isValid();
    default:
        return {};
    }
}

QString QueueModel::text(const Row &row, int column) const
{
    switch (column) {
    case RunColumn:
        return QString::number(row.run.run);
    case EntityColumn:
        return row.run.entityName;
    case OperationColumn:
        return m_workspace.catalogue().operationLabel(row.run.operation);
    case StatusColumn:
        return state(row);
    case WhyColumn:
        return details(row);
    case DispatchedColumn:
        return relativeTime(row.run.dispatched, QDateTime::currentDateTimeUtc());
    default:
        return {};
    }
}

QString QueueModel::state(const Row &row) const
{
    if (!row.run.running)
        return row.run.held ? tr("held") : statusText(Status::Waiting);
    return m_queue.stop(row.run.run) ? tr("stopping") : statusText(Status::Running);
}

QString QueueModel::details(const Row &row) const
{
    if (!row.run.running)
        return row.why;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto stop = m_queue.stop(row.run.run);
    const std::chrono::milliseconds time(row.run.started.isValid() ? row.run.started.msecsTo(now) : 0);
    const QString does = stop ? stopProgress(*stop, now) : tr("Running for %1.", "0:12").arg(clockText(time));
    return QStringList{does, row.why}.join(u' ').trimmed();
}

QVariant QueueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case RunColumn:
        return tr("Run");
    case EntityColumn:
        return tr("Entity");
    case OperationColumn:
        return tr("Operation");
    case StatusColumn:
        return tr("Status");
    case WhyColumn:
        return tr("Details");
    case DispatchedColumn:
        return tr("Dispatched");
    default:
        return {};
    }
}

Qt::ItemFlags QueueModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid())
        return flags | Qt::ItemIsDropEnabled; // between rows
    if (!m_rows.at(index.row()).run.running)
        flags |= Qt::ItemIsDragEnabled;
    return flags;
}

QStringList QueueModel::mimeTypes() const
{
    return {runType};
}

QMimeData *QueueModel::mimeData(const QModelIndexList &indexes) const
{
    QMap<int, QByteArray> runs; // an index comes for each column, in the order of the selection
    for (const QModelIndex &index : indexes) {
        if (const QueuedRun &run = m_rows.at(index.row()).run; !run.running)
            runs.insert(index.row(), QByteArray::number(run.run));
    }
    if (runs.isEmpty())
        return nullptr;
    auto *data = new QMimeData;
    data->setData(runType, QByteArrayList(runs.values()).join(' '));
    return data;
}

bool QueueModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int, const QModelIndex &parent)
{
    if (action != Qt::MoveAction || !data->hasFormat(runType))
        return false;
    // On a row it comes before that one; below the last at the end; above those at work before the first that waits.
    int before = parent.isValid() ? parent.row() : row < 0 ? rowCount() : row;
    while (before < rowCount() && m_rows.at(before).run.running)
        ++before;
    QList<qint64> runs;
    for (const QByteArray &run : data->data(runType).split(' '))
        runs << run.toLongLong();
    // Before the first that stays where it is.
    while (before < rowCount() && runs.contains(m_rows.at(before).run.run))
        ++before;
    const qint64 place = before < rowCount() ? m_rows.at(before).run.run : 0;
    for (const qint64 run : std::as_const(runs)) {
        if (const auto moved = m_queue.moveBefore(run, place); !moved)
            emit failed(moved.error().sentence);
    }
    // False: the view must not take the row away, the queue's news move it.
    return false;
}

} // namespace Aegir
