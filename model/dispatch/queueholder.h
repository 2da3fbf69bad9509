// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dispatch/alarm.h"
#include "model/dispatch/whenfree.h"
#include "model/dispatch/workerstarter.h"
#include "model/inventory/workspace.h"
#include "model/run/runwatcher.h"

#include <QTimer>

#include <map>

namespace Aegir {

class RunOutputs;

/// The secrets of runs, by run; in memory only.
using KeptSecrets = std::map<qint64, Secrets>;

/// What the one program does that holds a workspace's queue: starts the workers of runs whose turn it is, watches them,
/// stores what roles send back, and takes results.
///
/// It may be gone at any time: what it knows is in the Store and in the runs' folders, but for secrets.
class QueueHolder : public QObject
{
    Q_OBJECT

public:
    /// @p secrets outlives the holder, which adds those of runs that are tried again. What cannot be written because of
    /// another program waits for @p whenFree.
    QueueHolder(Workspace &workspace, std::unique_ptr<WorkerStarter> workers, KeptSecrets &secrets,
                std::shared_ptr<FolderWatch> folders, WhenFree &whenFree, QObject *parent = nullptr);
    ~QueueHolder() override;

    /// Nothing starts while @p program, ansible-playbook, is empty.
    void setAnsible(const QString &program);

    /// Keeps a worker waiting with Ansible imported; see WorkerStarter.
    WorkerStarter &workers() { return *m_workers; }

    /// Looks what became of the runs that an earlier holder left running.
    void reconcile();
    /// Starts every run that waits for nothing any more.
    void startWhatMay();
    /// The same from the event loop, once for many that ask.
    void startSoon() { m_soon.start(); }

    /// Secrets of @p run came: a worker that has it already may wait for them.
    void offerSecrets(qint64 run);

    /// Cancels a dispatched run: a waiting one at once, a running one through its worker.
    Result<void> cancel(const Run &run);
    /// The same of a running one, without the store; false when it is none that is watched here.
    bool stop(qint64 run);

signals:
    /// The Store has a new state of @p run.
    void runChanged(qint64 run);
    void entityChanged(qint64 entity);
    /// The stopping of @p run has come to @p stage.
    void stopping(qint64 run, Aegir::StopStage stage);
    /// A person asked for the end of @p runs before this held the queue; they may be cancelled one by one.
    void toCancel(const QList<qint64> &runs);
    /// Something that nobody asked for went wrong; one sentence.
    void failed(const QString &sentence);

private:
    struct Active; ///< a running run that is watched

    void takeOver(const Run &run);
    void cancelAsAsked(qint64 id);
    void startRun(const Run &run);
    void awaitSecrets(const Run &run);
    bool claim(const Run &run) const;
    void expectLate(const Run &run);
    Result<bool> adoptLate(const Run &run);
    void forgetLate(const QString &folder);
    void endHere(const Run &run, Status status, const QString &sentence);
    void watch(const Run &run);
    qint64 activeIn(const QString &folder) const;
    Secrets secretsOf(qint64 run) const;
    void finish(qint64 run, const RunResult &result);
    Result<void> endInStore(const Run &run, const RunResult &result);
    std::optional<Repetition> repetitionOf(const Run &run, const RunResult &result);
    Result<void> prepareAgain(const Run &run, const Run &next) const;
    void tryTurnAgain();
    void storeOutputs();
    bool storeOutputs(RunOutputs &outputs);
    void later(std::function<void()> again);
    bool stored(const Result<void> &done);
    template<typename T> bool known(const Result<T> &read);

    Workspace &m_workspace;
    std::unique_ptr<WorkerStarter> m_workers;
    QString m_ansible;
    KeptSecrets &m_secrets;
    std::map<qint64, std::unique_ptr<QTimer>> m_secretsPatience; ///< at an end when the timer is
    std::shared_ptr<FolderWatch> m_folders;
    WhenFree &m_whenFree;
    std::map<qint64, Active> m_active; ///< their watchers use the folders
    QSet<QString> m_late; ///< folders of runs that wait again, though their earlier worker may still come up
    QTimer m_soon;
    QTimer m_outputs; ///< more of what runs sent back is to be stored
    QTimer m_again;   ///< after a turn that the store failed
    Alarm m_alarm;    ///< the next run whose delay ends
    bool m_storeFailing = false;
};

} // namespace Aegir
