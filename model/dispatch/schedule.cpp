// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/schedule.h"

#include <QHash>

#include <algorithm>

namespace Aegir {
namespace {

/// Who has a platform and its sites: the first run on the platform itself, on any of its sites, and on each.
struct Lock
{
    qint64 platform = 0; ///< a run on the platform; 0: none
    qint64 anySite = 0;
    QHash<qint64, qint64> sites;
};

/// The locks of runs that work, or of those that wait.
class Locks
{
public:
    /// The run that keeps @p run from its target, 0: none. A platform locks itself and all its sites, a site only
    /// itself.
    qint64 blocker(const QueuedRun &run) const
    {
        const auto found = m_platforms.constFind(run.platform);
        if (found == m_platforms.cend())
            return 0;
        const qint64 site = run.entity == run.platform ? found->anySite : found->sites.value(run.entity);
        if (!found->platform || !site)
            return found->platform + site;
        return m_order.value(site) < m_order.value(found->platform) ? site : found->platform;
    }

    void add(const QueuedRun &run)
    {
        Lock &lock = m_platforms[run.platform];
        const auto take = [&run](qint64 &place) {
            if (!place)
                place = run.run;
        };
        if (run.entity == run.platform) {
            take(lock.platform);
        } else {
            take(lock.anySite);
            take(lock.sites[run.entity]);
        }
        m_order.insert(run.run, m_order.size());
    }

private:
    QHash<qint64, Lock> m_platforms;
    QHash<qint64, qsizetype> m_order;
};

} // namespace

QList<WaitReason> schedule(const QList<QueuedRun> &runs, const QueueRules &rules)
{
    using Kind = WaitReason::Kind;
    QList<WaitReason> reasons(runs.size());
    // A run at work holds its target wherever it stands in the list; one that waits, only for those behind it.
    Locks working;
    Locks ahead;
    qsizetype busy = 0;
    for (const QueuedRun &run : runs) {
        if (run.running) {
            working.add(run);
            ++busy;
        }
    }
    for (qsizetype i = 0; i < runs.size(); ++i) {
        const QueuedRun &run = runs.at(i);
        if (run.running)
            continue;
        if (run.held) {
            reasons[i] = {Kind::Held, 0};
            continue;
        }
        if (run.notBefore.isValid() && run.notBefore > rules.now) {
            reasons[i] = {Kind::Delay, 0};
            continue;
        }
        const qint64 atWork = working.blocker(run);
        const qint64 blocker = atWork ? atWork : ahead.blocker(run);
        ahead.add(run);
        if (rules.paused)
            reasons[i] = {Kind::Paused, 0};
        else if (blocker)
            reasons[i] = {Kind::Target, blocker};
        else if (busy >= std::max(rules.atOnce, 1))
            reasons[i] = {Kind::Limit, 0};
        else
            ++busy;
    }
    return reasons;
}

} // namespace Aegir
