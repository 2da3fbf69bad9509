// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/operationmodel.h"

#include "model/dispatch/answers.h"
#include "model/dispatch/comingtimes.h"
#include "model/dispatch/queue.h"
#include "model/dispatch/relativetime.h"
#include "model/inventory/statustext.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Aegir {

namespace {

/// How long @p run took, or takes until @p now; nothing when it never started.
std::optional<std::chrono::milliseconds> durationOf(const Run &run, const QDateTime &now)
{
    if (!run.started.isValid()) {
        return std::nullopt;
    }
    if (isDispatched(run.status)) {
        return std::chrono::milliseconds(run.started.msecsTo(now));
    }
    return run.finished.isValid() ? std::optional(std::chrono::milliseconds(run.started.msecsTo(run.finished)))
                                  : std::nullopt;
}

/// When @p run last did something: its end, else its dispatch.
QDateTime timeOf(const Run &run)
{
    return run.finished.isValid() ? run.finished : run.dispatched;
}

} // namespace

OperationModel::OperationModel(Workspace &workspace, Queue *queue, QObject *parent)
    : QAbstractTableModel(parent)
    , m_workspace(workspace)
    , m_queue(queue)
    , m_second(this)
    , m_minute(this)
    , m_soon([this] { refresh(); })
{
    m_second.setObjectName(u"second"_s);
    m_second.setInterval(1s);
    m_minute.setInterval(1min);
    connect(&m_second, &QTimer::timeout, this, [this] {
        for (int row = 0; row < m_rows.size(); ++row) {
            const auto &last = m_rows.at(row).last;
            if (last && last->status == Status::Running) {
                emit dataChanged(index(row, DurationColumn), index(row, DurationColumn), {Qt::DisplayRole, SortRole});
            }
        }
    });
    connect(&m_minute, &QTimer::timeout, this, [this] {
        emit dataChanged(index(0, LastRunColumn), index(int(m_rows.size()) - 1, LastRunColumn), {Qt::DisplayRole});
    });
    if (m_queue) {
        connect(m_queue, &Queue::runChanged, this, &OperationModel::runChanged);
        connect(m_queue, &Queue::entityChanged, this, &OperationModel::entityChanged);
        connect(m_queue, &Queue::timetablesChanged, this, &OperationModel::refresh);
        connect(m_queue, &Queue::stopChanged, this, &OperationModel::runChanged);
    }
}

void OperationModel::setEntity(qint64 id)
{
    if (id != m_entity) {
        beginResetModel();
        m_entity = id;
        m_rows = read();
        endResetModel();
    } else {
        refresh();
    }
    const auto entity = m_workspace.store().entity(id);
    m_platform = entity ? entity->platform : 0;
    setTimers();
}

void OperationModel::refresh()
{
    QList<Row> rows = read();
    const bool sameOperations = std::ranges::equal(rows, m_rows, {}, &Row::name, &Row::name);
    if (!sameOperations) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    } else {
        for (int row = 0; row < rows.size(); ++row) {
            if (m_rows.at(row) != rows.at(row)) {
                m_rows[row] = rows.at(row);
                emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
            }
        }
    }
    setTimers();
}

void OperationModel::runChanged(qint64 run)
{
    const auto changed = m_workspace.store().run(run);
    if (changed && changed->entity == m_entity) {
        refresh();
        return;
    }
    // Another entity's run matters to what a waiting one here waits for; one that was removed may have been ours.
    const bool waits =
        std::ranges::any_of(m_rows, [](const Row &row) { return row.last && row.last->status == Status::Waiting; });
    if (waits || !changed) {
        m_soon.start();
    }
}

void OperationModel::entityChanged(qint64 entity)
{
    if (entity == m_entity || entity == m_platform) {
        refresh();
    }
}

void OperationModel::setTimers()
{
    const auto start = [](QTimer &timer, bool wanted) {
        if (wanted != timer.isActive()) {
            wanted ? timer.start() : timer.stop();
        }
    };
    start(m_second,
          std::ranges::any_of(m_rows, [](const Row &row) { return row.last && row.last->status == Status::Running; }));
    start(m_minute, std::ranges::any_of(m_rows, [](const Row &row) { return row.last.has_value(); }));
}

QList<OperationModel::Row> OperationModel::read() const
{
    QList<Row> rows;
    const auto target = m_entity ? Target::find(m_workspace.store(), m_entity) : failure({});
    if (!target) {
        return rows;
    }
    const Catalogue &catalogue = m_workspace.catalogue();
    const EntityType *type = catalogue.entityType(target->entity.kind, target->entity.type);
    if (!type) {
        return rows;
    }
    const QHash<QString, Run> last = m_workspace.store().lastRuns(m_entity);
    const bool waits = std::ranges::any_of(last, [](const Run &run) { return run.status == Status::Waiting; });
    const QHash<qint64, QString> waitReasons = waits && m_queue ? m_queue->waitReasons() : QHash<qint64, QString>();
    QHash<QString, QString> schedules;
    for (const Timetable &timetable : m_workspace.store().timetables(m_entity))
        schedules.insert(timetable.operation, timetableText(timetable, QDateTime::currentDateTimeUtc()));
    for (const QString &name : type->operations) {
        Row row;
        row.name = name;
        row.schedule = schedules.value(name);
        if (const auto found = last.constFind(name); found != last.cend()) {
            row.last = *found;
        }
        if (const OperationType *operation = catalogue.operationType(name)) {
            row.label = operation->label;
            row.description = operation->description;
            row.destructive = operation->destructive;
            row.needsInput =
                operation->problem.isEmpty() && needsInput(operationForm(m_workspace, *operation, *target));
            row.reason = reasonOf(*operation, row.last, waitReasons);
        } else {
            row.label = name;
            row.reason = tr("There is no operation “%1” in this workspace's types.").arg(name);
        }
        rows.append(row);
    }
    return rows;
}

