// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/error.h"

#include <QDateTime>
#include <QTimeZone>

#include <bitset>
#include <chrono>
#include <variant>

namespace Aegir {

/// When something is due: a rule that a person writes, and the times that follow from it.
///
///     30 3 * * mon-fri       five fields as in crontab(5): minute, hour, day of the month, month, day of the week;
///                            lists, ranges, steps and names; @hourly, @daily, @weekly, @monthly, @yearly
///     every 6h               this long after the time before
///     at 2026-12-01 03:00    once
///
/// Times are those of the clock on the wall. When it goes forward, what falls into the hour that is left out is due
/// once, at the first moment after it; when it goes back, what falls into the hour that comes twice is due the first
/// time only. A rule for every hour follows the hours that really pass, so that it has no gap and nothing twice. That
/// is what cron of Debian does.
///
/// Written here because there is no C or C++ library for this in Debian 13 (there are Go's, Perl's and Python's), and
/// systemd's calendar expressions are read by a program that other systems have not.
class Recurrence
{
public:
    /// Fails with a sentence that says what is wrong with @p text.
    static Result<Recurrence> parse(const QString &text);

    /// The first time after @p after that it is due, in UTC; invalid: never again.
    QDateTime next(const QDateTime &after, const QTimeZone &zone = QTimeZone::systemTimeZone()) const;
    /// The last time at or before @p until, and after @p after; invalid: there was none.
    QDateTime last(const QDateTime &after, const QDateTime &until,
                   const QTimeZone &zone = QTimeZone::systemTimeZone()) const;

    /// It is due a single time.
    bool isOnce() const { return std::holds_alternative<Once>(m_rule); }

    /// The rule with single blanks.
    QString text() const { return m_text; }

private:
    /// The five fields, each as the set of its numbers.
    struct Fields
    {
        std::bitset<60> minutes;
        std::bitset<24> hours;
        std::bitset<32> days;
        std::bitset<13> months;
        std::bitset<7> weekdays; ///< 0: Sunday
        bool everyHour = false;  ///< the hour is `*`
        bool everyDay = false;   ///< the day of the month is `*`: then the day of the week alone decides
        bool everyWeekday = false;

        bool matches(QDate date) const;
        bool isPossible() const;
    };
    using Every = std::chrono::seconds;
    using Once = QDateTime; ///< local time without a zone

    static Result<Fields> parseFields(const QStringList &words);
    QDateTime nextOf(const Fields &fields, const QDateTime &after, const QTimeZone &zone) const;

    QString m_text;
    std::variant<Fields, Every, Once> m_rule;
};

} // namespace Aegir
