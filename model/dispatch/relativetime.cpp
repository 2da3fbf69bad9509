// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/relativetime.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Aegir {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::RelativeTime)
};

constexpr qint64 minute = 60;
constexpr qint64 hour = 60 * minute;

} // namespace

QString relativeTime(const QDateTime &then, const QDateTime &now)
{
    if (!then.isValid()) {
        return {};
    }
    const qint64 seconds = then.secsTo(now);
    if (seconds < 5) {
        return Text::tr("now");
    }
    if (seconds < minute) {
        return Text::tr("%n s ago", nullptr, int(seconds));
    }
    if (seconds < hour) {
        return Text::tr("%n min ago", nullptr, int(seconds / minute));
    }
    const QDate day = then.toLocalTime().date();
    const qint64 days = day.daysTo(now.toLocalTime().date());
    // Just after midnight "2 h ago" says more than "yesterday".
    if (days == 0 || seconds < 6 * hour) {
        return Text::tr("%n h ago", nullptr, int(seconds / hour));
    }
    if (days == 1) {
        return Text::tr("yesterday");
    }
    if (days < 7) {
        return Text::tr("%n day(s) ago", nullptr, int(days));
    }
    return QLocale().toString(day, QLocale::ShortFormat);
}

QString comingTime(const QDateTime &then, const QDateTime &now)
{
    if (!then.isValid()) {
        return {};
    }
    const QDateTime local = then.toLocalTime();
    const QString time = QLocale().toString(local.time(), QLocale::ShortFormat);
    const qint64 days = now.toLocalTime().date().daysTo(local.date());
    if (days == 0) {
        return time;
    }
    return days == 1
        ? Text::tr("%1 tomorrow", "a time").arg(time)
        : Text::tr("%1 on %2", "time, date").arg(time, QLocale().toString(local.date(), QLocale::ShortFormat));
}

QString durationText(std::chrono::milliseconds duration)
{
    if (duration < 0ms) {
        return {};
    }
    if (duration < 10s) {
        return Text::tr("%1 s").arg(QLocale().toString(double(duration.count()) / 1000, 'f', 1));
    }
    if (duration < 1min) {
        return Text::tr("%1 s").arg(duration / 1s);
    }
    return clockText(duration);
}

QString clockText(std::chrono::milliseconds elapsed)
{
    const auto seconds = std::max<qint64>(0, elapsed / 1s);
    const auto two = [](qint64 number) { return u"%1"_s.arg(number, 2, 10, QChar(u'0')); };
    if (seconds < hour) {
        return u"%1:%2"_s.arg(seconds / minute).arg(two(seconds % minute));
    }
    return u"%1:%2:%3"_s.arg(seconds / hour).arg(two(seconds / minute % 60), two(seconds % minute));
}

} // namespace Aegir
