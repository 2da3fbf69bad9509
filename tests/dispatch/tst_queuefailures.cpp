// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/dispatch/runoutputs.h"
#include "model/run/platform.h"
#include "queuefixture.h"
#include "tests/support/lockeddatabase.h"
#include "tests/support/turnwatch.h"

#include <QLocalServer>
#include <QProcess>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>

#include <csignal>

using namespace Aegir;
using namespace std::chrono_literals;

namespace {
using Fixture = QueueFixture;

/// In milliseconds. A store that waits for another writer waits for five seconds; a loaded machine takes its time, too.
constexpr qint64 longestTurn = 1000;

QString databaseOf(const Fixture &f)
{
    return f.workspace->stateDir() + u"/aegir.sqlite"_s;
}

/// Runs @p statement behind the store's back.
bool doSql(const Fixture &f, const QString &statement)
{
    bool done = false;
    {
        QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        other.setDatabaseName(databaseOf(f));
        done = other.open() && QSqlQuery(other).exec(statement);
    }
    QSqlDatabase::removeDatabase(u"other"_s);
    return done;
}

/// A timetable that was due a while ago; nobody has seen to it.
void makeDue(Fixture &f)
{
    QVERIFY(f.queue->setTimetable(f.siteId, u"work"_s, u"every 1m"_s, {{}}));
    f.queue.reset(); // which has a keeper of its own
    const QString past = QDateTime::currentDateTimeUtc().addSecs(-90).toString(Qt::ISODateWithMs);
    QVERIFY(doSql(f, u"UPDATE timetable SET created = '%1'"_s.arg(past)));
}
} // namespace

/// What fails around the queue is tried again, and is not taken for something that is not there.
class tst_QueueFailures : public QObject
{
    Q_OBJECT

private slots:
    void anOutputWaitsForTheStore();
    void timetablesThatCannotBeReadAreReadAgain();
    void whatIsDueWaitsForTheDatabase();
    void whatCannotBeNotedIsToldOnce();
    void aRunIsSeenThroughALockedDatabase();
    void aTurnWaitsForTheDatabase();
    void cancelsThroughALockedDatabase_data();
    void cancelsThroughALockedDatabase();
    void theNextHolderWaitsForTheDatabase();
    void leavingWaitsForNobody();
    void aLockOfThisMachineUnderAnotherNameIsStale();
    void whatCannotBeWrittenDownIsCancelled();
    void aWorkerThatCameAfterAllKeepsItsRun();
    void theNextHolderCancels_data();
    void theNextHolderCancels();
    void whatIsToBeCancelledIsNotTriedAgain();
    void aLateWorkerGetsItsSecrets();
    void theSocketOfAKilledWorkerGoes();
    void onlySocketsOfItsKindAreRemoved();
};

void tst_QueueFailures::anOutputWaitsForTheStore()
{
    Fixture f;
    QVERIFY(f.queue->setPaused(true));
    const qint64 run = f.dispatch(f.siteId);
    RunOutputs outputs(*f.workspace, run);
    QVERIFY(outputs.take(Event{.kind = Event::Kind::Task, .number = 1, .task = u"t"_s, .role = u"work"_s}));
    const Event brings{.number = 2, .task = u"t"_s, .feedback = {{u"made"_s, 3}, {u"where"_s, u"/srv"_s}}};
    QVERIFY(doSql(f, u"ALTER TABLE run RENAME TO gone"_s));
    QVERIFY(!outputs.take(brings));
    QVERIFY(!outputs.store());
    QVERIFY(doSql(f, u"ALTER TABLE gone RENAME TO run"_s));
    QVERIFY(doSql(f, u"ALTER TABLE entity RENAME TO gone"_s));
    QVERIFY(!outputs.store());
    QVERIFY(doSql(f, u"ALTER TABLE gone RENAME TO entity"_s));
    QVERIFY(outputs.store());
    QCOMPARE(f.workspace->store().entity(f.siteId)->outputs, QJsonObject({{u"made"_s, 3}}));
    QCOMPARE(f.workspace->store().entity(f.platformId)->outputs, QJsonObject({{u"where"_s, u"/srv"_s}}));
}

