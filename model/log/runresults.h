// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/run/event.h"

#include <QHash>
#include <QList>
#include <QString>

#include <array>

namespace Aegir {

/// What became of a task, or of one item of its loop, on a host.
enum class ResultState : quint8 { Ok, Changed, Skipped, Failed, Unreachable, Ignored, Rescued };

/// Everything that a run's events say of its plays, tasks and hosts, in a few bytes per result: what the outline, the
/// filters and folds of the log, the way from failure to failure and the comparison of two runs are made of. The result
/// itself stays in events.jsonl, found by its position.
///
/// What was told once may change later: the log's part of a retry belongs to its result when that comes, and only the
/// counts at the end say which failures were rescued. changes() tells.
class RunResults
{
public:
    struct Play
    {
        QString name;
        qint64 event = 0; ///< its number
        double began = 0; ///< seconds since the epoch
    };
    struct Task
    {
        QString name;
        QString role;   ///< empty: the play's own
        QString action; ///< `ansible.builtin.copy`
        QString path;   ///< `/path/tasks/main.yml:12`
        int play = -1;  ///< index of its play
        bool handler = false;
        qint64 event = 0;
        double began = 0;
    };
    struct Result
    {
        int task = -1; ///< index
        int host = -1; ///< index
        ResultState state = ResultState::Ok;
        bool item = false;    ///< of a loop: its result as a whole follows
        bool noLog = false;   ///< nothing of it may be shown
        bool warned = false;  ///< its role declared a warning, or Ansible gave one
        float duration = -1;  ///< seconds; -1: unknown
        qint64 event = 0;     ///< number
        qint64 position = -1; ///< byte of events.jsonl where its line begins
    };
    /// What was printed between one event and the next.
    struct Section
    {
        qint64 end = 0;  ///< byte of the log where it ends; it begins where the one before ends
        int play = -1;   ///< index
        int task = -1;   ///< index; -1: none
        int result = -1; ///< index; -1: a banner, or what belongs to no result

        bool operator==(const Section &) const = default;
    };
    static constexpr int stateCount = 7;

    void clear();
    /// Takes the next event. One that names an unknown task or host is taken as far as it goes.
    void add(const Event &event);

    const QList<Play> &plays() const { return m_plays; }
    const QList<Task> &tasks() const { return m_tasks; }
    const QList<QString> &hosts() const { return m_hosts; }
    const QList<Result> &results() const { return m_results; }
    /// In the order of the log. Only a result may have one that is empty.
    const QList<Section> &sections() const { return m_sections; }

    /// Index of the section that the result @p index ends.
    int sectionOfResult(int index) const { return m_sectionOfResult[index]; }
    /// Where the section @p index begins, in bytes of the log.
    qint64 beginOfSection(qsizetype index) const { return index > 0 ? m_sections[index - 1].end : 0; }
    /// Index of the first section that ends after the byte @p offset; the number of sections when there is none.
    qsizetype sectionAt(qint64 offset) const;

    /// How many results as a whole, items not counted, have this state.
    int count(ResultState state) const { return m_counts[int(state)]; }
    int count(int host, ResultState state) const { return m_hostCounts[host][int(state)]; }
    /// Indices of the results that a person has to look at; see troublesOf().
    const QList<int> &troubles() const { return m_troubles; }
    /// Index of the result of the task @p task that a person has to look at first, of a loop the loop as a whole;
    /// -1: none.
    int worstOfTask(int task) const { return m_worstOfTask[task]; }
    /// Goes up when a section or a result that was there already became another.
    int changes() const { return m_changes; }

private:
    using Counts = std::array<int, stateCount>;
    /// A host has one at a time.
    struct Loop
    {
        int task = -1;        ///< of its last item that is a trouble
        bool isKnown = false; ///< the result that came last needs no mention: items told of it
    };

    void addPlay(const Event &event);
    void addTask(const Event &event);
    void addResult(const Event &event);
    void addSection(const Event &event, int task, int result);
    void addTrouble(int index);
    void weigh(int index);
    void addPending(const Event &event);
    void rescue(const QJsonObject &hosts);
    int hostNamed(const QString &name);
    int lastResultOf(int task, int host) const;

    QList<Play> m_plays;
    QList<Task> m_tasks;
    QList<QString> m_hosts;
    QList<Result> m_results;
    QList<Section> m_sections;
    QHash<QString, int> m_taskByUuid; ///< the newest of that name
    QHash<QString, int> m_hostByName;
    QList<int> m_sectionOfResult;
    QList<int> m_lastResultOfHost;
    QList<Loop> m_loopOfHost;
    QList<int> m_worstOfTask;
    QList<int> m_troubles;
    QHash<std::pair<int, int>, QList<int>> m_pending; ///< task, host -> sections of a result that is still to come
    Counts m_counts{};
    QList<Counts> m_hostCounts;
    int m_task = -1; ///< that what belongs to none is printed for
    int m_changes = 0;
};

} // namespace Aegir
