// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dispatch/schedule.h"
#include "model/inventory/workspace.h"

#include <QHash>

namespace Aegir {

/// The rules of @p workspace as they are now.
QueueRules queueRules(const Workspace &workspace);

/// What keeps all runs of a queue from starting.
struct QueueObstacle
{
    QString sentence;      ///< of what cannot work at all; empty: nothing
    QString silence;       ///< of a holder that does not answer; empty: it does
    bool isHeld = true;    ///< some program holds the queue
    bool isLocked = false; ///< another program writes to the database
};

/// Why each waiting run of @p runs, which are all that are queued, waits, as a sentence, by run.
QHash<qint64, QString> waitReasons(const Workspace &workspace, const QList<QueuedRun> &runs,
                                   const QueueObstacle &obstacle);

/// Where @p run comes from, when it was not simply dispatched by a person: the run that it tries again, or its
/// timetable and how late it is. Empty otherwise.
QString originOf(const QueuedRun &run, const QDateTime &now);

} // namespace Aegir
