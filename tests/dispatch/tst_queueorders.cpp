// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/dispatch/waitreasons.h"
#include "queuefixture.h"

#include <QSet>
#include <QSignalSpy>

#include <algorithm>

using namespace Aegir;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
using Fixture = QueueFixture;
using Direction = Queue::Direction;

/// Another program that has the fixture's workspace open.
struct Other
{
    explicit Other(const Fixture &f)
        : workspace(Workspace::open(f.dir.path()).value())
        , queue(*workspace, workerProgram())
    {
        if (!queue.open() || queue.isHolder())
            qFatal("The fixture must hold the queue.");
    }

    std::unique_ptr<Workspace> workspace;
    Queue queue;
};

QList<qint64> waiting(const Fixture &f)
{
    QList<qint64> runs;
    for (const QueuedRun &run : f.workspace->store().queuedRuns()) {
        if (!run.running)
            runs << run.run;
    }
    return runs;
}
} // namespace

/// What a person says about the queue, and runs that are tried again.
class TestQueueOrders : public QObject
{
    Q_OBJECT

private slots:
    void pauseAndResume()
    {
        Fixture f;
        f.plan("await go\ngood\n");
        const qint64 runs = f.dispatch(f.siteId);
        QTRY_COMPARE_WITH_TIMEOUT(f.status(runs), Status::Running, 30s);
        QSignalSpy changed(f.queue.get(), &Queue::pausedChanged);
        QVERIFY(f.queue->setPaused(true));
        QCOMPARE(changed, (QList<QVariantList>{{true}}));
        const qint64 waits = f.dispatch(f.addPlatform(u"p2"_s));
        QCOMPARE(f.queue->waitReason(waits), u"Waits until the queue is resumed."_s);
        f.write(u"go"_s, {});
        QTRY_COMPARE_WITH_TIMEOUT(f.status(runs), Status::Ok, 30s); // what runs goes on
        QCOMPARE(f.status(waits), Status::Waiting);
        // A new start keeps it.
        f.open();
        QVERIFY(f.queue->isPaused());
        QTest::qWait(50); // a turn of the event loop in which it might start something
        QCOMPARE(f.status(waits), Status::Waiting);
        QVERIFY(f.queue->setPaused(false));
        QTRY_COMPARE_WITH_TIMEOUT(f.status(waits), Status::Ok, 30s);
    }

    void holdAndRelease()
    {
        Fixture f;
        f.plan("await go\ngood\n");
        const qint64 first = f.dispatch(f.siteId);
        const qint64 held = f.dispatch(f.siteId, u"other"_s);
        const qint64 behind = f.dispatch(f.platformId);
        QTRY_COMPARE_WITH_TIMEOUT(f.status(first), Status::Running, 30s);
        QVERIFY(f.queue->hold(held));
        QCOMPARE(f.queue->waitReason(held), u"Held until it is released."_s);
        f.write(u"go"_s, {});
        QTRY_COMPARE_WITH_TIMEOUT(f.status(behind), Status::Ok, 30s); // nobody waits for it
        QCOMPARE(f.status(held), Status::Waiting);
        QVERIFY(f.queue->release(held));
        QTRY_COMPARE_WITH_TIMEOUT(f.status(held), Status::Ok, 30s);
    }

    void many_data()
    {
        QTest::addColumn<bool>("isHolder");
        QTest::addRow("who holds the queue") << true;
        QTest::addRow("another program") << false;
    }

