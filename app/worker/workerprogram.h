// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/run/waitingworker.h"
#include "model/run/worker.h"

#include <QObject>

#include <memory>

namespace Aegir {

/// The program that does one run and records it in its folder. It is aegir-worker, or a copy of `aegir run`, which need
/// not load it then. Ends the application with exit code 0 when the result is there (whatever it says) or another
/// worker has the run, and 1 when it could do nothing.
class WorkerProgram : public QObject
{
    Q_OBJECT

public:
    /// Makes this process one that whoever started it can leave alone: its session, its signals.
    explicit WorkerProgram(QObject *parent = nullptr);

    /// Does the run in @p folder.
    void work(const QString &folder);

    /// Does the run that @p waiting is told of.
    void wait(std::unique_ptr<WaitingWorker> waiting);

private:
    void begin(std::unique_ptr<Worker> worker);
    void tryToBegin();

    std::unique_ptr<WaitingWorker> m_waiting;
    std::unique_ptr<Worker> m_worker;
    int m_tries = 0;
};

} // namespace Aegir