void tst_QueueFailures::timetablesThatCannotBeReadAreReadAgain()
{
    Fixture f;
    makeDue(f);
    QVERIFY(doSql(f, u"ALTER TABLE timetable RENAME TO gone"_s));
    QList<QDateTime> dispatched;
    WhenFree whenFree(databaseOf(f));
    TimetableKeeper keeper(
        f.workspace->store(), whenFree,
        [&](const Timetable &timetable, const QDateTime &due) -> Result<Run> {
            dispatched << due;
            std::ignore = f.workspace->store().noteTimetable(timetable.id, due, {});
            return Run{};
        },
        [](const QString &operation) { return operation; });
    QSignalSpy failed(&keeper, &TimetableKeeper::failed);
    keeper.look();
    keeper.look();
    QCOMPARE(failed.size(), 1); // told once
    QVERIFY(dispatched.isEmpty());
    QVERIFY(doSql(f, u"ALTER TABLE gone RENAME TO timetable"_s));
    QTRY_COMPARE_WITH_TIMEOUT(dispatched.size(), 1, 20s);
}

void tst_QueueFailures::whatIsDueWaitsForTheDatabase()
{
    Fixture f;
    makeDue(f);
    Store &store = f.workspace->store();
    store.setWritePatience(Store::briefPatience);
    WhenFree whenFree(databaseOf(f));
    int calls = 0;
    TimetableKeeper keeper(
        store, whenFree,
        [&](const Timetable &timetable, const QDateTime &due) -> Result<Run> {
            ++calls;
            return store.noteTimetable(timetable.id, due, {}).transform([] { return Run{}; });
        },
        [](const QString &operation) { return operation; });
    QSignalSpy failed(&keeper, &TimetableKeeper::failed);
    {
        const LockedDatabase writer(databaseOf(f)); // another program that writes
        TurnWatch watch;
        keeper.look();
        QCOMPARE(calls, 1);
        QVERIFY(whenFree.isLocked());
        QTest::qWait(500);
        keeper.look();
        QCOMPARE(calls, 1); // there is no use in trying
        QVERIFY2(watch.longest() < longestTurn, QByteArray::number(watch.longest()).constData());
    }
    QVERIFY(!store.timetables().first().handled.isValid());
    QTRY_COMPARE_WITH_TIMEOUT(calls, 2, 20s);
    QVERIFY(store.timetables().first().handled.isValid());
    QCOMPARE(store.timetables().first().problem, QString());
    QCOMPARE(failed.size(), 0);
}

void tst_QueueFailures::whatCannotBeNotedIsToldOnce()
{
    Fixture f;
    makeDue(f);
    QVERIFY(doSql(f, u"CREATE TRIGGER no BEFORE UPDATE ON timetable BEGIN SELECT RAISE(FAIL, 'no'); END"_s));
    WhenFree whenFree(databaseOf(f));
    TimetableKeeper keeper(
        f.workspace->store(), whenFree,
        [](const Timetable &, const QDateTime &) -> Result<Run> { return failure(u"It does not do."_s); },
        [](const QString &operation) { return operation; });
    QSignalSpy failed(&keeper, &TimetableKeeper::failed);
    keeper.look();
    keeper.look();
    QCOMPARE(failed.size(), 1);
    QVERIFY(doSql(f, u"DROP TRIGGER no"_s));
    keeper.look();
    QCOMPARE(failed.size(), 2);
    QVERIFY(failed.last().first().toString().endsWith(u"is left out: It does not do."_s));
}

