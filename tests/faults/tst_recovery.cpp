// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/run/platform.h"
#include "tests/faults/arena.h"
#include "tests/faults/faultrun.h"

#include <QDir>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Holds the database's write lock until it goes, as a backup or another program may.
class LockedDatabase
{
    Q_DISABLE_COPY_MOVE(LockedDatabase)

public:
    explicit LockedDatabase(const QString &path)
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"locker"_s);
        database.setDatabaseName(path);
        if (!database.open() || !QSqlQuery(database).exec(u"BEGIN EXCLUSIVE"_s))
            qFatal("the database cannot be locked");
    }
    ~LockedDatabase()
    {
        QSqlQuery(QSqlDatabase::database(u"locker"_s)).exec(u"ROLLBACK"_s);
        QSqlDatabase::removeDatabase(u"locker"_s);
    }
};

/// How much this process has open, holds in memory and left unburied.
struct Footprint
{
    qsizetype descriptors = QDir(u"/proc/self/fd"_s).entryList(QDir::AllEntries | QDir::System).size();
    qint64 pages = 0;
    qsizetype zombies = 0;

    Footprint()
    {
        QFile memory(u"/proc/self/statm"_s);
        if (memory.open(QIODevice::ReadOnly))
            pages = memory.readAll().split(' ').value(1).toLongLong();
        for (const qint64 pid : descendantsOf(QCoreApplication::applicationPid()))
            zombies += processStartTime(pid).isEmpty() ? 1 : 0;
    }
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
        const auto isUp = [&] { return arena.store().run(runs[0])->status == Status::Running; };
        QTRY_VERIFY_WITH_TIMEOUT(isUp(), 10s);
        const RunFolder folder = arena.workspace().runFolder(*arena.store().run(runs[0]));
        QTRY_VERIFY_WITH_TIMEOUT(readWorker(folder), 10s);
        {
            const LockedDatabase lock(arena.workspace().stateDir() + u"/aegir.sqlite"_s);
            arena.write(u"go"_s, {});
            QTRY_VERIFY_WITH_TIMEOUT(readResult(folder).value(), 10s);
            QTest::qWait(8000); // longer than anybody waits for a lock
        }
        QVERIFY(arena.waitUntilIdle(30s));
        QCOMPARE(arena.complaint({}), QString());
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
        const RunFolder folder = arena.workspace().runFolder(*arena.store().run(run));
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
        QCOMPARE(arena.store().run(run)->status, Status::Ok);
        // The target is free: what is dispatched next runs, and is the newest.
        QTRY_COMPARE(arena.holder().state(), QProcess::NotRunning);
        const qint64 next = arena.dispatch(1)[0];
        arena.startHolder(Arena::Holder::Headless);
        QVERIFY(arena.waitUntilIdle(10s));
        QCOMPARE(arena.store().run(next)->status, Status::Ok);
        QCOMPARE(arena.store().runs(0, 1).value(0).id, next);
    }

    /// Another process has the worker's number now.
    void aPidIsReused()
    {
        Arena arena("ledger 3\ngood\n");
        const qint64 run = arena.dispatch(1)[0];
        const RunFolder folder = arena.workspace().runFolder(*arena.store().run(run));
        QVERIFY(arena.store().setRunning(run).value());
        const qint64 own = QCoreApplication::applicationPid();
        QVERIFY(claimRun(folder, {.pid = own, .startTime = processStartTime(own) + u'0', .socket = u"none"_s}).value());
        arena.startHolder(Arena::Holder::Headless);
        QVERIFY(arena.waitUntilIdle(10s));
        QCOMPARE(arena.store().run(run)->status, Status::Interrupted);
        QVERIFY(arena.store().run(run)->verdict.sentence.contains(u"killed"_s));
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
        QCOMPARE(arena.complaint({}), QString());
    }

    void twoWindowsOnOneWorkspace()
    {
        Arena arena("ledger 20\ngood\n");
        arena.dispatch(20);
        QProcess other;
        other.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        other.start(qEnvironmentVariable("AEGIR_BUILD_DIR") + u"/tests/queueholder"_s, {arena.path()});
        arena.startHolder(Arena::Holder::Headless);
        QTest::qWait(500);
        other.kill(); // whichever of the two it is that holds the queue
        other.waitForFinished();
        QVERIFY(arena.waitUntilIdle(60s));
        QCOMPARE(arena.complaint({}), QString());
    }

    void twoHundredRunsLeaveNothingBehind()
    {
        Arena arena("ledger 2\ngood\n");
        Queue queue(arena.workspace(), builtProgram(u"aegir-worker"_s));
        QVERIFY(queue.open());
        std::optional<Footprint> early;
        for (int i = 0; i < 10; ++i) {
            arena.dispatch(20, &queue);
            QVERIFY(arena.waitUntilIdle(120s));
            if (i == 3)
                early.emplace();
        }
        QTest::qWait(500); // the last worker leaves
        QCOMPARE(arena.complaint({}), QString());
        const Footprint late;
        QCOMPARE(late.zombies, 0);
        QVERIFY2(
            late.descriptors <= early->descriptors + 2,
            qPrintable(u"%1 descriptors after 80 runs, %2 after 200"_s.arg(early->descriptors).arg(late.descriptors)));
        const qint64 grown = (late.pages - early->pages) * 4;
        qInfo("%lld KiB more after 200 runs than after 80", grown);
        QVERIFY2(grown < 2048, QByteArray::number(grown).constData());
        QVERIFY(processesNaming(arena.path()).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestRecovery)
#include "tst_recovery.moc"