    /// What is said of many at once is heard of each, everywhere.
    void many()
    {
        QFETCH(const bool, isHolder);
        Fixture f;
        QVERIFY(f.queue->setPaused(true));
        Other other(f);
        QTRY_VERIFY(other.queue.isHeld());
        Queue &speaker = isHolder ? *f.queue : other.queue;
        Queue &listener = isHolder ? other.queue : *f.queue;
        QList<qint64> runs;
        for (int i = 0; i < 60; ++i)
            runs << f.dispatch(f.addPlatform(u"many%1"_s.arg(i)));
        QTest::qWait(50);
        QSignalSpy own(&speaker, &Queue::runChanged);
        QSignalSpy heard(&listener, &Queue::runChanged);
        const auto told = [](const QSignalSpy &spy) {
            QSet<qint64> all;
            for (const QVariantList &each : spy)
                all.insert(each.first().toLongLong());
            return all.size();
        };
        QVERIFY(speaker.hold(runs));
        QVERIFY(f.workspace->store().run(runs.last())->held);
        QTRY_COMPARE_WITH_TIMEOUT(told(own), 60, 30s);
        QTRY_COMPARE_WITH_TIMEOUT(told(heard), 60, 30s);
        QVERIFY(speaker.moveBefore({runs[10], runs[20]}, runs[0]));
        QCOMPARE(waiting(f).first(3), (QList{runs[10], runs[20], runs[0]}));
        QVERIFY(speaker.release(runs));
        QVERIFY(!f.workspace->store().run(runs.last())->held);
        own.clear();
        heard.clear();
        speaker.cancel(runs);
        QTRY_COMPARE_WITH_TIMEOUT(f.workspace->store().waitingCount(), 0, 30s);
        QTRY_COMPARE_WITH_TIMEOUT(told(own), 60, 30s);
        QTRY_COMPARE_WITH_TIMEOUT(told(heard), 60, 30s);
        for (const qint64 run : std::as_const(runs))
            QCOMPARE(f.status(run), Status::Cancelled);
        QVERIFY(!speaker.hold(runs));
    }

    /// Those that wait do not start while others are cancelled, and who is closed in the middle finishes.
    void cancelsManyToTheEnd()
    {
        Fixture f(1);
        f.plan("await go\ngood\n");
        const qint64 first = f.dispatch(f.siteId);
        QTRY_COMPARE_WITH_TIMEOUT(f.status(first), Status::Running, 30s);
        QList<qint64> runs;
        for (int i = 0; i < 40; ++i)
            runs << f.dispatch(f.addSite(u"cancelled%1"_s.arg(i), f.platformId));
        f.queue->cancel(runs);
        f.queue.reset();
        for (const qint64 run : std::as_const(runs))
            QCOMPARE(f.status(run), Status::Cancelled);
        f.write(u"go"_s, {});
    }

    /// A held run keeps its target from being deleted, and says which one it is.
    void aHeldRunKeepsItsTarget()
    {
        Fixture f;
        QVERIFY(f.queue->setPaused(true));
        const qint64 held = f.dispatch(f.siteId);
        QVERIFY(f.queue->hold(held));
        for (const qint64 entity : {f.siteId, f.platformId}) {
            const auto deleted = f.workspace->store().deleteEntity(entity);
            QVERIFY(!deleted);
            QVERIFY2(deleted.error().sentence.contains(u"run %1"_s.arg(held)), qPrintable(deleted.error().sentence));
        }
        QVERIFY(f.workspace->store().deleteEntity(f.siteId).error().sentence.endsWith(
            u"is held in the queue; cancel that run first."_s));
        QVERIFY(f.queue->release(held));
        QVERIFY(f.workspace->store().deleteEntity(f.siteId).error().sentence.endsWith(
            u"cancel that run or wait for its end."_s));
        QVERIFY(f.queue->cancel(held));
        QVERIFY(f.workspace->store().deleteEntity(f.siteId));
        QVERIFY(f.queue->setTimetable(f.siteId, u"work"_s, u"@daily"_s, {{}}).error().sentence.length() > 0);
        QVERIFY(f.workspace->store().timetables().isEmpty());
    }

    void whatDoesNotWaitIsRefused_data()
    {
        using Change = std::function<Result<void>(Queue &, qint64)>;
        QTest::addColumn<Change>("change");
        QTest::addRow("hold") << Change([](Queue &queue, qint64 run) { return queue.hold(run); });
        QTest::addRow("release") << Change([](Queue &queue, qint64 run) { return queue.release(run); });
        QTest::addRow("move") << Change([](Queue &queue, qint64 run) { return queue.move(run, Direction::First); });
        QTest::addRow("move before") << Change([](Queue &queue, qint64 run) { return queue.moveBefore(run, 0); });
    }
    void whatDoesNotWaitIsRefused()
    {
        QFETCH(const std::function<Result<void>(Queue &, qint64)>, change);
        Fixture f;
        f.plan("await go\ngood\n");
        const qint64 run = f.dispatch(f.siteId);
        QTRY_COMPARE_WITH_TIMEOUT(f.status(run), Status::Running, 30s);
        QCOMPARE(change(*f.queue, run).error().sentence, u"Run %1 is running already."_s.arg(run));
        f.write(u"go"_s, {});
        QTRY_COMPARE_WITH_TIMEOUT(f.status(run), Status::Ok, 30s);
        QCOMPARE(change(*f.queue, run).error().sentence, u"Run %1 has ended already."_s.arg(run));
        QCOMPARE(change(*f.queue, 99).error().sentence, u"There is no run 99."_s);
    }

