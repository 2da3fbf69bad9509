// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/schedule.h"

#include <algorithm>

namespace Aegir {
namespace {

/// A platform locks itself and all its sites, a site only itself.
bool collide(const QueuedRun &left, const QueuedRun &right)
{
    if (left.entity == right.entity)
        return true;
    return left.platform == right.platform && (left.entity == left.platform || right.entity == right.platform);
}

} // namespace

QList<WaitReason> schedule(const QList<QueuedRun> &runs, int atOnce)
{
    QList<WaitReason> reasons(runs.size());
    auto busy = std::ranges::count_if(runs, &QueuedRun::running);
    for (qsizetype i = 0; i < runs.size(); ++i) {
        const QueuedRun &run = runs.at(i);
        if (run.running)
            continue;
        const auto blocks = [&run](const QueuedRun &other) { return collide(run, other); };
        // A run at work holds its target wherever it stands in the list; one that waits, only for those behind it.
        auto blocker =
            std::ranges::find_if(runs, [&blocks](const QueuedRun &other) { return other.running && blocks(other); });
        if (blocker == runs.end()) {
            const auto ahead = runs.begin() + i;
            const auto waiting = std::find_if(runs.begin(), ahead, blocks);
            blocker = waiting == ahead ? runs.end() : waiting;
        }
        if (blocker != runs.end())
            reasons[i] = {WaitReason::Kind::Target, blocker->run};
        else if (busy >= std::max(atOnce, 1))
            reasons[i] = {WaitReason::Kind::Limit, 0};
        else
            ++busy;
    }
    return reasons;
}

} // namespace Aegir
