// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QJsonValue>

#include <memory>

namespace Aegir {

/// A JSON value as a tree: a row for each entry of an object and each item of a list. Rows are made when somebody looks
/// at them, so that a large value costs nothing before it is unfolded.
class ResultTree final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role {
        ValueRole = Qt::UserRole, ///< QJsonValue
        PathRole,                 ///< QString: how a playbook names it, `results[0].stdout`
        TextRole,                 ///< QString: all of the value, as it is copied: a text as it is, others as JSON
    };
    Q_ENUM(Role)

    enum Column { NameColumn, ValueColumn, ColumnCount };

    explicit ResultTree(QObject *parent = nullptr);
    ~ResultTree() override;

    /// Shows the entries of @p value, an object or a list; anything else shows nothing.
    void setValue(const QJsonValue &value);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Node;

    Node *node(const QModelIndex &index) const;
    static void unfold(Node &node);
    static QString path(const Node &node);

    std::unique_ptr<Node> m_root;
};

} // namespace Aegir
