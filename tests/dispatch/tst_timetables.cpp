// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/dispatch/recurrence.h"
#include "queuefixture.h"
#include "tests/support/turnwatch.h"

#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>

using namespace Aegir;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
using Fixture = QueueFixture;

/// Sets a column of all timetables behind the store's back.
void setColumn(const Fixture &f, const QString &column, const QDateTime &time)
{
    {
        QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        other.setDatabaseName(f.workspace->stateDir() + u"/aegir.sqlite"_s);
        QVERIFY(other.open());
        QSqlQuery query(other);
        query.prepare(u"UPDATE timetable SET %1 = ?"_s.arg(column));
        query.addBindValue(time.toUTC().toString(Qt::ISODateWithMs));
        QVERIFY(query.exec());
    }
    QSqlDatabase::removeDatabase(u"other"_s);
}

QDateTime ago(std::chrono::seconds time)
{
    return QDateTime::currentDateTimeUtc() - time;
}
} // namespace

class TestTimetables : public QObject
{
    Q_OBJECT

private slots:
    void isKept()
    {
        Fixture f;
        QSignalSpy changed(f.queue.get(), &Queue::timetablesChanged);
        const auto set =
            f.queue->setTimetable(f.siteId, u"work"_s, u" 0  3 * * * "_s, {{{u"number"_s, 7}}}, {.verbosity = 2});
        QVERIFY(set);
        QCOMPARE(set->rule, u"0 3 * * *"_s);
        QCOMPARE(f.workspace->store().timetables(), QList{*set});
        QCOMPARE(changed.size(), 1);
        QVERIFY(f.workspace->store().runs().isEmpty()); // not due
        QVERIFY(f.queue->removeTimetable(f.siteId, u"work"_s));
        QCOMPARE(changed.size(), 2);
        QVERIFY(f.workspace->store().timetables().isEmpty());
        QVERIFY(f.queue->removeTimetable(f.siteId, u"work"_s).error().sentence.contains(u"is not scheduled"_s));
    }

    void refusedAtOnce_data()
    {
        QTest::addColumn<QString>("operation");
        QTest::addColumn<QString>("rule");
        QTest::addColumn<Answers>("answers");
        QTest::addColumn<QString>("says");
        QTest::addRow("a bad rule") << u"work"_s << u"soon"_s << Answers{{}} << u"is no schedule"_s;
        QTest::addRow("over") << u"work"_s << u"at 2020-01-01 03:00"_s << Answers{{}} << u"is over"_s;
        QTest::addRow("no such operation") << u"dance"_s << u"@daily"_s << Answers{{}} << u"no operation"_s;
        QTest::addRow("a wrong value") << u"work"_s << u"@daily"_s << Answers{{{u"number"_s, u"x"_s}}} << u"umber"_s;
        QTest::addRow("secrets") << u"private"_s << u"@daily"_s << Answers{{{u"password"_s, u"hush"_s}}}
                                 << u"cannot be scheduled"_s;
    }
    void refusedAtOnce()
    {
        QFETCH(QString, operation);
        QFETCH(QString, rule);
        QFETCH(Answers, answers);
        QFETCH(QString, says);
        Fixture f;
        const auto set = f.queue->setTimetable(f.siteId, operation, rule, answers);
        QVERIFY(!set);
        QVERIFY2(set.error().sentence.contains(says), qPrintable(set.error().sentence));
        QVERIFY(f.workspace->store().timetables().isEmpty());
    }

    void whatWasMissedRunsOnce()
    {
        Fixture f;
        const Timetable set =
            f.queue->setTimetable(f.siteId, u"work"_s, u"*/5 * * * *"_s, {{{u"number"_s, 7}}}).value();
        f.queue.reset();
        setColumn(f, u"created"_s, ago(std::chrono::days(20)));
        f.open();
        QTRY_COMPARE(f.workspace->store().runs().size(), 1);
        const Run run = f.workspace->store().runs().first();
        QCOMPARE(run.timetable, set.id);
        QVERIFY(run.due <= QDateTime::currentDateTimeUtc());
        QVERIFY(run.due > ago(6min)); // the last of them
        QTRY_COMPARE_WITH_TIMEOUT(f.status(run.id), Status::Ok, 30s);
        QCOMPARE(f.folder(run.id).request()->roles[0].variables[u"number"_s], 7);
        // And not again at the start after that.
        f.open();
        QTest::qWait(50);
        if (ago(0s) < Recurrence::parse(set.rule)->next(run.due))
            QCOMPARE(f.workspace->store().runs().size(), 1);
    }

