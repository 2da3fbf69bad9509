// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/run/runwatcher.h"

#include <QProcess>
#include <QTemporaryDir>

namespace Aegir {

/// The stand-in for ansible-playbook that the build made.
QString standinProgram();

/// A program of the build's own, such as aegir-worker.
QString builtProgram(const QString &name);

/// A file system of its own that holds so much and nothing more; only root can have one.
class SmallDisk
{
    Q_DISABLE_COPY_MOVE(SmallDisk)

public:
    /// @p size as mount takes it: `512k`.
    explicit SmallDisk(const QString &size);
    ~SmallDisk();

    bool isMounted() const { return m_mounted; }
    QString path() const { return m_dir.path(); }

private:
    QTemporaryDir m_dir;
    bool m_mounted;
};

/// One run in a folder of its own, with a worker to start on it and a watcher that notes all that it is told.
class FaultRun
{
    Q_DISABLE_COPY_MOVE(FaultRun)

public:
    /// The stand-in does what @p plan says. In @p dir, or in a temporary folder.
    explicit FaultRun(const QByteArray &plan = {}, const QString &dir = {});
    /// Ends the worker if a test left it behind; one that crashed after its result ends the test.
    ~FaultRun();

    /// Has the real ansible-playbook do the one role `work`, whose tasks these are, on localhost.
    void useAnsible(const QByteArray &tasks);
    /// Has the real ansible-playbook do a playbook of the test's own in place of the one that the worker writes.
    void usePlaybook(const QByteArray &playbook);

    void write(const QString &name, const QByteArray &text) const;
    QByteArray read(const QString &path) const;
    QString dir() const { return m_path; }

    /// Writes the request and starts the worker, watched.
    void start();
    /// Waits until the run has ended, one way or the other; false when it took longer.
    bool waitForEnd(std::chrono::milliseconds patience = std::chrono::seconds(20));

    /// The verdict's sentence, the exit code and the end of the log, for a test that failed.
    QByteArray verdictAndLog() const;

    RunRequest request;
    RunFolder folder;
    QProcess worker;
    std::unique_ptr<RunWatcher> watcher;

    QByteArray output; ///< as watched
    QList<Event> events;
    std::optional<RunResult> result;
    QString lost;
    int ends = 0; ///< how often an end was told

private:
    QTemporaryDir m_temporary;
    QString m_path;
};

/// What is wrong with the events that the stand-in's order `ledger` left in @p folder, of which @p promised were
/// written; empty when nothing is. One more may be there.
QString ledgerEventsComplaint(const RunFolder &folder, qsizetype promised);

/// Takes the keeper (see model/run/keeper.h) out of @p family, the processes below a worker, and gives it; 0: none.
qint64 takeKeeper(QList<qint64> &family);

/// The name of the process @p pid, as ps has it; empty when there is none.
QByteArray processName(qint64 pid);

/// All of @p pids that still run.
QList<qint64> stillRunning(const QList<qint64> &pids);

} // namespace Aegir
