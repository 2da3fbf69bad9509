// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/itemsmodel.h"

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
Field itemField(const Field &field)
{
    Field item = field;
    item.type = field.elements;
    item.elements = FieldType::Raw;
    item.required = true;
    item.defaultValue = QJsonValue::Undefined;
    item.minimum.reset();
    item.maximum.reset();
    return item;
}
} // namespace

ItemsModel::ItemsModel(const Field &field, QObject *parent)
    : QAbstractListModel(parent)
    , m_item(itemField(field))
{
}

void ItemsModel::setItems(const QJsonArray &items)
{
    beginResetModel();
    m_items = items;
    endResetModel();
}

void ItemsModel::append(const QJsonArray &items)
{
    if (items.isEmpty())
        return;
    beginInsertRows({}, int(m_items.size()), int(m_items.size() + items.size()) - 1);
    for (const QJsonValue &item : items)
        m_items.append(item);
    endInsertRows();
}

void ItemsModel::move(int row, int to)
{
    if (row == to || row < 0 || to < 0 || row >= m_items.size() || to >= m_items.size())
        return;
    beginMoveRows({}, row, row, {}, to > row ? to + 1 : to);
    const QJsonValue item = m_items.takeAt(row);
    m_items.insert(to, item);
    endMoveRows();
}

QJsonValue ItemsModel::itemOf(const QString &text) const
{
    if (m_item.type == FieldType::String || m_item.type == FieldType::Path)
        return text;
    const FieldValue read = valueFromText(m_item, text);
    return read.value.isUndefined() ? QJsonValue(text) : read.value;
}

int ItemsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_items.size());
}

QVariant ItemsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const QJsonValue item = m_items.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return m_item.noLog ? QString(8, u'\u2022') : textFromValue(m_item, item);
    case Qt::EditRole:
        return textFromValue(m_item, item);
    case Qt::ToolTipRole:
    case ProblemRole:
        return problemOf(m_item, item);
    case SecretRole:
        return m_item.noLog;
    default:
        return {};
    }
}

bool ItemsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    if (value.toString() == data(index, Qt::EditRole).toString())
        return true; // a text that looks like it is, a value of another type, stays what it is
    m_items.replace(index.row(), itemOf(value.toString()));
    emit dataChanged(index, index);
    return true;
}

bool ItemsModel::removeRows(int row, int count, const QModelIndex &parent)
{
    if (parent.isValid() || row < 0 || count < 1 || row + count > m_items.size())
        return false;
    beginRemoveRows({}, row, row + count - 1);
    for (int i = 0; i < count; ++i)
        m_items.removeAt(row);
    endRemoveRows();
    return true;
}

Qt::ItemFlags ItemsModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractListModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsEditable | Qt::ItemNeverHasChildren : flags;
}

} // namespace Aegir
