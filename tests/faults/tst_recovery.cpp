// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/run/platform.h"
#include "tests/faults/arena.h"
#include "tests/faults/faultrun.h"
#include "tests/support/lockeddatabase.h"

#include <QDir>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <csignal>
#include <sys/mount.h>

using namespace Aegir;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const bool soak = qEnvironmentVariableIsSet("AEGIR_SOAK");

/// Lets nobody write to a file who opens it from now on; only root can.
class ReadOnlyFile
{
    Q_DISABLE_COPY_MOVE(ReadOnlyFile)

public:
    explicit ReadOnlyFile(const QString &path)
        : m_path(QFile::encodeName(path))
        , m_mounted(::mount(m_path.constData(), m_path.constData(), nullptr, MS_BIND, nullptr) == 0)
    {
        if (m_mounted && ::mount(nullptr, m_path.constData(), nullptr, MS_BIND | MS_REMOUNT | MS_RDONLY, nullptr) != 0)
            qFatal("the file cannot be made read-only");
    }
    ~ReadOnlyFile()
    {
        if (m_mounted)
            ::umount2(m_path.constData(), MNT_DETACH);
    }
    bool isMounted() const { return m_mounted; }

private:
    QByteArray m_path;
    bool m_mounted;
};

} // namespace

/// What else may happen to a queue: each run ends in the right state with a sentence, and the next one can run.
class TestRecovery : public QObject
{
    Q_OBJECT

private slots:
    void init() { QVERIFY2(QFile::exists(standinProgram()), "run by ctest, which names the programs"); }

    void theDatabaseIsLockedForAWhile()
    {
        Arena arena("ledger 3\nawait go\ngood\n");
        const QList<qint64> runs = arena.dispatch(6);
        arena.startHolder(Arena::Holder::Headless);
        const auto isUp = [&] { return arena.run(runs[0]).status == Status::Running; };
        QTRY_VERIFY_WITH_TIMEOUT(isUp(), 10s);
        const RunFolder folder = arena.workspace().runFolder(arena.run(runs[0]));
        QTRY_VERIFY_WITH_TIMEOUT(readWorker(folder), 10s);
        {
            const LockedDatabase lock(arena.workspace().stateDir() + u"/aegir.sqlite"_s, true);
            arena.write(u"go"_s, {});
            QTRY_VERIFY_WITH_TIMEOUT(readResult(folder).value(), 10s);
            QTest::qWait(soak ? 30000 : 8000); // longer than anybody waits for a lock
        }
        QVERIFY(arena.waitUntilIdle(30s));
        QTRY_COMPARE_WITH_TIMEOUT(arena.complaint({}), QString(), 10s); // who wrote a result needs a moment to leave
    }

