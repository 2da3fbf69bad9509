// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/resulttree.h"

#include "model/log/resulttext.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

#include <vector>

using namespace Qt::StringLiterals;

namespace Aegir {

struct ResultTree::Node
{
    Node *parent = nullptr;
    int row = 0;
    QString key; ///< of an entry
    QJsonValue value;
    bool unfolded = false;
    std::vector<std::unique_ptr<Node>> children;
};

namespace {
constexpr qsizetype longestToolTip = 4000;

qsizetype sizeOf(const QJsonValue &value)
{
    return value.isObject() ? value.toObject().size() : value.isArray() ? value.toArray().size() : 0;
}
} // namespace

ResultTree::ResultTree(QObject *parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Node>())
{
}

ResultTree::~ResultTree() = default;

void ResultTree::setValue(const QJsonValue &value)
{
    beginResetModel();
    m_root = std::make_unique<Node>();
    m_root->value = value;
    endResetModel();
}

QModelIndex ResultTree::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || row >= rowCount(parent))
        return {};
    return createIndex(row, column, node(parent)->children[size_t(row)].get());
}

QModelIndex ResultTree::parent(const QModelIndex &child) const
{
    Node *above = child.isValid() ? node(child)->parent : nullptr;
    return above && above != m_root.get() ? createIndex(above->row, 0, above) : QModelIndex();
}

int ResultTree::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    Node &above = *node(parent);
    unfold(above);
    return int(above.children.size());
}

int ResultTree::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

bool ResultTree::hasChildren(const QModelIndex &parent) const
{
    return parent.column() <= 0 && sizeOf(node(parent)->value) > 0;
}

QVariant ResultTree::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node &entry = *node(index);
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == ValueColumn)
            return shortText(entry.value);
        return entry.parent->value.isArray() ? u"[%1]"_s.arg(entry.row) : shortText(entry.key);
    case Qt::ToolTipRole:
        if (index.column() == ValueColumn && entry.value.isString())
            return inertText(entry.value.toString().left(longestToolTip))
                .toHtmlEscaped()
                .prepend("<pre>"_L1)
                .append("</pre>"_L1);
        return {};
    case ValueRole:
        return QVariant::fromValue(entry.value);
    case PathRole:
        return path(entry);
    case TextRole:
        return entry.value.isString() ? entry.value.toString() : resultJson(entry.value).trimmed();
    default:
        return {};
    }
}

QVariant ResultTree::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == NameColumn ? tr("Name") : tr("Value");
}

ResultTree::Node *ResultTree::node(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

void ResultTree::unfold(Node &node)
{
    if (std::exchange(node.unfolded, true))
        return;
    node.children.reserve(size_t(sizeOf(node.value)));
    const auto add = [&node](const QString &key, const QJsonValue &value) {
        auto child = std::make_unique<Node>();
        child->parent = &node;
        child->row = int(node.children.size());
        child->key = key;
        child->value = value;
        node.children.push_back(std::move(child));
    };
    if (node.value.isArray()) {
        const QJsonArray array = node.value.toArray();
        for (const QJsonValue &value : array)
            add({}, value);
    } else {
        const QJsonObject object = node.value.toObject();
        for (auto entry = object.begin(); entry != object.end(); ++entry)
            add(entry.key(), entry.value());
    }
}

QString ResultTree::path(const Node &node)
{
    if (!node.parent)
        return {};
    const QString above = path(*node.parent);
    if (node.parent->value.isArray())
        return above + u"[%1]"_s.arg(node.row);
    static const QRegularExpression name(u"\\A[A-Za-z_][A-Za-z0-9_]*\\z"_s);
    if (name.match(node.key).hasMatch())
        return above.isEmpty() ? node.key : above + u'.' + node.key;
    QString quoted = node.key;
    quoted.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s);
    return above + u"['%1']"_s.arg(quoted);
}

} // namespace Aegir
