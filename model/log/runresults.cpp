// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/runresults.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
bool isItem(const Event &event)
{
    using enum Event::Kind;
    return event.kind == ItemOk || event.kind == ItemFailed || event.kind == ItemSkipped;
}

ResultState stateOf(const Event &event)
{
    using enum Event::Kind;
    switch (event.kind) {
    case Skipped:
    case ItemSkipped:
        return ResultState::Skipped;
    case Failed:
    case ItemFailed:
        return event.ignored ? ResultState::Ignored : ResultState::Failed;
    case Unreachable:
        return event.ignored ? ResultState::Ignored : ResultState::Unreachable;
    default:
        return event.changed ? ResultState::Changed : ResultState::Ok;
    }
}

bool isTrouble(const RunResults::Result &result)
{
    switch (result.state) {
    case ResultState::Failed:
    case ResultState::Unreachable:
    case ResultState::Ignored:
    case ResultState::Rescued:
        return true;
    default:
        return result.warned;
    }
}
} // namespace

void RunResults::clear()
{
    *this = RunResults();
}

void RunResults::add(const Event &event)
{
    using enum Event::Kind;
    switch (event.kind) {
    case Play:
        addPlay(event);
        break;
    case Task:
        addTask(event);
        break;
    case HostStart:
    case Retry:
        addPending(event);
        break;
    case Ok:
    case Failed:
    case Skipped:
    case Unreachable:
    case ItemOk:
    case ItemFailed:
    case ItemSkipped:
        addResult(event);
        break;
    case Warning: {
        const int task = m_taskByUuid.value(event.task, -1);
        const int result = lastResultOf(task, m_hostByName.value(event.host, -1));
        if (result >= 0) {
            m_results[result].warned = true;
            addTrouble(result);
            ++m_changes;
        }
        addSection(event, task, result);
        break;
    }
    case Include: {
        // It is printed once for all of its hosts: the result of one stands for those of the others.
        const QString host = event.all[u"hosts"_s].toArray().first().toString();
        addSection(event, m_task, lastResultOf(m_task, m_hostByName.value(host, -1)));
        break;
    }
    case NoHostsMatched:
    case NoHostsRemaining:
        m_task = -1;
        addSection(event, -1, -1);
        break;
    case Stats:
        m_task = -1;
        addSection(event, -1, -1);
        rescue(event.all[u"hosts"_s].toObject());
        break;
    default:
        addSection(event, m_task, -1);
        break;
    }
}

qsizetype RunResults::sectionAt(qint64 offset) const
{
    return std::ranges::upper_bound(m_sections, offset, {}, &Section::end) - m_sections.begin();
}

void RunResults::addPlay(const Event &event)
{
    m_task = -1;
    m_pending.clear();
    m_plays.append({.name = event.name, .event = event.number, .began = event.time});
    addSection(event, -1, -1);
}

void RunResults::addTask(const Event &event)
{
    const int play = int(m_plays.size()) - 1;
    // With `strategy: free` each host begins it for itself; with `serial` it comes again, in a play of its own.
    const int known = m_taskByUuid.value(event.task, -1);
    m_task = known >= 0 && m_tasks[known].play == play ? known : int(m_tasks.size());
    if (m_task == m_tasks.size()) {
        m_tasks.append({.name = event.name,
                        .role = event.role,
                        .action = event.all[u"action"_s].toString(),
                        .path = event.all[u"path"_s].toString(),
                        .play = play,
                        .handler = event.all[u"handler"_s].toBool(),
                        .event = event.number,
                        .began = event.time});
        m_worstOfTask.append(-1);
        m_taskByUuid.insert(event.task, m_task);
    }
    addSection(event, m_task, -1);
}

void RunResults::addResult(const Event &event)
{
    const int index = int(m_results.size());
    const int host = hostNamed(event.host);
    m_task = m_taskByUuid.value(event.task, -1);
    const Result result{.task = m_task,
                        .host = host,
                        .state = stateOf(event),
                        .item = isItem(event),
                        .noLog = event.noLog,
                        .warned = event.feedback[u"aegir_warning"_s].isString(),
                        .duration = float(event.duration),
                        .event = event.number,
                        .position = event.position};
    m_results.append(result);
    if (host >= 0) {
        m_lastResultOfHost[host] = index;
        Loop &loop = m_loopOfHost[host];
        loop.isKnown = !result.item && loop.task >= 0 && loop.task == m_task;
        if (!result.item)
            loop.task = -1;
    }
    addTrouble(index);
    weigh(index);
    if (!result.item) {
        ++m_counts[size_t(result.state)];
        if (host >= 0)
            ++m_hostCounts[host][size_t(result.state)];
    }
    for (const int section : m_pending.take({m_task, host})) {
        m_sections[section].result = index;
        ++m_changes;
    }
    addSection(event, m_task, index);
}

