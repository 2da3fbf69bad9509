// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dispatch/queue.h"

#include <QProcess>
#include <QTemporaryDir>

namespace Aegir {

/// A workspace of six targets (two platforms with two sites each) whose Ansible is the stand-in, and the programs that
/// work on it. The test itself never holds its queue.
class Arena
{
    Q_DISABLE_COPY_MOVE(Arena)

public:
    /// Each run does what @p plan says. In @p dir, or in a temporary folder.
    explicit Arena(const QByteArray &plan, const QString &dir = {});
    /// Ends the programs that are left.
    ~Arena();

    enum class Holder { Headless, Window };

    /// Adds @p count runs, spread over the targets, and gives their numbers. Through @p queue, or as a program that has
    /// not found the queue's holder yet.
    QList<qint64> dispatch(int count, Queue *queue = nullptr);
    /// The same, and the holder learns of all of them at once, with the last.
    QList<qint64> dispatchToHolder(int count);
    /// Starts a program that holds the queue.
    void startHolder(Holder kind);
    /// True once the program that was started last holds the queue.
    bool waitForHolder(std::chrono::milliseconds patience = std::chrono::seconds(30));
    void killHolder();

    /// A worker process, from the moment on when it is started.
    struct WorkerProcess
    {
        qint64 pid = 0;
        QString folder; ///< of its run, by name
    };
    QList<WorkerProcess> workers() const;
    /// Processes that work on a run: workers and keepers, stand-ins and what they left.
    QList<qint64> processes() const;
    /// Waits until nothing is dispatched any more.
    bool waitUntilIdle(std::chrono::milliseconds patience) const;

    /// What is wrong with the state that the runs ended in, or empty. @p mayBeInterrupted are runs whose worker was
    /// killed. Of the runs only @p runs, or all.
    QString complaint(const QSet<qint64> &mayBeInterrupted, const QList<qint64> &runs = {}) const;

    /// The same of the database alone: that it is whole, and that no entity is locked.
    QString storeComplaint() const;

    /// What the stand-in noted of @p run; see its order `ledger`.
    QByteArray ledger(const Run &run) const;

    /// A run of the store; waits while the database cannot be read.
    Run run(qint64 id) const;

    QString path() const { return m_path; }
    Store &store() const { return m_workspace->store(); }
    Workspace &workspace() const { return *m_workspace; }
    QByteArray read(const QString &path) const;
    void write(const QString &name, const QByteArray &text) const;
    QProcess &holder() { return *m_holder; }

private:
    QString complaintAbout(const Run &run, bool mayBeInterrupted) const;

    QTemporaryDir m_dir;
    QString m_path;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<Queue> m_queue; ///< never opened: it only dispatches
    std::unique_ptr<QProcess> m_holder;
    QList<qint64> m_entities;
    QList<qint64> m_runs;
};

/// Processes that have @p text in their command line.
QList<qint64> processesNaming(const QString &text);

} // namespace Aegir