    void theDiskIsFullForAWhile()
    {
        const SmallDisk disk(u"3m"_s);
        if (!disk.isMounted())
            QSKIP("a file system of its own takes root");
        Arena arena("ledger 3\nawait go\ngood\n", disk.path());
        arena.dispatch(6);
        arena.startHolder(Arena::Holder::Headless);
        QTRY_VERIFY_WITH_TIMEOUT(!QDir(disk.path()).entryList({u"ledger.*"_s}).isEmpty(), 10s);
        QFile big(disk.path() + u"/big"_s);
        QVERIFY(big.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        while (big.write(QByteArray(4096, 'x')) == 4096) { }
        QVERIFY(QDir(disk.path()).mkdir(u"go"_s)); // takes no block
        QTest::qWait(5000);
        QVERIFY(big.resize(0));
        QVERIFY(arena.waitUntilIdle(60s));
        // What ran while the disk was full may have failed, and says why; nothing is lost, stuck or called killed.
        for (const Run &run : arena.store().runs(0, 100)) {
            QVERIFY2(run.status == Status::Ok || run.status == Status::Error, qPrintable(run.verdict.sentence));
            if (run.status == Status::Error) {
                QVERIFY2(run.verdict.sentence.contains(u"written"_s) || run.verdict.sentence.contains(u"made"_s),
                         qPrintable(run.verdict.sentence));
            }
        }
        QCOMPARE(arena.store().runs(0, 100).size(), 6);
    }

    void theClockMoved_data()
    {
        QTest::addColumn<qint64>("started"); // seconds from now
        QTest::addColumn<qint64>("finished");
        QTest::addRow("back while it ran") << qint64(0) << qint64(-86400);
        QTest::addRow("on, and back before anybody looked") << qint64(86400) << qint64(2 * 86400);
        QTest::addRow("to where time began") << qint64(-1800000000) << qint64(-1800000000);
    }
    void theClockMoved()
    {
        QFETCH(qint64, started);
        QFETCH(qint64, finished);
        Arena arena("ledger 3\ngood\n");
        const qint64 run = arena.dispatch(1)[0];
        const RunFolder folder = arena.workspace().runFolder(arena.run(run));
        QVERIFY(arena.store().setRunning(run).value());
        QVERIFY(claimRun(folder, {.pid = 1, .startTime = u"long ago"_s}).value());
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QVERIFY(writeResult(folder,
                            {.verdict = {.status = Status::Ok, .sentence = u"Done."_s},
                             .exitCode = 0,
                             .started = now.addSecs(started),
                             .finished = now.addSecs(finished)}));
        arena.startHolder(Arena::Holder::Headless);
        QVERIFY(arena.waitUntilIdle(10s));
        QCOMPARE(arena.run(run).status, Status::Ok);
        const auto duration = arena.store().historyOf(run)->duration();
        QVERIFY(!duration || *duration >= 0ms);
        // The target is free: what is dispatched next runs, and is the newest.
        QTRY_COMPARE(arena.holder().state(), QProcess::NotRunning);
        const qint64 next = arena.dispatch(1)[0];
        arena.startHolder(Arena::Holder::Headless);
        QVERIFY(arena.waitUntilIdle(10s));
        QCOMPARE(arena.run(next).status, Status::Ok);
        QCOMPARE(arena.store().runs(0, 1).value(0).id, next);
    }

    /// Another process has the worker's number now.
    void aPidIsReused()
    {
        Arena arena("ledger 3\ngood\n");
        const qint64 run = arena.dispatch(1)[0];
        const RunFolder folder = arena.workspace().runFolder(arena.run(run));
        QVERIFY(arena.store().setRunning(run).value());
        const qint64 own = QCoreApplication::applicationPid();
        QVERIFY(claimRun(folder, {.pid = own, .startTime = processStartTime(own) + u'0', .socket = u"none"_s}).value());
        arena.startHolder(Arena::Holder::Headless);
        QVERIFY(arena.waitUntilIdle(10s));
        QCOMPARE(arena.run(run).status, Status::Interrupted);
        QVERIFY(arena.run(run).verdict.sentence.contains(u"killed"_s));
    }

    /// And another one has the number of the program that held the queue.
    void theHoldersPidIsReused()
    {
        Arena arena("ledger 3\ngood\n");
        arena.dispatch(6);
        arena.startHolder(Arena::Holder::Headless);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(arena.workspace().lockPath()), 10s);
        QByteArray lock = arena.read(arena.workspace().lockPath());
        QTRY_VERIFY((lock = arena.read(arena.workspace().lockPath())).count('\n') > 2);
        arena.killHolder();
        QByteArrayList lines = lock.split('\n');
        lines[0] = QByteArray::number(QCoreApplication::applicationPid());
        arena.write(u".aegir/lock"_s, lines.join('\n'));
        arena.startHolder(Arena::Holder::Headless);
        QVERIFY(arena.waitUntilIdle(30s));
        QTRY_COMPARE_WITH_TIMEOUT(arena.complaint({}), QString(), 10s); // who wrote a result needs a moment to leave
    }

    void twoWindowsOnOneWorkspace()
    {
        Arena arena("ledger 20\ngood\n");
        arena.dispatch(20);
        QProcess other;
        other.setStandardErrorFile(QProcess::nullDevice());
        other.start(builtProgram(u"aegir-desktop"_s), {arena.path()});
        arena.startHolder(Arena::Holder::Window);
        QTRY_VERIFY_WITH_TIMEOUT(!QDir(arena.path()).entryList({u"ledger.*"_s}).isEmpty(), 30s);
        other.kill(); // whichever of the two it is that holds the queue
        other.waitForFinished();
        QVERIFY(arena.waitUntilIdle(60s));
        QTRY_VERIFY_WITH_TIMEOUT(arena.processes().isEmpty(), 10s);
        QTRY_COMPARE_WITH_TIMEOUT(arena.complaint({}), QString(), 10s); // who wrote a result needs a moment to leave
    }

