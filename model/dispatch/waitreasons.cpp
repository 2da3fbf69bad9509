// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/waitreasons.h"

#include <QCoreApplication>

#include <algorithm>

namespace Aegir {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::WaitReason)
};

QString sentenceOf(const WaitReason &reason, const Workspace &workspace, const QueueObstacle &obstacle)
{
    if (!obstacle.sentence.isEmpty())
        return obstacle.sentence;
    if (reason.kind == WaitReason::Kind::Limit) {
        return Text::tr("Waits: %n run(s) at once is the limit of this workspace.", nullptr,
                        workspace.catalogue().settings().atOnce);
    }
    if (reason.kind == WaitReason::Kind::Target) {
        const auto other = workspace.store().run(reason.run);
        const auto entity = other ? workspace.store().entity(other->entity) : std::nullopt;
        const QString label = other ? workspace.catalogue().operationLabel(other->operation) : QString();
        return Text::tr("Waits for run %1 (%2 of %3).")
            .arg(QString::number(reason.run), label, entity ? entity->name : QString());
    }
    if (!obstacle.isHeld)
        return Text::tr("Waits until a program holds the queue.");
    return Text::tr("Starts now.");
}

QList<WaitReason> reasonsOf(const Workspace &workspace, const QList<Run> &runs)
{
    return schedule(queuedRuns(workspace, runs), workspace.catalogue().settings().atOnce);
}

} // namespace

QList<QueuedRun> queuedRuns(const Workspace &workspace, const QList<Run> &runs)
{
    QList<QueuedRun> list;
    for (const Run &run : runs) {
        const auto entity = workspace.store().entity(run.entity);
        const qint64 platform = entity && entity->platform != 0 ? entity->platform : run.entity;
        list << QueuedRun{
            .run = run.id, .entity = run.entity, .platform = platform, .running = run.status == Status::Running};
    }
    return list;
}

QHash<qint64, QString> waitReasons(const Workspace &workspace, const QueueObstacle &obstacle)
{
    const QList<Run> runs = workspace.store().dispatchedRuns();
    const QList<WaitReason> reasons = reasonsOf(workspace, runs);
    QHash<qint64, QString> sentences;
    for (qsizetype i = 0; i < runs.size(); ++i) {
        if (runs[i].status == Status::Waiting)
            sentences.insert(runs[i].id, sentenceOf(reasons[i], workspace, obstacle));
    }
    return sentences;
}

bool mayStart(const Workspace &workspace, qint64 id)
{
    const QList<Run> runs = workspace.store().dispatchedRuns();
    const qsizetype index = std::ranges::find(runs, id, &Run::id) - runs.begin();
    return index < runs.size() && runs[index].status == Status::Waiting
        && reasonsOf(workspace, runs)[index].kind == WaitReason::Kind::None;
}

} // namespace Aegir
