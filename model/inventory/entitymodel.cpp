// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/inventory/entitymodel.h"

#include "model/inventory/statustext.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

struct EntityModel::Node
{
    Entity entity;
    Status status = Status::None; ///< as StatusRole tells it
    Node *parent = nullptr;       ///< a site's platform
    Nodes children;
};

namespace {

/// The store's order within one level.
bool comesBefore(const Entity &a, const Entity &b)
{
    const int order = a.name.compare(b.name, Qt::CaseInsensitive);
    return order != 0 ? order < 0 : a.id < b.id;
}

/// What each entity with a dispatched run shows instead of its verdict.
QHash<qint64, Status> dispatchedStatuses(const Store &store)
{
    QHash<qint64, Status> statuses;
    for (const Run &run : store.dispatchedRuns()) {
        Status &status = statuses[run.entity];
        status = status == Status::Running ? status : run.status;
    }
    return statuses;
}

} // namespace

EntityModel::EntityModel(Store &store, QObject *parent)
    : QAbstractItemModel(parent)
    , m_store(store)
{
    reload();
}

EntityModel::~EntityModel() = default;

void EntityModel::reload()
{
    const QList<Entity> entities = m_store.entities();
    const QHash<qint64, Status> dispatched = dispatchedStatuses(m_store);
    QSet<qint64> present;
    for (const Entity &entity : entities) {
        present.insert(entity.id);
    }
    for (std::size_t row = m_platforms.size(); row-- > 0;) {
        Node *platform = m_platforms[row].get();
        for (std::size_t site = platform->children.size(); site-- > 0;) {
            if (!present.contains(platform->children[site]->entity.id)) {
                remove(platform->children[site].get());
            }
        }
        if (!present.contains(platform->entity.id)) {
            remove(platform);
        }
    }
    for (const Entity &entity : entities) { // platforms come before their sites
        place(entity, dispatched.value(entity.id, entity.status));
    }
}

void EntityModel::updateEntity(qint64 id)
{
    const auto entity = m_store.entity(id);
    if (!entity) {
        if (Node *gone = find(id)) {
            remove(gone);
        }
        return;
    }
    if (entity->kind == EntityKind::Site && !find(entity->platform)) {
        updateEntity(entity->platform); // a restored platform whose site is told first; it brings its sites along
        return;
    }
    const bool isNew = !find(id);
    // Its own alone: this is called for each of many runs that change.
    const Status dispatched = m_store.dispatchedStatus(id);
    place(*entity, dispatched == Status::None ? entity->status : dispatched);
    if (isNew && entity->kind == EntityKind::Platform) {
        const QHash<qint64, Status> ofSites = dispatchedStatuses(m_store);
        for (const Entity &site : m_store.sitesOf(id)) {
            place(site, ofSites.value(site.id, site.status));
        }
    }
}

EntityModel::Node *EntityModel::find(qint64 id) const
{
    return m_byId.value(id);
}

EntityModel::Nodes &EntityModel::siblings(Node *parent)
{
    return parent ? parent->children : m_platforms;
}

void EntityModel::remove(Node *node)
{
    const QModelIndex index = indexOf(node);
    Nodes &nodes = siblings(node->parent);
    beginRemoveRows(index.parent(), index.row(), index.row());
    m_byId.remove(node->entity.id);
    for (const auto &child : node->children) {
        m_byId.remove(child->entity.id);
    }
    nodes.erase(nodes.begin() + index.row());
    endRemoveRows();
}

void EntityModel::place(const Entity &entity, Status status)
{
    Node *present = find(entity.id);
    Node *parent = entity.kind == EntityKind::Site ? find(entity.platform) : nullptr;
    if (entity.kind == EntityKind::Site && !parent) {
        return; // its platform went meanwhile
    }
    if (!present) {
        insert(parent, entity, status);
        return;
    }
    if (present->entity == entity && present->status == status) {
        return;
    }
    if (present->entity.name != entity.name) {
        move(present, entity);
    }
    const bool inherited = present->entity.environment != entity.environment;
    present->entity = entity;
    present->status = status;
    changed(present);
    if (inherited && !present->children.empty()) {
        const QModelIndex index = indexOf(present);
        emit dataChanged(this->index(0, 0, index), this->index(int(present->children.size()) - 1, 0, index),
                         {EnvironmentRole});
    }
}

