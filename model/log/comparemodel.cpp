// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/comparemodel.h"

#include "model/log/resultdetail.h"
#include "model/log/resulttext.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
/// `2.4 ×`: how many times as long it took; empty when that is not worth a word.
QString ratioText(const ComparedResult &row)
{
    if (row.before < 0 || row.after < 0 || !isDrift(row.beforeDuration, row.afterDuration))
        return {};
    if (row.beforeDuration < 0.005F) // the quotient of next to nothing says nothing
        return {};
    const double ratio = double(row.afterDuration) / double(row.beforeDuration);
    return u"%1 \u00d7"_s.arg(QLocale().toString(ratio, 'f', ratio < 0.095 ? 2 : ratio < 9.95 ? 1 : 0));
}
} // namespace

CompareModel::CompareModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void CompareModel::setComparison(const RunComparison &comparison)
{
    beginResetModel();
    m_comparison = comparison;
    choose();
    endResetModel();
}

void CompareModel::setOnlyDifferences(bool only)
{
    if (m_onlyDifferences == only)
        return;
    beginResetModel();
    m_onlyDifferences = only;
    choose();
    endResetModel();
}

void CompareModel::setText(const QString &text)
{
    if (m_text == text)
        return;
    beginResetModel();
    m_text = text;
    choose();
    endResetModel();
}

int CompareModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int CompareModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CompareModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int number = m_rows[index.row()];
    const ComparedResult &row = m_comparison.rows[number];
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return index.column() == TaskColumn ? text(row, TaskColumn).toHtmlEscaped() : QVariant();
    case Qt::TextAlignmentRole:
        if (index.column() >= BeforeTimeColumn && index.column() <= ChangeColumn)
            return QVariant(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    case KindRole:
        return int(row.kind);
    case StateRole:
        if (index.column() == BeforeColumn && row.before >= 0)
            return int(row.beforeState);
        if (index.column() == AfterColumn && row.after >= 0)
            return int(row.afterState);
        return {};
    case RowRole:
        return number;
    default:
        return {};
    }
}

QVariant CompareModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::TextAlignmentRole))
        return {};
    if (role == Qt::TextAlignmentRole)
        return section >= BeforeTimeColumn ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                           : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    switch (section) {
    case TaskColumn:
        return tr("Task");
    case HostColumn:
        return tr("Host");
    case BeforeColumn:
        return tr("Before");
    case AfterColumn:
        return tr("Now");
    case BeforeTimeColumn:
        return tr("Time before");
    case AfterTimeColumn:
        return tr("Time now");
    case ChangeColumn:
        return tr("Times as long");
    default:
        return {};
    }
}

void CompareModel::choose()
{
    m_rows.clear();
    for (int i = 0; i < m_comparison.rows.size(); ++i) {
        const ComparedResult &row = m_comparison.rows[i];
        if (m_onlyDifferences && row.kind == ComparedResult::Kind::Same)
            continue;
        const auto holds = [this](const QString &text) { return text.contains(m_text, Qt::CaseInsensitive); };
        if (m_text.isEmpty() || holds(row.host) || holds(text(row, TaskColumn)))
            m_rows.append(i);
    }
}

QString CompareModel::text(const ComparedResult &row, int column) const
{
    switch (column) {
    case TaskColumn:
        return row.role.isEmpty() ? shortText(row.task)
                                  : tr("%1 : %2", "role : task").arg(shortText(row.role), shortText(row.task));
    case HostColumn:
        return shortText(row.host);
    case BeforeColumn:
        return row.before < 0 ? tr("not run") : resultStateText(row.beforeState);
    case AfterColumn:
        return row.after < 0 ? tr("not run") : resultStateText(row.afterState);
    case BeforeTimeColumn:
        return row.before < 0 ? QString() : durationText(row.beforeDuration);
    case AfterTimeColumn:
        return row.after < 0 ? QString() : durationText(row.afterDuration);
    case ChangeColumn:
        return ratioText(row);
    default:
        return {};
    }
}

} // namespace Aegir
