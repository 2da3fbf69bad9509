// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/bulk.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

QStringList operationsOf(const Workspace &workspace, qint64 entity)
{
    const auto found = workspace.store().entity(entity);
    const EntityType *type = found ? workspace.catalogue().entityType(found->kind, found->type) : nullptr;
    QStringList operations = type ? type->operations : QStringList();
    operations.removeIf([&workspace](const QString &name) {
        const OperationType *operation = workspace.catalogue().operationType(name);
        return !operation || !operation->problem.isEmpty();
    });
    return operations;
}

} // namespace

QString BulkProgress::text() const
{
    QStringList parts{Bulk::tr("%1 of %2 done").arg(done()).arg(total)};
    if (failed > 0)
        parts << Bulk::tr("%n failed", nullptr, failed);
    if (refused > 0)
        parts << Bulk::tr("%n could not be dispatched", nullptr, refused);
    if (cancelled > 0)
        parts << Bulk::tr("%n cancelled", nullptr, cancelled);
    if (running > 0)
        parts << Bulk::tr("%n running", nullptr, running);
    if (waiting + pending > 0)
        parts << Bulk::tr("%n waiting", nullptr, waiting + pending);
    return parts.join(u", "_s);
}

QStringList commonOperations(const Workspace &workspace, const QList<qint64> &entities)
{
    if (entities.isEmpty())
        return {};
    QStringList common = operationsOf(workspace, entities.first());
    for (const qint64 entity : entities.sliced(1)) {
        const QStringList others = operationsOf(workspace, entity);
        common.removeIf([&others](const QString &name) { return !others.contains(name); });
        if (common.isEmpty())
            break;
    }
    return common;
}

Answers givenAnswers(const QList<TaskForm> &form, const Answers &answers)
{
    Answers given = answers;
    for (qsizetype task = 0; task < std::min(form.size(), given.size()); ++task) {
        for (const FieldAnswer &field : form[task].fields) {
            if (field.isSent() && given[task].value(field.field.name) == field.value)
                given[task].remove(field.field.name);
        }
    }
    return given;
}

Bulk::Bulk(Workspace &workspace, Queue &queue, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_queue(queue)
{
    m_next.setSingleShot(true);
    m_next.setInterval(0);
    connect(&m_next, &QTimer::timeout, this, &Bulk::dispatchNext);
    connect(&queue, &Queue::runChanged, this, &Bulk::runChanged);
}

void Bulk::start(const QList<qint64> &entities, const QString &operation, const Answers &answers, const RunOptions &options)
{
    m_pending = entities;
    m_total = int(entities.size());
    m_operation = operation;
    m_answers = answers;
    m_options = options;
    m_next.start();
}

void Bulk::dispatchNext()
{
    if (!m_pending.isEmpty()) {
        const qint64 entity = m_pending.takeFirst();
        const auto run = m_queue.dispatch(entity, m_operation, m_answers, m_options);
        if (run) {
            if (m_group == 0)
                m_group = run->id;
            m_runs << run->id;
            m_statuses.insert(run->id, run->status);
            // The run itself is safe in the queue; without a group it is only not found again by it.
            if (const auto grouped = m_workspace.store().setBulk({run->id}, m_group); !grouped)
                emit m_queue.failed(grouped.error().sentence);
        } else {
            const auto found = m_workspace.store().entity(entity);
            m_refusals << Refusal{entity, found ? found->name : tr("(deleted)"), run.error().sentence};
        }
    }
    const bool last = m_pending.isEmpty();
    if (!last)
        m_next.start();
    emit progressed();
    if (last)
        emit dispatched();
    tell();
}

void Bulk::runChanged(qint64 id)
{
    const auto known = m_statuses.find(id);
    if (known == m_statuses.end())
        return;
    const auto run = m_workspace.store().run(id);
    // One that somebody took out of the history had ended.
    const Status status = run ? run->status : isFinal(*known) ? *known : Status::Cancelled;
    if (std::exchange(*known, status) != status) {
        emit progressed();
        tell();
    }
}

void Bulk::tell()
{
    if (m_pending.isEmpty() && progress().isComplete() && !std::exchange(m_finished, true))
        emit finished();
}

void Bulk::cancelRest(bool runningToo)
{
    m_dropped += int(m_pending.size());
    const bool wasDispatching = !m_pending.isEmpty();
    m_pending.clear();
    m_next.stop();
    // The last ones first: so that none of them takes the place of one that is cancelled.
    for (qsizetype i = m_runs.size() - 1; i >= 0; --i) {
        const qint64 id = m_runs[i];
        const Status status = m_statuses.value(id);
        if (status == Status::Waiting || (runningToo && status == Status::Running))
            std::ignore = m_queue.cancel(id); // one that ended meanwhile needs no cancelling
    }
    emit progressed();
    if (wasDispatching)
        emit dispatched();
    tell();
}

BulkProgress Bulk::progress() const
{
    BulkProgress progress{.total = m_total, .pending = int(m_pending.size()), .cancelled = m_dropped, .refused = int(m_refusals.size())};
    for (const Status status : m_statuses) {
        switch (status) {
        case Status::None:
        case Status::Waiting:
            ++progress.waiting;
            break;
        case Status::Running:
            ++progress.running;
            break;
        case Status::Ok:
        case Status::Warning:
            ++progress.ok;
            break;
        case Status::Error:
        case Status::Interrupted:
            ++progress.failed;
            break;
        case Status::Cancelled:
            ++progress.cancelled;
            break;
        }
    }
    return progress;
}

} // namespace Aegir
