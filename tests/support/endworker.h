// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/run/runfolder.h"

#include <QProcess>

namespace Aegir {

/// Ends @p worker, which worked on the run in @p folder, and leaves nothing of it behind. One that crashed after its
/// result, when there is one (@p hasResult), would pass unseen: then the test ends here.
inline void endWorker(QProcess &worker, const RunFolder &folder, bool hasResult)
{
    if (hasResult && worker.state() != QProcess::NotRunning)
        worker.waitForFinished();
    const bool crashed = hasResult && worker.exitStatus() != QProcess::NormalExit;
    worker.kill();
    worker.waitForFinished();
    removeDeadSocket(folder); // of a worker that was killed
    if (crashed)
        qFatal("the worker crashed after its result");
}

} // namespace Aegir
