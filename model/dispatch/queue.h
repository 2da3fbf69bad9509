// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dispatch/answers.h"
#include "model/dispatch/queueholder.h"
#include "model/dispatch/queuelink.h"
#include "model/dispatch/retention.h"
#include "model/dispatch/runstop.h"
#include "model/dispatch/timetablekeeper.h"
#include "model/dispatch/whenfree.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <functional>
#include <memory>

namespace Aegir {

struct PreparedRun;

/// The durable queue of a workspace.
///
/// The queue belongs to whoever holds the workspace's lock. The holder starts workers, stores what roles send back and
/// takes results; anybody else only adds to it and wakes the holder through its local socket. When the holder goes, the
/// next of those connected takes over. All state is in the Store and the runs' folders, so any process may die at any
/// time.
class Queue : public QObject
{
    Q_OBJECT

public:
    /// @p workerProgram is the path of aegir-worker.
    Queue(Workspace &workspace, QString workerProgram, QObject *parent = nullptr);
    ~Queue() override;

    /// Takes the lock or connects to its holder; the holder reconciles what an earlier one left and starts what may
    /// start.
    Result<void> open();
    bool isHolder() const;
    /// True while some program holds the queue that can be reached from here: this one, or another.
    bool isHeld() const { return m_link.isConnected(); }
    /// The process that holds the queue; 0 when it is not known.
    qint64 holderPid() const { return m_link.holderPid(); }
    /// The name of its program.
    QString holderProgram() const { return m_link.holderProgram(); }

    /// Names the program that holds the queue but does not answer, because it was stopped for example, and says what to
    /// do; empty while there is none such.
    QString silence() const;

    /// Why the queue's runs cannot start at all (no Ansible), with what to do about it, or empty.
    QString obstacle() const;

    /// Where changes wait while another program writes to the workspace's database, in a program whose store has little
    /// patience with it: see Store::setWritePatience().
    WhenFree &whenFree() { return m_whenFree; }

    /// Looks for Ansible again; open() does it first.
    void findAnsible();
    QString ansiblePlaybook() const { return m_ansible; }

    /// The workspace has another catalogue: what its settings say of runs counts from now on.
    void obeySettings();

    /// While it holds the queue, a worker waits for the next run with Ansible imported, unless the workspace's
    /// `warm_start` says no.
    void setWarmStart(bool warm);
    /// A run may be dispatched soon: where it is worth it, its worker is started ahead. Also before open(), for a
    /// program that lives for one run; it may have a worker forked ahead, see WorkerStarter::adopt().
    void expectRun(int forkedWorker = -1);
    /// True when the next run starts warm.
    bool isWarm() const;

    /// Checks the answers, marshals, and adds the run: durable when it returns. @p answers as from a form or command
    /// line.
    Result<Run> dispatch(qint64 entity, const QString &operation, const Answers &answers,
                         const RunOptions &options = {});

    /// For whoever watches a run beside it.
    std::shared_ptr<FolderWatch> folders() const { return m_folders; }

    /// The request that dispatch() would write, for a preview; secrets are masked by leaving them out.
    Result<RunRequest> preview(qint64 entity, const QString &operation, const Answers &answers,
                               const RunOptions &options = {}) const;

    /// A waiting run is cancelled at once; a running one's worker is asked to stop it. It is durable when it returns:
    /// should the holder end before it obeys, the next one does.
    Result<void> cancel(qint64 run);

    // What a person says about the queue: durable when it returns, whoever holds the queue, and obeyed at once. Refused
    // with a sentence for a run that does not wait.
    Result<void> hold(qint64 run);    ///< keeps it waiting until it is released
    Result<void> release(qint64 run); ///< from being held, or from its delay
    /// Puts @p run before the waiting run @p before, or at the end with 0.
    Result<void> moveBefore(qint64 run, qint64 before);
    enum class Direction { First, Up, Down, Last };
    Result<void> move(qint64 run, Direction direction);
    // The same for many in one transaction. Those that do not wait any more stay what they are; a failure is one of
    // all.
    Result<void> hold(const QList<qint64> &runs);
    Result<void> release(const QList<qint64> &runs);
    Result<void> moveBefore(const QList<qint64> &runs, qint64 before); ///< in the order that is given
    /// Cancels many, piece by piece from the event loop: it is durable at once, so that none of them starts
    /// meanwhile. What has ended by then needs no cancelling; failed() tells of any that could not be.
    void cancel(const QList<qint64> &runs);
    /// Nothing starts while the queue is paused; what runs goes on.
    Result<void> setPaused(bool paused);
    bool isPaused() const;

