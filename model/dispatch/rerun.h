// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dispatch/answers.h"
#include "model/inventory/workspace.h"

namespace Aegir {

/// What Queue::dispatch() takes to do again what a run did.
struct Rerun
{
    qint64 entity = 0;
    QString operation;
    Answers answers; ///< the run's values; secrets are not among them
    RunOptions options;
    bool asks = false; ///< something is missing or does not do any more, such as a secret: a form has to be shown
};

/// What it takes to repeat @p run of @p workspace with the same values. The error says why that is not possible: the
/// entity or the operation is gone, or the values are not known any more.
Result<Rerun> rerunOf(const Workspace &workspace, qint64 run);

/// The same on those hosts only that failed or were unreachable; an error when none did. Reads the end of the run's
/// events.
Result<Rerun> rerunOnFailedHosts(const Workspace &workspace, qint64 run);

/// The hosts that failed or were unreachable after all, as the last lines of events say; sorted.
QStringList failedHosts(const QString &eventsPath);

} // namespace Aegir
