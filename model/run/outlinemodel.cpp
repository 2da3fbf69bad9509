// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/run/outlinemodel.h"

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

/// What a role declares with set_stats to make a run's verdict a warning; empty when it declares none.
QString declaredWarning(const Event &event)
{
    return event.feedback[u"aegir_warning"_s].toString();
}

} // namespace

OutlineModel::OutlineModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

OutlineModel::~OutlineModel() = default;

void OutlineModel::clear()
{
    beginResetModel();
    m_root.children.clear();
    m_steps.clear();
    m_byEvent.clear();
    endResetModel();
}

void OutlineModel::addEvent(const Event &event)
{
    using enum Event::Kind;
    switch (event.kind) {
    case Play:
        append(&m_root, Level::Play, event.name, event);
        break;
    case Task:
        addStep(event);
        break;
    case HostStart:
        if (Node *step = m_steps.value(event.task)) {
            step->atWork.insert(event.host);
            changed(step);
        }
        break;
    case Ok:
    case Failed:
    case Skipped:
    case Unreachable:
        addResult(event);
        break;
    case NoHostsMatched:
        if (!m_root.children.empty()) {
            settle(m_root.children.back().get(), State::Failed);
            changed(m_root.children.back().get());
        }
        break;
    case Stats:
        end();
        break;
    default: // items, retries, warnings and the like change nothing here
        break;
    }
}

void OutlineModel::end()
{
    for (Node *step : std::as_const(m_steps)) {
        if (step->atWork.isEmpty())
            continue;
        step->atWork.clear();
        settle(step, State::Unfinished);
        changed(step);
    }
}

QModelIndex OutlineModel::indexOfEvent(qint64 number) const
{
    const auto after = m_byEvent.upperBound(number);
    return after == m_byEvent.constBegin() ? QModelIndex() : indexOf(std::prev(after).value());
}

QModelIndex OutlineModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, node(parent)->children[size_t(row)].get());
}

QModelIndex OutlineModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOf(node(child)->parent) : QModelIndex();
}

int OutlineModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(node(parent)->children.size());
}

int OutlineModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant OutlineModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node &item = *node(index);
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == TitleColumn)
            return item.title;
        // What took no time worth a figure has none.
        return durationOf(item) < 0.05 ? QString() : tr("%1 s", "seconds").arg(durationOf(item), 0, 'f', 1);
    case Qt::ToolTipRole:
        return toolTip(item);
    case Qt::TextAlignmentRole:
        return index.column() == DurationColumn ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case LevelRole:
        return int(item.level);
    case StateRole:
        return int(item.state.value_or(State::Unfinished));
    case RunningRole:
        return isRunning(item);
    case DurationRole:
        return durationOf(item);
    case OffsetRole:
        return item.offset;
    case EventRole:
        return item.event;
    default:
        return {};
    }
}

QVariant OutlineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == TitleColumn ? tr("Step") : tr("Duration");
}

OutlineModel::Node *OutlineModel::append(Node *parent, Level level, const QString &title, const Event &event)
{
    auto child = std::make_unique<Node>();
    child->parent = parent;
    child->row = int(parent->children.size());
    child->level = level;
    child->title = title;
    child->began = event.time;
    child->offset = event.offset;
    if (level != Level::Role) {
        child->event = event.number;
        m_byEvent.insert(event.number, child.get());
    }
    beginInsertRows(indexOf(parent), child->row, child->row);
    parent->children.push_back(std::move(child));
    endInsertRows();
    return parent->children.back().get();
}

OutlineModel::Node *OutlineModel::playFor(const Event &event)
{
    // A log that was attached to late may begin in the middle of a play.
    if (m_root.children.empty())
        return append(&m_root, Level::Play, tr("Play"), event);
    return m_root.children.back().get();
}

void OutlineModel::addStep(const Event &event)
{
    Node *above = playFor(event);
    if (!event.role.isEmpty()) {
        // The same role twice in one operation is two groups only when another one stands between.
        Node *last = above->children.empty() ? nullptr : above->children.back().get();
        const bool same = last && last->level == Level::Role && last->title == event.role;
        above = same ? last : append(above, Level::Role, event.role, event);
    }
    // Ansible names this one by a sentence that is longer than its meaning.
    const bool checks = event.all[u"action"_s].toString() == u"ansible.builtin.validate_argument_spec";
    m_steps.insert(event.task, append(above, Level::Step, checks ? tr("Check the variables") : event.name, event));
}

void OutlineModel::addResult(const Event &event)
{
    Node *step = m_steps.value(event.task);
    if (!step)
        return;
    step->atWork.remove(event.host);
    QString word;
    switch (stateOf(event)) {
    case State::Skipped:
        word = tr("skipped");
        break;
    case State::Ok:
        word = tr("ok");
        break;
    case State::Changed:
        word = tr("changed");
        break;
    case State::Ignored:
        word = declaredWarning(event).isEmpty() ? tr("failed, ignored") : tr("warning");
        break;
    case State::Failed:
        word = event.kind == Event::Kind::Unreachable ? tr("unreachable") : tr("failed");
        break;
    case State::Unfinished:
        break;
    }
    const QString message = declaredWarning(event).isEmpty() ? event.message : declaredWarning(event);
    const bool tell = stateOf(event) >= State::Ignored && !message.isEmpty();
    step->hostResults.insert(event.host, tell ? tr("%1: %2", "state: message").arg(word, message) : word);
    settle(step, stateOf(event));
    for (Node *above = step; above != &m_root; above = above->parent)
        above->ended = std::max(above->ended, event.time);
    changed(step);
}

void OutlineModel::changed(Node *node)
{
    for (; node != &m_root; node = node->parent)
        emit dataChanged(indexOf(node, 0), indexOf(node, ColumnCount - 1));
}

void OutlineModel::settle(Node *node, State state)
{
    for (; node->parent; node = node->parent)
        node->state = std::max(node->state.value_or(State::Skipped), state);
}

OutlineModel::State OutlineModel::stateOf(const Event &event)
{
    switch (event.kind) {
    case Event::Kind::Skipped:
        return State::Skipped;
    case Event::Kind::Failed:
    case Event::Kind::Unreachable:
        return event.ignored ? State::Ignored : State::Failed;
    default:
        if (!declaredWarning(event).isEmpty())
            return State::Ignored;
        return event.changed ? State::Changed : State::Ok;
    }
}

bool OutlineModel::isRunning(const Node &node)
{
    if (!node.atWork.isEmpty())
        return true;
    // Only the last of each can be at work: steps follow each other.
    return !node.children.empty() && isRunning(*node.children.back());
}

double OutlineModel::durationOf(const Node &node)
{
    return node.ended > 0 && !isRunning(node) ? std::max(0.0, node.ended - node.began) : -1;
}

QString OutlineModel::toolTip(const Node &node) const
{
    QStringList lines{node.title};
    for (const auto &[host, result] : node.hostResults.asKeyValueRange())
        lines.append(tr("%1: %2", "host: result").arg(host, result));
    for (const QString &host : node.atWork)
        lines.append(tr("%1: running", "host").arg(host));
    return lines.join(u'\n');
}

const OutlineModel::Node *OutlineModel::node(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<const Node *>(index.constInternalPointer()) : &m_root;
}

QModelIndex OutlineModel::indexOf(const Node *node, int column) const
{
    return node == &m_root ? QModelIndex() : createIndex(node->row, column, node);
}

} // namespace Aegir