/// It sends values back, and ends, while another program writes: all of it is taken afterwards, and nothing stands
/// still.
void tst_QueueFailures::aRunIsSeenThroughALockedDatabase()
{
    Fixture f;
    f.workspace->store().setWritePatience(Store::briefPatience);
    f.plan("await go\ngood\n");
    QSignalSpy failed(f.queue.get(), &Queue::failed);
    const qint64 run = f.dispatch(f.siteId);
    QTRY_VERIFY_WITH_TIMEOUT(readWorker(f.folder(run)), 30s);
    {
        const LockedDatabase writer(databaseOf(f)); // another program that writes
        TurnWatch watch;
        f.write(u"go"_s, {});
        QTRY_VERIFY_WITH_TIMEOUT(f.queue->whenFree().isLocked(), 30s); // the run's end could not be written
        QTest::qWait(1000);
        QCOMPARE(f.status(run), Status::Running);
        QVERIFY2(watch.longest() < longestTurn, QByteArray::number(watch.longest()).constData());
    }
    QTRY_COMPARE_WITH_TIMEOUT(f.status(run), Status::Ok, 30s);
    QVERIFY(!f.workspace->store().entity(f.siteId)->statusSentence.isEmpty());
    QCOMPARE(failed.size(), 0);
}

void tst_QueueFailures::aTurnWaitsForTheDatabase()
{
    Fixture f;
    f.workspace->store().setWritePatience(Store::briefPatience);
    QVERIFY(f.queue->setPaused(true));
    const qint64 run = f.dispatch(f.siteId);
    f.queue.reset();
    QVERIFY(f.workspace->store().setQueuePaused(false));
    QSignalSpy told(&f.workspace->store(), &Store::failed);
    {
        const LockedDatabase writer(databaseOf(f)); // another program that writes
        TurnWatch watch;
        f.queue = std::make_unique<Queue>(*f.workspace, workerProgram());
        QVERIFY(f.queue->open());
        QTRY_VERIFY_WITH_TIMEOUT(f.queue->whenFree().isLocked(), 30s);
        QCOMPARE(f.queue->waitReason(run), u"Waits until another program has finished writing to the database."_s);
        QTest::qWait(500);
        QCOMPARE(f.status(run), Status::Waiting);
        QVERIFY2(watch.longest() < longestTurn, QByteArray::number(watch.longest()).constData());
    }
    QTRY_COMPARE_WITH_TIMEOUT(f.status(run), Status::Ok, 30s);
    QCOMPARE(told.size(), 0);
}

void tst_QueueFailures::cancelsThroughALockedDatabase_data()
{
    QTest::addColumn<bool>("many");
    QTest::addColumn<bool>("ends"); // the holder, before the database is free
    QTest::addRow("one by one") << false << false;
    QTest::addRow("all at once") << true << false;
    QTest::addRow("one by one, and another holder takes over") << false << true;
}

/// What runs is stopped at once; what waits never starts.
void tst_QueueFailures::cancelsThroughALockedDatabase()
{
    QFETCH(const bool, many);
    QFETCH(const bool, ends);
    Fixture f;
    f.workspace->store().setWritePatience(Store::briefPatience);
    f.plan("await go\ngood\n");
    const qint64 running = f.dispatch(f.siteId);
    const qint64 waiting = f.dispatch(f.siteId, u"other"_s);
    QTRY_VERIFY_WITH_TIMEOUT(readWorker(f.folder(running)), 30s);
    QSignalSpy failed(f.queue.get(), &Queue::failed);
    {
        const LockedDatabase writer(databaseOf(f)); // another program that writes
        TurnWatch watch;
        if (many) {
            f.queue->cancel({running, waiting});
        } else {
            QVERIFY(f.queue->cancel(running));
            QVERIFY(f.queue->cancel(waiting));
        }
        const auto ended = [&] { return readResult(f.folder(running)).value_or(std::nullopt); };
        QTRY_VERIFY_WITH_TIMEOUT(ended(), 30s);
        QCOMPARE(ended()->verdict.status, Status::Cancelled);
        QCOMPARE(f.status(running), Status::Running); // as far as could be written
        QVERIFY2(watch.longest() < longestTurn, QByteArray::number(watch.longest()).constData());
        QCOMPARE(failed.size(), 0);
        if (ends)
            f.queue.reset();
    }
    if (ends) {
        QVERIFY(f.workspace->store().setQueuePaused(true));
        f.open();
    }
    QTRY_COMPARE_WITH_TIMEOUT(f.status(running), Status::Cancelled, 30s);
    QTRY_COMPARE_WITH_TIMEOUT(f.status(waiting), Status::Cancelled, 30s);
    QVERIFY(!f.workspace->store().run(waiting)->started.isValid());
    QVERIFY(f.workspace->store().dispatchedRuns().isEmpty());
}

