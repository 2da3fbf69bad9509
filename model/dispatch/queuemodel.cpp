// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/queuemodel.h"

#include "model/dispatch/columntitle.h"
#include "model/dispatch/relativetime.h"
#include "model/dispatch/waitreasons.h"
#include "model/inventory/statustext.h"

#include <QMimeData>
#include <QSet>

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
    const QList<QueuedRun> runs = m_workspace.store().queuedRuns();
    const QHash<qint64, QString> reasons = m_queue.waitReasons(runs);
    QList<Row> rows;
    for (const QueuedRun &run : runs)
        rows.append({run, QStringList{reasons.value(run.run), originOf(run, now)}.join(u' ').trimmed()});
    return rows;
}

void QueueModel::refresh()
{
    const QList<Row> rows = read();
    QHash<qint64, int> places; // where each run comes to stand
    for (const Row &row : rows)
        places.insert(row.run.run, int(places.size()));
    removeAllBut(places);
    reorder(places);
    insertMissing(rows);
    update(rows);
}

void QueueModel::removeAllBut(const QHash<qint64, int> &places)
{
    for (int last = int(m_rows.size()) - 1; last >= 0; --last) {
        if (places.contains(m_rows.at(last).run.run))
            continue;
        int first = last;
        while (first > 0 && !places.contains(m_rows.at(first - 1).run.run))
            --first;
        beginRemoveRows({}, first, last);
        m_rows.remove(first, last - first + 1);
        endRemoveRows();
        last = first;
    }
}

/// All at once, however many have moved: the selection and what a view looks at go with their rows.
void QueueModel::reorder(const QHash<qint64, int> &places)
{
    const auto place = [&places](const Row &row) { return places.value(row.run.run); };
    if (std::ranges::is_sorted(m_rows, {}, place))
        return;
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    QList<qint64> runs;
    for (const QModelIndex &index : before)
        runs << m_rows.at(index.row()).run.run;
    std::ranges::stable_sort(m_rows, {}, place);
    QHash<qint64, int> now;
    for (const Row &row : std::as_const(m_rows))
        now.insert(row.run.run, int(now.size()));
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after << index(now.value(runs.at(i)), before.at(i).column());
    changePersistentIndexList(before, after);
    emit layoutChanged({}, VerticalSortHint);
}

/// Of @p rows those that are not shown; the others are, in the same order.
void QueueModel::insertMissing(const QList<Row> &rows)
{
    const auto isShown = [this, &rows](qsizetype row) {
        return row < m_rows.size() && m_rows.at(row).run.run == rows.at(row).run.run;
    };
    QSet<qint64> shown;
    for (const Row &row : std::as_const(m_rows))
        shown.insert(row.run.run);
    for (qsizetype first = 0; first < rows.size(); ++first) {
        if (isShown(first))
            continue;
        qsizetype end = first + 1;
        while (end < rows.size() && !shown.contains(rows.at(end).run.run))
            ++end;
        beginInsertRows({}, int(first), int(end) - 1);
        m_rows = m_rows.first(first) + rows.sliced(first, end - first) + m_rows.sliced(first);
        endInsertRows();
        first = end - 1;
    }
}

void QueueModel::update(const QList<Row> &rows)
{
    for (int first = 0; first < rows.size(); ++first) {
        int end = first;
        for (; end < rows.size() && m_rows.at(end) != rows.at(end); ++end)
            m_rows[end] = rows.at(end);
        if (end > first)
            emit dataChanged(index(first, 0), index(end - 1, ColumnCount - 1));
        first = end;
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
    return columnTitle(section, orientation, role,
                       {tr("Run"), tr("Entity"), tr("Operation"), tr("Status"), tr("Details"), tr("Dispatched")});
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
    const QSet<qint64> moved(runs.begin(), runs.end());
    while (before < rowCount() && moved.contains(m_rows.at(before).run.run))
        ++before;
    const qint64 place = before < rowCount() ? m_rows.at(before).run.run : 0;
    m_queue.whenFree().perform(
        this, [this, runs, place] { return m_queue.moveBefore(runs, place); },
        [this](const Result<void> &done) {
            if (!done)
                emit failed(done.error().sentence);
        });
    // False: the view must not take the row away, the queue's news move it.
    return false;
}

} // namespace Aegir
