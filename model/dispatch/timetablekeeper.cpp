// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/timetablekeeper.h"

#include "model/dispatch/comingtimes.h"
#include "model/dispatch/recurrence.h"
#include "model/dispatch/relativetime.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace Aegir {

namespace {
/// At least so often the rules are looked at anew: the time zone may be another.
constexpr auto longest = 1h;
constexpr auto storePatience = 2s;

/// Up to when @p timetable is dealt with. A clock that was far ahead for a while must not silence it until then.
QDateTime handledUntil(const Timetable &timetable, const QDateTime &now)
{
    const QDateTime until = timetable.handled.isValid() ? timetable.handled : timetable.created;
    return until > now + longest ? now : until;
}
} // namespace

TimetableKeeper::TimetableKeeper(Store &store, WhenFree &whenFree, Dispatch dispatch,
                                 std::function<QString(const QString &)> label, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_whenFree(whenFree)
    , m_dispatch(std::move(dispatch))
    , m_label(std::move(label))
{
    m_again.setSingleShot(true);
    m_again.setInterval(storePatience);
    connect(&m_again, &QTimer::timeout, this, &TimetableKeeper::look);
    connect(&m_whenFree, &WhenFree::freed, this, &TimetableKeeper::look);
    connect(&m_alarm, &Alarm::rang, this, &TimetableKeeper::look);
}

QDateTime TimetableKeeper::nextOf(const Timetable &timetable, const QDateTime &now)
{
    const auto rule = Recurrence::parse(timetable.rule);
    if (!rule)
        return {};
    const QDateTime from = handledUntil(timetable, now);
    const QDateTime due = rule->last(from, now);
    return rule->next(due.isValid() ? due : from);
}

QDateTime TimetableKeeper::missedOf(const Timetable &timetable, const QDateTime &now)
{
    const auto rule = Recurrence::parse(timetable.rule);
    const QDateTime due = rule ? rule->last(handledUntil(timetable, now), now) : QDateTime();
    return due.isValid() && wasMissed(due, now) ? due : QDateTime();
}

void TimetableKeeper::look()
{
    if (m_whenFree.isLocked())
        return;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QDateTime next;
    const auto timetables = m_store.findTimetables();
    if (!timetables)
        return tryAgain(timetables.error()); // none that can be read is not none
    for (const Timetable &timetable : *timetables) {
        const auto rule = Recurrence::parse(timetable.rule);
        if (!rule)
            continue;
        if (const QDateTime due = rule->last(handledUntil(timetable, now), now);
            due.isValid() && !dispatch(timetable, due))
            return;
        const QDateTime later = nextOf(timetable, now);
        if (later.isValid() && (!next.isValid() || later < next))
            next = later;
    }
    m_told.clear();
    m_alarm.set(next.isValid() ? std::min(next, now + longest) : next);
}

/// False when the store failed, or is not free; then it is tried again.
bool TimetableKeeper::dispatch(const Timetable &timetable, const QDateTime &due)
{
    const auto run = m_dispatch(timetable, due);
    if (run)
        return true;
    if (m_whenFree.waitsFor(run.error()))
        return false;
    // In the store first: it must not be tried over and over, nor after the next start.
    if (const auto noted = m_store.noteTimetable(timetable.id, due, run.error().sentence); !noted) {
        tryAgain(noted.error());
        return false;
    }
    const auto entity = m_store.entity(timetable.entity);
    emit failed(tr("%1 of %2 was due at %3 and is left out: %4")
                    .arg(m_label(timetable.operation), entity ? entity->name : QString(),
                         comingTime(due, QDateTime::currentDateTimeUtc()), run.error().sentence));
    return true;
}

void TimetableKeeper::tryAgain(const Error &error)
{
    if (m_whenFree.waitsFor(error))
        return;
    m_again.start();
    if (std::exchange(m_told, error.sentence) != error.sentence)
        emit failed(error.sentence);
}

} // namespace Aegir