/// Its predecessor died before a worker took the run: that is put back, and not given up, once it can be written.
void tst_QueueFailures::theNextHolderWaitsForTheDatabase()
{
    Fixture f;
    f.workspace->store().setWritePatience(Store::briefPatience);
    QVERIFY(f.queue->setPaused(true));
    const qint64 run = f.dispatch(f.siteId);
    f.queue.reset();
    QVERIFY(f.workspace->store().setRunning(run).value());
    QVERIFY(f.workspace->store().setQueuePaused(false));
    {
        const LockedDatabase writer(databaseOf(f)); // another program that writes
        f.queue = std::make_unique<Queue>(*f.workspace, workerProgram());
        QVERIFY(f.queue->open());
        QVERIFY(f.queue->whenFree().isLocked());
        QCOMPARE(f.status(run), Status::Running);
    }
    QTRY_COMPARE_WITH_TIMEOUT(f.status(run), Status::Ok, 30s);
}

/// It crashed, or the container ended, and came back with another name: on a laptop each network may give it one.
void tst_QueueFailures::aLockOfThisMachineUnderAnotherNameIsStale()
{
    Fixture f;
    const QString path = f.workspace->lockPath();
    f.queue.reset();
    f.write(u".aegir/lock"_s,
            "99999999\naegir\nthe-name-before\n" + QSysInfo::machineUniqueId() + '\n' + QSysInfo::bootUniqueId()
                + '\n');
    f.open();
    QVERIFY(f.queue->isHolder());
    // That of one that lives is not, whatever the machine was called when it began.
    QFile lock(path);
    QVERIFY(lock.open(QIODevice::ReadWrite));
    const QByteArray renamed = lock.readAll().replace(QSysInfo::machineHostName().toUtf8(), "the-name-before");
    QVERIFY(lock.seek(0) && lock.write(renamed) == renamed.size() && lock.resize(renamed.size()));
    lock.close();
    auto workspace = Workspace::open(f.dir.path()).value();
    Queue other(*workspace, workerProgram());
    QVERIFY(other.open());
    QVERIFY(!other.isHolder());
    QTRY_VERIFY(other.isHeld());
}

/// What was to be cancelled is written down, and the next holder does it.
void tst_QueueFailures::leavingWaitsForNobody()
{
    Fixture f;
    QVERIFY(f.queue->setPaused(true));
    QList<qint64> runs;
    for (int i = 0; i < 100; ++i)
        runs << f.dispatch(f.addPlatform(u"many%1"_s.arg(i)));
    f.queue->cancel(runs);
    {
        const LockedDatabase writer(databaseOf(f)); // another program that writes
        QElapsedTimer time;
        time.start();
        f.queue.reset();
        QVERIFY2(time.elapsed() < 3000, QByteArray::number(time.elapsed()).constData());
    }
    QVERIFY(!f.workspace->store().dispatchedRuns().isEmpty()); // else this has shown nothing
    f.open();
    QTRY_VERIFY_WITH_TIMEOUT(f.workspace->store().dispatchedRuns().isEmpty(), 60s);
    for (const qint64 run : std::as_const(runs))
        QCOMPARE(f.status(run), Status::Cancelled);
}

