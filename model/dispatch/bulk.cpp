// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/bulk.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Aegir {

namespace {

/// The operations of @p entity that can be run.
QStringList operationsOf(const Catalogue &catalogue, const Entity &entity)
{
    const EntityType *type = catalogue.entityType(entity.kind, entity.type);
    QStringList operations = type ? type->operations : QStringList();
    operations.removeIf([&catalogue](const QString &name) {
        const OperationType *operation = catalogue.operationType(name);
        return !operation || !operation->problem.isEmpty();
    });
    return operations;
}

/// Those of each of @p targets, once for all of one type.
QList<QStringList> operationsOf(const Catalogue &catalogue, const QList<Target> &targets)
{
    QSet<std::pair<EntityKind, QString>> types;
    QList<QStringList> all;
    for (const Target &target : targets) {
        const std::pair type(target.entity.kind, target.entity.type);
        if (types.contains(type))
            continue;
        types.insert(type);
        all << operationsOf(catalogue, target.entity);
    }
    return all;
}

/// The field that stands for @p each, which is one and the same as it starts on each entity.
FieldAnswer united(const QList<FieldAnswer> &each)
{
    const FieldAnswer &first = each.first();
    FieldAnswer field = first;
    const auto isAlike = [&first](const FieldAnswer &one) {
        return one.value == first.value && one.source == first.source;
    };
    if (std::ranges::all_of(each, isAlike)) {
        field.ask = std::ranges::any_of(each, &FieldAnswer::ask);
        return field;
    }
    const bool filled = std::ranges::all_of(each, [](const FieldAnswer &one) {
        return one.isSent() || one.source == FieldAnswer::Source::Default || !one.field.required;
    });
    field.value = QJsonValue::Undefined;
    field.source = FieldAnswer::Source::None;
    field.ask = !filled || std::ranges::all_of(each, &FieldAnswer::ask);
    field.field.required = !filled;
    field.field.defaultValue = QJsonValue::Undefined;
    field.field.sendsDefault = false;
    field.field.placeholder = filled ? Bulk::tr("Each keeps its own value") : Bulk::tr("One value for all");
    return field;
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

QString BulkProgress::outcome() const
{
    QStringList parts;
    if (ok > 0 || (failed == 0 && refused == 0 && cancelled == 0))
        parts << Bulk::tr("%n ok", nullptr, ok);
    if (failed > 0)
        parts << Bulk::tr("%n failed", nullptr, failed);
    if (refused > 0)
        parts << Bulk::tr("%n could not be dispatched", nullptr, refused);
    if (cancelled > 0)
        parts << Bulk::tr("%n cancelled", nullptr, cancelled);
    return parts.join(u", "_s);
}

QStringList commonOperations(const Catalogue &catalogue, const QList<Target> &targets)
{
    const QList<QStringList> all = operationsOf(catalogue, targets);
    QStringList common = all.value(0);
    for (const QStringList &others : all)
        common.removeIf([&others](const QString &name) { return !others.contains(name); });
    return common;
}

QStringList otherOperations(const Catalogue &catalogue, const QList<Target> &targets)
{
    const QStringList common = commonOperations(catalogue, targets);
    QStringList others;
    for (const QStringList &operations : operationsOf(catalogue, targets))
        others << operations;
    others.sort();
    others.removeDuplicates();
    others.removeIf([&common](const QString &name) { return common.contains(name); });
    return others;
}

QString entitiesText(const QList<Target> &targets)
{
    const auto platforms =
        std::ranges::count_if(targets, [](const Target &target) { return target.entity.kind == EntityKind::Platform; });
    const QString count = Bulk::tr("%n platform(s)", nullptr, int(platforms));
    if (platforms == targets.size())
        return count;
    const QString sites = Bulk::tr("%n site(s)", nullptr, int(targets.size() - platforms));
    return platforms == 0 ? sites : Bulk::tr("%1 and %2", "platforms, sites").arg(count, sites);
}

QList<TaskForm> commonForm(const Workspace &workspace, const OperationType &operation, const QList<Target> &targets)
{
    const QHash<qint64, TaskValues> last = workspace.store().taskValues(operation.name);
    QList<QList<TaskForm>> forms;
    for (const Target &target : targets)
        forms << operationForm(workspace.catalogue(), operation, target, last.value(target.entity.id));
    QList<TaskForm> common = forms.value(0);
    for (qsizetype task = 0; task < common.size(); ++task) {
        for (qsizetype field = 0; field < common[task].fields.size(); ++field) {
            QList<FieldAnswer> each;
            for (const QList<TaskForm> &form : std::as_const(forms))
                each << form[task].fields[field]; // the operation has the same tasks everywhere
            common[task].fields[field] = united(each);
        }
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
    connect(&m_next, &QTimer::timeout, this, &Bulk::dispatchNext);
    connect(&queue.whenFree(), &WhenFree::freed, this, [this] {
        if (!m_pending.isEmpty())
            m_next.start(0ms);
    });
    connect(&queue, &Queue::runChanged, this, &Bulk::runChanged);
}

void Bulk::start(const QList<qint64> &entities, const QString &operation, const Answers &answers,
                 const RunOptions &options)
{
    m_pending = entities;
    m_total = int(entities.size());
    m_operation = operation;
    m_subject = entitiesText(Target::findAll(m_workspace.store(), entities));
    m_answers = answers;
    m_options = options;
    m_next.start(0ms);
}

void Bulk::dispatchNext()
{
    if (m_queue.whenFree().isLocked())
        return; // freed() begins again
    if (!m_pending.isEmpty()) {
        const qint64 entity = m_pending.first();
        const auto run = m_queue.dispatch(entity, m_operation, m_answers, m_options);
        if (!run && m_queue.whenFree().waitsFor(run.error()))
            return;
        m_pending.removeFirst();
        if (run) {
            if (m_group == 0)
                m_group = run->id;
            m_runs << run->id;
            m_statuses.insert(run->id, run->status);
            m_open += isFinal(run->status) ? 0 : 1;
            // The run itself is safe in the queue; without a group it is only not found again by it.
            m_queue.whenFree().performNow(
                &m_queue,
                [store = &m_workspace.store(), id = run->id, group = m_group] { return store->setBulk({id}, group); },
                [queue = &m_queue](const Result<void> &grouped) {
                    if (!grouped)
                        emit queue->failed(grouped.error().sentence);
                });
        } else {
            const auto found = m_workspace.store().entity(entity);
            m_refusals << Refusal{entity, found ? found->name : tr("(deleted)"), run.error().sentence};
        }
    }
    const bool last = m_pending.isEmpty();
    if (!last)
        m_next.start(0ms);
    else
        m_answers.clear(); // there may be secrets in them
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
    const auto run = m_workspace.store().findRun(id);
    if (!run)
        return; // it cannot be read now, so it is what it was
    // One that somebody took out of the history had ended.
    const Status status = *run ? (*run)->status : isFinal(*known) ? *known : Status::Cancelled;
    if (const Status before = std::exchange(*known, status); before != status) {
        m_open += int(isFinal(before)) - int(isFinal(status));
        emit progressed();
        tell();
    }
}

void Bulk::tell()
{
    if (m_pending.isEmpty() && m_open == 0 && !std::exchange(m_finished, true))
        emit finished();
}

void Bulk::cancelRest(bool runningToo)
{
    QList<qint64> waiting;
    QList<qint64> running;
    for (const qint64 run : std::as_const(m_runs)) {
        const Status status = m_statuses.value(run);
        if (status == Status::Waiting)
            waiting << run;
        else if (status == Status::Running && runningToo)
            running << run;
    }
    // It cancels from the end of the list. Those that wait come first: none takes the place of one that is stopped.
    m_queue.cancel(running + waiting);
    dropPending();
}

void Bulk::dropPending()
{
    m_dropped += int(m_pending.size());
    const bool wasDispatching = !m_pending.isEmpty();
    m_pending.clear();
    m_answers.clear();
    m_next.stop();
    emit progressed();
    if (wasDispatching)
        emit dispatched();
    tell();
}

BulkProgress Bulk::progress() const
{
    BulkProgress progress{
        .total = m_total, .pending = int(m_pending.size()), .cancelled = m_dropped, .refused = int(m_refusals.size())};
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
