// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/waitreasons.h"

#include "model/dispatch/comingtimes.h"
#include "model/dispatch/relativetime.h"

#include <QCoreApplication>

namespace Aegir {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::WaitReason)
};

/// Turns reasons into sentences that name runs as a person knows them.
class Speaker
{
public:
    Speaker(const Workspace &workspace, const QList<QueuedRun> &runs, const QueueObstacle &obstacle)
        : m_workspace(workspace)
        , m_obstacle(obstacle)
    {
        for (const QueuedRun &run : runs)
            m_runs.insert(run.run, &run);
    }

    QString sentence(const QueuedRun &run, const WaitReason &reason) const
    {
        using Kind = WaitReason::Kind;
        // What a person did comes first: it is true whatever else may be in the way.
        if (run.cancelAsked)
            return Text::tr("To be cancelled as soon as a program holds the queue.");
        if (reason.kind == Kind::Held)
            return Text::tr("Held until it is released.");
        if (!m_obstacle.sentence.isEmpty())
            return m_obstacle.sentence;
        if (!m_obstacle.silence.isEmpty())
            return m_obstacle.silence;
        switch (reason.kind) {
        case Kind::Delay:
            return Text::tr("Try %1 of %2, starts at %3.", "3: 14:05, or 14:05 tomorrow")
                .arg(QString::number(run.attempt), QString::number(run.attempts), comingTime(run.notBefore, m_now));
        case Kind::Paused:
            return Text::tr("Waits until the queue is resumed.");
        case Kind::Limit:
            return Text::tr("Waits: %n run(s) at once is the limit of this workspace.", nullptr,
                            m_workspace.catalogue().settings().atOnce);
        case Kind::Target: {
            const QueuedRun *other = m_runs.value(reason.run);
            return Text::tr("Waits for run %1 (%2 of %3).")
                .arg(QString::number(reason.run),
                     other ? m_workspace.catalogue().operationLabel(other->operation) : QString(),
                     other ? other->entityName : QString());
        }
        case Kind::None:
        case Kind::Held:
            break;
        }
        if (!m_obstacle.isHeld)
            return Text::tr("Waits until a program holds the queue.");
        if (m_obstacle.isLocked)
            return Text::tr("Waits until another program has finished writing to the database.");
        return Text::tr("Starts now.");
    }

private:
    const Workspace &m_workspace;
    const QueueObstacle &m_obstacle;
    const QDateTime m_now = QDateTime::currentDateTimeUtc();
    QHash<qint64, const QueuedRun *> m_runs;
};

} // namespace

QueueRules queueRules(const Workspace &workspace)
{
    return {.atOnce = workspace.catalogue().settings().atOnce,
            .paused = workspace.store().isQueuePaused(),
            .now = QDateTime::currentDateTimeUtc()};
}

QHash<qint64, QString> waitReasons(const Workspace &workspace, const QList<QueuedRun> &runs,
                                   const QueueObstacle &obstacle)
{
    const QList<WaitReason> reasons = schedule(runs, queueRules(workspace));
    const Speaker speaker(workspace, runs, obstacle);
    QHash<qint64, QString> sentences;
    for (qsizetype i = 0; i < runs.size(); ++i) {
        if (!runs[i].running)
            sentences.insert(runs[i].run, speaker.sentence(runs[i], reasons[i]));
    }
    return sentences;
}

QString originOf(const QueuedRun &run, const QDateTime &now)
{
    if (run.repeats && !run.running && !run.held && run.notBefore > now)
        return Text::tr("After run %1.").arg(run.repeats); // which try it is, its reason says
    if (run.repeats) {
        return Text::tr("Try %1 of %2, after run %3.")
            .arg(QString::number(run.attempt), QString::number(run.attempts), QString::number(run.repeats));
    }
    if (!run.due.isValid())
        return {};
    return wasMissed(run.due, run.dispatched)
        ? Text::tr("Scheduled for %1, but no program held the queue then.").arg(plannedTime(run.due, now))
        : Text::tr("Scheduled for %1.").arg(comingTime(run.due, now));
}

} // namespace Aegir
