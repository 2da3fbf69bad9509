// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a person says about the queue. Dispatching, and the words between programs, are in queue.cpp.
#include "model/dispatch/preparedrun.h"
#include "model/dispatch/queue.h"
#include "model/dispatch/recurrence.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

// --- what a person says about the queue -------------------------------------------------------------------------

/// Lets the holder look at what was written into the store; who does not hold the queue hears of it from there, but
/// shall see what it did itself at once, and also when there is no holder or it does not answer.
Result<void> Queue::change(qint64 id, const std::function<Result<bool>(Store &)> &change)
{
    const auto changed = change(m_workspace.store());
    if (!changed)
        return std::unexpected(changed.error());
    if (*changed)
        return {};
    const auto run = requireRun(id);
    if (!run)
        return std::unexpected(run.error());
    return failure(run->status == Status::Running ? tr("Run %1 is running already.").arg(id)
                                                  : tr("Run %1 has ended already.").arg(id));
}

Result<void> Queue::hold(qint64 id)
{
    return change(id, [id](Store &store) { return store.holdRun(id); }).transform([&] { wake({{u"run"_s, id}}); });
}

Result<void> Queue::release(qint64 id)
{
    return change(id, [id](Store &store) { return store.releaseRun(id); }).transform([&] { wake({{u"run"_s, id}}); });
}

Result<void> Queue::moveBefore(qint64 id, qint64 before)
{
    return change(id, [=](Store &store) { return store.placeRun(id, before); }).transform([&] {
        wake({{u"order"_s, true}});
    });
}

Result<void> Queue::move(qint64 id, Direction direction)
{
    QList<qint64> waiting;
    for (const QueuedRun &run : m_workspace.store().queuedRuns()) {
        if (!run.running)
            waiting << run.run;
    }
    const qsizetype at = waiting.indexOf(id);
    switch (direction) {
    case Direction::First:
        return moveBefore(id, waiting.value(0));
    case Direction::Up:
        return moveBefore(id, waiting.value(std::max<qsizetype>(at - 1, 0)));
    case Direction::Down:
        return moveBefore(id, waiting.value(at + 2));
    case Direction::Last:
        break;
    }
    return moveBefore(id, 0);
}

Result<void> Queue::setPaused(bool paused)
{
    return m_workspace.store().setQueuePaused(paused).transform([&](bool) { wake({{u"pause"_s, paused}}); });
}

bool Queue::isPaused() const
{
    return m_workspace.store().isQueuePaused();
}

void Queue::wake(const QJsonObject &order)
{
    m_link.order(order);
    if (!isHolder())
        hear(order);
}

// --- timetables -------------------------------------------------------------------------------------------------

Result<Timetable> Queue::setTimetable(qint64 entity, const QString &operation, const QString &rule,
                                      const Answers &answers, const RunOptions &options)
{
    const auto recurrence = Recurrence::parse(rule);
    if (!recurrence)
        return std::unexpected(recurrence.error());
    if (!recurrence->next(QDateTime::currentDateTimeUtc()).isValid())
        return failure(tr("“%1” is over; choose a time to come.").arg(recurrence->text()));
    const auto prepared = prepareRun(m_workspace, m_ansible, entity, operation, answers, options);
    if (!prepared)
        return std::unexpected(prepared.error());
    if (prepared->run.needsSecrets) {
        return failure(tr("%1 asks for secrets, which are kept in memory only, so it cannot be scheduled.")
                           .arg(m_workspace.catalogue().operationLabel(operation)));
    }
    Timetable timetable{
        .entity = entity, .operation = operation, .rule = recurrence->text(), .answers = answers, .options = options};
    const auto stored = m_workspace.store().setTimetable(timetable);
    if (!stored)
        return std::unexpected(stored.error());
    wake({{u"timetables"_s, true}});
    return m_workspace.store().timetable(entity, operation).value_or(timetable);
}

Result<void> Queue::removeTimetable(qint64 entity, const QString &operation)
{
    const auto removed = m_workspace.store().removeTimetable(entity, operation);
    if (!removed)
        return std::unexpected(removed.error());
    if (!*removed)
        return failure(tr("%1 is not scheduled.").arg(m_workspace.catalogue().operationLabel(operation)));
    wake({{u"timetables"_s, true}});
    return {};
}

} // namespace Aegir
