// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dispatch/recurrence.h"
#include "model/inventory/entity.h"

namespace Aegir {

/// The next @p count times of @p rule after @p now, in UTC; fewer where there are no more.
QList<QDateTime> comingTimes(const Recurrence &rule, const QDateTime &now, int count);

/// A time that a person plans with, in local time: `Mon 24 Nov 03:00`, with the year where it is another than that of
/// @p now.
QString plannedTime(const QDateTime &time, const QDateTime &now);

/// What the page of an entity says of an operation's @p timetable: when it comes next, or why it was left out the last
/// time.
QString timetableText(const Timetable &timetable, const QDateTime &now);

/// True when what was @p due was dispatched so much later that it was missed: nobody held the queue then.
bool wasMissed(const QDateTime &due, const QDateTime &dispatched);

/// Says that @p run of @p operation (its label) makes up for what was missed.
QString missedText(const Run &run, const QString &operation, const QString &entity, const QDateTime &now);

} // namespace Aegir