    void theOrderDecides_data()
    {
        QTest::addColumn<int>("run");
        QTest::addColumn<Direction>("direction");
        QTest::addColumn<QList<int>>("expected");
        QTest::addRow("first") << 2 << Direction::First << QList{2, 0, 1};
        QTest::addRow("up") << 2 << Direction::Up << QList{0, 2, 1};
        QTest::addRow("down") << 0 << Direction::Down << QList{1, 0, 2};
        QTest::addRow("last") << 0 << Direction::Last << QList{1, 2, 0};
        QTest::addRow("first upwards") << 0 << Direction::Up << QList{0, 1, 2};
        QTest::addRow("last downwards") << 2 << Direction::Down << QList{0, 1, 2};
        QTest::addRow("last but one downwards") << 1 << Direction::Down << QList{0, 2, 1};
    }
    void theOrderDecides()
    {
        QFETCH(int, run);
        QFETCH(Direction, direction);
        QFETCH(QList<int>, expected);
        Fixture f(1);
        f.plan("await go\ngood\n");
        const qint64 first = f.dispatch(f.siteId);
        QTRY_COMPARE_WITH_TIMEOUT(f.status(first), Status::Running, 30s);
        const QList<qint64> runs{f.dispatch(f.addPlatform(u"a"_s)), f.dispatch(f.addPlatform(u"b"_s)),
                                 f.dispatch(f.addPlatform(u"c"_s))};
        QSignalSpy changed(f.queue.get(), &Queue::orderChanged);
        QVERIFY(f.queue->move(runs[run], direction));
        QCOMPARE(changed.size(), 1);
        QList<qint64> wanted;
        for (const int index : expected)
            wanted << runs[index];
        QCOMPARE(waiting(f), wanted);
        f.write(u"go"_s, {});
        QTRY_VERIFY_WITH_TIMEOUT(f.workspace->store().dispatchedRuns().isEmpty(), 20s);
        std::ranges::sort(wanted, {}, [&f](qint64 id) { return f.workspace->store().run(id)->started; });
        for (qsizetype i = 0; i < wanted.size(); ++i)
            QCOMPARE(wanted[i], runs[expected[i]]);
    }

    void othersHaveTheirSay()
    {
        Fixture f(1);
        f.plan("await go\ngood\n");
        Other other(f);
        const qint64 first = f.dispatch(f.siteId);
        QTRY_COMPARE_WITH_TIMEOUT(f.status(first), Status::Running, 30s);
        const qint64 a = f.dispatch(f.addPlatform(u"a"_s));
        const qint64 b = f.dispatch(f.addPlatform(u"b"_s));
        QSignalSpy order(f.queue.get(), &Queue::orderChanged);
        QSignalSpy paused(f.queue.get(), &Queue::pausedChanged);
        QSignalSpy changed(f.queue.get(), &Queue::runChanged);
        QVERIFY(other.queue.move(b, Direction::First));
        QCOMPARE(waiting(f), (QList{b, a})); // at once, in the store
        QTRY_COMPARE(order.size(), 1);
        QVERIFY(other.queue.hold(a));
        QTRY_COMPARE(changed.size(), 1);
        QVERIFY(other.queue.setPaused(true));
        QTRY_COMPARE(paused.size(), 1);
        QSignalSpy told(&other.queue, &Queue::pausedChanged);
        QVERIFY(f.queue->setPaused(false));
        QTRY_VERIFY(told.contains(QVariantList{false})); // beside the echo of its own word
        f.write(u"go"_s, {});
        QTRY_COMPARE_WITH_TIMEOUT(f.status(b), Status::Ok, 30s);
        QVERIFY(other.queue.release(a));
        QTRY_COMPARE_WITH_TIMEOUT(f.status(a), Status::Ok, 30s);
        // Cancelling goes through the holder.
        f.plan("sleep 60000\n");
        const qint64 last = other.queue.dispatch(f.siteId, u"work"_s, {{}})->id;
        QTRY_COMPARE_WITH_TIMEOUT(f.status(last), Status::Running, 30s);
        const qint64 waits = other.queue.dispatch(f.siteId, u"other"_s, {{}})->id;
        QVERIFY(other.queue.cancel(waits));
        QTRY_COMPARE_WITH_TIMEOUT(f.status(waits), Status::Cancelled, 30s);
        QVERIFY(other.queue.cancel(last));
        QTRY_COMPARE_WITH_TIMEOUT(f.status(last), Status::Cancelled, 30s);
    }