    /// Who ended Ansible asked nobody: the run failed, and says of what. Its target is free.
    void ansibleIsKilled()
    {
        Arena arena("ledger 3\nawait go\ngood\n");
        arena.dispatch(6);
        arena.startHolder(Arena::Holder::Headless);
        const auto standins = [&] {
            QList<qint64> pids = arena.processes();
            pids.removeIf([](qint64 pid) { return processName(pid) != "standin"; });
            return pids;
        };
        // A platform locks its sites: these are the two platforms'.
        QTRY_COMPARE_WITH_TIMEOUT(QDir(arena.path()).entryList({u"ledger.*"_s}).size(), 2, 20s);
        QTRY_VERIFY_WITH_TIMEOUT(standins().size() == 2, 20s);
        QTest::qWait(200); // its three lines take two milliseconds
        sendSignal(standins().constFirst(), StopSignal::Kill, false);
        arena.write(u"go"_s, {});
        QVERIFY(arena.waitUntilIdle(60s));
        int failed = 0;
        for (const Run &run : arena.store().runs(0, 100)) {
            if (run.status == Status::Ok)
                continue;
            ++failed;
            QCOMPARE(run.status, Status::Error);
            QVERIFY2(run.verdict.sentence.contains(u"signal 9"_s), qPrintable(run.verdict.sentence));
            QVERIFY(arena.read(arena.workspace().runFolder(run).outputPath()).startsWith("line 0 of 3\n"));
        }
        QCOMPARE(failed, 1);
        QCOMPARE(arena.storeComplaint(), QString());
    }

    void aKeeperIsKilled_data()
    {
        QTest::addColumn<QByteArray>("plan");
        QTest::addColumn<bool>("withItsWorker");
        QTest::addRow("alone") << QByteArray("ledger 3\nsleep 60000\n") << false;
        QTest::addRow("alone, of one that ignores signals") << QByteArray("ignore\nledger 3\nsleep 60000\n") << false;
        QTest::addRow("with its worker") << QByteArray("ledger 3\nsleep 60000\n") << true;
        QTest::addRow("with its worker, of one that ignores signals")
            << QByteArray("ignore\nledger 3\nsleep 60000\n") << true;
        QTest::addRow("with its worker, of one that left others")
            << QByteArray("vanish 60000\nescape 60000\nignore\nledger 3\nsleep 60000\n") << true;
    }
    /// As “pkill -9 aegir-” does it: nobody is left to end Ansible but who holds the queue.
    void aKeeperIsKilled()
    {
        QFETCH(QByteArray, plan);
        QFETCH(bool, withItsWorker);
        Arena arena(plan);
        const QList<qint64> runs = arena.dispatch(1);
        arena.startHolder(Arena::Holder::Headless);
        QTRY_VERIFY_WITH_TIMEOUT(!QDir(arena.path()).entryList({u"ledger.*"_s}).isEmpty(), 20s);
        const auto named = [&](const QByteArray &name) {
            QList<qint64> pids = arena.processes();
            pids.removeIf([&](qint64 pid) { return processName(pid) != name; });
            return pids;
        };
        QTRY_COMPARE_WITH_TIMEOUT(named("aegir-keeper").size(), 1, 20s);
        const QList<qint64> standins = named("standin");
        QVERIFY(!standins.isEmpty());
        // Stopped first, or the one could still act on the end of the other.
        QList<qint64> victims = named("aegir-keeper");
        if (withItsWorker)
            victims << arena.workers().value(0).pid;
        for (const int signal : {SIGSTOP, SIGKILL}) {
            for (const qint64 pid : victims)
                ::kill(static_cast<pid_t>(pid), signal);
        }
        QVERIFY(arena.waitUntilIdle(40s));
        const Run run = arena.run(runs[0]);
        QCOMPARE(run.status, Status::Interrupted);
        QVERIFY2(run.verdict.sentence.contains(u"killed"_s), qPrintable(run.verdict.sentence));
        QTRY_COMPARE_WITH_TIMEOUT(stillRunning(standins), QList<qint64>(), 5s);
        QTRY_VERIFY_WITH_TIMEOUT(arena.processes().isEmpty(), 5s);
        QCOMPARE(arena.storeComplaint(), QString());
    }