void EntityModel::changed(Node *node)
{
    const QModelIndex index = indexOf(node);
    emit dataChanged(index, index);
}

void EntityModel::insert(Node *parent, const Entity &entity, Status status)
{
    Nodes &nodes = siblings(parent);
    auto added = std::make_unique<Node>();
    added->entity = entity;
    added->status = status;
    added->parent = parent;
    const auto before = std::ranges::lower_bound(nodes, entity, comesBefore,
                                                 [](const auto &node) -> const Entity & { return node->entity; });
    const auto row = int(before - nodes.begin());
    beginInsertRows(indexOf(parent), row, row);
    m_byId.insert(entity.id, added.get());
    nodes.insert(before, std::move(added));
    endInsertRows();
}

void EntityModel::move(Node *node, const Entity &renamed)
{
    Nodes &nodes = siblings(node->parent);
    const int from = indexOf(node).row();
    const auto to = int(std::ranges::count_if(
        nodes, [&](const auto &other) { return other.get() != node && comesBefore(other->entity, renamed); }));
    if (from == to) {
        return;
    }
    const QModelIndex parent = indexOf(node->parent);
    // Qt counts the destination before the row has left its old place.
    beginMoveRows(parent, from, from, parent, to > from ? to + 1 : to);
    auto moved = std::move(nodes[std::size_t(from)]);
    nodes.erase(nodes.begin() + from);
    nodes.insert(nodes.begin() + to, std::move(moved));
    endMoveRows();
}

EntityModel::Node *EntityModel::node(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : nullptr;
}

QModelIndex EntityModel::indexOf(qint64 id) const
{
    return indexOf(find(id));
}

QModelIndex EntityModel::indexOf(const Node *node) const
{
    if (!node) {
        return {};
    }
    const Nodes &nodes = node->parent ? node->parent->children : m_platforms;
    const auto found = std::ranges::find(nodes, node, [](const auto &each) { return each.get(); });
    return createIndex(int(found - nodes.begin()), 0, node);
}

QModelIndex EntityModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    const Node *above = node(parent);
    return createIndex(row, column, (above ? above->children : m_platforms)[std::size_t(row)].get());
}

QModelIndex EntityModel::parent(const QModelIndex &child) const
{
    const Node *below = node(child);
    return below ? indexOf(below->parent) : QModelIndex();
}

int EntityModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0) {
        return 0;
    }
    const Node *above = node(parent);
    return int((above ? above->children : m_platforms).size());
}

int EntityModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant EntityModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Node *at = node(index);
    switch (role) {
    case Qt::DisplayRole:
        return at->entity.name;
    case Qt::AccessibleTextRole:
        return at->entity.kind == EntityKind::Site ? tr("site %1, %2").arg(at->entity.name, statusText(at->status))
                                                   : tr("platform %1, %2").arg(at->entity.name, statusText(at->status));
    case IdRole:
        return at->entity.id;
    case KindRole:
        return int(at->entity.kind);
    case StatusRole:
        return int(at->status);
    case EnvironmentRole:
        return at->entity.environment.isEmpty() && at->parent ? at->parent->entity.environment : at->entity.environment;
    case TypeRole:
        return at->entity.type;
    case SentenceRole:
        return at->entity.statusSentence;
    default:
        return {};
    }
}

QHash<int, QByteArray> EntityModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractItemModel::roleNames();
    names.insert({{IdRole, "id"},
                  {KindRole, "kind"},
                  {StatusRole, "status"},
                  {EnvironmentRole, "environment"},
                  {TypeRole, "type"},
                  {SentenceRole, "sentence"}});
    return names;
}

} // namespace Aegir