    void aFailedRunIsTriedAgain()
    {
        Fixture f;
        retry(f, "{times: 2, delay: 1h}");
        f.plan("exit 1\n");
        const qint64 first = f.dispatch(f.siteId, u"work"_s, {{{u"number"_s, 7}}});
        QTRY_COMPARE_WITH_TIMEOUT(f.status(first), Status::Error, 30s);
        const Run second = *f.workspace->store().lastRun(f.siteId, u"work"_s);
        QCOMPARE(second.repeats, first);
        QCOMPARE(second.attempt, 2);
        QCOMPARE(second.status, Status::Waiting);
        const qint64 delay = f.workspace->store().run(first)->finished.secsTo(second.notBefore);
        QCOMPARE(delay, 3600);
        const QString reason = f.queue->waitReason(second.id);
        QVERIFY2(reason.startsWith(u"Try 2 of 3, starts at "_s), qPrintable(reason));
        // Where it comes from stands beside that, and says the rest only.
        const auto origin = [&f](qint64 run) {
            for (const QueuedRun &queued : f.workspace->store().queuedRuns()) {
                if (queued.run == run)
                    return originOf(queued, QDateTime::currentDateTimeUtc());
            }
            return QString();
        };
        QCOMPARE(origin(second.id), u"After run %1."_s.arg(first));
        QVERIFY(f.queue->hold(second.id));
        QCOMPARE(origin(second.id), u"Try 2 of 3, after run %1."_s.arg(first));
        // It is asked for the same.
        RunRequest request = f.folder(first).request().value();
        request.run = second.id;
        QCOMPARE(f.folder(second.id).request().value(), request);
        QVERIFY(!f.queue->dispatch(f.siteId, u"work"_s, {{}})); // dispatched is dispatched
        // A person does not wait for the delay.
        QVERIFY(f.queue->release(second.id));
        QTRY_COMPARE_WITH_TIMEOUT(f.status(second.id), Status::Error, 30s);
        const Run third = *f.workspace->store().lastRun(f.siteId, u"work"_s);
        QCOMPARE(third.repeats, second.id);
        QCOMPARE(third.attempt, 3);
        f.plan("good\n");
        QVERIFY(f.queue->release(third.id));
        QTRY_COMPARE_WITH_TIMEOUT(f.status(third.id), Status::Ok, 30s);
        QVERIFY(f.workspace->store().dispatchedRuns().isEmpty());
    }

    void onlySoOften()
    {
        Fixture f;
        retry(f, "{times: 1}");
        f.plan("exit 1\n");
        f.dispatch(f.siteId);
        QTRY_VERIFY_WITH_TIMEOUT(
            f.workspace->store().runs().size() == 2 && f.workspace->store().dispatchedRuns().isEmpty(), 20s);
        for (const Run &run : f.workspace->store().runs())
            QCOMPARE(run.status, Status::Error);
    }

    void theDelayEndsByItself()
    {
        Fixture f;
        retry(f, "{times: 1, delay: 1s}");
        f.plan("exit 1\n");
        const qint64 first = f.dispatch(f.siteId);
        QTRY_COMPARE_WITH_TIMEOUT(f.status(first), Status::Error, 30s);
        f.plan("good\n");
        f.open(); // also in another program
        const qint64 second = f.workspace->store().lastRun(f.siteId, u"work"_s)->id;
        QVERIFY(second != first);
        QTRY_COMPARE_WITH_TIMEOUT(f.status(second), Status::Ok, 30s);
        const Run run = *f.workspace->store().run(second);
        QVERIFY(run.started >= run.notBefore);
    }

