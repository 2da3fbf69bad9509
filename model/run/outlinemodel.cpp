// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/run/outlinemodel.h"

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

constexpr qsizetype mostRunning = 8; ///< hosts that a tool tip names

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
    m_failures.clear();
    m_changed.clear();
    m_offset = -1;
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
        addStart(event);
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
        rescue(event.all[u"hosts"_s].toObject());
        break;
    default: // items, retries, warnings and the like change nothing here
        break;
    }
    m_offset = std::max(m_offset, event.offset);
}

void OutlineModel::end()
{
    for (Node *step : std::as_const(m_steps)) {
        if (step->atWork.isEmpty())
            continue;
        for (const QString &host : QSet(step->atWork))
            leaveWork(step, host);
        settle(step, State::Unfinished);
        changed(step);
    }
}

QModelIndex OutlineModel::indexOfEvent(qint64 number) const
{
    const auto after = std::ranges::upper_bound(m_byEvent, number, {}, &std::pair<qint64, Node *>::first);
    return after == m_byEvent.begin() ? QModelIndex() : indexOf(std::prev(after)->second);
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
    const int done = item.begun - int(item.atWork.size());
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == TitleColumn)
            return item.title;
        if (item.level == Level::Step && item.running > 0 && item.begun > 1)
            return tr("%1/%2", "hosts that ended / that began").arg(done).arg(item.begun);
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
        return item.running > 0;
    case DurationRole:
        return durationOf(item);
    case OffsetRole:
        return item.offset;
    case EventRole:
        return item.event;
    case HostsDoneRole:
        return done;
    case HostsRole:
        return item.begun;
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
    // The event stands behind what was printed for it.
    child->offset = m_offset >= 0 ? m_offset : event.offset;
    child->printed = event.offset > m_offset;
    if (level != Level::Role)
        child->event = event.number;
    Node *added = child.get();
    beginInsertRows(indexOf(parent), child->row, child->row);
    parent->children.push_back(std::move(child));
    endInsertRows();
    if (level != Level::Role)
        remember(event.number, added);
    return added;
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
    // With `strategy: free` each host begins it for itself; with `serial` it comes again, in a play of its own.
    if (Node *known = m_steps.value(event.task)) {
        const Node *play = known->parent->level == Level::Role ? known->parent->parent : known->parent;
        if (play == above) {
            remember(event.number, known);
            return;
        }
    }
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

void OutlineModel::addStart(const Event &event)
{
    Node *step = m_steps.value(event.task);
    if (!step || step->atWork.contains(event.host))
        return;
    step->atWork.insert(event.host);
    ++step->begun;
    for (Node *node = step; node != &m_root; node = node->parent)
        ++node->running;
    changed(step);
}

void OutlineModel::addResult(const Event &event)
{
    Node *step = m_steps.value(event.task);
    if (!step)
        return;
    remember(event.number, step);
    if (!step->atWork.contains(event.host))
        ++step->begun; // nobody told of its start
    leaveWork(step, event.host);
    // With `strategy: free` a step is printed when the first host ended it.
    if (!step->printed && event.offset > m_offset) {
        step->printed = true;
        step->offset = std::max<qint64>(0, m_offset);
    }
    step->outcomes.add(event);
    const StepOutcomes::Outcome outcome = StepOutcomes::outcomeOf(event);
    if (outcome == StepOutcomes::Failed)
        m_failures[event.host].append(step);
    settle(step, stateOf(outcome));
    for (Node *above = step; above != &m_root; above = above->parent)
        above->ended = std::max(above->ended, event.time);
    changed(step);
}

/// The events from @p event on belong to @p node, as far as nothing else is said.
void OutlineModel::remember(qint64 event, Node *node)
{
    if (m_byEvent.isEmpty() || m_byEvent.last().second != node)
        m_byEvent.append({event, node});
}

void OutlineModel::rescue(const QJsonObject &hosts)
{
    // Only the counts at the end tell. What was not rescued ended its host: so the first failures were.
    for (auto it = hosts.begin(); it != hosts.end(); ++it) {
        const QList<Node *> failures = m_failures.value(it.key());
        const auto rescued = std::min<qsizetype>(failures.size(), it.value()[u"rescued"_s].toInt());
        for (qsizetype i = 0; i < rescued; ++i) {
            Node *step = failures[i];
            step->outcomes.rescue(it.key());
            settleAgain(step);
            changed(step);
        }
    }
}

void OutlineModel::changed(Node *node)
{
    if (m_changed.isEmpty())
        QMetaObject::invokeMethod(this, &OutlineModel::tellChanges, Qt::QueuedConnection);
    for (; node != &m_root && !m_changed.contains(node); node = node->parent)
        m_changed.insert(node);
}

void OutlineModel::tellChanges()
{
    for (const Node *node : std::exchange(m_changed, {}))
        emit dataChanged(indexOf(node, 0), indexOf(node, ColumnCount - 1));
}

void OutlineModel::leaveWork(Node *step, const QString &host)
{
    if (!step->atWork.remove(host))
        return;
    if (step->atWork.isEmpty())
        step->atWork = {}; // without the room that it took
    for (Node *node = step; node->parent; node = node->parent)
        --node->running;
}

void OutlineModel::settle(Node *node, State state)
{
    for (; node->parent; node = node->parent)
        node->state = std::max(node->state.value_or(State::Skipped), state);
}

/// A result is less bad than it was: so may be what stands above it.
void OutlineModel::settleAgain(Node *node)
{
    node->state.reset();
    for (int outcome = 0; outcome < StepOutcomes::OutcomeCount; ++outcome) {
        if (node->outcomes.has(StepOutcomes::Outcome(outcome)))
            node->state = std::max(node->state, std::optional(stateOf(StepOutcomes::Outcome(outcome))));
    }
    for (node = node->parent; node->parent; node = node->parent) {
        node->state.reset();
        for (const auto &child : node->children)
            node->state = std::max(node->state, child->state);
    }
}

OutlineModel::State OutlineModel::stateOf(StepOutcomes::Outcome outcome)
{
    switch (outcome) {
    case StepOutcomes::Skipped:
        return State::Skipped;
    case StepOutcomes::Changed:
        return State::Changed;
    case StepOutcomes::Failed:
    case StepOutcomes::Unreachable:
        return State::Failed;
    case StepOutcomes::Ignored:
    case StepOutcomes::Rescued:
    case StepOutcomes::Warned:
        return State::Ignored;
    default:
        return State::Ok;
    }
}

double OutlineModel::durationOf(const Node &node)
{
    return node.ended > 0 && node.running == 0 ? std::max(0.0, node.ended - node.began) : -1;
}

QString OutlineModel::toolTip(const Node &node) const
{
    QStringList lines{node.title};
    if (const QString counts = node.outcomes.counts(int(node.atWork.size())); !counts.isEmpty())
        lines.append(counts);
    lines += node.outcomes.troubles();
    if (node.atWork.size() <= mostRunning) {
        QStringList running(node.atWork.begin(), node.atWork.end());
        running.sort();
        for (const QString &host : std::as_const(running))
            lines.append(tr("%1: running", "host").arg(host));
    }
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