    void comesWhenItIsDue()
    {
        Fixture f;
        QVERIFY(f.queue->setTimetable(f.siteId, u"work"_s, u"every 1m"_s, {{}}));
        f.queue.reset();
        setColumn(f, u"created"_s, ago(57s)); // due in three seconds
        f.open();
        QVERIFY(f.workspace->store().runs().isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(f.workspace->store().runs().size(), 1, 30s);
        const Run run = f.workspace->store().runs().first();
        QVERIFY(run.dispatched >= run.due);
        QVERIFY2(run.due.msecsTo(run.dispatched) < 5000, qPrintable(QString::number(run.due.msecsTo(run.dispatched))));
        QTRY_COMPARE_WITH_TIMEOUT(f.status(run.id), Status::Ok, 30s);
    }

    void whatIsAtWorkIsLeftOut()
    {
        Fixture f;
        f.plan("await go\ngood\n");
        const qint64 run = f.dispatch(f.siteId);
        QVERIFY(f.queue->setTimetable(f.siteId, u"work"_s, u"@hourly"_s, {{}}));
        f.queue.reset();
        setColumn(f, u"created"_s, ago(3h));
        f.open();
        QSignalSpy failed(f.queue.get(), &Queue::failed);
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed.first().first().toString().contains(u"is left out"_s));
        const Timetable timetable = f.workspace->store().timetables().first();
        QVERIFY2(timetable.problem.contains(u"as run %1"_s.arg(run)), qPrintable(timetable.problem));
        QCOMPARE(f.workspace->store().runs().size(), 1);
        f.write(u"go"_s, {});
        QTRY_COMPARE_WITH_TIMEOUT(f.status(run), Status::Ok, 30s);
        QCOMPARE(f.workspace->store().runs().size(), 1); // left out is not postponed
    }

    void aClockThatWasAheadDoesNotSilenceIt()
    {
        Fixture f;
        QVERIFY(f.queue->setTimetable(f.siteId, u"work"_s, u"@hourly"_s, {{}}));
        Timetable timetable = f.workspace->store().timetables().first();
        const QDateTime now = QDateTime::currentDateTimeUtc();
        timetable.handled = now.addYears(1);
        const QDateTime next = TimetableKeeper::nextOf(timetable, now);
        QVERIFY(next > now && next <= now + 1h);
        // A little ahead is dealt with, so that a clock that was corrected runs nothing twice.
        timetable.handled = now.addSecs(1800);
        QVERIFY(TimetableKeeper::nextOf(timetable, now) > timetable.handled);
    }

    void othersHaveTheirSay()
    {
        Fixture f;
        auto workspace = Workspace::open(f.dir.path()).value();
        Queue other(*workspace, workerProgram());
        QVERIFY(other.open());
        QVERIFY(!other.isHolder());
        QSignalSpy changed(f.queue.get(), &Queue::timetablesChanged);
        QVERIFY(other.setTimetable(f.siteId, u"work"_s, u"@daily"_s, {{}}));
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(f.workspace->store().timetables().size(), 1);
    }

    void comesAlsoAfterAClockThatWasAhead()
    {
        Fixture f;
        QVERIFY(f.queue->setTimetable(f.siteId, u"work"_s, u"* * * * *"_s, {{}}));
        f.queue.reset();
        setColumn(f, u"handled"_s, QDateTime::currentDateTimeUtc().addYears(1));
        f.open();
        QTRY_COMPARE_WITH_TIMEOUT(f.workspace->store().runs().size(), 1, 65s);
    }

    void comesOfASiteThatCameBack()
    {
        Fixture f;
        QVERIFY(f.queue->setTimetable(f.siteId, u"work"_s, u"every 1m"_s, {{}}));
        f.queue.reset();
        setColumn(f, u"created"_s, ago(57s)); // due in three seconds
        const auto marked = f.workspace->store().deleteEntity(f.siteId);
        QVERIFY(marked);
        f.open();
        QTest::qWait(4000); // there is nothing to wait for now
        QVERIFY(f.workspace->store().restoreEntities(*marked));
        f.queue->entityEdited(f.siteId);
        QTRY_COMPARE_WITH_TIMEOUT(f.workspace->store().runs().size(), 1, 10s);
    }

    void onceIsOnceInEveryZone()
    {
        const QByteArray before = qgetenv("TZ");
        const Timetable timetable{.rule = u"at 2026-12-01 03:00"_s,
                                  .created = QDateTime::fromString(u"2026-11-30T12:00:00Z"_s, Qt::ISODate),
                                  .handled = QDateTime::fromString(u"2026-12-01T02:00:00Z"_s, Qt::ISODate)};
        qputenv("TZ", "America/New_York"); // it was dispatched in Berlin
        const QDateTime next = TimetableKeeper::nextOf(timetable, timetable.handled.addSecs(3600));
        before.isEmpty() ? qunsetenv("TZ") : qputenv("TZ", before);
        QVERIFY2(!next.isValid(), qPrintable(next.toString(Qt::ISODate)));
    }

    void manyAtOnceKeepNobodyWaiting()
    {
        Fixture f;
        constexpr int many = 200;
        for (int i = 0; i < many; ++i) {
            const qint64 site = f.addSite(u"many%1"_s.arg(i), f.platformId);
            QVERIFY(f.queue->setTimetable(site, u"work"_s, u"@daily"_s, {{}}));
        }
        QVERIFY(f.queue->setPaused(true));
        f.queue.reset();
        setColumn(f, u"created"_s, ago(std::chrono::days(2)));
        f.open();
        TurnWatch watch;
        QTRY_COMPARE_WITH_TIMEOUT(f.workspace->store().waitingCount(), many, 60s);
        QVERIFY2(watch.busiest() < 200, qPrintable(QString::number(watch.busiest())));
    }
};

QTEST_GUILESS_MAIN(TestTimetables)
#include "tst_timetables.moc"
