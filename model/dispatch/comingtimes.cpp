// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/comingtimes.h"

#include "model/dispatch/timetablekeeper.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::ComingTimes)
};
/// A timer and the store take their time; what is later than this was missed.
constexpr qint64 lateSeconds = 60;
} // namespace

QList<QDateTime> comingTimes(const Recurrence &rule, const QDateTime &now, int count)
{
    QList<QDateTime> times;
    for (QDateTime time = rule.next(now); time.isValid() && times.size() < count; time = rule.next(time))
        times << time;
    return times;
}

QString plannedTime(const QDateTime &time, const QDateTime &now)
{
    const QDateTime local = time.toLocalTime();
    const bool thisYear = local.date().year() == now.toLocalTime().date().year();
    return QLocale().toString(local,
                              thisYear ? Text::tr("ddd d MMM HH:mm", "format of a date, see QLocale::toString()")
                                       : Text::tr("ddd d MMM yyyy HH:mm", "format of a date, see QLocale::toString()"));
}

QString timetableText(const Timetable &timetable, const QDateTime &now)
{
    const QDateTime next = TimetableKeeper::nextOf(timetable, now);
    const QString coming = next.isValid() ? Text::tr("Next: %1.").arg(plannedTime(next, now)) : QString();
    if (timetable.problem.isEmpty())
        return coming;
    const QString left = Text::tr("Left out on %1: %2").arg(plannedTime(timetable.handled, now), timetable.problem);
    return QStringList{left, coming}.join(u' ').trimmed();
}

bool wasMissed(const QDateTime &due, const QDateTime &dispatched)
{
    return due.isValid() && due.secsTo(dispatched) >= lateSeconds;
}

QString missedText(const Run &run, const QString &operation, const QString &entity, const QDateTime &now)
{
    return Text::
        tr("%1 of %2 was due on %3, while no program held the queue. However often it was missed, it runs once now: "
           "run %4.")
            .arg(operation, entity, plannedTime(run.due, now), QString::number(run.id));
}

} // namespace Aegir
