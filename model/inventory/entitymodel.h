// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/inventory/store.h"

#include <QAbstractItemModel>

#include <vector>

namespace Aegir {

/// The tree of a workspace: platforms by name, below each its sites by name.
///
/// It says what is; colours and icons are the view's. reload() and updateEntity() change the rows that changed and no
/// others, so that selection, expansion and scrolling survive. @p store must outlive the model.
class EntityModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole, ///< qint64
        KindRole,              ///< int of EntityKind
        StatusRole,            ///< int of Status: Running or Waiting while a run is dispatched, else the last verdict
        EnvironmentRole,       ///< name of its environment; a site without one has its platform's
        TypeRole,              ///< name of its type
        SentenceRole,          ///< the sentence of the last verdict
    };
    Q_ENUM(Role)

    explicit EntityModel(Store &store, QObject *parent = nullptr);
    ~EntityModel() override;

    /// Reads everything anew: for changes of unknown extent.
    void reload();
    /// Reads one entity anew: added, changed, deleted or restored, or one of its runs moved along.
    void updateEntity(qint64 id);

    /// Where the entity @p id stands; invalid when it is not there.
    QModelIndex indexOf(qint64 id) const;
    /// The id at @p index; 0 for an invalid one.
    static qint64 idAt(const QModelIndex &index) { return index.data(IdRole).toLongLong(); }

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    struct Node;
    using Nodes = std::vector<std::unique_ptr<Node>>;

    Node *node(const QModelIndex &index) const;
    Node *find(qint64 id) const;
    Nodes &siblings(Node *parent);
    QModelIndex indexOf(const Node *node) const;
    void remove(Node *node);
    void place(const Entity &entity, Status status);
    void insert(Node *parent, const Entity &entity, Status status);
    void move(Node *node, const Entity &renamed);
    void changed(Node *node);

    Store &m_store;
    Nodes m_platforms;
    QHash<qint64, Node *> m_byId;
};

} // namespace Aegir
