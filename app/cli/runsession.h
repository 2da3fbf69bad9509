// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/session.h"
#include "app/shared/stopsignals.h"

#include <QTimer>

namespace Aegir {

/// Follows one run from its dispatch, or from wherever it is, to its verdict, and ends the program with its exit code.
class RunSession : public QObject
{
    Q_OBJECT

public:
    enum class Mode {
        Attend, ///< streams the log; Ctrl-C cancels the run
        Follow, ///< streams the log; Ctrl-C only stops looking
        Detach, ///< ends as soon as the run has started, or waits
    };

    RunSession(Session &session, const Run &run, Mode mode);

    /// The queue must have been opened.
    void start();

private:
    void look();
    void watch(const Run &run);
    void takeOutput(const QByteArray &bytes);
    void tellWaiting();
    void interrupt();
    void detached();
    void takeVerdict();
    void end(const Run &run);
    void leave(int exitCode);

    Session &m_session;
    qint64 m_run;
    Run m_known; ///< as it was when it could last be read
    Mode m_mode;
    StopSignals m_interrupts{{StopSignal::Interrupt}};
    std::unique_ptr<RunWatcher> m_watcher;
    std::optional<RunResult> m_result; ///< what the run's folder says, which the store may not have taken yet
    QTimer m_patience;                 ///< until a waiting run is told of; most start at once
    QTimer m_storePatience;            ///< until a verdict that the store does not take is told without it
    QString m_said;                    ///< the last reason for waiting that was told
    bool m_drained = false;
    bool m_cancelled = false;
    bool m_ended = false;
};

/// The exit code of the program for a run that ended with @p status.
int exitCodeOf(Status status);

/// `Deploy of demo, run 3: ok. …`
QString endText(Session &session, const Run &run);

/// What `--json` tells of a run and of what it left on its entity.
QJsonObject runJson(Session &session, const Run &run);

} // namespace Aegir
