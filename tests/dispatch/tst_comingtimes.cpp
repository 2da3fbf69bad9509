// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/comingtimes.h"
#include "model/dispatch/runstop.h"

#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

namespace {
QDateTime utc(const QString &text)
{
    QDateTime time = QDateTime::fromString(text, u"yyyy-MM-dd HH:mm"_s);
    time.setTimeZone(QTimeZone::UTC);
    return time;
}

const QDateTime now = utc(u"2026-11-23 14:05"_s); // a Monday
} // namespace

/// What a person is told of times to come, of times that were missed, and of a stop.
class TestComingTimes : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        qputenv("TZ", "UTC");
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }

    void nextOnes_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QStringList>("times");
        QTest::addRow("every day") << u"0 3 * * *"_s
                                   << QStringList{u"Tue 24 Nov 03:00"_s, u"Wed 25 Nov 03:00"_s, u"Thu 26 Nov 03:00"_s};
        QTest::addRow("over the year's end")
            << u"0 3 30 * *"_s << QStringList{u"Mon 30 Nov 03:00"_s, u"Wed 30 Dec 03:00"_s, u"Sat 30 Jan 2027 03:00"_s};
        QTest::addRow("once") << u"at 2026-11-24 03:00"_s << QStringList{u"Tue 24 Nov 03:00"_s};
        QTest::addRow("over") << u"at 2026-11-23 14:05"_s << QStringList{};
    }
    void nextOnes()
    {
        QFETCH(QString, rule);
        QFETCH(QStringList, times);
        QStringList texts;
        for (const QList<QDateTime> list = comingTimes(*Recurrence::parse(rule), now, 3); const QDateTime &time : list)
            texts << plannedTime(time, now);
        QCOMPARE(texts, times);
    }

    void whatAPageSays()
    {
        Timetable timetable{.rule = u"0 3 * * *"_s, .created = now};
        QCOMPARE(timetableText(timetable, now), u"Next: Tue 24 Nov 03:00."_s);
        timetable.handled = now.addSecs(-60);
        timetable.problem = u"It is at work."_s;
        QCOMPARE(timetableText(timetable, now),
                 u"Left out on Mon 23 Nov 14:04: It is at work. Next: Tue 24 Nov 03:00."_s);
        timetable = {.rule = u"at 2026-11-22 03:00"_s, .created = now.addDays(-5), .handled = now};
        QCOMPARE(timetableText(timetable, now), QString());
    }

    void missed_data()
    {
        QTest::addColumn<QDateTime>("due");
        QTest::addColumn<bool>("expected");
        QTest::addRow("in time") << now.addSecs(-1) << false;
        QTest::addRow("a slow disk") << now.addSecs(-59) << false;
        QTest::addRow("nobody was there") << now.addSecs(-60) << true;
        QTest::addRow("by a person") << QDateTime() << false;
    }
    void missed()
    {
        QFETCH(QDateTime, due);
        QFETCH(bool, expected);
        QCOMPARE(wasMissed(due, now), expected);
    }

    void stops_data()
    {
        QTest::addColumn<StopStage>("stage");
        QTest::addColumn<int>("after");
        QTest::addColumn<QString>("text");
        QTest::addRow("asked") << StopStage::Asked << 0 << u"Asked to stop; terminated in 5 s."_s;
        QTest::addRow("asked a while ago") << StopStage::Asked << 1100 << u"Asked to stop; terminated in 4 s."_s;
        QTest::addRow("asked, time is up") << StopStage::Asked << 5000 << u"Asked to stop; being terminated."_s;
        QTest::addRow("told") << StopStage::Told << 4999 << u"Terminated; what is left is killed in 1 s."_s;
        QTest::addRow("told, late") << StopStage::Told << 9000 << u"Terminated; what is left is being killed."_s;
        QTest::addRow("killed") << StopStage::Killed << 0 << u"Killed; it ends as soon as the system lets go of it."_s;
        QTest::addRow("a clock that went back") << StopStage::Asked << -60000 << u"Asked to stop; terminated in 5 s."_s;
    }
    void stops()
    {
        QFETCH(StopStage, stage);
        QFETCH(int, after);
        QFETCH(QString, text);
        QCOMPARE(stopProgress(RunStop::at(stage, now), now.addMSecs(after)), text);
    }
};

QTEST_GUILESS_MAIN(TestComingTimes)
#include "tst_comingtimes.moc"
