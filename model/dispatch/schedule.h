// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/inventory/entity.h"

namespace Aegir {

/// A dispatched run as the schedule sees it.
struct QueuedRun
{
    qint64 run = 0;
    qint64 entity = 0;
    qint64 platform = 0; ///< the platform that the entity is or lies on
    bool running = false;
};

/// Why a waiting run waits.
struct WaitReason
{
    enum class Kind { None, Target, Limit };
    Kind kind = Kind::None;
    qint64 run = 0; ///< the run it waits for, with Kind::Target
    bool operator==(const WaitReason &) const = default;
};

/// For each of @p runs, oldest first, why it cannot start now; Kind::None for those that may start (or run already).
/// One run per target: a platform locks itself and its sites, a site locks itself; FIFO per target; @p atOnce overall.
QList<WaitReason> schedule(const QList<QueuedRun> &runs, int atOnce);

} // namespace Aegir
