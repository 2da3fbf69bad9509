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
    /// Starts a program that holds the queue.
    void startHolder(Holder kind);
    void killHolder();
    /// Kills the workers that are at work now, at most @p most, and gives their runs.
    QList<qint64> killWorkers(int most);
    /// Waits until nothing is dispatched any more.
    bool waitUntilIdle(std::chrono::milliseconds patience) const;

    /// What is wrong with the state that the runs ended in, or empty. @p mayBeInterrupted are runs whose worker was
    /// killed.
    QString complaint(const QSet<qint64> &mayBeInterrupted) const;

    QString path() const { return m_path; }
    Store &store() const { return m_workspace->store(); }
    Workspace &workspace() const { return *m_workspace; }
    QByteArray read(const QString &path) const;
    void write(const QString &name, const QByteArray &text) const;
    QProcess &holder() { return *m_holder; }

private:
    QString complaintAbout(const Run &run, bool mayBeInterrupted) const;
    QString storeComplaint() const;

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
