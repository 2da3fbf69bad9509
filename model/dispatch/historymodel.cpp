// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/historymodel.h"

#include "model/dispatch/columntitle.h"
#include "model/dispatch/relativetime.h"
#include "model/inventory/statustext.h"

#include <QJsonDocument>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Aegir {

namespace {

/// One turn of the event loop reads so many rows, which takes some milliseconds.
constexpr int pieceSize = 200;
/// So many rows are asked for at a time: more than a window shows.
constexpr int pageSize = 100;
constexpr double muchLonger = 1.5;

QString valueText(const QJsonValue &value)
{
    if (value.isUndefined())
        return HistoryModel::tr("nothing");
    if (value.isString())
        return value.toString();
    // A document is an array or object; what stands between its brackets is the value.
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(array.sliced(1, array.size() - 2));
}

QString shortText(const QJsonValue &value)
{
    constexpr qsizetype most = 40;
    const QString text = valueText(value).simplified();
    return text.size() <= most ? text : text.first(most - 1) + u'…';
}

bool holds(const TaskValues &values, const QString &text)
{
    return std::ranges::any_of(values, [&text](const QJsonObject &task) {
        return std::ranges::any_of(
            task, [&text](const QJsonValue &value) { return valueText(value).contains(text, Qt::CaseInsensitive); });
    });
}

} // namespace

bool matches(const HistoryFilter &filter, const HistoryRow &row, const QString &operationLabel)
{
    if ((filter.entity != 0 && row.entity != filter.entity) || (filter.pinned && !row.pinned)
        || (filter.bulk != 0 && row.bulk != filter.bulk)
        || (!filter.statuses.isEmpty() && !filter.statuses.contains(row.status))
        || (!filter.operation.isEmpty() && row.operation != filter.operation))
        return false;
    const QString text = filter.text.trimmed();
    const auto contains = [&text](const QString &where) { return where.contains(text, Qt::CaseInsensitive); };
    return text.isEmpty() || QString::number(row.run) == text || contains(row.entityName) || contains(row.operation)
        || contains(operationLabel) || contains(row.sentence) || (row.values && holds(*row.values, text));
}

QString driftText(std::chrono::milliseconds duration, std::chrono::milliseconds usual)
{
    const auto difference = duration - usual;
    if (usual <= 0ms || std::chrono::abs(difference) < 500ms)
        return {};
    const double ratio = double(duration.count()) / double(usual.count());
    if (ratio >= 2)
        return u"%1×"_s.arg(QLocale().toString(ratio, 'f', 1));
    const int percent = qRound((ratio - 1) * 100);
    if (std::abs(percent) < 25)
        return {};
    return percent > 0 ? HistoryModel::tr("+%1 %").arg(percent) : HistoryModel::tr("−%1 %").arg(-percent);
}

QString changesText(const QList<ValueChange> &changes, bool several)
{
    QStringList parts;
    for (const ValueChange &change : changes) {
        const QString name =
            several ? HistoryModel::tr("task %1, %2").arg(change.task + 1).arg(change.field) : change.field;
        parts << HistoryModel::tr("%1: %2 → %3").arg(name, shortText(change.before), shortText(change.now));
    }
    return parts.join(u"; "_s);
}

HistoryModel::HistoryModel(Workspace &workspace, QObject *parent)
    : QAbstractTableModel(parent)
    , m_workspace(workspace)
{
    m_piece.setSingleShot(true);
    m_piece.setInterval(0);
    connect(&m_piece, &QTimer::timeout, this, &HistoryModel::readPiece);
}

void HistoryModel::setFilter(const HistoryFilter &filter)
{
    if (filter == m_filter && m_oldest != 0)
        return;
    m_filter = filter;
    reload();
}

void HistoryModel::reload()
{
    beginResetModel();
    m_rows.clear();
    m_usual.clear();
    m_oldest = 0;
    m_ended = false;
    m_wanted = pageSize;
    endResetModel();
    m_piece.start();
}

bool HistoryModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_ended && m_oldest != 0 && m_wanted == 0;
}

void HistoryModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_wanted = pageSize;
    m_piece.start();
}

void HistoryModel::readPiece()
{
    const QList<HistoryRow> piece = m_workspace.store().history(m_filter.entity, m_oldest, pieceSize);
    // A group has the number of its first run.
    m_ended = piece.size() < pieceSize || piece.last().run <= m_filter.bulk;
    QList<Row> rows;
    for (const HistoryRow &entry : piece) {
        m_oldest = entry.run;
        if (matches(m_filter, entry, m_workspace.catalogue().operationLabel(entry.operation)))
            rows << rowFrom(entry);
    }
    if (!rows.isEmpty()) {
        beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + rows.size()) - 1);
        m_rows << rows;
        endInsertRows();
    }
    m_wanted = m_ended ? 0 : std::max(0, m_wanted - int(rows.size()));
    if (m_wanted > 0)
        m_piece.start();
    else
        emit settled(m_ended);
}

