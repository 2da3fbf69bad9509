// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/pairsmodel.h"

#include "forms/itemsmodel.h"

using namespace Qt::StringLiterals;

namespace Aegir {

PairsModel::PairsModel(const Field &field, QObject *parent)
    : QAbstractTableModel(parent)
    , m_label(field.label)
{
    m_value.type = FieldType::Raw;
    m_value.label = field.label;
    m_value.noLog = field.noLog;
}

QJsonObject PairsModel::object() const
{
    QJsonObject object;
    for (const Pair &pair : m_pairs) {
        // A value without a name is a problem(), and Qt 6.8 crashes on a null name beside one outside of ASCII.
        if (!pair.name.isEmpty())
            object.insert(pair.name, pair.value);
    }
    return object;
}

void PairsModel::setObject(const QJsonObject &object)
{
    beginResetModel();
    m_pairs.clear();
    for (auto entry = object.begin(); entry != object.end(); ++entry)
        m_pairs.append({entry.key(), *entry});
    endResetModel();
}

void PairsModel::append(const QList<Pair> &pairs)
{
    if (pairs.isEmpty())
        return;
    beginInsertRows({}, int(m_pairs.size()), int(m_pairs.size() + pairs.size()) - 1);
    m_pairs.append(pairs);
    endInsertRows();
}

QString PairsModel::problem() const
{
    for (int row = 0; row < int(m_pairs.size()); ++row) {
        if (const QString sentence = nameProblem(row); !sentence.isEmpty())
            return sentence;
    }
    return {};
}

QJsonValue PairsModel::valueOf(const QString &text) const
{
    const FieldValue read = valueFromText(m_value, text);
    return read.value.isUndefined() ? QJsonValue(text) : read.value;
}

int PairsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_pairs.size());
}

int PairsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PairsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == NameColumn ? tr("Name") : tr("Value");
}

QVariant PairsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Pair &pair = m_pairs.at(index.row());
    const bool isName = index.column() == NameColumn;
    switch (role) {
    case Qt::DisplayRole:
        if (!isName && m_value.noLog)
            return QString(8, u'\u2022');
        [[fallthrough]];
    case Qt::EditRole:
        return isName ? pair.name : textFromValue(m_value, pair.value);
    case Qt::ToolTipRole:
    case ItemsModel::ProblemRole:
        return isName ? nameProblem(index.row()) : QString();
    case ItemsModel::SecretRole:
        return !isName && m_value.noLog;
    default:
        return {};
    }
}

bool PairsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    if (value.toString() == data(index, Qt::EditRole).toString())
        return true;
    Pair &pair = m_pairs[index.row()];
    if (index.column() == NameColumn)
        pair.name = value.toString();
    else
        pair.value = valueOf(value.toString());
    emit dataChanged(index, index);
    return true;
}

bool PairsModel::removeRows(int row, int count, const QModelIndex &parent)
{
    if (parent.isValid() || row < 0 || count < 1 || row + count > m_pairs.size())
        return false;
    beginRemoveRows({}, row, row + count - 1);
    m_pairs.remove(row, count);
    endRemoveRows();
    return true;
}

Qt::ItemFlags PairsModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsEditable | Qt::ItemNeverHasChildren : flags;
}

QString PairsModel::nameProblem(int row) const
{
    const QString &name = m_pairs.at(row).name;
    if (name.isEmpty())
        return tr("%1 has a value without a name.").arg(m_label);
    for (int other = 0; other < row; ++other) {
        if (m_pairs.at(other).name == name)
            return tr("%1 has “%2” twice.").arg(m_label, name);
    }
    return {};
}

} // namespace Aegir