    /// Dispatches @p operation of @p entity by itself from now on, as the rule says (see Recurrence), in the place of
    /// an earlier timetable. Refused when it could not be dispatched now with these answers, or when it asks for
    /// secrets: those are kept nowhere.
    Result<Timetable> setTimetable(qint64 entity, const QString &operation, const QString &rule, const Answers &answers,
                                   const RunOptions &options = {});
    Result<void> removeTimetable(qint64 entity, const QString &operation);

    /// Tells every program that has the workspace open that @p entity was edited.
    void entityEdited(qint64 entity);
    /// Tells them that @p runs are not what they were, because they were pinned for example; the store has it already.
    void runsEdited(const QList<qint64> &runs);
    /// Tells them that @p runs were taken out of the store; the holder removes their folders.
    void runsRemoved(const QList<qint64> &runs);

    /// Why each waiting run waits, as a sentence, by run.
    QHash<qint64, QString> waitReasons() const;
    /// The same of @p runs, which are all of Store::queuedRuns().
    QHash<qint64, QString> waitReasons(const QList<QueuedRun> &runs) const;

    /// Why @p run waits; empty when it does not. For more than one, waitReasons() asks once.
    QString waitReason(qint64 run) const;

    /// How far the stopping of @p run has come; nothing for a run that nobody stops.
    std::optional<RunStop> stop(qint64 run) const;

signals:
    /// Who does not hold the queue: the holder has heard everything that was said here until now.
    void heard();
    /// silence() is another.
    void silenceChanged();
    /// A run was added or changed its status; the Store has the new state.
    void runChanged(qint64 run);
    /// stop() of @p run is another.
    void stopChanged(qint64 run);
    /// An entity's status or stored values changed.
    void entityChanged(qint64 entity);
    /// Something that nobody asked for went wrong; one sentence.
    void failed(const QString &sentence);
    void holderChanged(bool holder);
    /// The queue was paused or resumed.
    void pausedChanged(bool paused);
    /// The order of the waiting runs is another.
    void orderChanged();
    /// There are other timetables.
    void timetablesChanged();

private:
    void obey(const QJsonObject &order);
    void becomeHolder();
    void tell(qint64 run);
    void catchUp();
    void announceRun(qint64 run);
    void announceRuns(const QList<qint64> &runs);
    void tellAll(const QList<qint64> &runs);
    void tellSome();
    void cancelSoon(const QList<qint64> &runs);
    void cancelSome();
    bool cancelPiece();
    void noteCancel(const QList<qint64> &runs);
    QString database() const;
    Result<void> wakeFor(const Result<QList<qint64>> &changed, const QJsonObject &order);
    void announceEntity(qint64 entity);
    void noteStop(qint64 run, StopStage stage);
    void hear(const QJsonObject &news);
    void spread(const QJsonObject &news);
    void wake(const QJsonObject &order);
    Result<Run> add(PreparedRun prepared);
    Result<Run> requireRun(qint64 run) const;
    Result<void> change(qint64 run, const std::function<Result<bool>(Store &)> &change);

    Workspace &m_workspace;
    QString m_workerProgram;
    WhenFree m_whenFree;
    std::unique_ptr<WorkerStarter> m_early; ///< expected before this held the queue
    bool m_warmStart = false;
    QString m_ansible; ///< ansible-playbook; empty: none was found
    QueueLink m_link;
    KeptSecrets m_secrets; ///< of runs that were dispatched here or handed over, until they end
    std::shared_ptr<FolderWatch> m_folders = std::make_shared<FolderWatch>();
    std::unique_ptr<QueueHolder> m_holder;         ///< while this program holds the queue
    std::unique_ptr<TimetableKeeper> m_timetables; ///< the same
    std::unique_ptr<Retention> m_retention;        ///< the same
    QHash<qint64, RunStop> m_stops;                ///< of runs that are being stopped
    QList<qint64> m_untold;                        ///< changed runs of which many were to be told at once
    QList<qint64> m_untoldEntities;                ///< the same
    QList<qint64> m_toCancel;                      ///< the last one first, so that none takes the place of another
    QTimer m_telling;
    QTimer m_cancelling;
    QSet<qint64> m_dispatched; ///< runs that were dispatched when we last heard of them
};

} // namespace Aegir
