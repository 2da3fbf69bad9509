// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/run/event.h"
#include "model/run/folderwatch.h"
#include "model/run/runfolder.h"
#include "model/run/stopping.h"

#include <QElapsedTimer>
#include <QFile>
#include <QLocalSocket>
#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <functional>
#include <limits>
#include <memory>
#include <optional>

namespace Aegir {

/// The client end of a worker: the one way to watch a run, fresh, attached again or long finished.
///
/// It reads the run's files from the given offsets on; the worker's socket is only the doorbell that says there is more
/// (and the control line for secrets and cancel). Signals arrive from the event loop after start(), output before the
/// events that it belongs to, and finished() or lost() exactly once, after the last of them. However long the files
/// are, it takes a few milliseconds of the event loop at a time.
class RunWatcher : public QObject
{
    Q_OBJECT

public:
    /// @p folders watches for others, too.
    explicit RunWatcher(RunFolder folder, std::shared_ptr<FolderWatch> folders = std::make_shared<FolderWatch>(),
                        QObject *parent = nullptr);
    ~RunWatcher() override;

    /// For start(): the log is of no interest, only the events are.
    static constexpr qint64 noOutput = std::numeric_limits<qint64>::max();

    /// Begins at @p outputOffset bytes of the log and @p eventOffset bytes of the events.
    void start(qint64 outputOffset = 0, qint64 eventOffset = 0);

    /// The process @p pid was just started as the run's worker: should it end before it takes the run, that is told at
    /// once and not after seconds.
    void expect(qint64 pid);

    /// Has this one, and it alone, do a keeper's duty where that was killed with its worker: to end what Ansible
    /// started.
    void setKeeper(bool keeper) { m_isKeeper = keeper; }

    /// Hands the secrets to a worker that waits for them. May be called before the worker is there.
    void sendSecrets(const Secrets &secrets);

    /// Asks the worker to stop Ansible. Does nothing when the run has ended.
    void cancel();

signals:
    /// The run's files may have grown, for who reads them itself: at the start, at each ring of the bell, and at the
    /// end before finished() or lost().
    void grew();
    void outputArrived(const QByteArray &bytes);
    void eventArrived(const Aegir::Event &event);
    void workerStarted();
    /// Somebody asked for the run's end, or its time is up; once for each stage. stopSentence() says it to a person.
    void stopping(Aegir::StopStage stage);
    void finished(const Aegir::RunResult &result);
    /// The worker is gone and left no result; @p sentence says what is known.
    void lost(const QString &sentence);

private:
    void hear();
    void look();
    void follow(const QString &folder);
    bool endsSurvivors(const WorkerInfo &worker);
    void giveUp();
    void workerNeverCame();
    void stopExpecting();
    QString spaceProblem() const;
    void drain();
    bool readSome();
    QByteArray readFrom(QFile &file, qint64 position);
    bool holdsLine();
    void takeEvents(const QByteArray &bytes);
    bool emitEvents(bool outputIsRead, const QElapsedTimer &turn);
    void sendPending();
    void end(const std::function<void()> &say);

    RunFolder m_folder;
    QFile m_output;
    QFile m_events;
    qint64 m_outputPosition = 0;
    qint64 m_eventPosition = 0;
    QByteArray m_partialEvents; ///< read, not said yet
    qsizetype m_searched = 0;   ///< bytes of them, from the first on, that hold no line end
    bool m_skipping = false;    ///< what comes next is the rest of a line that is too long to be an event
    QLocalSocket m_socket;
    std::shared_ptr<FolderWatch> m_folders;
    bool m_watches = false;
    QTimer m_drainTimer;
    QTimer m_deadline;
    QTimer m_keeperTimer; ///< runs while a dead worker's keeper ends Ansible, or this does in its place
    bool m_isKeeper = false;
    QElapsedTimer m_survivorsAsked; ///< since they were told to end
    QList<QByteArray> m_pending;
    std::optional<RunResult> m_result;
    QString m_lostBecause;
    int m_expectedEnd = -1; ///< see processEnd()
    std::unique_ptr<QSocketNotifier> m_expectedNotifier;
    bool m_met = false;
    bool m_connectedOnce = false;
    bool m_ended = false;
};

} // namespace Aegir
