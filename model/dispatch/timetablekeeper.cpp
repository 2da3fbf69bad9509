// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/timetablekeeper.h"

#include "model/dispatch/comingtimes.h"
#include "model/dispatch/recurrence.h"
#include "model/dispatch/relativetime.h"

#include <QElapsedTimer>

#include <algorithm>

using namespace std::chrono_literals;

namespace Aegir {

namespace {
/// At least so often the rules are looked at anew: the time zone may be another.
constexpr auto longest = 1h;
constexpr auto storePatience = 2s;
constexpr qint64 oneTurn = 10; ///< milliseconds, what it takes of the window's thread before others have theirs

QDateTime lastHandled(const Timetable &timetable)
{
    return timetable.handled.isValid() ? timetable.handled : timetable.created;
}

/// The clock was far ahead for a while.
bool isAhead(const Timetable &timetable, const QDateTime &now)
{
    return lastHandled(timetable) > now + longest;
}

/// Up to when @p timetable is dealt with. A clock that was ahead must not silence it until then.
QDateTime handledUntil(const Timetable &timetable, const QDateTime &now)
{
    return isAhead(timetable, now) ? now : lastHandled(timetable);
}

/// Its only time has been, whatever that time would be in the time zone of now.
bool isOver(const Recurrence &rule, const Timetable &timetable)
{
    return rule.isOnce() && timetable.handled.isValid();
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
    m_rest.setSingleShot(true);
    connect(&m_rest, &QTimer::timeout, this, &TimetableKeeper::look);
    connect(&m_whenFree, &WhenFree::freed, this, &TimetableKeeper::look);
    connect(&m_alarm, &Alarm::rang, this, &TimetableKeeper::look);
}

QDateTime TimetableKeeper::nextOf(const Timetable &timetable, const QDateTime &now)
{
    const auto rule = Recurrence::parse(timetable.rule);
    if (!rule || isOver(*rule, timetable))
        return {};
    const QDateTime from = handledUntil(timetable, now);
    const QDateTime due = rule->last(from, now);
    return rule->next(due.isValid() ? due : from);
}

QDateTime TimetableKeeper::missedOf(const Timetable &timetable, const QDateTime &now)
{
    const auto rule = Recurrence::parse(timetable.rule);
    const bool mayBe = rule && !isOver(*rule, timetable);
    const QDateTime due = mayBe ? rule->last(handledUntil(timetable, now), now) : QDateTime();
    return due.isValid() && wasMissed(due, now) ? due : QDateTime();
}

void TimetableKeeper::look()
{
    if (m_whenFree.isLocked())
        return;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QDateTime next;
    QElapsedTimer turn;
    turn.start();
    const auto timetables = m_store.findTimetables();
    if (!timetables)
        return tryAgain(timetables.error()); // none that can be read is not none
    for (const Timetable &timetable : *timetables) {
        if (const QDateTime due = dueOf(timetable, now); due.isValid()) {
            if (!dispatch(timetable, due))
                return;
            if (turn.hasExpired(oneTurn))
                return m_rest.start(0); // hundreds may be due at the same time
        }
        const QDateTime later = nextOf(timetable, now);
        if (later.isValid() && (!next.isValid() || later < next))
            next = later;
    }
    m_told.clear();
    m_alarm.set(next.isValid() ? std::min(next, now + longest) : next);
}

/// When it was due the last time without having been dispatched; invalid: it is not.
QDateTime TimetableKeeper::dueOf(const Timetable &timetable, const QDateTime &now)
{
    const auto rule = Recurrence::parse(timetable.rule);
    if (!rule || isOver(*rule, timetable))
        return {};
    if (!isAhead(timetable, now)) {
        m_aheadSince.erase(timetable.id);
        return rule->last(lastHandled(timetable), now);
    }
    // Not from the time of now, which is another one when it is due.
    return rule->last(m_aheadSince.try_emplace(timetable.id, now).first->second, now);
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
