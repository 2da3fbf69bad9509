// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/run/platform.h"
#include "queuefixture.h"

#include <QDirIterator>
#include <QProcess>
#include <QSignalSpy>

using namespace Aegir;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
using Fixture = QueueFixture;

QByteArray everythingBelow(const QString &dir)
{
    QByteArray all;
    QDirIterator files(dir, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            all += file.readAll();
    }
    return all;
}
} // namespace

class TestQueue : public QObject
{
    Q_OBJECT

private slots:
    void runsToItsVerdict()
    {
        Fixture f;
        QVERIFY(f.queue->isHolder());
        QSignalSpy changed(f.queue.get(), &Queue::runChanged);
        const qint64 run = f.dispatch(f.siteId, u"work"_s, {{{u"number"_s, 7}}});
        QVERIFY(isDispatched(f.status(run)));
        QTRY_COMPARE_WITH_TIMEOUT(f.status(run), Status::Ok, 30s);
        QCOMPARE(f.workspace->store().entity(f.siteId)->status, Status::Ok);
        QCOMPARE(f.workspace->store().taskValues(f.siteId, u"work"_s), TaskValues({{{u"number"_s, 7}}}));
        QVERIFY(f.workspace->store().run(run)->finished.isValid());
        QVERIFY(changed.size() >= 2);
    }

    void refusesWhatCannotRun_data()
    {
        QTest::addColumn<QString>("operation");
        QTest::addColumn<Answers>("answers");
        QTest::addColumn<QString>("says");
        QTest::addRow("no such operation") << u"dance"_s << Answers{{}} << u"no operation"_s;
        QTest::addRow("a value of the wrong type") << u"work"_s << Answers{{{u"number"_s, u"seven"_s}}} << u"umber"_s;
        QTest::addRow("a field nobody knows") << u"work"_s << Answers{{{u"nmuber"_s, 7}}} << u"nmuber"_s;
        QTest::addRow("a required secret that is missing") << u"private"_s << Answers{{}} << u"assword"_s;
    }
    void refusesWhatCannotRun()
    {
        QFETCH(QString, operation);
        QFETCH(Answers, answers);
        QFETCH(QString, says);
        Fixture f;
        const auto run = f.queue->dispatch(f.siteId, operation, answers);
        QVERIFY(!run);
        QVERIFY2(run.error().sentence.contains(says), qPrintable(run.error().sentence));
        QVERIFY(f.workspace->store().runs().isEmpty());
        QVERIFY(!QDir(f.workspace->stateDir() + u"/runs"_s).exists()
                || QDir(f.workspace->stateDir() + u"/runs"_s).isEmpty());
    }

    void withoutAnsibleNothingIsDispatched()
    {
        Fixture f;
        f.write(u"workspace.yml"_s, "name: Test\nansible_playbook: /nowhere/ansible-playbook\n");
        f.open();
        QVERIFY(f.queue->obstacle().contains(u"/nowhere/ansible-playbook"_s));
        const auto run = f.queue->dispatch(f.siteId, u"work"_s, {{}});
        QVERIFY(!run);
        QVERIFY(f.workspace->store().runs().isEmpty());
    }

    void theSameOperationTwiceIsRefused()
    {
        Fixture f;
        f.plan("await go\ngood\n");
        f.dispatch(f.siteId);
        QVERIFY(!f.queue->dispatch(f.siteId, u"work"_s, {{}}));
        f.write(u"go"_s, {});
        QTRY_VERIFY_WITH_TIMEOUT(f.workspace->store().dispatchedRuns().isEmpty(), 30s);
        QVERIFY(f.queue->dispatch(f.siteId, u"work"_s, {{}}));
        QTRY_VERIFY_WITH_TIMEOUT(f.workspace->store().dispatchedRuns().isEmpty(), 30s);
    }

