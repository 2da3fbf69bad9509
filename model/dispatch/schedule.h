// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/inventory/entity.h"

namespace Aegir {

/// Why a waiting run waits.
struct WaitReason
{
    enum class Kind {
        None,   ///< it may start, or runs already
        Held,   ///< a person set it aside
        Delay,  ///< it tries a run again, later
        Paused, ///< a person paused the queue
        Target, ///< another run has its target, or comes before it there
        Limit,  ///< enough others run
    };
    Kind kind = Kind::None;
    qint64 run = 0; ///< the run it waits for, with Kind::Target
    bool operator==(const WaitReason &) const = default;
};

/// What counts for the whole queue.
struct QueueRules
{
    int atOnce = 2;
    bool paused = false;
    QDateTime now; ///< UTC, for delays
};

/// For each of @p runs, in the queue's order, why it cannot start now; Kind::None for those that may start (or run
/// already).
///
/// One run per target: a platform locks itself and its sites, a site locks itself. Of two on one target the first in
/// the order comes first, also where the second could start at once: so nobody is overtaken for ever. What is held or
/// delayed keeps nobody waiting. The time it takes grows with the number of runs, not faster.
QList<WaitReason> schedule(const QList<QueuedRun> &runs, const QueueRules &rules);

} // namespace Aegir
