// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/field.h"

#include <QAbstractListModel>

namespace Aegir {

/// The items of a list of scalars, each of the type of the list's elements as far as it can be read as such.
class ItemsModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        ProblemRole = Qt::UserRole, ///< why the item does not do, as a sentence; empty when it does
        SecretRole,                 ///< true: it is typed unseen
    };

    /// @p field is that of the list.
    explicit ItemsModel(const Field &field, QObject *parent = nullptr);

    QJsonArray items() const { return m_items; }
    void setItems(const QJsonArray &items);
    void append(const QJsonArray &items);
    /// Moves the item at @p row to @p to, its row afterwards.
    void move(int row, int to);

    /// The item that @p text stands for; the text itself where it is none.
    QJsonValue itemOf(const QString &text) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    bool removeRows(int row, int count, const QModelIndex &parent = {}) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    Field m_item;
    QJsonArray m_items;
};

} // namespace Aegir