    void oneRunPerTargetInOrder()
    {
        Fixture f;
        const qint64 second = f.addSite(u"s2"_s, f.platformId);
        f.plan("await go\ngood\n");
        const qint64 site = f.dispatch(f.siteId);
        QTRY_COMPARE_WITH_TIMEOUT(f.status(site), Status::Running, 30s);
        const qint64 platform = f.dispatch(f.platformId);          // waits for its site
        const qint64 other = f.dispatch(second);                   // waits for its platform, which came first
        QTRY_VERIFY_WITH_TIMEOUT(readWorker(f.folder(site)), 30s); // a worker that was started wrongly would be up, too
        QCOMPARE(f.status(platform), Status::Waiting);
        QCOMPARE(f.status(other), Status::Waiting);
        QVERIFY2(f.queue->waitReason(platform).contains(u"run %1"_s.arg(site)),
                 qPrintable(f.queue->waitReason(platform)));
        QVERIFY(f.queue->waitReason(other).contains(u"run %1"_s.arg(platform)));
        QVERIFY(f.queue->waitReason(site).isEmpty());
        f.write(u"go"_s, {});
        QTRY_VERIFY_WITH_TIMEOUT(f.workspace->store().dispatchedRuns().isEmpty(), 20s);
        const auto run = [&](qint64 id) { return *f.workspace->store().run(id); };
        QVERIFY(run(platform).started >= run(site).finished);
        QVERIFY(run(other).started >= run(platform).finished);
    }

    void atMostSoManyAtOnce()
    {
        Fixture f;
        f.plan("await go\ngood\n");
        QList<qint64> runs;
        for (int i = 0; i < 4; ++i)
            runs << f.dispatch(f.addPlatform(u"q%1"_s.arg(i)));
        QTRY_VERIFY_WITH_TIMEOUT(readWorker(f.folder(runs[0])) && readWorker(f.folder(runs[1])), 30s);
        QCOMPARE(f.status(runs[2]), Status::Waiting);
        QCOMPARE(f.status(runs[3]), Status::Waiting);
        QVERIFY(f.queue->waitReason(runs[2]).contains(u"2"_s));
        f.write(u"go"_s, {});
        QTRY_VERIFY_WITH_TIMEOUT(f.workspace->store().dispatchedRuns().isEmpty(), 20s);
    }

    void storesDeclaredOutputsAtOnce()
    {
        Fixture f;
        f.plan(R"(event {"event":"task","n":1,"task":"t","name":"x","role":"work"})"
               "\n"
               R"(event {"event":"ok","n":2,"task":"t","host":"a","feedback":{"made":3,"where":"/srv","secretly":1}})"
               "\n"
               "await go\ngood\n");
        QSignalSpy changed(f.queue.get(), &Queue::entityChanged);
        const qint64 run = f.dispatch(f.siteId);
        QTRY_COMPARE_WITH_TIMEOUT(f.workspace->store().entity(f.siteId)->outputs, QJsonObject({{u"made"_s, 3}}), 30s);
        QCOMPARE(f.workspace->store().entity(f.platformId)->outputs, QJsonObject({{u"where"_s, u"/srv"_s}}));
        QVERIFY(isDispatched(f.status(run))); // before the run ended
        QVERIFY(changed.size() >= 2);
        f.write(u"go"_s, {});
        QTRY_COMPARE_WITH_TIMEOUT(f.status(run), Status::Ok, 30s);
    }

    void aNumberSentAsTextIsStoredAsANumber()
    {
        Fixture f;
        f.plan(R"(event {"event":"task","n":1,"task":"t","name":"x","role":"work"})"
               "\n"
               R"(event {"event":"ok","n":2,"task":"t","host":"a","feedback":{"made":"700","where":"0123"}})"
               "\n"
               "good\n");
        const qint64 run = f.dispatch(f.siteId);
        QTRY_COMPARE_WITH_TIMEOUT(f.status(run), Status::Ok, 30s);
        QCOMPARE(f.workspace->store().entity(f.siteId)->outputs, QJsonObject({{u"made"_s, 700}}));
        QCOMPARE(f.workspace->store().entity(f.platformId)->outputs, QJsonObject({{u"where"_s, u"0123"_s}}));
    }

    void anOutputOfTheWrongTypeIsSaidNotStored()
    {
        Fixture f;
        f.plan(R"(event {"event":"task","n":1,"task":"t","name":"x","role":"work"})"
               "\n"
               R"(event {"event":"ok","n":2,"task":"t","host":"a","feedback":{"made":"three"}})"
               "\n"
               "good\n");
        QSignalSpy failed(f.queue.get(), &Queue::failed);
        const qint64 run = f.dispatch(f.siteId);
        QTRY_COMPARE_WITH_TIMEOUT(f.status(run), Status::Ok, 30s);
        QCOMPARE(failed.size(), 1);
        QVERIFY(f.workspace->store().entity(f.siteId)->outputs.isEmpty());
    }

