// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/run/platform.h"
#include "tests/run/onerun.h"

#include <QSignalSpy>
#include <QTest>
#include <QtEndian>

#include <sys/resource.h>

using namespace Aegir;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// A worker, with the stand-in for ansible-playbook.
class TestWorker : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QVERIFY2(QFile::exists(standinProgram()) && QFile::exists(workerProgram()),
                 "run by ctest, which names the programs");
    }

    void saysWhatIsMissing()
    {
        OneRun run({});
        run.write(u"ansible-playbook"_s, "#!/nowhere/bin/python3\n");
        run.request.ansiblePlaybook = run.dir.filePath(u"ansible-playbook"_s);
        QVERIFY(QFile::setPermissions(run.request.ansiblePlaybook, QFile::ReadOwner | QFile::ExeOwner));
        RunWatcher watcher(run.folder);
        run.start();
        run.watch(watcher);
        QTRY_VERIFY_WITH_TIMEOUT(run.result, 10s);
        QCOMPARE(run.result->verdict.status, Status::Error);
        QVERIFY2(run.result->verdict.sentence.contains(u"names a Python in its first line that is not there"),
                 qPrintable(run.result->verdict.sentence));
    }

    void recordsAndTells()
    {
        OneRun run("print hello\nerror oh\ngood\nprint bye\n");
        RunWatcher watcher(run.folder);
        run.start();
        run.watch(watcher);
        QTRY_VERIFY_WITH_TIMEOUT(run.result, 10s);
        QCOMPARE(run.result->verdict.status, Status::Ok);
        QCOMPARE(run.result->exitCode, 0);
        QCOMPARE(run.output, "hello\noh\nbye\n");
        QCOMPARE(run.output, run.file(run.folder.outputPath()));
        QCOMPARE(run.events.size(), 5);
        QCOMPARE(run.events.last().kind, Event::Kind::Stats);
        QVERIFY(run.events.last().offset >= qint64(strlen("hello\noh\n")));
        // What only Ansible needed is gone, what a person may want to read is not.
        QCOMPARE(
            QDir(run.folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System),
            QStringList({u"events.jsonl"_s, u"output.log"_s, u"output.times"_s, u"playbook.yml"_s, u"request.json"_s,
                         u"result.json"_s, u"vars.yml"_s, u"worker.json"_s}));
    }

    void verdicts_data()
    {
        QTest::addColumn<QByteArray>("plan");
        QTest::addColumn<Status>("status");
        QTest::addColumn<QString>("says");
        QTest::addRow("exit 0 without events") << QByteArray("print x\n") << Status::Error << u"exit code 0"_s;
        QTest::addRow("exit 1") << QByteArray("error ERROR! the role 'x' was not found\nexit 1\n") << Status::Error
                                << u"'x' was not found"_s;
        QTest::addRow("exit 4, parser") << QByteArray("exit 4\n") << Status::Error << u"could not read"_s;
        QTest::addRow("exit 5") << QByteArray("exit 5\n") << Status::Error << u"exit code 5"_s;
        QTest::addRow("exit 250 after stats") << QByteArray("good\nexit 250\n") << Status::Error << u"exit code 250"_s;
        QTest::addRow("signal") << QByteArray("good\nkill 9\n") << Status::Error << u"signal 9"_s;
        QTest::addRow("a printed recap is only text")
            << QByteArray("print PLAY RECAP ****\nprint localhost : ok=1 changed=0 unreachable=0 failed=0\nexit 2\n")
            << Status::Error << u"exit code 2"_s;
        QTest::addRow("a printed failure is only text")
            << QByteArray("print fatal: [x]: FAILED! => {}\ngood\n") << Status::Ok << u"Done"_s;
        QTest::addRow("output held open by a process left behind")
            << QByteArray("good\nhold 30000\n") << Status::Ok << u"Done"_s;
        QTest::addRow("half an event at the end") << QByteArray("good\nevent {\"event\":\n") << Status::Ok << u"Done"_s;
    }
    void verdicts()
    {
        QFETCH(QByteArray, plan);
        QFETCH(QString, says);
        OneRun run(plan);
        RunWatcher watcher(run.folder);
        run.start();
        run.watch(watcher);
        QTRY_VERIFY_WITH_TIMEOUT(run.result, 10s);
        QTEST(run.result->verdict.status, "status");
        QVERIFY2(run.result->verdict.sentence.contains(says), qPrintable(run.result->verdict.sentence));
        QCOMPARE(readResult(run.folder).value(), run.result);
    }

    void aProgramThatIsNotThere()
    {
        OneRun run("");
        run.request.ansiblePlaybook = u"/nowhere/ansible-playbook"_s;
        RunWatcher watcher(run.folder);
        run.start();
        run.watch(watcher);
        QTRY_VERIFY_WITH_TIMEOUT(run.result, 10s);
        QCOMPARE(run.result->verdict.status, Status::Error);
        QVERIFY2(run.result->verdict.sentence.contains(u"/nowhere/ansible-playbook"_s),
                 qPrintable(run.result->verdict.sentence));
    }

    void outputArrivesBeforeTheEnd()
    {
        OneRun run("print first\nawait go\ngood\nprint last\n");
        RunWatcher watcher(run.folder);
        run.start();
        run.watch(watcher);
        QTRY_COMPARE_WITH_TIMEOUT(run.output, "first\n", 10s);
        QVERIFY(!run.result);
        run.write(u"go"_s, {});
        QTRY_VERIFY_WITH_TIMEOUT(run.result, 10s);
        QCOMPARE(run.output, "first\nlast\n");
    }

    void aSecondWatcherSeesTheSame()
    {
        OneRun run("print one\nprint two\nawait go\nprint three\ngood\n");
        RunWatcher first(run.folder);
        run.start();
        run.watch(first);
        QTRY_COMPARE_WITH_TIMEOUT(run.output, "one\ntwo\n", 10s);
        // Attached late, from byte 4 on; a third looks when all is over.
        QByteArray late;
        RunWatcher second(run.folder);
        connect(&second, &RunWatcher::outputArrived, this, [&](const QByteArray &bytes) { late += bytes; });
        QSignalSpy ended(&second, &RunWatcher::finished);
        second.start(4);
        QTRY_COMPARE(late, "two\n");
        run.write(u"go"_s, {});
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 10s);
        QCOMPARE(late, "two\nthree\n");
        QByteArray after;
        RunWatcher third(run.folder);
        connect(&third, &RunWatcher::outputArrived, this, [&](const QByteArray &bytes) { after += bytes; });
        QSignalSpy thirdEnded(&third, &RunWatcher::finished);
        third.start();
        QTRY_COMPARE(thirdEnded.size(), 1);
        QCOMPARE(after, run.file(run.folder.outputPath()));
    }

    void aFloodLosesNothing()
    {
        OneRun run("flood 100000\ngood\n");
        RunWatcher watcher(run.folder);
        run.start();
        run.watch(watcher);
        QTRY_VERIFY_WITH_TIMEOUT(run.result, 30s);
        QCOMPARE(run.output.count('\n'), 100000);
        QCOMPARE(run.output, run.file(run.folder.outputPath()));
    }

    void eventsStandWhereTheirMarksWere()
    {
        // All is there at once, before the worker has read any of it.
        OneRun run("print one\nmark 1\nevent {\"event\":\"ok\",\"n\":1}\n"
                   "text half a \nmark 2\nevent {\"event\":\"ok\",\"n\":2}\n"
                   "print line\nprint \x1e"
                   "0123:2\x1e\nmark 3\nevent {\"event\":\"ok\",\"n\":3}\n"
                   "print the end\ngood\n");
        RunWatcher watcher(run.folder);
        run.start();
        run.watch(watcher);
        QTRY_VERIFY_WITH_TIMEOUT(run.result, 10s);
        QCOMPARE(run.output,
                 "one\nhalf a line\n\x1e"
                 "0123:2\x1e\nthe end\n");
        QCOMPARE(run.output, run.file(run.folder.outputPath()));
        QCOMPARE(run.events.size(), 8);
        QCOMPARE(run.events[0].offset, qint64(strlen("one\n")));
        QCOMPARE(run.events[1].offset, qint64(strlen("one\nhalf a ")));
        QCOMPARE(run.events[2].offset, run.output.size() - qint64(strlen("the end\n")));
        QCOMPARE(run.events[7].offset, run.output.size()); // without a mark: where the log ended
        // Each of them knows where it stands in its own file.
        const QByteArray events = run.file(run.folder.eventsPath());
        for (const Event &event : std::as_const(run.events)) {
            const QByteArray rest = events.sliced(event.position);
            QCOMPARE(Event::fromLine(rest.first(rest.indexOf('\n')))->all, event.all);
        }
    }

    void timesOfTheOutput()
    {
        OneRun run("print first\nsleep 300\nprint second\nflood 20000\ngood\n");
        RunWatcher watcher(run.folder);
        const qint64 before = QDateTime::currentMSecsSinceEpoch();
        run.start();
        run.watch(watcher);
        QTRY_VERIFY_WITH_TIMEOUT(run.result, 20s);
        const QByteArray times = run.file(run.folder.timesPath());
        QVERIFY(times.size() >= 32);
        QCOMPARE(times.size() % 16, 0);
        // No more than one a millisecond, however fast it comes.
        qint64 lastOffset = -1;
        qint64 lastTime = before - 1;
        for (qsizetype at = 0; at < times.size(); at += 16) {
            const auto offset = qFromLittleEndian<qint64>(times.constData() + at);
            const auto time = qFromLittleEndian<qint64>(times.constData() + at + 8);
            QVERIFY(offset > lastOffset && offset < run.output.size());
            QVERIFY(time > lastTime && time <= QDateTime::currentMSecsSinceEpoch());
            lastOffset = offset;
            lastTime = time;
        }
        QCOMPARE(qFromLittleEndian<qint64>(times.constData()), 0);
        QCOMPARE(qFromLittleEndian<qint64>(times.constData() + 16), qint64(strlen("first\n")));
        QVERIFY(qFromLittleEndian<qint64>(times.constData() + 24) - qFromLittleEndian<qint64>(times.constData() + 8)
                >= 250);
    }

    void marksBesideSecrets()
    {
        OneRun run("print a hunter22\nmark 1\nevent {\"event\":\"ok\",\"n\":1}\nprint b hunter22 b\n"
                   "mark 2\nevent {\"event\":\"ok\",\"n\":2}\ntext hun\nmark 3\nprint ter22 c\ngood\n");
        run.request.roles = {{.role = u"r"_s, .secrets = {u"password"_s}}};
        RunWatcher watcher(run.folder);
        watcher.sendSecrets({{{u"password"_s, u"hunter22"_s}}});
        run.start();
        run.watch(watcher);
        QTRY_VERIFY_WITH_TIMEOUT(run.result, 10s);
        QCOMPARE(run.output, "a ********\nb ******** b\n******** c\n");
        QCOMPARE(run.events[0].offset, qint64(strlen("a ********\n")));
        QCOMPARE(run.events[1].offset, qint64(strlen("a ********\nb ******** b\n")));
    }

    /// A secret may be a word that Ansible's own events are made of: the verdict stays what it is.
    void aSecretThatIsAWordOfOurs_data()
    {
        QTest::addColumn<QString>("secret");
        for (const char *word : {"stats", "localhost", "true", "event", "task", "hosts", "offset"})
            QTest::addRow("%s", word) << QString::fromLatin1(word);
    }
    void aSecretThatIsAWordOfOurs()
    {
        QFETCH(QString, secret);
        OneRun run("print it is " + secret.toUtf8() + "\ngood\n");
        run.request.roles = {{.role = u"r"_s, .secrets = {u"password"_s}}};
        RunWatcher watcher(run.folder);
        watcher.sendSecrets({{{u"password"_s, secret}}});
        run.start();
        run.watch(watcher);
        QTRY_VERIFY_WITH_TIMEOUT(run.result, 10s);
        QCOMPARE(run.result->verdict.status, Status::Ok);
        QCOMPARE(run.output, "it is ********\n");
        QCOMPARE(run.events.size(), 5);
        QCOMPARE(run.events.last().kind, Event::Kind::Stats);
    }

    void cancel_data()
    {
        QTest::addColumn<QByteArray>("plan");
        QTest::addColumn<std::chrono::milliseconds>("within");
        QTest::addRow("willing") << QByteArray("print up\nsleep 60000\n") << std::chrono::milliseconds(4s);
        QTest::addRow("ignores INT and TERM, with a child that left the group")
            << QByteArray("ignore\nescape 60000\nprint up\nsleep 60000\n") << std::chrono::milliseconds(20s);
    }
    void cancel()
    {
        QFETCH(QByteArray, plan);
        QFETCH(std::chrono::milliseconds, within);
        OneRun run(plan);
        RunWatcher watcher(run.folder);
        run.start();
        run.watch(watcher);
        QTRY_COMPARE_WITH_TIMEOUT(run.output, "up\n", 10s);
        const QList<qint64> family = descendantsOf(run.worker.processId());
        QVERIFY(!family.isEmpty());
        watcher.cancel();
        watcher.cancel(); // twice is once
        QTRY_VERIFY_WITH_TIMEOUT(run.result, within);
        QCOMPARE(run.result->verdict.status, Status::Cancelled);
        for (const qint64 pid : family)
            QTRY_VERIFY2(processStartTime(pid).isEmpty(), qPrintable(u"%1 is left"_s.arg(pid)));
    }

    void timeout()
    {
        OneRun run("print up\nsleep 60000\n");
        run.request.timeout = 1;
        RunWatcher watcher(run.folder);
        run.start();
        run.watch(watcher);
        QTRY_VERIFY_WITH_TIMEOUT(run.result, 10s);
        QCOMPARE(run.result->verdict.status, Status::Error);
        QVERIFY(run.result->verdict.sentence.contains(u"timeout"_s));
    }

    void aKilledWorkerIsLostNotFailed()
    {
        OneRun run("print up\nsleep 60000\n");
        RunWatcher watcher(run.folder);
        run.start();
        run.watch(watcher);
        QTRY_COMPARE_WITH_TIMEOUT(run.output, "up\n", 10s);
        const QList<qint64> family = descendantsOf(run.worker.processId());
        run.worker.kill();
        QTRY_VERIFY_WITH_TIMEOUT(!run.lost.isEmpty(), 10s);
        QVERIFY(!run.result);
        // Ansible does not outlive the one that records it.
        for (const qint64 pid : family)
            QTRY_VERIFY(processStartTime(pid).isEmpty());
        // Who looks later is told the same.
        RunWatcher later(run.folder);
        QSignalSpy lost(&later, &RunWatcher::lost);
        later.start();
        QTRY_COMPARE(lost.size(), 1);
    }

    void oneOfTwoWorkersRuns()
    {
        OneRun run("print once\nsleep 300\ngood\n");
        RunWatcher watcher(run.folder);
        run.start();
        QProcess other;
        other.setWorkingDirectory(run.dir.path());
        other.start(workerProgram(), {run.folder.path()});
        run.watch(watcher);
        QTRY_VERIFY_WITH_TIMEOUT(run.result, 10s);
        QCOMPARE(run.output, "once\n");
        QTRY_COMPARE(other.state(), QProcess::NotRunning);
        QCOMPARE(other.exitStatus(), QProcess::NormalExit);
        QCOMPARE(other.exitCode(), 0);
    }

    void aVerdictWaitsUntilTheDiskTakesIt()
    {
        OneRun run("print up\nawait go\ngood\n");
        RunWatcher watcher(run.folder);
        run.start();
        run.watch(watcher);
        QTRY_COMPARE_WITH_TIMEOUT(run.output, "up\n", 10s);
        const QString inTheWay = run.folder.resultPath() + u".new"_s;
        QVERIFY(QDir().mkdir(inTheWay));
        run.write(u"go"_s, {});
        QTRY_COMPARE_WITH_TIMEOUT(run.events.size(), 5, 10s);
        QTRY_VERIFY(!QFile::exists(run.folder.path() + u"/callback_plugins"_s)); // it tidied up and tried to write
        QVERIFY(!run.result && run.lost.isEmpty());
        QVERIFY(QDir().rmdir(inTheWay));
        QTRY_VERIFY_WITH_TIMEOUT(run.result, 10s);
        QCOMPARE(run.result->verdict.status, Status::Ok);
    }

    void aRecordThatMayNotGrowIsSaid()
    {
        OneRun run("flood 20000\ngood\n");
        RunWatcher watcher(run.folder);
        run.worker.setChildProcessModifier([] {
            const rlimit limit{64 * 1024, 64 * 1024};
            ::setrlimit(RLIMIT_FSIZE, &limit);
        });
        run.start();
        run.watch(watcher);
        QTRY_VERIFY_WITH_TIMEOUT(run.result, 20s);
        QCOMPARE(run.result->verdict.status, Status::Ok);
        QVERIFY2(run.result->verdict.sentence.contains(u"The record is incomplete"_s),
                 qPrintable(run.result->verdict.sentence));
    }

    void withoutASocketTheReasonIsRecorded()
    {
        OneRun run("good\n");
        RunWatcher watcher(run.folder);
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"TMPDIR"_s, u"/proc"_s);
        run.worker.setProcessEnvironment(environment);
        run.start();
        run.watch(watcher);
        QTRY_VERIFY_WITH_TIMEOUT(run.result, 10s);
        QCOMPARE(run.result->verdict.status, Status::Error);
        QVERIFY2(run.result->verdict.sentence.contains(u"/proc"_s), qPrintable(run.result->verdict.sentence));
    }

    void aDamagedRequestEndsWithAResult()
    {
        OneRun broken("");
        broken.create();
        QFile file(broken.folder.requestPath());
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("{");
        file.close();
        QProcess worker;
        worker.start(workerProgram(), {broken.folder.path()});
        QVERIFY(worker.waitForFinished());
        const auto result = readResult(broken.folder);
        QVERIFY(result && *result);
        QCOMPARE((*result)->verdict.status, Status::Error);
        QVERIFY((*result)->verdict.sentence.contains(u"damaged"_s));
    }
};

QTEST_GUILESS_MAIN(TestWorker)
#include "tst_worker.moc"