void tst_QueueFailures::whatCannotBeWrittenDownIsCancelled()
{
    Fixture f;
    f.plan("await go\ngood\n");
    const qint64 run = f.dispatch(f.siteId);
    QTRY_VERIFY_WITH_TIMEOUT(readWorker(f.folder(run)), 30s);
    QVERIFY(doSql(f, u"CREATE TRIGGER no BEFORE UPDATE OF cancel_asked ON run BEGIN SELECT RAISE(FAIL, 'no'); END"_s));
    QVERIFY(!f.workspace->store().askCancel({run}));
    f.queue->cancel(QList{run});
    QTRY_COMPARE_WITH_TIMEOUT(f.status(run), Status::Cancelled, 30s);
}

/// It was given up because it was slow, and no other could be started.
void tst_QueueFailures::aWorkerThatCameAfterAllKeepsItsRun()
{
    Fixture f;
    f.plan("await go\ngood\n");
    QVERIFY(f.queue->setPaused(true));
    const qint64 run = f.dispatch(f.siteId);
    f.queue.reset();
    QVERIFY(f.workspace->store().setQueuePaused(false));
    KeptSecrets secrets;
    WhenFree whenFree(databaseOf(f));
    QueueHolder holder(*f.workspace, std::make_unique<WorkerStarter>(workerProgram(), f.dir.path()), secrets,
                       std::make_shared<FolderWatch>(), whenFree);
    holder.setAnsible(standinProgram());
    holder.startWhatMay();
    QTRY_VERIFY_WITH_TIMEOUT(readWorker(f.folder(run)), 30s);
    emit holder.workers().notStarted(f.folder(run).path(), u"There is no worker."_s);
    QCOMPARE(f.status(run), Status::Running);
    f.write(u"go"_s, {});
    QTRY_COMPARE_WITH_TIMEOUT(f.status(run), Status::Ok, 30s);
}

void tst_QueueFailures::theNextHolderCancels_data()
{
    QTest::addColumn<bool>("runs");
    QTest::addColumn<bool>("paused");
    QTest::addRow("running") << true << false;
    QTest::addRow("waiting") << false << false;
    QTest::addRow("waiting, and the queue is paused") << false << true;
}

/// The one before was told, and died before it could do anything.
void tst_QueueFailures::theNextHolderCancels()
{
    QFETCH(bool, runs);
    QFETCH(bool, paused);
    Fixture f;
    f.plan("await go\ngood\n");
    const qint64 first = f.dispatch(f.siteId);
    QTRY_VERIFY_WITH_TIMEOUT(readWorker(f.folder(first)), 30s);
    const qint64 waiting = f.dispatch(f.siteId, u"other"_s);
    const qint64 victim = runs ? first : waiting;
    QVERIFY(f.queue->setPaused(paused));
    f.queue.reset();
    QCOMPARE(f.workspace->store().askCancel({victim, 4711}).value(), QList{victim});
    QVERIFY(!f.workspace->store().takeTurn(waiting).value() || victim != waiting);
    f.open();
    QTRY_COMPARE_WITH_TIMEOUT(f.status(victim), Status::Cancelled, 30s);
    QVERIFY(f.queue->setPaused(false));
    f.write(u"go"_s, {});
    QTRY_VERIFY_WITH_TIMEOUT(f.workspace->store().dispatchedRuns().isEmpty(), 30s);
    QCOMPARE(f.status(runs ? waiting : first), Status::Ok);
    QVERIFY(f.workspace->store().askCancel({victim}).value().isEmpty());
}