HistoryModel::Row HistoryModel::rowFrom(const HistoryRow &entry)
{
    Row row{.entry = entry, .usual = {}, .changes = {}};
    const std::pair key(entry.entity, entry.operation);
    auto usual = m_usual.find(key);
    if (usual == m_usual.end())
        usual = m_usual.insert(key, m_workspace.store().usualDuration(entry.entity, entry.operation));
    row.usual = *usual;
    if (entry.values && entry.before)
        row.changes = changesBetween(*entry.before, *entry.values);
    return row;
}

int HistoryModel::rowOf(qint64 run) const
{
    const auto found = std::ranges::find(m_rows, run, [](const Row &row) { return row.entry.run; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

void HistoryModel::updateRun(qint64 run)
{
    const std::optional<HistoryRow> entry = m_workspace.store().historyOf(run);
    const bool wanted = entry && matches(m_filter, *entry, m_workspace.catalogue().operationLabel(entry->operation));
    const int present = rowOf(run);
    if (entry && isFinal(entry->status))
        m_usual.remove({entry->entity, entry->operation});
    if (present >= 0 && !wanted) {
        beginRemoveRows({}, present, present);
        m_rows.removeAt(present);
        endRemoveRows();
    } else if (present >= 0) {
        m_rows[present] = rowFrom(*entry);
        emit dataChanged(index(present, 0), index(present, ColumnCount - 1));
    } else if (wanted && (m_ended || run >= m_oldest)) {
        // Newest first; what is older than all that was read comes when somebody scrolls there.
        const auto place = std::ranges::find_if(m_rows, [run](const Row &row) { return row.entry.run < run; });
        const int at = int(place - m_rows.begin());
        if (m_oldest == 0 && !m_ended)
            return; // the first piece will have it
        beginInsertRows({}, at, at);
        m_rows.insert(at, rowFrom(*entry));
        endInsertRows();
    }
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int HistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HistoryModel::text(const Row &row, int column) const
{
    const auto duration = row.entry.duration();
    switch (column) {
    case RunColumn:
        return QString::number(row.entry.run);
    case EntityColumn:
        return row.entry.entityName;
    case OperationColumn:
        return m_workspace.catalogue().operationLabel(row.entry.operation);
    case StatusColumn:
        return row.entry.options.check ? tr("%1 (check)").arg(statusText(row.entry.status))
                                       : statusText(row.entry.status);
    case StartedColumn: {
        const QDateTime time = row.entry.started.isValid() ? row.entry.started : row.entry.dispatched;
        return QLocale().toString(time.toLocalTime(), QLocale::ShortFormat);
    }
    case DurationColumn:
        return duration ? durationText(*duration) : QString();
    case DriftColumn:
        return duration && row.usual && row.entry.status != Status::Cancelled ? driftText(*duration, *row.usual)
                                                                              : QString();
    case ValuesColumn:
        return changesText(row.changes, row.entry.values && row.entry.values->size() > 1);
    default:
        return {};
    }
}

QString HistoryModel::toolTip(const Row &row, int column) const
{
    switch (column) {
    case OperationColumn:
    case StatusColumn:
        return row.entry.sentence;
    case StartedColumn:
        return QLocale().toString(row.entry.started.isValid() ? row.entry.started.toLocalTime()
                                                              : row.entry.dispatched.toLocalTime());
    case DurationColumn:
    case DriftColumn:
        return row.usual ? tr("Usually %1: the median of the last runs that ended ok.").arg(durationText(*row.usual))
                         : QString();
    case ValuesColumn:
        if (!row.entry.values)
            return tr("With which values it ran is not known any more.");
        if (!row.entry.before)
            return tr("There is no run before it to compare with.");
        return row.changes.isEmpty() ? tr("The same values as the run before.") : text(row, column).toString();
    default:
        return {};
    }
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    const auto duration = row.entry.duration();
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return toolTip(row, index.column());
    case Qt::TextAlignmentRole: {
        const bool number =
            index.column() == RunColumn || index.column() == DurationColumn || index.column() == DriftColumn;
        return int((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    case RunIdRole:
        return row.entry.run;
    case EntityIdRole:
        return row.entry.entity;
    case OperationNameRole:
        return row.entry.operation;
    case StatusRole:
        return int(row.entry.status);
    case SentenceRole:
        return row.entry.sentence;
    case PinnedRole:
        return row.entry.pinned;
    case FailedRole:
        return row.entry.status == Status::Error || row.entry.status == Status::Warning;
    case RemovableRole:
        return isFinal(row.entry.status) && !row.entry.pinned;
    case SlowRole:
        return duration && row.usual && double(duration->count()) > muchLonger * double(row.usual->count())
            && *duration - *row.usual >= 500ms;
    default:
        return {};
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnTitle(section, orientation, role,
                       {tr("Run"), tr("Entity"), tr("Operation"), tr("Status"), tr("Started"), tr("Duration"),
                        tr("Drift"), tr("Other values than before")});
}

} // namespace Aegir
