// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/run/event.h"

#include <QHash>
#include <QList>
#include <QString>

namespace Aegir {

/// What became of a task, or of one item of its loop, on a host.
enum class ResultState : quint8 { Ok, Changed, Skipped, Failed, Unreachable, Ignored, Rescued };

/// Everything that a run's events say of its plays, tasks and hosts, in a few bytes per result: what the outline, the
/// filters and folds of the log, the way from failure to failure and the comparison of two runs are made of. The result
/// itself stays in events.jsonl, found by its position.
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
    };

    void clear();
    /// Takes the next event. One that names an unknown task or host is taken as far as it goes.
    void add(const Event &event);

    const QList<Play> &plays() const { return m_plays; }
    const QList<Task> &tasks() const { return m_tasks; }
    const QList<QString> &hosts() const { return m_hosts; }
    const QList<Result> &results() const { return m_results; }
    const QList<Section> &sections() const { return m_sections; }

private:
    QList<Play> m_plays;
    QList<Task> m_tasks;
    QList<QString> m_hosts;
    QList<Result> m_results;
    QList<Section> m_sections;
    QHash<QString, int> m_taskByUuid; ///< the newest of that name
    QHash<QString, int> m_hostByName;
};

} // namespace Aegir