/// It failed by itself before the word reached it.
void tst_QueueFailures::whatIsToBeCancelledIsNotTriedAgain()
{
    Fixture f;
    f.write(u"types/operations/work.yml"_s, "label: Work\ntasks: [work]\nretry: {times: 2, delay: 1h}\n");
    f.open();
    f.plan("await go\nexit 1\n");
    const qint64 run = f.dispatch(f.siteId);
    QTRY_VERIFY_WITH_TIMEOUT(readWorker(f.folder(run)), 30s);
    QVERIFY(f.workspace->store().askCancel({run}));
    f.write(u"go"_s, {});
    QTRY_COMPARE_WITH_TIMEOUT(f.status(run), Status::Error, 30s);
    QVERIFY(f.workspace->store().dispatchedRuns().isEmpty());
}

/// Its holder went with the secrets; who dispatched it has them still, and holds the queue now.
void tst_QueueFailures::aLateWorkerGetsItsSecrets()
{
    Fixture f;
    auto workspace = Workspace::open(f.dir.path()).value();
    Queue other(*workspace, workerProgram());
    QVERIFY(other.open());
    QVERIFY(f.queue->setPaused(true));
    const auto run = other.dispatch(f.siteId, u"private"_s, {{{u"password"_s, u"open sesame"_s}}});
    QVERIFY(run);
    QVERIFY(f.workspace->store().setRunning(run->id).value()); // and no worker yet
    f.queue.reset();
    QTRY_VERIFY_WITH_TIMEOUT(other.isHolder(), 30s);
    QTRY_COMPARE_WITH_TIMEOUT(f.status(run->id), Status::Waiting, 30s);
    QProcess late;
    late.setWorkingDirectory(f.dir.path());
    late.start(workerProgram(), {f.folder(run->id).path()});
    QTRY_COMPARE_WITH_TIMEOUT(f.status(run->id), Status::Ok, 30s); // it waits for a minute, then gives up
    QTRY_COMPARE_WITH_TIMEOUT(late.state(), QProcess::NotRunning, 30s);
}

void tst_QueueFailures::theSocketOfAKilledWorkerGoes()
{
    Fixture f;
    f.plan("print up\nawait go\n");
    const qint64 run = f.dispatch(f.siteId);
    QTRY_VERIFY_WITH_TIMEOUT(f.log(run).contains("up"), 30s);
    const WorkerInfo worker = readWorker(f.folder(run)).value_or(WorkerInfo());
    QVERIFY(QFile::exists(worker.socket));
    ::kill(static_cast<pid_t>(worker.pid), SIGKILL);
    QTRY_COMPARE_WITH_TIMEOUT(f.status(run), Status::Interrupted, 30s);
    QVERIFY(!QFile::exists(worker.socket));
}

void tst_QueueFailures::onlySocketsOfItsKindAreRemoved()
{
    QTemporaryDir dir;
    const QString digits = QString(32, u'a');
    const QString file = dir.filePath(u"aegir-"_s + QString(32, u'b'));
    QFile plain(file);
    QVERIFY(plain.open(QIODevice::WriteOnly));
    QList<std::shared_ptr<QLocalServer>> servers;
    const auto socket = [&](const QString &name) {
        servers << std::make_shared<QLocalServer>();
        if (!servers.last()->listen(dir.filePath(name)))
            qFatal("%s", qPrintable(servers.last()->errorString()));
        return dir.filePath(name);
    };
    const QString worker = socket(u"aegir-"_s + digits);
    const QString queue = socket(u"aegir-queue-"_s + digits);
    const QString other = socket(u"x-aegir-"_s + digits);
    const QString link = dir.filePath(u"aegir-"_s + QString(32, u'c'));
    QVERIFY(QFile::link(other, link));
    for (const QString &path : {file, worker, queue, other, link, QString(u"aegir-"_s + digits)})
        removeSocket(path, u"aegir-"_s);
    QVERIFY(!QFile::exists(worker));
    for (const QString &path : {file, queue, other, link})
        QVERIFY2(QFile::exists(path), qPrintable(path));
    removeSocket(queue, u"aegir-queue-"_s);
    QVERIFY(!QFile::exists(queue));
}

QTEST_GUILESS_MAIN(tst_QueueFailures)
#include "tst_queuefailures.moc"