    void whatIsNotAnErrorIsNotTriedAgain_data()
    {
        QTest::addColumn<QByteArray>("plan");
        QTest::addColumn<Status>("status");
        QTest::addRow("cancelled") << QByteArray("sleep 60000\n") << Status::Cancelled;
        QTest::addRow("interrupted") << QByteArray("print up\nawait go\n") << Status::Interrupted;
        QTest::addRow("ok") << QByteArray("good\n") << Status::Ok;
    }
    void whatIsNotAnErrorIsNotTriedAgain()
    {
        QFETCH(QByteArray, plan);
        QFETCH(Status, status);
        Fixture f;
        retry(f, "{times: 3}");
        f.plan(plan);
        const qint64 run = f.dispatch(f.siteId);
        if (status == Status::Cancelled) {
            QTRY_COMPARE_WITH_TIMEOUT(f.status(run), Status::Running, 30s);
            QVERIFY(f.queue->cancel(run));
        } else if (status == Status::Interrupted) {
            QTRY_VERIFY_WITH_TIMEOUT(f.log(run).contains("up"), 30s);
            QVERIFY(QDir(f.folder(run).path()).removeRecursively());
            f.write(u"go"_s, {}); // until Ansible has ended the target is not free
        }
        QTRY_COMPARE_WITH_TIMEOUT(f.status(run), status, 20s);
        QCOMPARE(f.workspace->store().runs().size(), 1);
    }

    void aRepetitionCanBeCancelled()
    {
        Fixture f;
        retry(f, "{times: 3, delay: 1h}");
        f.plan("exit 1\n");
        const qint64 first = f.dispatch(f.siteId);
        QTRY_COMPARE_WITH_TIMEOUT(f.status(first), Status::Error, 30s);
        const qint64 second = f.workspace->store().lastRun(f.siteId, u"work"_s)->id;
        QVERIFY(f.queue->cancel(second));
        QCOMPARE(f.status(second), Status::Cancelled);
        QCOMPARE(f.workspace->store().runs().size(), 2);
    }

    void secretsAreThereForTheNextTryOrItIsSaid_data()
    {
        QTest::addColumn<bool>("restarted");
        QTest::addRow("still in memory") << false;
        QTest::addRow("gone with the program") << true;
    }
    void secretsAreThereForTheNextTryOrItIsSaid()
    {
        QFETCH(bool, restarted);
        Fixture f;
        f.write(u"types/operations/private.yml"_s, "label: Private\ntasks: [private]\nretry: {times: 1, delay: 1s}\n");
        f.open();
        f.plan("print up\nawait go\nexit 1\n");
        const qint64 first = f.dispatch(f.siteId, u"private"_s, {{{u"password"_s, u"hush-hush"_s}}});
        QTRY_VERIFY_WITH_TIMEOUT(f.log(first).contains("up"), 30s); // it has its secrets
        if (restarted)
            f.open();
        QSignalSpy failed(f.queue.get(), &Queue::failed);
        f.write(u"go"_s, {});
        QTRY_COMPARE_WITH_TIMEOUT(f.status(first), Status::Error, 30s);
        if (restarted) {
            QCOMPARE(failed.size(), 1);
            QVERIFY(failed.first().first().toString().contains(u"kept in memory only"_s));
            QCOMPARE(f.workspace->store().runs().size(), 1);
            return;
        }
        f.plan("good\n");
        const qint64 second = f.workspace->store().lastRun(f.siteId, u"private"_s)->id;
        QTRY_COMPARE_WITH_TIMEOUT(f.status(second), Status::Ok, 30s);
    }

private:
    static void retry(Fixture &f, const QByteArray &rule)
    {
        f.write(u"types/operations/work.yml"_s, "label: Work\ntasks: [work]\nretry: " + rule + "\n");
        f.open();
    }
};

QTEST_GUILESS_MAIN(TestQueueOrders)
#include "tst_queueorders.moc"