QString OperationModel::reasonOf(const OperationType &type, const std::optional<Run> &last,
                                 const QHash<qint64, QString> &waitReasons) const
{
    if (last && last->status == Status::Running) {
        if (const auto stop = m_queue ? m_queue->stop(last->id) : std::nullopt) {
            return stopSentence(stop->stage);
        }
        return tr("Run %1 is running.").arg(last->id);
    }
    if (last && last->status == Status::Waiting) {
        const QString waits = waitReasons.value(last->id);
        return waits.isEmpty() ? tr("Run %1 is waiting.").arg(last->id) : waits;
    }
    if (!type.problem.isEmpty()) {
        return type.problem;
    }
    return m_queue ? m_queue->obstacle() : QString();
}

int OperationModel::rowOf(const QString &name) const
{
    const auto found = std::ranges::find(m_rows, name, &Row::name);
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

int OperationModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int OperationModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant OperationModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        switch (index.column()) {
        case OperationColumn:
            return row.description;
        case StatusColumn:
            return row.last && isFinal(row.last->status) ? row.last->verdict.sentence : row.reason;
        case LastRunColumn:
            return row.last ? QLocale().toString(timeOf(*row.last).toLocalTime(), QLocale::LongFormat) : QString();
        case ActionColumn:
            return row.reason;
        default:
            return {};
        }
    case OperationNameRole:
        return row.name;
    case StatusRole:
        return int(row.last ? row.last->status : Status::None);
    case RunIdRole:
        return row.last ? row.last->id : qint64(0);
    case SentenceRole:
        return row.last ? row.last->verdict.sentence : QString();
    case NeedsInputRole:
        return row.needsInput;
    case CanRunRole:
        return row.reason.isEmpty();
    case CanCancelRole:
        return row.last && isDispatched(row.last->status);
    case ReasonRole:
        return row.reason;
    case DestructiveRole:
        return row.destructive;
    case ScheduleRole:
        return row.schedule;
    case SortRole:
        return sortKey(row, index.column());
    default:
        return {};
    }
}

QVariant OperationModel::text(const Row &row, int column) const
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    switch (column) {
    case OperationColumn:
        return row.label;
    case StatusColumn: {
        const QString status = statusText(row.last ? row.last->status : Status::None);
        // A check changed nothing; its "ok" must not pass for the real thing.
        return row.last && row.last->options.check ? tr("%1 (check)").arg(status) : status;
    }
    case LastRunColumn:
        return row.last ? relativeTime(timeOf(*row.last), now) : QString();
    case DurationColumn: {
        const auto duration = row.last ? durationOf(*row.last, now) : std::nullopt;
        if (!duration) {
            return QString();
        }
        return isDispatched(row.last->status) ? clockText(*duration) : durationText(*duration);
    }
    case ActionColumn:
        return row.needsInput ? tr("Run…") : tr("Run");
    default:
        return {};
    }
}

QVariant OperationModel::sortKey(const Row &row, int column) const
{
    switch (column) {
    case StatusColumn:
        return int(row.last ? row.last->status : Status::None);
    case LastRunColumn:
        return row.last ? timeOf(*row.last) : QDateTime();
    case DurationColumn:
        return row.last ? qint64(durationOf(*row.last, QDateTime::currentDateTimeUtc()).value_or(-1ms).count())
                        : qint64(-1);
    default:
        return text(row, column);
    }
}

QVariant OperationModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case OperationColumn:
        return tr("Operation");
    case StatusColumn:
        return tr("Status");
    case LastRunColumn:
        return tr("Last run");
    case DurationColumn:
        return tr("Duration");
    case ActionColumn:
        return tr("Action");
    default:
        return {};
    }
}

QHash<int, QByteArray> OperationModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractTableModel::roleNames();
    names.insert({{OperationNameRole, "operationName"},
                  {StatusRole, "status"},
                  {RunIdRole, "runId"},
                  {SentenceRole, "sentence"},
                  {NeedsInputRole, "needsInput"},
                  {CanRunRole, "canRun"},
                  {CanCancelRole, "canCancel"},
                  {ReasonRole, "reason"},
                  {DestructiveRole, "destructive"},
                  {ScheduleRole, "schedule"},
                  {SortRole, "sort"}});
    return names;
}

} // namespace Aegir