    void aCheckChangesNoFacts()
    {
        Fixture f;
        f.plan(R"(event {"event":"task","n":1,"task":"t","name":"x","role":"work"})"
               "\n"
               R"(event {"event":"ok","n":2,"task":"t","host":"a","feedback":{"made":3}})"
               "\n"
               "good\n");
        const auto run = f.queue->dispatch(f.siteId, u"work"_s, {{}}, {.check = true});
        QVERIFY(run);
        QTRY_COMPARE_WITH_TIMEOUT(f.status(run->id), Status::Ok, 30s);
        QVERIFY(f.workspace->store().entity(f.siteId)->outputs.isEmpty());
        QCOMPARE(f.workspace->store().entity(f.siteId)->status, Status::None);
    }

    void cancelsWaitingAndRunning()
    {
        Fixture f;
        f.plan("sleep 60000\n");
        const qint64 running = f.dispatch(f.siteId);
        const qint64 waiting = f.dispatch(f.siteId, u"other"_s);
        QTRY_COMPARE_WITH_TIMEOUT(f.status(running), Status::Running, 30s);
        QVERIFY(f.queue->cancel(waiting));
        QCOMPARE(f.status(waiting), Status::Cancelled);
        const auto recorded = readResult(f.folder(waiting)); // who opens the folder later is told the same
        QVERIFY(recorded && *recorded);
        QCOMPARE((*recorded)->verdict.status, Status::Cancelled);
        QCOMPARE((*recorded)->verdict.sentence, f.sentence(waiting));
        QCOMPARE(f.workspace->store().entity(f.siteId)->status, Status::None); // nobody looked at it
        QVERIFY(f.queue->cancel(running));
        QTRY_COMPARE_WITH_TIMEOUT(f.status(running), Status::Cancelled, 30s);
        QVERIFY(!f.queue->cancel(running));
        QVERIFY(!f.queue->cancel(4711));
    }

