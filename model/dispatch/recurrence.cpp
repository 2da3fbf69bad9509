// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/recurrence.h"

#include "model/catalogue/duration.h"
#include "model/dispatch/localtimes.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Aegir {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::Recurrence)
};

/// One of the five fields: what it is called, what numbers it takes and what names they have.
struct Kind
{
    QString name;
    int least = 0;
    int most = 0;
    QStringList names; ///< of the numbers from `least` on
};

QList<Kind> kinds()
{
    return {
        {Text::tr("minute"), 0, 59, {}},
        {Text::tr("hour"), 0, 23, {}},
        {Text::tr("day of the month"), 1, 31, {}},
        {Text::tr("month"),
         1,
         12,
         {u"jan"_s, u"feb"_s, u"mar"_s, u"apr"_s, u"may"_s, u"jun"_s, u"jul"_s, u"aug"_s, u"sep"_s, u"oct"_s, u"nov"_s,
          u"dec"_s}},
        {Text::tr("day of the week"), 0, 7, {u"sun"_s, u"mon"_s, u"tue"_s, u"wed"_s, u"thu"_s, u"fri"_s, u"sat"_s}}};
}

std::optional<int> number(const Kind &kind, const QString &word)
{
    static const QRegularExpression digits(u"\\A[0-9]{1,2}\\z"_s);
    if (const qsizetype index = kind.names.indexOf(word.toLower()); index >= 0)
        return kind.least + int(index);
    if (!digits.match(word).hasMatch() || word.toInt() < kind.least || word.toInt() > kind.most)
        return std::nullopt;
    return word.toInt();
}

/// The numbers of one item of a list: `*`, `5`, `mon-fri`, `*/15`, `10-50/20`. Empty when it is none of these.
QList<int> numbers(const Kind &kind, const QString &item)
{
    static const QRegularExpression form(u"\\A(?:(\\*)|([A-Za-z0-9]+)(?:-([A-Za-z0-9]+))?)(?:/([0-9]{1,2}))?\\z"_s);
    const auto match = form.match(item);
    if (!match.hasMatch())
        return {};
    const bool hasStep = match.hasCaptured(4);
    const int step = hasStep ? match.captured(4).toInt() : 1;
    std::optional<int> first = kind.least;
    std::optional<int> last = kind.most;
    if (!match.hasCaptured(1)) {
        first = number(kind, match.captured(2));
        // `5/10` is 5-59/10, as in Debian's cron.
        if (match.hasCaptured(3))
            last = number(kind, match.captured(3));
        else if (!hasStep)
            last = first;
    }
    // sat-sun is written like that, and Sunday is 7, too.
    if (kind.most == 7 && last == 0 && first > 0)
        last = 7;
    QList<int> list;
    for (int i = first.value_or(0); first && last && step > 0 && i <= *last; i += step)
        list << i;
    return list;
}

QString withoutNickname(const QString &rule)
{
    static const QHash<QString, QString> nicknames{{u"@hourly"_s, u"0 * * * *"_s},   {u"@daily"_s, u"0 0 * * *"_s},
                                                   {u"@midnight"_s, u"0 0 * * *"_s}, {u"@weekly"_s, u"0 0 * * 0"_s},
                                                   {u"@monthly"_s, u"0 0 1 * *"_s},  {u"@yearly"_s, u"0 0 1 1 *"_s},
                                                   {u"@annually"_s, u"0 0 1 1 *"_s}};
    return nicknames.value(rule.toLower(), rule);
}

} // namespace

bool Recurrence::Fields::matches(QDate date) const
{
    if (!months.test(size_t(date.month())))
        return false;
    const bool day = days.test(size_t(date.day()));
    const bool weekday = weekdays.test(size_t(date.dayOfWeek() % 7));
    // crontab(5): where both are restricted, one of them is enough.
    return everyDay || everyWeekday ? day && weekday : day || weekday;
}

/// False for the thirtieth of February.
bool Recurrence::Fields::isPossible() const
{
    if (!everyWeekday)
        return true;
    constexpr int leapYear = 2028;
    for (int month = 1; month <= 12; ++month) {
        for (int day = 1; months.test(size_t(month)) && day <= QDate(leapYear, month, 1).daysInMonth(); ++day) {
            if (days.test(size_t(day)))
                return true;
        }
    }
    return false;
}