    /// Everything ends at once, nobody writes a last word, and after the next boot others have the numbers.
    void theMachineGoesOff()
    {
        Arena arena("ledger 3\nawait go\ngood\n");
        const QList<qint64> runs = arena.dispatch(12);
        arena.startHolder(Arena::Holder::Headless);
        const auto written = [&] {
            return std::ranges::count_if(runs, [&](qint64 id) {
                return arena.read(arena.workspace().runFolder(arena.run(id)).outputPath()).count('\n') == 3;
            });
        };
        QTRY_COMPARE_WITH_TIMEOUT(written(), 2, 20s); // the platforms, which lock their sites
        arena.killHolder();
        for (QList<qint64> left = arena.processes(); !left.isEmpty(); left = arena.processes()) {
            for (const qint64 pid : std::as_const(left))
                sendSignal(pid, StopSignal::Kill, false);
        }
        QSet<qint64> killed;
        const qint64 own = QCoreApplication::applicationPid();
        for (const qint64 id : runs) {
            const RunFolder folder = arena.workspace().runFolder(arena.run(id));
            if (!readWorker(folder))
                continue;
            killed << id;
            const QString start = u"00000000-0000-0000-0000-000000000000/"_s + processStartTime(own).section(u'/', 1);
            QVERIFY(QFile::remove(folder.workerPath()));
            QVERIFY(claimRun(folder, {.pid = own, .startTime = start, .socket = u"none"_s}).value());
        }
        QCOMPARE(killed.size(), 2);
        arena.write(u"go"_s, {});
        arena.startHolder(Arena::Holder::Headless);
        QVERIFY(arena.waitUntilIdle(60s));
        QTRY_VERIFY(arena.processes().isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(arena.complaint(killed), QString(),
                                  10s); // who wrote a result needs a moment to leave
        for (const qint64 id : std::as_const(killed)) {
            QCOMPARE(arena.run(id).status, Status::Interrupted);
            QVERIFY(arena.run(id).verdict.sentence.contains(u"machine went off"_s));
        }
    }

    /// Nothing starts that could not be recorded, and it is said why; when the database can be written again all goes
    /// on.
    void theDatabaseIsReadOnly()
    {
        Arena arena("ledger 3\ngood\n");
        const QList<qint64> runs = arena.dispatch(6);
        {
            const ReadOnlyFile database(arena.workspace().stateDir() + u"/aegir.sqlite"_s);
            if (!database.isMounted())
                QSKIP("a mount takes root");
            arena.startHolder(Arena::Holder::Headless);
            const auto said = [&] { return arena.read(arena.path() + u"/holder.log"_s); };
            QTRY_VERIFY2_WITH_TIMEOUT(said().contains("cannot be written"), said().constData(), 20s);
            QTest::qWait(1000);
            for (const qint64 run : runs)
                QCOMPARE(arena.run(run).status, Status::Waiting);
            QVERIFY(QDir(arena.path()).entryList({u"ledger.*"_s}).isEmpty());
            arena.killHolder();
        }
        arena.startHolder(Arena::Holder::Headless);
        QVERIFY(arena.waitUntilIdle(60s));
        QTRY_VERIFY(arena.processes().isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(arena.complaint({}), QString(), 10s); // who wrote a result needs a moment to leave
    }

    /// A worker that ends before it has the run is noticed at once, not after the time that a slow machine is given.
    void theWorkerEndsBeforeItTakesTheRun()
    {
        Arena arena("good\n");
        Queue queue(arena.workspace(), u"/bin/false"_s);
        QVERIFY(queue.open());
        const qint64 run = arena.dispatch(1, &queue)[0];
        QVERIFY(arena.waitUntilIdle(10s));
        QCOMPARE(arena.run(run).status, Status::Interrupted);
        QCOMPARE(arena.run(run).verdict.sentence, u"The worker ended before it took the run."_s);
        QCOMPARE(arena.storeComplaint(), QString());
    }
};

QTEST_GUILESS_MAIN(TestRecovery)
#include "tst_recovery.moc"