    /// A worker that an earlier holder started may come up when its run has been cancelled.
    void aCancelledRunIsNotRunByALateWorker()
    {
        Fixture f;
        f.plan("touch up\nawait go\ngood\n");
        const qint64 first = f.dispatch(f.siteId);
        const qint64 waiting = f.dispatch(f.siteId, u"other"_s);
        QVERIFY(f.queue->cancel(waiting));
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(f.dir.filePath(u"up"_s)), 30s); // the first has read its plan
        f.plan("touch ran\ngood\n");
        QProcess late;
        late.setWorkingDirectory(f.dir.path());
        late.start(workerProgram(), {f.folder(waiting).path()});
        QTRY_COMPARE_WITH_TIMEOUT(late.state(), QProcess::NotRunning, 30s);
        QCOMPARE(late.exitStatus(), QProcess::NormalExit);
        QVERIFY(!QFile::exists(f.dir.filePath(u"ran"_s)));
        QCOMPARE(f.status(waiting), Status::Cancelled);
        QCOMPARE((*readResult(f.folder(waiting)))->verdict.status, Status::Cancelled);
        f.write(u"go"_s, {});
        QTRY_COMPARE_WITH_TIMEOUT(f.status(first), Status::Ok, 30s);
    }

    /// It was started by an earlier holder, which was killed, and takes its run while the queue is paused.
    void aLateWorkerIsSeenWhileThePausedQueueStartsNothing()
    {
        Fixture f;
        f.plan("await go\ngood\n");
        QVERIFY(f.queue->setPaused(true));
        const qint64 run = f.dispatch(f.siteId);
        const qint64 behind = f.dispatch(f.siteId, u"other"_s);
        QVERIFY(f.workspace->store().setRunning(run).value()); // and no worker yet
        f.open();
        QCOMPARE(f.status(run), Status::Waiting);
        QCOMPARE(f.queue->waitReason(run), u"Waits until the queue is resumed."_s);
        QVERIFY(f.queue->hold(run));
        QProcess late;
        late.setWorkingDirectory(f.dir.path());
        late.start(workerProgram(), {f.folder(run).path()});
        QTRY_COMPARE_WITH_TIMEOUT(f.status(run), Status::Running, 30s);
        QCOMPARE(f.status(behind), Status::Waiting);
        QVERIFY(f.queue->setPaused(false));
        QCOMPARE(f.queue->waitReason(behind), u"Waits for run %1 (Work of s1)."_s.arg(run));
        f.write(u"go"_s, {});
        QTRY_COMPARE_WITH_TIMEOUT(f.status(run), Status::Ok, 30s);
        QTRY_COMPARE_WITH_TIMEOUT(f.status(behind), Status::Ok, 30s);
        QTRY_COMPARE_WITH_TIMEOUT(late.state(), QProcess::NotRunning, 30s);
    }

    /// Each stage is told to whoever watches the queue, here and in another program.
    void aStopIsTold()
    {
        Fixture f;
        f.plan("ignore\nprint up\nawait go\n");
        auto workspace = Workspace::open(f.dir.path()).value();
        Queue other(*workspace, workerProgram());
        QVERIFY(other.open());
        const qint64 run = f.dispatch(f.siteId);
        QTRY_VERIFY_WITH_TIMEOUT(f.log(run).contains("up"), 30s);
        QTRY_COMPARE(other.stop(run), std::nullopt);
        QVERIFY(other.cancel(run));
        QTRY_VERIFY_WITH_TIMEOUT(f.queue->stop(run) && f.queue->stop(run)->stage == StopStage::Asked, 30s);
        QTRY_VERIFY_WITH_TIMEOUT(other.stop(run) && other.stop(run)->stage == StopStage::Asked, 30s);
        QVERIFY(other.stop(run)->next > QDateTime::currentDateTimeUtc());
        QTRY_VERIFY_WITH_TIMEOUT(other.stop(run) && other.stop(run)->stage == StopStage::Told, 20s);
        QTRY_COMPARE_WITH_TIMEOUT(f.status(run), Status::Cancelled, 20s);
        QVERIFY(!f.queue->stop(run));
        QTRY_VERIFY_WITH_TIMEOUT(!other.stop(run), 30s);
    }

    void attachesAfterARestart()
    {
        Fixture f;
        f.plan("print up\nawait go\ngood\n");
        const qint64 run = f.dispatch(f.siteId);
        QTRY_VERIFY_WITH_TIMEOUT(readWorker(f.folder(run)), 30s);
        f.open();
        QCOMPARE(f.status(run), Status::Running);
        f.write(u"go"_s, {});
        QTRY_COMPARE_WITH_TIMEOUT(f.status(run), Status::Ok, 30s);
    }

    void takesAResultThatCameMeanwhile()
    {
        Fixture f;
        f.plan(R"(event {"event":"task","n":1,"task":"t","name":"x","role":"work"})"
               "\n"
               R"(event {"event":"ok","n":2,"task":"t","host":"a","feedback":{"made":5}})"
               "\n"
               "await go\ngood\n");
        const qint64 run = f.dispatch(f.siteId);
        const RunFolder folder = f.folder(run);
        QTRY_VERIFY_WITH_TIMEOUT(readWorker(folder), 30s);
        f.queue.reset();
        f.write(u"go"_s, {});
        QTRY_VERIFY_WITH_TIMEOUT(readResult(folder).value(), 30s);
        QCOMPARE(f.status(run), Status::Running); // nobody was there to take it
        f.open();
        QTRY_COMPARE_WITH_TIMEOUT(f.status(run), Status::Ok, 30s);
        QCOMPARE(f.workspace->store().entity(f.siteId)->outputs, QJsonObject({{u"made"_s, 5}}));
    }

    /// Attaching reads a run's events from the first one, and what they brought may have been replaced meanwhile.
    void anOutputIsStoredOnce()
    {
        Fixture f;
        f.plan(R"(event {"event":"task","n":1,"task":"t","name":"x","role":"work"})"
               "\n"
               R"(event {"event":"ok","n":2,"task":"t","host":"a","feedback":{"where":"/first"}})"
               "\n"
               "await go\ngood\n");
        const qint64 run = f.dispatch(f.siteId);
        const auto where = [&] { return f.workspace->store().entity(f.platformId)->outputs[u"where"_s].toString(); };
        QTRY_COMPARE_WITH_TIMEOUT(where(), u"/first"_s, 30s);
        const qint64 other = f.dispatch(f.platformId);
        QVERIFY(f.workspace->store().setOutputs(other, 1, {{f.platformId, u"where"_s, u"/second"_s}}).value());
        QVERIFY(f.queue->cancel(other));
        f.open();
        f.write(u"go"_s, {});
        QTRY_COMPARE_WITH_TIMEOUT(f.status(run), Status::Ok, 30s);
        QCOMPARE(where(), u"/second"_s);
    }

    void aRunWhoseWorkerDiedIsInterrupted_data()
    {
        QTest::addColumn<bool>("windowOpen");
        QTest::addRow("while the queue watched") << true;
        QTest::addRow("while nobody watched") << false;
    }
    void aRunWhoseWorkerDiedIsInterrupted()
    {
        QFETCH(bool, windowOpen);
        Fixture f;
        f.plan("print up\nsleep 60000\n");
        const qint64 run = f.dispatch(f.siteId);
        const qint64 next = f.dispatch(f.siteId, u"other"_s);
        const RunFolder folder = f.folder(run);
        QTRY_VERIFY_WITH_TIMEOUT(readWorker(folder), 30s);
        if (!windowOpen)
            f.queue.reset();
        f.plan("good\n");
        sendSignal(readWorker(folder)->pid, StopSignal::Kill, false);
        QTRY_VERIFY(!isAlive(*readWorker(folder)));
        if (!windowOpen)
            f.open();
        QTRY_COMPARE_WITH_TIMEOUT(f.status(run), Status::Interrupted, 30s);
        QVERIFY(f.sentence(run).contains(u"killed"_s));
        // Its target is free again.
        QTRY_COMPARE_WITH_TIMEOUT(f.status(next), Status::Ok, 30s);
    }

    void aRunThatNoWorkerTookStartsAgain()
    {
        Fixture f;
        f.plan("await go\ngood\n");
        const qint64 run = f.dispatch(f.siteId);
        const qint64 second = f.dispatch(f.siteId, u"other"_s);
        QTRY_VERIFY_WITH_TIMEOUT(readWorker(f.folder(run)), 30s);
        f.queue.reset();
        // As if the window had been killed between the word in the store and the worker's start.
        QVERIFY(f.workspace->store().setRunning(second).value());
        f.write(u"go"_s, {});
        f.open();
        QTRY_COMPARE_WITH_TIMEOUT(f.status(run), Status::Ok, 30s);
        QTRY_COMPARE_WITH_TIMEOUT(f.status(second), Status::Ok, 30s);
    }

    void aRunWhoseFolderIsGoneIsInterrupted_data()
    {
        QTest::addColumn<bool>("windowOpen");
        QTest::addRow("while the queue watched") << true;
        QTest::addRow("while nobody watched") << false;
    }
    void aRunWhoseFolderIsGoneIsInterrupted()
    {
        QFETCH(bool, windowOpen);
        Fixture f;
        f.plan("print up\nawait go\ngood\n");
        const qint64 run = f.dispatch(f.siteId);
        const qint64 next = f.dispatch(f.siteId, u"other"_s);
        QTRY_VERIFY_WITH_TIMEOUT(f.log(run).contains("up"), 30s); // nothing is written into the folder any more
        if (!windowOpen)
            f.queue.reset();
        QVERIFY(QDir(f.folder(run).path()).removeRecursively());
        QVERIFY(QDir(f.folder(next).path()).removeRecursively());
        f.write(u"go"_s, {});
        if (!windowOpen)
            f.open();
        QTRY_COMPARE_WITH_TIMEOUT(f.status(run), Status::Interrupted, 30s);
        QVERIFY2(f.sentence(run).contains(u"was moved or removed"_s), qPrintable(f.sentence(run)));
        QTRY_COMPARE_WITH_TIMEOUT(f.status(next), Status::Interrupted, 30s);
        QVERIFY2(f.sentence(next).contains(u"is gone"_s), qPrintable(f.sentence(next)));
    }

    void aFolderThatAnsibleCannotWorkIn_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addRow("a pattern") << u"[x]-XXXXXX"_s;
        QTest::addRow("a variable") << u"$HOME-XXXXXX"_s;
    }
    void aFolderThatAnsibleCannotWorkIn()
    {
        QFETCH(QString, name);
        const QTemporaryDir dir(QDir::tempPath() + u'/' + name);
        QFile settings(dir.filePath(u"workspace.yml"_s));
        QVERIFY(settings.open(QIODevice::WriteOnly));
        settings.write("name: Test\nansible_playbook: " + standinProgram().toUtf8() + '\n');
        settings.close();
        auto workspace = Workspace::open(dir.path());
        QVERIFY(workspace);
        const Queue queue(**workspace, workerProgram());
        QVERIFY2(queue.obstacle().contains(dir.path()), qPrintable(queue.obstacle()));
    }

    void whoDoesNotHoldTheQueueAddsToIt()
    {
        Fixture f;
        auto otherWorkspace = Workspace::open(f.dir.path());
        QVERIFY(otherWorkspace);
        Queue other(**otherWorkspace, workerProgram());
        QVERIFY(other.open());
        QVERIFY(!other.isHolder());
        QSignalSpy changed(&other, &Queue::runChanged);
        const auto run = other.dispatch(f.siteId, u"work"_s, {{}});
        QVERIFY(run);
        QTRY_COMPARE_WITH_TIMEOUT(f.status(run->id), Status::Ok, 30s);
        QTRY_VERIFY(changed.size() >= 2); // it is told, too
        // With its secrets, which travel by word of mouth.
        const auto secret = other.dispatch(f.siteId, u"private"_s, {{{u"password"_s, u"hush-hush"_s}}});
        QVERIFY(secret);
        QTRY_COMPARE_WITH_TIMEOUT((*otherWorkspace)->store().run(secret->id)->status, Status::Ok, 30s);
        // When the holder goes the other takes over, and what waited goes on.
        f.plan("await go\ngood\n");
        const auto first = other.dispatch(f.siteId, u"work"_s, {{}});
        const auto second = other.dispatch(f.siteId, u"other"_s, {{}});
        QVERIFY(first && second);
        QTRY_COMPARE(f.status(first->id), Status::Running);
        f.queue.reset();
        QTRY_VERIFY_WITH_TIMEOUT(other.isHolder(), 30s);
        f.write(u"go"_s, {});
        QTRY_COMPARE_WITH_TIMEOUT(f.status(second->id), Status::Ok, 30s);
        QCOMPARE(f.status(first->id), Status::Ok);
    }

    void aSecretIsNowhereOnDisk()
    {
        Fixture f;
        const QString secret = u"correct-horse-battery"_s;
        f.plan("print the role says correct-horse-battery\ngood\n");
        const qint64 run = f.dispatch(f.siteId, u"private"_s, {{{u"password"_s, secret}}});
        QTRY_COMPARE_WITH_TIMEOUT(f.status(run), Status::Ok, 30s);
        f.queue.reset();
        f.plan("good\n");
        QVERIFY(!everythingBelow(f.dir.path()).contains(secret.toUtf8()));
        QCOMPARE(f.workspace->store().taskValues(f.siteId, u"private"_s), TaskValues({{}}));
    }

    /// The holder may see a run in the store before the word of who dispatched it reaches it.
    void secretsMayComeLaterThanTheRun()
    {
        Fixture f;
        auto otherWorkspace = Workspace::open(f.dir.path());
        QVERIFY(otherWorkspace);
        Queue other(**otherWorkspace, workerProgram());
        const auto secret = other.dispatch(f.siteId, u"private"_s, {{{u"password"_s, u"hush-hush"_s}}});
        QVERIFY(secret); // and nobody knows, since it is not connected
        const qint64 work = f.dispatch(f.platformId);
        QCOMPARE(f.status(secret->id), Status::Waiting); // the holder looked, and has patience
        QVERIFY(other.open());
        QTRY_COMPARE_WITH_TIMEOUT(f.status(secret->id), Status::Ok, 30s);
        QTRY_COMPARE_WITH_TIMEOUT(f.status(work), Status::Ok, 30s);
    }

    void aDispatcherKeepsItsSecretsWhenTheHolderGoes()
    {
        Fixture f;
        f.plan("await go\ngood\n");
        const qint64 first = f.dispatch(f.siteId);
        auto otherWorkspace = Workspace::open(f.dir.path());
        QVERIFY(otherWorkspace);
        Queue other(**otherWorkspace, workerProgram());
        QVERIFY(other.open());
        const auto secret = other.dispatch(f.siteId, u"private"_s, {{{u"password"_s, u"hush-hush"_s}}});
        QVERIFY(secret);
        QCOMPARE(f.status(secret->id), Status::Waiting);
        f.queue.reset(); // with its copy
        QTRY_VERIFY_WITH_TIMEOUT(other.isHolder(), 30s);
        f.write(u"go"_s, {});
        QTRY_COMPARE_WITH_TIMEOUT(f.status(first), Status::Ok, 30s);
        QTRY_COMPARE_WITH_TIMEOUT(f.status(secret->id), Status::Ok, 30s);
        QVERIFY(!everythingBelow(f.dir.path()).contains("hush-hush"));
    }

    void aDispatcherTakesOverWithItsSecrets()
    {
        Fixture f;
        const qint64 site = f.addSite(u"s2"_s, f.platformId);
        auto otherWorkspace = Workspace::open(f.dir.path());
        QVERIFY(otherWorkspace);
        Queue other(**otherWorkspace, workerProgram());
        QVERIFY(other.open());
        QTRY_VERIFY_WITH_TIMEOUT(other.isHeld(), 30s);
        f.queue.reset();
        // Nobody can start them but who takes over, and does so at once.
        for (const qint64 entity : {f.siteId, site})
            QVERIFY(other.dispatch(entity, u"private"_s, {{{u"password"_s, u"hush-hush"_s}}}));
        QVERIFY(!other.isHolder());
        QTRY_COMPARE_WITH_TIMEOUT(f.workspace->store().lastRun(f.siteId, u"private"_s)->status, Status::Ok, 30s);
        QTRY_COMPARE_WITH_TIMEOUT(f.workspace->store().lastRun(site, u"private"_s)->status, Status::Ok, 30s);
    }

    void theHolderHearsOfAnsible()
    {
        Fixture f;
        const QString program = f.dir.filePath(u"ansible-playbook"_s);
        f.write(u"workspace.yml"_s, "name: Test\nansible_playbook: " + program.toUtf8() + '\n');
        f.open();
        QVERIFY(!f.queue->obstacle().isEmpty());
        QVERIFY(QFile::link(standinProgram(), program));
        auto otherWorkspace = Workspace::open(f.dir.path());
        QVERIFY(otherWorkspace);
        Queue other(**otherWorkspace, workerProgram());
        QVERIFY(other.open());
        const auto run = other.dispatch(f.siteId, u"work"_s, {{}});
        QVERIFY(run);
        QTRY_COMPARE_WITH_TIMEOUT(f.status(run->id), Status::Ok, 30s);
    }

    void aWaitingSecretGoesWithItsWindow()
    {
        Fixture f;
        f.plan("await go\ngood\n");
        const qint64 first = f.dispatch(f.siteId);
        const qint64 secret = f.dispatch(f.siteId, u"private"_s, {{{u"password"_s, u"hush-hush"_s}}});
        QTRY_VERIFY_WITH_TIMEOUT(readWorker(f.folder(first)), 30s);
        f.open();
        f.write(u"go"_s, {});
        QTRY_COMPARE_WITH_TIMEOUT(f.status(secret), Status::Interrupted, 30s);
        QVERIFY(f.sentence(secret).contains(u"secrets"_s));
    }

    /// Timers may ring early, by their place in the second: whenever the wait begins it has to end.
    void aWaitingSecretGoesAtAnyMoment()
    {
        std::vector<std::unique_ptr<Fixture>> fixtures(50);
        std::vector<qint64> runs;
        for (auto &f : fixtures) {
            f = std::make_unique<Fixture>();
            QVERIFY(f->queue->setPaused(true));
            runs.push_back(f->dispatch(f->siteId, u"private"_s, {{{u"password"_s, u"hush-hush"_s}}}));
            f->open();
        }
        for (const auto &f : fixtures) {
            QVERIFY(f->queue->setPaused(false));
            QTest::qWait(10ms);
        }
        for (size_t i = 0; i < runs.size(); ++i)
            QTRY_COMPARE_WITH_TIMEOUT(fixtures[i]->status(runs[i]), Status::Interrupted, 10s);
    }

    void theWorkerProgramIsMissing()
    {
        Fixture f;
        f.queue = std::make_unique<Queue>(*f.workspace, u"/nowhere/aegir-worker"_s);
        QTRY_VERIFY(f.queue->open() && f.queue->isHolder());
        const qint64 run = f.dispatch(f.siteId);
        QTRY_COMPARE_WITH_TIMEOUT(f.status(run), Status::Error, 30s);
        QVERIFY(f.sentence(run).contains(u"/nowhere/aegir-worker"_s));
    }

    void previewWritesNothing()
    {
        Fixture f;
        const auto request = f.queue->preview(f.siteId, u"private"_s, {{{u"password"_s, u"hush"_s}}});
        QVERIFY(request);
        QCOMPARE(request->roles.size(), 1);
        QCOMPARE(request->roles[0].secrets, QStringList{u"password"_s});
        QVERIFY(f.workspace->store().runs().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestQueue)
#include "tst_queue.moc"