/// Nothing else may have come from its host since.
void RunResults::addTrouble(int index)
{
    const Result &result = m_results[index];
    if (!isTrouble(result) || (result.host >= 0 && m_loopOfHost[result.host].isKnown))
        return;
    if (result.item && result.host >= 0)
        m_loopOfHost[result.host].task = result.task;
    const auto at = std::ranges::lower_bound(m_troubles, index);
    if (at == m_troubles.end() || *at != index)
        m_troubles.insert(at, index);
}

void RunResults::weigh(int index)
{
    // From what a person need not look at to what ended the play for a host.
    static constexpr std::array ranks{1, 2, 0, 5, 6, 4, 3}; // in the order of ResultState
    const Result &result = m_results[index];
    if (result.item || result.task < 0)
        return;
    int &worst = m_worstOfTask[result.task];
    if (worst < 0 || ranks[size_t(result.state)] > ranks[size_t(m_results[worst].state)])
        worst = index;
}

void RunResults::addPending(const Event &event)
{
    m_task = m_taskByUuid.value(event.task, m_task);
    const qsizetype before = m_sections.size();
    addSection(event, m_task, -1);
    if (m_sections.size() > before)
        m_pending[{m_task, hostNamed(event.host)}].append(int(before));
}

void RunResults::addSection(const Event &event, int task, int result)
{
    // Offsets of a log without marks, or with a secret at a mark, may go back a little.
    const qint64 begin = m_sections.isEmpty() ? 0 : m_sections.last().end;
    const qint64 end = std::max(begin, event.offset);
    const bool ends = result >= 0 && result == m_sectionOfResult.size();
    if (end == begin && !ends)
        return;
    const bool within = event.kind != Event::Kind::Stats && event.kind != Event::Kind::Start;
    if (ends)
        m_sectionOfResult.append(int(m_sections.size()));
    m_sections.append({.end = end, .play = within ? int(m_plays.size()) - 1 : -1, .task = task, .result = result});
}

void RunResults::rescue(const QJsonObject &hosts)
{
    // Only the counts at the end tell which failures were rescued. A failure that was not, ended its host: so of each
    // host the first ones were.
    QList<int> left(m_hosts.size(), 0);
    for (auto it = hosts.begin(); it != hosts.end(); ++it) {
        if (const int host = m_hostByName.value(it.key(), -1); host >= 0)
            left[host] = it.value()[u"rescued"_s].toInt();
    }
    if (std::ranges::all_of(left, [](int count) { return count <= 0; }))
        return;
    ++m_changes;
    QList<QList<int>> items(m_hosts.size()); // that failed, of a loop whose result is still to come
    for (int i = 0; i < m_results.size(); ++i) {
        Result &result = m_results[i];
        if (result.host < 0 || left[result.host] <= 0)
            continue;
        if (result.item) {
            if (result.state == ResultState::Failed)
                items[result.host].append(i);
            continue;
        }
        if (result.state == ResultState::Failed) {
            --left[result.host];
            result.state = ResultState::Rescued;
            for (const int item : std::as_const(items[result.host]))
                m_results[item].state = ResultState::Rescued;
            for (Counts *counts : {&m_counts, &m_hostCounts[result.host]}) {
                --(*counts)[size_t(ResultState::Failed)];
                ++(*counts)[size_t(ResultState::Rescued)];
            }
        }
        items[result.host].clear();
    }
    m_worstOfTask.fill(-1);
    for (int i = 0; i < m_results.size(); ++i)
        weigh(i);
}

int RunResults::hostNamed(const QString &name)
{
    if (name.isEmpty())
        return -1;
    const auto known = m_hostByName.constFind(name);
    if (known != m_hostByName.constEnd())
        return *known;
    const int host = int(m_hosts.size());
    m_hosts.append(name);
    m_hostByName.insert(name, host);
    m_hostCounts.append(Counts{});
    m_lastResultOfHost.append(-1);
    m_loopOfHost.append(Loop());
    return host;
}

int RunResults::lastResultOf(int task, int host) const
{
    const int result = host >= 0 ? m_lastResultOfHost[host] : -1;
    return result >= 0 && m_results[result].task == task ? result : -1;
}

} // namespace Aegir