Result<Recurrence> Recurrence::parse(const QString &text)
{
    Recurrence recurrence;
    recurrence.m_text = text.simplified();
    const QString rule = withoutNickname(recurrence.m_text);
    const QStringList words = rule.split(u' ', Qt::SkipEmptyParts);
    const QString word = words.value(0).toLower();
    if (word == u"every") {
        const auto period = durationFromText(rule.sliced(5).trimmed());
        if (!period || *period < 1min)
            return failure(
                Text::tr("“%1” needs a length of time from 1m on, such as every 30m, every 6h or every 1d.").arg(text));
        recurrence.m_rule = *period;
        return recurrence;
    }
    if (word == u"at") {
        // Each by itself: together they would be a time of the system's zone, which the clock may leave out.
        const QString when = rule.sliced(2).trimmed().replace(u'T', u' ');
        const QDate date = QDate::fromString(when.section(u' ', 0, 0), u"yyyy-MM-dd"_s);
        const QTime time = QTime::fromString(when.section(u' ', 1), u"HH:mm"_s);
        if (!date.isValid() || !time.isValid())
            return failure(Text::tr("“%1” needs a date and a time, such as at 2026-12-01 03:00.").arg(text));
        recurrence.m_rule = QDateTime(date, time, QTimeZone::UTC);
        return recurrence;
    }
    if (word.startsWith(u'@')) {
        return failure(
            Text::tr("“%1” is unknown; there are @hourly, @daily, @weekly, @monthly and @yearly.").arg(text));
    }
    if (words.size() != 5) {
        return failure(Text::tr("“%1” is no schedule: write five fields (minute, hour, day of the month, month, day of "
                                "the week) such as 30 3 * * mon-fri, or every 6h, or at 2026-12-01 03:00.")
                           .arg(text));
    }
    auto fields = parseFields(words);
    if (!fields)
        return std::unexpected(fields.error());
    if (!fields->isPossible())
        return failure(Text::tr("“%1” never comes: no such month has such a day.").arg(text));
    recurrence.m_rule = *fields;
    return recurrence;
}

Result<Recurrence::Fields> Recurrence::parseFields(const QStringList &words)
{
    const QList<Kind> all = kinds();
    Fields fields;
    for (qsizetype i = 0; i < all.size(); ++i) {
        for (const QString &item : words.at(i).split(u',')) {
            const QList<int> list = numbers(all.at(i), item);
            if (list.isEmpty()) {
                return failure(Text::tr("“%1” is no %2: it goes from %3 to %4.")
                                   .arg(words.at(i), all.at(i).name, QString::number(all.at(i).least),
                                        QString::number(all.at(i).most)));
            }
            for (const int value : list) {
                switch (i) {
                case 0:
                    fields.minutes.set(size_t(value));
                    break;
                case 1:
                    fields.hours.set(size_t(value));
                    break;
                case 2:
                    fields.days.set(size_t(value));
                    break;
                case 3:
                    fields.months.set(size_t(value));
                    break;
                default:
                    fields.weekdays.set(size_t(value % 7));
                }
            }
        }
    }
    fields.everyHour = words.at(1).startsWith(u'*');
    fields.everyDay = words.at(2).startsWith(u'*');
    fields.everyWeekday = words.at(4).startsWith(u'*');
    return fields;
}

QDateTime Recurrence::next(const QDateTime &after, const QTimeZone &zone) const
{
    if (const auto *fields = std::get_if<Fields>(&m_rule))
        return nextOf(*fields, after, zone);
    if (const auto *period = std::get_if<Every>(&m_rule))
        return after.toUTC() + *period;
    const QDateTime once = LocalTimes(std::get<Once>(m_rule).date(), zone).first(std::get<Once>(m_rule).time());
    return once > after ? once : QDateTime();
}

QDateTime Recurrence::nextOf(const Fields &fields, const QDateTime &after, const QTimeZone &zone) const
{
    // The twenty-ninth of February may be eight years away.
    constexpr int longest = 8 * 366 + 1;
    // From the day before, since a time that the clock leaves out may come to lie on the next day.
    const QDate today = after.toTimeZone(zone).date().addDays(-1);
    for (int i = 0; i < longest; ++i) {
        const QDate date = today.addDays(i);
        if (!fields.matches(date))
            continue;
        const LocalTimes day(date, zone);
        QDateTime best;
        for (int minute = 0; minute < 24 * 60; ++minute) {
            if (!fields.hours.test(size_t(minute / 60)) || !fields.minutes.test(size_t(minute % 60)))
                continue;
            const QTime time = QTime(minute / 60, minute % 60);
            const QList<QDateTime> moments = fields.everyHour ? day.all(time) : QList<QDateTime>{day.first(time)};
            for (const QDateTime &moment : moments) {
                if (moment > after && (!best.isValid() || moment < best))
                    best = moment;
            }
            // Later minutes come later, but on the day on which the clock is changed.
            if (best.isValid() && !day.isChanging())
                break;
        }
        if (best.isValid())
            return best;
    }
    return {};
}

QDateTime Recurrence::last(const QDateTime &after, const QDateTime &until, const QTimeZone &zone) const
{
    if (const auto *period = std::get_if<Every>(&m_rule)) {
        const qint64 times = after.secsTo(until) / period->count();
        return times > 0 ? after.toUTC() + times * *period : QDateTime();
    }
    // Ever longer steps back, so that a year that was missed takes no longer than a day.
    QDateTime found;
    for (qint64 step = 3600; !found.isValid(); step *= 8) {
        const QDateTime from = std::max(after, until.addSecs(-step));
        for (QDateTime time = next(from, zone); time.isValid() && time <= until; time = next(time, zone))
            found = time;
        if (from == after)
            break;
    }
    return found;
}

} // namespace Aegir
