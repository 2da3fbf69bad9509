// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/run/keeper.h"
#include "model/run/processfamily.h"
#include "model/run/stopping.h"

#include <QObject>
#include <QProcessEnvironment>
#include <QSocketNotifier>
#include <QTimer>
#include <QUuid>

#include <memory>

namespace Aegir {

/// Where ansible-playbook is: @p configured if given, else on PATH, else where package managers of a person put it when
/// a desktop's PATH lacks those places. Empty: nowhere.
QString findAnsiblePlaybook(const QString &configured);

/// @p base with what a run needs: no colour, no buffering, a locale that Ansible takes, inventories that fail aloud;
/// and the strategy mitogen_linear from the folder @p mitogen, unless that is empty or @p base names a strategy itself.
QProcessEnvironment ansibleEnvironment(QProcessEnvironment base, const QString &mitogen = {});

/// What must be known of a record to complete it when this process is killed; both are called often or late, and may
/// take no time.
struct Recording
{
    std::function<Standing()> standing;
    LastWords lastWords; ///< called in another process, with the brief
    KeeperBrief brief;
};

/// How Ansible ended.
struct ProcessEnding
{
    QString startError;               ///< empty when it ran
    std::optional<int> exitCode = {}; ///< nothing when it died of a signal or nobody knows
    int signal = 0;                   ///< that it died of
    bool keeperLost = false;          ///< somebody killed the keeper, and what became of Ansible is not known
};

/// One run of ansible-playbook, or of a program in its place.
///
/// Output and events come in the order they were written: whenever an event is here, so is the output printed before
/// it. ended() comes exactly once, also when the program never started, after everything the program wrote. It does not
/// wait for the end of the output: an ssh master may hold it open for a minute.
class AnsibleProcess : public QObject
{
    Q_OBJECT

public:
    explicit AnsibleProcess(QObject *parent = nullptr);
    ~AnsibleProcess() override;

    /// All that it starts is told from everything else by this; see processesOfFamily().
    QByteArray family() const { return m_familyName; }

    /// Starts a Python (see pythonOf()) that imports Ansible and waits. start() makes it the run, if it is for the same
    /// folder and nothing that Ansible reads on import has changed; whenever anything is unusual the run starts anew.
    /// @p lastWords as Recording has it, since the keeper is started here.
    void warmUp(const QString &python, const QString &workingDir, const QProcessEnvironment &environment,
                const LastWords &lastWords);

    void start(const QStringList &command, const QString &workingDir, const QProcessEnvironment &environment,
               Recording recording);

    /// INT to the process group, after five seconds TERM to it and to all that Ansible started, after five more KILL.
    /// ended() comes when all of that is gone. Connections that ssh keeps for other runs are left alone.
    void stop();

signals:
    void outputArrived(const QByteArray &bytes);
    void eventsArrived(const QByteArray &bytes);
    void stopping(Aegir::StopStage stage);
    void ended(const Aegir::ProcessEnding &ending);

private:
    bool launch(const QStringList &command, const QString &workingDir, const QProcessEnvironment &environment,
                int orders);
    bool startWarm(const QByteArray &order, const QString &workingDir);
    void discard();
    QProcessEnvironment withFamily(QProcessEnvironment environment) const;
    void watchPipes();
    std::unique_ptr<QSocketNotifier> watch(int descriptor, void (AnsibleProcess::*react)());
    void takeNews();
    void readPipes();
    bool readOnce();
    void finish(const ProcessEnding &ending);
    void nextStage();
    void waitForFamily();
    void conclude();

    const QByteArray m_familyName = QUuid::createUuid().toByteArray(QUuid::Id128);
    Kept m_kept;
    QString m_program;
    QString m_warmDir;                ///< of a process that waits; empty: none does
    int m_orders = -1;                ///< to it
    std::function<void()> m_startNew; ///< while one that waited has the run and said nothing yet
    Recording m_recording;
    std::unique_ptr<Inbox> m_inbox;
    int m_output = -1;
    int m_events = -1;
    std::unique_ptr<QSocketNotifier> m_outputNotifier;
    std::unique_ptr<QSocketNotifier> m_eventsNotifier;
    std::unique_ptr<QSocketNotifier> m_newsNotifier;
    QTimer m_stageTimer;
    int m_stage = 0;
    bool m_asked = false; ///< somebody wants it to stop
    int m_kills = 0;
    ProcessFamily m_family;                ///< what Ansible started; looked for since stopping began
    std::optional<ProcessEnding> m_ending; ///< Ansible itself has ended
    bool m_ended = false;
};

} // namespace Aegir
