// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/recurrence.h"

#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

namespace {

const QString berlin = u"Europe/Berlin"_s;

QTimeZone zoneOf(const QString &name)
{
    return QTimeZone(name.toLatin1());
}

/// `2026-03-29 02:30` in @p zone; of a time that comes twice the first one.
QDateTime local(const QString &text, const QString &zone)
{
    const QDateTime plain = QDateTime::fromString(text, u"yyyy-MM-dd HH:mm"_s);
    return QDateTime(plain.date(), plain.time(), zoneOf(zone), QDateTime::TransitionResolution::PreferBefore);
}

/// With the distance from UTC, so that a time that comes twice can be told apart.
QString shown(const QDateTime &time, const QString &zone)
{
    if (!time.isValid())
        return u"never"_s;
    const QDateTime there = time.toTimeZone(zoneOf(zone));
    return there.toString(u"yyyy-MM-dd HH:mm"_s) + u" %1"_s.arg(there.offsetFromUtc() / 60);
}

} // namespace

class TestRecurrence : public QObject
{
    Q_OBJECT

private slots:
    void next_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QStringList>("expected");
        // From Monday 23 November 2026 on, in UTC.
        const auto row = [](const char *name, const QString &rule, const QStringList &expected,
                            const QString &after = u"2026-11-23 14:00"_s) {
            QTest::addRow("%s", name) << rule << after << expected;
        };
        row("each minute", u"* * * * *"_s, {u"2026-11-23 14:01"_s, u"2026-11-23 14:02"_s});
        row("daily", u"30 3 * * *"_s, {u"2026-11-24 03:30"_s, u"2026-11-25 03:30"_s});
        row("later today", u"30 15 * * *"_s, {u"2026-11-23 15:30"_s, u"2026-11-24 15:30"_s});
        row("not now again", u"0 14 * * *"_s, {u"2026-11-24 14:00"_s});
        row("a list", u"0 6,18 * * *"_s, {u"2026-11-23 18:00"_s, u"2026-11-24 06:00"_s});
        row("a range", u"0 13-15 * * *"_s, {u"2026-11-23 15:00"_s, u"2026-11-24 13:00"_s});
        row("steps", u"*/20 * * * *"_s, {u"2026-11-23 14:20"_s, u"2026-11-23 14:40"_s, u"2026-11-23 15:00"_s});
        row("steps of a range", u"10-50/20 14 * * *"_s,
            {u"2026-11-23 14:10"_s, u"2026-11-23 14:30"_s, u"2026-11-23 14:50"_s, u"2026-11-24 14:10"_s});
        row("steps from a number", u"50/5 14 * * *"_s,
            {u"2026-11-23 14:50"_s, u"2026-11-23 14:55"_s, u"2026-11-24 14:50"_s});
        row("list of ranges and steps", u"0 1-2,20-23/2 * * *"_s,
            {u"2026-11-23 20:00"_s, u"2026-11-23 22:00"_s, u"2026-11-24 01:00"_s, u"2026-11-24 02:00"_s});
        row("weekdays", u"0 3 * * mon-fri"_s, {u"2026-11-27 03:00"_s, u"2026-11-30 03:00"_s}, u"2026-11-26 12:00"_s);
        row("capitals", u"0 3 * NOV Fri"_s, {u"2026-11-27 03:00"_s, u"2027-11-05 03:00"_s});
        row("Sunday is 0", u"0 3 * * 0"_s, {u"2026-11-29 03:00"_s});
        row("Sunday is 7", u"0 3 * * 7"_s, {u"2026-11-29 03:00"_s});
        row("over the weekend", u"0 3 * * sat-sun"_s,
            {u"2026-11-28 03:00"_s, u"2026-11-29 03:00"_s, u"2026-12-05 03:00"_s});
        row("from Friday to 7", u"0 3 * * 5-7"_s,
            {u"2026-11-27 03:00"_s, u"2026-11-28 03:00"_s, u"2026-11-29 03:00"_s, u"2026-12-04 03:00"_s});
        row("day of the month", u"0 0 1 * *"_s, {u"2026-12-01 00:00"_s, u"2027-01-01 00:00"_s});
        row("the thirty-first", u"0 0 31 * *"_s, {u"2026-12-31 00:00"_s, u"2027-01-31 00:00"_s, u"2027-03-31 00:00"_s});
        row("either day", u"0 0 25 * mon"_s, {u"2026-11-25 00:00"_s, u"2026-11-30 00:00"_s});
        row("every second day and a weekday", u"0 0 */2 * mon"_s, {u"2026-12-07 00:00"_s, u"2026-12-21 00:00"_s});
        row("months by name", u"0 0 1 mar,sep *"_s, {u"2027-03-01 00:00"_s, u"2027-09-01 00:00"_s});
        row("the leap day", u"0 0 29 2 *"_s, {u"2028-02-29 00:00"_s, u"2032-02-29 00:00"_s});
        row("the leap day, after a century", u"0 0 29 2 *"_s, {u"2104-02-29 00:00"_s}, u"2096-03-01 00:00"_s);
        row("hourly", u"@hourly"_s, {u"2026-11-23 15:00"_s, u"2026-11-23 16:00"_s});
        row("daily by name", u"@daily"_s, {u"2026-11-24 00:00"_s});
        row("weekly", u"@Weekly"_s, {u"2026-11-29 00:00"_s});
        row("yearly", u"@yearly"_s, {u"2027-01-01 00:00"_s, u"2028-01-01 00:00"_s});
        row("every six hours", u"every 6h"_s, {u"2026-11-23 20:00"_s, u"2026-11-24 02:00"_s});
        row("every day and a half", u"every 1d12h"_s, {u"2026-11-25 02:00"_s});
        row("once", u"at 2026-12-01 03:00"_s, {u"2026-12-01 03:00"_s, u"never"_s});
        row("once, with a T", u"at 2026-12-01T03:00"_s, {u"2026-12-01 03:00"_s});
        row("once, and over", u"at 2026-11-23 14:00"_s, {u"never"_s});
        row("blanks", u"  0\t3  * * * "_s, {u"2026-11-24 03:00"_s});
    }

    void next()
    {
        QFETCH(QString, rule);
        QFETCH(QString, after);
        QFETCH(QStringList, expected);
        const auto recurrence = Recurrence::parse(rule);
        QVERIFY2(recurrence, qPrintable(recurrence ? QString() : recurrence.error().sentence));
        QDateTime time = local(after, u"UTC"_s);
        for (const QString &wanted : std::as_const(expected)) {
            time = recurrence->next(time, QTimeZone::UTC);
            QCOMPARE(time.isValid() ? time.toString(u"yyyy-MM-dd HH:mm"_s) : u"never"_s, wanted);
        }
    }

    /// Berlin leaves out 02:00 to 03:00 on 29 March 2026, and has 02:00 to 03:00 twice on 25 October.
    void changedClocks_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *name, const QString &zone, const QString &rule, const QString &after,
                            const QStringList &expected) {
            QTest::addRow("%s", name) << zone << rule << after << expected;
        };
        row("left out", berlin, u"30 2 * * *"_s, u"2026-03-28 12:00"_s,
            {u"2026-03-29 03:00 120"_s, u"2026-03-30 02:30 120"_s});
        row("left out, several times", berlin, u"0,20,40 2 * * *"_s, u"2026-03-28 12:00"_s,
            {u"2026-03-29 03:00 120"_s, u"2026-03-30 02:00 120"_s});
        row("left out, and at the moment after it", berlin, u"30 2,3 * * *"_s, u"2026-03-28 12:00"_s,
            {u"2026-03-29 03:00 120"_s, u"2026-03-29 03:30 120"_s});
        row("around the gap", berlin, u"0 1,3 * * *"_s, u"2026-03-28 12:00"_s,
            {u"2026-03-29 01:00 60"_s, u"2026-03-29 03:00 120"_s, u"2026-03-30 01:00 120"_s});
        row("the last minute before the gap", berlin, u"59 1 * * *"_s, u"2026-03-29 00:00"_s,
            {u"2026-03-29 01:59 60"_s, u"2026-03-30 01:59 120"_s});
        row("every hour has no gap", berlin, u"30 * * * *"_s, u"2026-03-29 01:00"_s,
            {u"2026-03-29 01:30 60"_s, u"2026-03-29 03:30 120"_s});
        row("twice", berlin, u"30 2 * * *"_s, u"2026-10-24 12:00"_s,
            {u"2026-10-25 02:30 120"_s, u"2026-10-26 02:30 60"_s});
        row("twice, every ten minutes of that hour", berlin, u"0-20/10 2 * * *"_s, u"2026-10-25 01:00"_s,
            {u"2026-10-25 02:00 120"_s, u"2026-10-25 02:10 120"_s, u"2026-10-25 02:20 120"_s,
             u"2026-10-26 02:00 60"_s});
        row("every hour follows the hours that pass", berlin, u"30 * * * *"_s, u"2026-10-25 01:00"_s,
            {u"2026-10-25 01:30 120"_s, u"2026-10-25 02:30 120"_s, u"2026-10-25 02:30 60"_s, u"2026-10-25 03:30 60"_s});
        row("at the end of what comes twice", berlin, u"0 3 * * *"_s, u"2026-10-25 00:00"_s,
            {u"2026-10-25 03:00 60"_s, u"2026-10-26 03:00 60"_s});
        row("every six hours are six hours", berlin, u"every 6h"_s, u"2026-03-28 21:00"_s,
            {u"2026-03-29 04:00 120"_s, u"2026-03-29 10:00 120"_s});
        row("once, left out", berlin, u"at 2026-03-29 02:30"_s, u"2026-03-28 12:00"_s,
            {u"2026-03-29 03:00 120"_s, u"never"_s});
        row("once, twice", berlin, u"at 2026-10-25 02:30"_s, u"2026-10-24 12:00"_s,
            {u"2026-10-25 02:30 120"_s, u"never"_s});
        // Where midnight is left out.
        row("midnight left out", u"America/Sao_Paulo"_s, u"@daily"_s, u"2018-11-03 12:00"_s,
            {u"2018-11-04 01:00 -120"_s, u"2018-11-05 00:00 -120"_s});
        row("midnight comes twice", u"America/Sao_Paulo"_s, u"30 23 * * *"_s, u"2018-02-17 12:00"_s,
            {u"2018-02-17 23:30 -120"_s, u"2018-02-18 23:30 -180"_s});
        // Half an hour only: 02:00 to 02:30 on 4 October 2026.
        row("half an hour left out", u"Australia/Lord_Howe"_s, u"15 2 * * *"_s, u"2026-10-03 12:00"_s,
            {u"2026-10-04 02:30 660"_s, u"2026-10-05 02:15 660"_s});
        // A whole day: 30 December 2011 did not happen there.
        row("a day left out", u"Pacific/Apia"_s, u"0 12 * * *"_s, u"2011-12-29 13:00"_s,
            {u"2011-12-31 00:00 840"_s, u"2011-12-31 12:00 840"_s});
        row("no changes", u"Asia/Kathmandu"_s, u"0 3 * * *"_s, u"2026-03-28 12:00"_s,
            {u"2026-03-29 03:00 345"_s, u"2026-03-30 03:00 345"_s});
    }

    /// Also where the clock of this system itself leaves the time out while the rule is read.
    void onceInTheGapOfThisSystem()
    {
        const QByteArray before = qgetenv("TZ");
        qputenv("TZ", "Europe/Berlin");
        ::tzset();
        const auto recurrence = Recurrence::parse(u"at 2026-03-29 02:30"_s);
        before.isNull() ? qunsetenv("TZ") : qputenv("TZ", before);
        ::tzset();
        QVERIFY2(recurrence, recurrence ? "" : qPrintable(recurrence.error().sentence));
        const QDateTime next =
            recurrence->next(QDateTime(QDate(2026, 3, 28), QTime(12, 0), QTimeZone::UTC), QTimeZone(berlin.toLatin1()));
        QCOMPARE(next, QDateTime(QDate(2026, 3, 29), QTime(1, 0), QTimeZone::UTC));
    }

    void changedClocks()
    {
        QFETCH(QString, zone);
        QFETCH(QString, rule);
        QFETCH(QString, after);
        QFETCH(QStringList, expected);
        QVERIFY(zoneOf(zone).isValid());
        QDateTime time = local(after, zone);
        for (const QString &wanted : std::as_const(expected)) {
            time = Recurrence::parse(rule)->next(time, zoneOf(zone));
            QCOMPARE(shown(time, zone), wanted);
        }
    }

    /// Whatever the rule: times only go on, and each of them but those after a gap is what the rule says.
    void aYearOfEveryHalfHour()
    {
        const QTimeZone zone = zoneOf(berlin);
        const Recurrence rule = Recurrence::parse(u"*/30 * * * *"_s).value();
        QDateTime time = local(u"2026-01-01 00:00"_s, berlin);
        const QDateTime end = local(u"2027-01-01 00:00"_s, berlin);
        int count = 0;
        for (QDateTime next = rule.next(time, zone); next <= end; next = rule.next(time, zone), ++count) {
            QCOMPARE(time.msecsTo(next), 30 * 60 * 1000);
            time = next;
        }
        QCOMPARE(count, 365 * 48);
    }

    void refused_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("says");
        const auto row = [](const QString &rule, const QString &says) {
            QTest::addRow("%s", qPrintable(rule)) << rule << says;
        };
        row(u""_s, u"is no schedule"_s);
        row(u"0 3 * *"_s, u"is no schedule"_s);
        row(u"0 3 * * * *"_s, u"is no schedule"_s);
        row(u"tomorrow"_s, u"is no schedule"_s);
        row(u"60 3 * * *"_s, u"“60” is no minute: it goes from 0 to 59"_s);
        row(u"0 24 * * *"_s, u"is no hour"_s);
        row(u"0 3 0 * *"_s, u"is no day of the month"_s);
        row(u"0 3 32 * *"_s, u"is no day of the month"_s);
        row(u"0 3 * 13 *"_s, u"is no month"_s);
        row(u"0 3 * * 8"_s, u"is no day of the week"_s);
        row(u"0 3 * * funday"_s, u"is no day of the week"_s);
        row(u"mon 3 * * *"_s, u"is no minute"_s);
        row(u"5-1 3 * * *"_s, u"is no minute"_s);
        row(u"*/0 3 * * *"_s, u"is no minute"_s);
        row(u"1,,2 3 * * *"_s, u"is no minute"_s);
        row(u"1- 3 * * *"_s, u"is no minute"_s);
        row(u"-1 3 * * *"_s, u"is no minute"_s);
        row(u"٣ 3 * * *"_s, u"is no minute"_s);
        row(u"0 0 30 2 *"_s, u"never comes"_s);
        row(u"0 0 31 4,6,9,11 *"_s, u"never comes"_s);
        row(u"@reboot"_s, u"is unknown"_s);
        row(u"every"_s, u"needs a length of time"_s);
        row(u"every day"_s, u"needs a length of time"_s);
        row(u"every 30s"_s, u"needs a length of time from 1m on"_s);
        row(u"at noon"_s, u"needs a date and a time"_s);
        row(u"at 2026-02-30 03:00"_s, u"needs a date and a time"_s);
    }

    void refused()
    {
        QFETCH(QString, rule);
        QFETCH(QString, says);
        const auto recurrence = Recurrence::parse(rule);
        QVERIFY(!recurrence);
        QVERIFY2(recurrence.error().sentence.contains(says), qPrintable(recurrence.error().sentence));
    }

    void last_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("until");
        QTest::addColumn<QString>("expected");
        QTest::addRow("none") << u"0 3 * * *"_s << u"2026-11-23 03:00"_s << u"2026-11-24 02:59"_s << u"never"_s;
        QTest::addRow("one") << u"0 3 * * *"_s << u"2026-11-23 02:00"_s << u"2026-11-23 03:00"_s
                             << u"2026-11-23 03:00"_s;
        QTest::addRow("many") << u"*/5 * * * *"_s << u"2025-01-01 00:00"_s << u"2026-11-23 03:02"_s
                              << u"2026-11-23 03:00"_s;
        QTest::addRow("long ago") << u"0 0 1 1 *"_s << u"2020-06-01 00:00"_s << u"2026-11-23 00:00"_s
                                  << u"2026-01-01 00:00"_s;
        QTest::addRow("every") << u"every 6h"_s << u"2026-11-23 00:00"_s << u"2026-11-23 20:00"_s
                               << u"2026-11-23 18:00"_s;
        QTest::addRow("every, none") << u"every 6h"_s << u"2026-11-23 00:00"_s << u"2026-11-23 05:59"_s << u"never"_s;
        QTest::addRow("at") << u"at 2026-11-23 04:00"_s << u"2026-11-23 00:00"_s << u"2026-12-23 00:00"_s
                            << u"2026-11-23 04:00"_s;
    }

    void last()
    {
        QFETCH(QString, rule);
        QFETCH(QString, after);
        QFETCH(QString, until);
        QFETCH(QString, expected);
        const QDateTime found =
            Recurrence::parse(rule)->last(local(after, u"UTC"_s), local(until, u"UTC"_s), QTimeZone::UTC);
        QCOMPARE(found.isValid() ? found.toString(u"yyyy-MM-dd HH:mm"_s) : u"never"_s, expected);
    }
};

QTEST_GUILESS_MAIN(TestRecurrence)
#include "tst_recurrence.moc"
