// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/run/event.h"
#include "model/run/verdict.h"

#include <QHash>
#include <QMap>

#include <optional>

namespace Aegir {

/// What the events of a run add up to; feed it each of them in order.
class EventTally
{
public:
    void add(const Event &event);

private:
    friend Verdict judge(const struct RunFacts &facts);

    struct Decisive
    {
        qint64 number = 0;
        QString task;
        QString host;
        QString message;
        bool unreachable = false;

        Verdict verdict(Status status, const QString &sentence) const;
    };
    struct Counts
    {
        int failures = 0;
        int unreachable = 0;
        int rescued = 0;
        int ignored = 0;
    };

    Decisive decisiveOf(const Event &event) const;

    QHash<QString, QString> m_taskNames;
    QMap<QString, Decisive> m_lastFailure; ///< by host; the one that stopped it, if its counts say it was stopped
    QList<Decisive> m_forgiven;            ///< failures that were ignored
    QMap<QString, Counts> m_hosts;
    QString m_declaredWarning;
    Decisive m_declaredAt;
    bool m_hasStats = false;
    bool m_noHostsMatched = false;
    bool m_didSomething = false; ///< a task ran that is neither a role's check of its variables nor the fact gathering
};

/// Everything that a verdict is made of. Text is not among it, but for errorLine, which is only quoted.
struct RunFacts
{
    EventTally events;
    bool cancelRequested = false;
    bool timedOut = false;
    bool fellSilent = false;     ///< for the operation's idle timeout
    bool selectsTasks = false;   ///< tags were given, of tasks to run or to leave out
    int timeout = 0;             ///< seconds, for the sentence
    int idleTimeout = 0;         ///< seconds, for the sentence
    QString startError;          ///< why Ansible never started; empty when it did
    std::optional<int> exitCode; ///< nothing when it died of a signal
    int signal = 0;
    bool keeperLost = false; ///< nobody knows how Ansible ended
    QString errorLine;       ///< what Ansible said before it gave up without running a play
    QString hosts;           ///< the host pattern
};

/// The verdict of a run that ended, in this order: cancelled if the user asked; interrupted
/// if nobody knows how Ansible ended; error if Ansible ended without `stats`,
/// or a host failed or was unreachable, or none matched; warning if failures were ignored or rescued or a role declared
/// one; ok.
Verdict judge(const RunFacts &facts);

/// The line in the log's last part that says why Ansible gave up, or an empty string.
QString errorLineOf(const QByteArray &lastOutput);

} // namespace Aegir
