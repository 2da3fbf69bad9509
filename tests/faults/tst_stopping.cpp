// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/run/ansibleprocess.h"
#include "model/run/platform.h"
#include "tests/faults/faultrun.h"

#include <QDateTime>
#include <QDir>
#include <QSignalSpy>
#include <QTest>

#include <csignal>
#include <map>

using namespace Aegir;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A run that is cancelled as soon as it is up, and what became of it.
struct Stubborn
{
    explicit Stubborn(const QByteArray &plan)
        : run(plan)
    {
    }

    FaultRun run;
    QList<StopStage> stages;
    QList<qint64> family; ///< below the worker when it was asked to stop, but for
    qint64 keeper = 0;    ///< which goes when all is recorded
    QDateTime asked;

    void cancelWhenUp()
    {
        run.start();
        QObject::connect(run.watcher.get(), &RunWatcher::stopping, run.watcher.get(),
                         [this](StopStage stage) { stages << stage; });
        QObject::connect(run.watcher.get(), &RunWatcher::outputArrived, run.watcher.get(), [this] {
            if (asked.isValid() || !run.output.contains("up\n"))
                return;
            asked = QDateTime::currentDateTimeUtc();
            family = descendantsOf(run.worker.processId());
            keeper = takeKeeper(family);
            run.watcher->cancel();
            run.watcher->cancel(); // twice is once
        });
    }

    /// Those that say of themselves that they were left behind, wherever they stand.
    QList<qint64> left() const
    {
        QList<qint64> pids;
        for (const QString &name : QDir(run.dir()).entryList({u"left.*"_s}))
            pids << name.section(u'.', 1).toLongLong();
        return pids;
    }
};

const QList<std::tuple<const char *, QByteArray, QList<StopStage>>> table{
    {"willing", "print up\nsleep 60000\n", {StopStage::Asked}},
    {"at a loss for an answer", "print up\nask\nsleep 60000\n", {StopStage::Asked}},
    {"writes without end", "print up\nflood 100000000\n", {StopStage::Asked}},
    {"leaves a child in its group", "hold 60000\nsleep 100\nprint up\nsleep 60000\n", {StopStage::Asked}},
    {"leaves a child in a session of its own",
     "escape 60000\nsleep 100\nprint up\nsleep 60000\n",
     {StopStage::Asked, StopStage::Told}},
    {"leaves a child that has no parent any more",
     "vanish 60000\nsleep 100\nprint up\nsleep 60000\n",
     {StopStage::Asked, StopStage::Told}},
    {"ignores INT and TERM", "ignore\nprint up\nsleep 60000\n", {StopStage::Asked, StopStage::Told, StopStage::Killed}},
    {"all of it at once",
     "ignore\nhold 60000\nnoise 60000\nescape 60000\nvanish 60000\nsleep 100\nprint up\nflood 100000000\n",
     {StopStage::Asked, StopStage::Told, StopStage::Killed}},
};

} // namespace

/// Cancelling ends everything that a run has started on this machine, says how far it is, and gives one verdict.
class TestStopping : public QObject
{
    Q_OBJECT

private slots:
    /// Some take ten seconds: all are stopped at once, and each row then looks at its own.
    void initTestCase()
    {
        QVERIFY2(QFile::exists(standinProgram()), "run by ctest, which names the programs");
        for (const auto &[name, plan, stages] : table)
            m_runs.emplace(name, std::make_unique<Stubborn>(plan)).first->second->cancelWhenUp();
    }
    void cleanupTestCase() { m_runs.clear(); }

    void nothingIsLeft_data()
    {
        QTest::addColumn<QByteArray>("plan");
        QTest::addColumn<QList<StopStage>>("stages");
        for (const auto &[name, plan, stages] : table)
            QTest::addRow("%s", name) << plan << stages;
    }
    void nothingIsLeft()
    {
        QFETCH(QByteArray, plan);
        QFETCH(QList<StopStage>, stages);
        const qsizetype left =
            plan.count("hold ") + plan.count("noise ") + plan.count("escape ") + plan.count("vanish ");
        Stubborn &stubborn = *m_runs.at(QByteArray(QTest::currentDataTag()));
        QVERIFY(stubborn.run.waitForEnd(120s)); // a flood takes its time to read, after the end, too
        QCOMPARE(stubborn.run.ends, 1);
        QCOMPARE(stubborn.run.result->verdict.status, Status::Cancelled);
        QVERIFY(stubborn.run.result->verdict.sentence.contains(u"remote host may go on"_s));
        const qint64 took = stubborn.asked.msecsTo(stubborn.run.result->finished);
        QVERIFY2(took < 25000, QByteArray::number(took).constData());
        QCOMPARE(stubborn.stages, stages);
        // At the end, not some time after it.
        QVERIFY(!stubborn.family.isEmpty());
        QCOMPARE(stillRunning(stubborn.left()), QList<qint64>());
        QCOMPARE(stillRunning(stubborn.family), QList<qint64>());
        QVERIFY(stubborn.keeper > 0);
        QTRY_COMPARE(stillRunning({stubborn.keeper}), QList<qint64>());
        QCOMPARE(stubborn.left().size(), left);
    }

