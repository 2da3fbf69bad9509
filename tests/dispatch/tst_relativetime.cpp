// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/relativetime.h"

#include <QLocale>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

class TestRelativeTime : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void relative_data()
    {
        QTest::addColumn<QDateTime>("then");
        QTest::addColumn<QString>("text");
        const auto local = [](int day, int hour, int minute, int second = 0) {
            return QDateTime(QDate(2026, 3, day), QTime(hour, minute, second));
        };
        QTest::addRow("never") << QDateTime() << QString();
        QTest::addRow("this moment") << local(20, 12, 0) << u"now"_s;
        QTest::addRow("to come") << local(20, 12, 30) << u"now"_s;
        QTest::addRow("4 s") << local(20, 11, 59, 56) << u"now"_s;
        QTest::addRow("5 s") << local(20, 11, 59, 55) << u"5 s ago"_s;
        QTest::addRow("59 s") << local(20, 11, 59, 1) << u"59 s ago"_s;
        QTest::addRow("1 min") << local(20, 11, 59) << u"1 min ago"_s;
        QTest::addRow("59 min") << local(20, 11, 0, 1) << u"59 min ago"_s;
        QTest::addRow("1 h") << local(20, 11, 0) << u"1 h ago"_s;
        QTest::addRow("this morning") << local(20, 0, 30) << u"11 h ago"_s;
        QTest::addRow("yesterday") << local(19, 23, 0) << u"yesterday"_s;
        QTest::addRow("two days") << local(18, 23, 59) << u"2 day(s) ago"_s;
        QTest::addRow("six days") << local(14, 1, 0) << u"6 day(s) ago"_s;
        QTest::addRow("a week") << local(13, 12, 0) << QLocale::c().toString(QDate(2026, 3, 13), QLocale::ShortFormat);
        QTest::addRow("in UTC") << local(20, 11, 50).toUTC() << u"10 min ago"_s;
    }

    void relative()
    {
        QFETCH(const QDateTime, then);
        QTEST(relativeTime(then, QDateTime(QDate(2026, 3, 20), QTime(12, 0))), "text");
    }

    void justAfterMidnight()
    {
        const QDateTime now(QDate(2026, 3, 20), QTime(0, 30));
        QCOMPARE(relativeTime(now.addSecs(-2 * 3600), now), u"2 h ago"_s);
        QCOMPARE(relativeTime(now.addSecs(-7 * 3600), now), u"yesterday"_s);
    }

    void durations_data()
    {
        QTest::addColumn<qint64>("duration");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("clock");
        QTest::addRow("negative") << qint64(-1) << QString() << u"0:00"_s;
        QTest::addRow("zero") << qint64(0) << u"0.0 s"_s << u"0:00"_s;
        QTest::addRow("short") << qint64(440) << u"0.4 s"_s << u"0:00"_s;
        QTest::addRow("seconds") << qint64(12'900) << u"12 s"_s << u"0:12"_s;
        QTest::addRow("a minute") << qint64(60'000) << u"1:00"_s << u"1:00"_s;
        QTest::addRow("minutes") << qint64(65'000) << u"1:05"_s << u"1:05"_s;
        QTest::addRow("hours") << qint64(7'389'000) << u"2:03:09"_s << u"2:03:09"_s;
    }

    void durations()
    {
        QFETCH(const qint64, duration);
        QTEST(durationText(milliseconds(duration)), "text");
        QTEST(clockText(milliseconds(duration)), "clock");
    }
};

QTEST_GUILESS_MAIN(TestRelativeTime)
#include "tst_relativetime.moc"
