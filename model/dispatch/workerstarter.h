// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/run/runfolder.h"

#include <QObject>
#include <QTimer>

#include <map>

class QLocalSocket;

namespace Aegir {

/// Starts the workers of runs: a new one, or one that waits with Ansible imported already.
///
/// A worker that waits has no run and keeps nothing on disk. It ends when this object does, when nothing was started or
/// expected for ten minutes, and when another Ansible is set. Should it not take the run that it is given, a new worker
/// gets it; of two that try, only one can claim it.
class WorkerStarter : public QObject
{
    Q_OBJECT

public:
    /// @p workerProgram is the path of aegir-worker.
    WorkerStarter(QString workerProgram, QString workspaceDir, QObject *parent = nullptr);
    ~WorkerStarter() override;

    /// The ansible-playbook of the runs to come, and whether they are to use Mitogen where it is installed.
    void setAnsible(const QString &program, bool mitogen);

    /// Has the next worker wait as soon as one is used, or no longer. Only where that can work: see pythonOf().
    void setWarm(bool warm);

    /// The next one to wait is the WaitingWorker at the other end of @p socket, and no process has to be started for
    /// it.
    void adopt(int socket);

    /// A run may come soon, since somebody fills in its form or calls for it: should none wait, one does from now on.
    void expect();

    /// True when a worker waits that would take the next run.
    bool isWarm() const { return m_waiting != nullptr; }

    /// Starts the worker of the run in @p folder and gives its process, or 0 when one that waits gets it, which may
    /// turn out to be another. An error when none could be started.
    Result<qint64> start(const RunFolder &folder);

signals:
    /// isWarm() is another.
    void warmChanged();
    /// The run in @p folder was given to a waiting worker that did not take it; now the new process @p pid has it.
    void startedInstead(const QString &folder, qint64 pid);
    /// The same, but no new worker could be started either.
    void notStarted(const QString &folder, const QString &sentence);

private:
    Result<qint64> startNew(const RunFolder &folder) const;
    void startInstead(const RunFolder &folder);
    void handOver(QLocalSocket *worker, const RunFolder &folder);
    void replace();
    void prepare();
    int newWaiting() const;
    void drop();
    void greet(QLocalSocket *worker);
    void hear(QLocalSocket *worker);
    void lose(QLocalSocket *worker);

    QString m_workerProgram;
    QString m_workspaceDir;
    QString m_ansible;
    bool m_mitogen = false;
    bool m_warm = false;
    int m_adopted = -1;
    QLocalSocket *m_coming = nullptr; ///< to a worker that does not wait yet; all these are children of this
    QLocalSocket *m_waiting = nullptr;
    std::map<QLocalSocket *, RunFolder> m_handedOver; ///< until they have it
    QTimer m_idle;
    QTimer m_arrival;                 ///< running: one was started, and may have ended; no other one is for now
    std::optional<RunFolder> m_first; ///< what the one that comes is to get
};

} // namespace Aegir