    void beforeItStarted()
    {
        FaultRun run("print never\n");
        run.request.roles = {{.role = u"r"_s, .secrets = {u"password"_s}}};
        run.start();
        QSignalSpy started(run.watcher.get(), &RunWatcher::workerStarted);
        QTRY_COMPARE_WITH_TIMEOUT(started.size(), 1, 10s);
        run.watcher->cancel();
        QVERIFY(run.waitForEnd(5s));
        QCOMPARE(run.result->verdict.status, Status::Cancelled);
        QCOMPARE(run.output, "");
    }

    void afterTheEnd()
    {
        FaultRun run("good\n");
        run.start();
        QVERIFY(run.waitForEnd());
        const RunResult before = *run.result;
        run.watcher->cancel();
        QTest::qWait(200);
        QCOMPARE(run.ends, 1);
        QCOMPARE(readResult(run.folder).value(), before);
    }

    void silence()
    {
        FaultRun run("print up\nsleep 700\nprint still\nsleep 60000\n");
        run.request.idleTimeout = 1;
        run.start();
        QVERIFY(run.waitForEnd(10s));
        QCOMPARE(run.result->verdict.status, Status::Error);
        QVERIFY2(run.result->verdict.sentence.contains(u"said nothing for 1 second"_s),
                 qPrintable(run.result->verdict.sentence));
        QCOMPARE(run.output, "up\nstill\n"); // what it says in time counts
    }

    /// Who ended Ansible asked nobody; what it leaves must not run beside the next run of its target.
    void ansibleIsKilled()
    {
        FaultRun run("ignore\nescape 60000\nvanish 60000\nsleep 100\nprint up\nkill 9\n");
        run.start();
        QVERIFY(run.waitForEnd(25s));
        QCOMPARE(run.result->verdict.status, Status::Error);
        QVERIFY2(run.result->verdict.sentence.contains(u"signal 9"_s), qPrintable(run.result->verdict.sentence));
        const QStringList left = QDir(run.dir()).entryList({u"left.*"_s});
        QCOMPARE(left.size(), 2);
        for (const QString &name : left)
            QVERIFY(processStartTime(name.section(u'.', 1).toLongLong()).isEmpty());
    }

    void signalsThatWereIgnoredReachAnsible()
    {
        FaultRun run("print up\nsleep 60000\n");
        run.worker.setChildProcessModifier([] { ::signal(SIGINT, SIG_IGN); });
        run.start();
        QTRY_COMPARE_WITH_TIMEOUT(run.output, "up\n", 10s);
        run.watcher->cancel();
        QVERIFY(run.waitForEnd(3s));
        QCOMPARE(run.result->verdict.status, Status::Cancelled);
    }

    void realAnsible_data()
    {
        QTest::addColumn<QByteArray>("tasks");
        QTest::addColumn<int>("seconds");
        QTest::addRow("a command that sleeps") << QByteArray("- ansible.builtin.command: sleep 61\n") << 5;
        QTest::addRow("a command that ignores INT, TERM and HUP")
            << QByteArray("- ansible.builtin.shell: trap '' INT TERM HUP; sleep 61; sleep 61; sleep 61\n") << 25;
        QTest::addRow("a task in the background") << QByteArray(
            "- ansible.builtin.command: sleep 61\n  async: 100\n  poll: 0\n- ansible.builtin.pause: {minutes: 1}\n")
                                                  << 25;
    }
    void realAnsible()
    {
        if (findAnsiblePlaybook({}).isEmpty())
            QSKIP("there is no ansible-playbook");
        QFETCH(QByteArray, tasks);
        QFETCH(int, seconds);
        FaultRun run;
        run.useAnsible(tasks);
        run.start();
        const auto sleeps = [&] {
            for (const qint64 pid : descendantsOf(run.worker.processId())) {
                if (run.read(u"/proc/%1/cmdline"_s.arg(pid)).startsWith("sleep"))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(sleeps(), 60s);
        QList<qint64> family = descendantsOf(run.worker.processId());
        takeKeeper(family);
        run.watcher->cancel();
        QVERIFY(run.waitForEnd(std::chrono::seconds(seconds)));
        QCOMPARE(run.result->verdict.status, Status::Cancelled);
        QCOMPARE(stillRunning(family), QList<qint64>());
    }

private:
    std::map<QByteArray, std::unique_ptr<Stubborn>> m_runs;
};

QTEST_GUILESS_MAIN(TestStopping)
#include "tst_stopping.moc"
