// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/run/runfolder.h"

#include <QObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QSocketNotifier>
#include <QTimer>

#include <memory>

namespace Aegir {

/// Where ansible-playbook is: @p configured if given, else on PATH, else where package managers of a person put it when
/// a desktop's PATH lacks those places. Empty: nowhere.
QString findAnsiblePlaybook(const QString &configured);

/// @p base with what a run needs: no colour, no buffering, a locale that Ansible takes, inventories that fail aloud.
QProcessEnvironment ansibleEnvironment(QProcessEnvironment base);

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

    void start(const QStringList &command, const QString &workingDir, const QProcessEnvironment &environment);

    /// INT to the process group, after five seconds TERM, after five more KILL to every process that descended from it.
    void stop();

signals:
    void outputArrived(const QByteArray &bytes);
    void eventsArrived(const QByteArray &bytes);
    /// @p startError is empty when it ran; @p signal is 0 unless it died of one, then there is no exit code.
    void ended(const QString &startError, std::optional<int> exitCode, int signal);

private:
    void readPipes();
    void finish(const QString &startError, std::optional<int> exitCode, int signal);
    void nextStage();
    void rememberFamily();
    void killFamily();

    QProcess m_process;
    int m_output = -1;
    int m_events = -1;
    std::unique_ptr<QSocketNotifier> m_outputNotifier;
    std::unique_ptr<QSocketNotifier> m_eventsNotifier;
    QTimer m_stageTimer;
    int m_stage = 0;
    qint64 m_leader = 0;
    QList<std::pair<qint64, QString>> m_family; ///< descendants since stopping began: number and start time
    bool m_ended = false;
};

} // namespace Aegir
