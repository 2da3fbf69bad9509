// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/run/platform.h"
#include "model/run/redactor.h"
#include "tests/faults/faultrun.h"

#include <QDir>
#include <QTest>

#include <csignal>
#include <random>
#include <thread>

using namespace Aegir;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What is recorded of a run whose worker was killed: all that Ansible said, since its keeper goes on with the record.
class TestLastWords : public QObject
{
    Q_OBJECT

private slots:
    void init() { QVERIFY2(QFile::exists(standinProgram()), "run by ctest, which names the programs"); }

    /// Of what its worker had not read, and of what it had begun to.
    void eventsThatNobodyTook_data()
    {
        QTest::addColumn<QByteArray>("before"); // the worker has read this
        QTest::addColumn<QByteArray>("after");  // and this it has not
        QTest::addColumn<QByteArray>("output");
        QTest::addColumn<QList<qint64>>("offsets");
        const QByteArray one = "event {\"event\":\"ok\",\"n\":1,\"host\":\"a\"}\n";
        const QByteArray two = "event {\"event\":\"ok\",\"n\":2,\"host\":\"b\",\"msg\":\"it is hunter22\"}\n";
        QTest::addRow("all") << QByteArray() << "print first\nmark 1\n" + one + "print second\nmark 2\n" + two
                             << QByteArray("first\nsecond\n") << QList<qint64>{6, 13};
        QTest::addRow("the second one") << "print first\nmark 1\n" + one << "print second\nmark 2\n" + two
                                        << QByteArray("first\nsecond\n") << QList<qint64>{6, 13};
        QTest::addRow("whose marks it had read") << QByteArray("print first\nmark 1\ntext sec\nmark 2\nprint ond\n")
                                                 << one + two << QByteArray("first\nsecond\n") << QList<qint64>{6, 9};
        QTest::addRow("of which it had half a line")
            << "print first\nmark 1\n" + one + "mark 2\npiece {\"event\":\"ok\",\"n\"\n"
            << QByteArray("event :2,\"host\":\"b\"}\n") << QByteArray("first\n") << QList<qint64>{6, 6};
        QTest::addRow("with half a line at the end")
            << QByteArray("print first\nmark 1\n") << one + "piece {\"event\":\"ok\",\"n\":2\n"
            << QByteArray("first\n") << QList<qint64>{6};
        QTest::addRow("with half a line alone") << QByteArray("print first\npiece {\"event\":\"ok\",\"n\":2\n")
                                                << QByteArray() << QByteArray("first\n") << QList<qint64>{};
        QTest::addRow("without marks") << QByteArray("print first\n") << "print second\n" + one
                                       << QByteArray("first\nsecond\n") << QList<qint64>{13};
        QTest::addRow("beside a secret") << QByteArray("print a hunter22\nmark 1\n")
                                         << one + "print b hunter22\nmark 2\n" + two
                                         << QByteArray("a ********\nb ********\n") << QList<qint64>{11, 22};
        QTest::addRow("within what may become a secret")
            << QByteArray("print first\ntext hunt\nmark 1\n") << one + "print ing\nmark 2\n" + two
            << QByteArray("first\nhunting\n") << QList<qint64>{10, 14};
        QTest::addRow("within what becomes a secret")
            << QByteArray("print first\ntext hunt\nmark 1\n") << one + "print er22\nmark 2\n" + two
            << QByteArray("first\n********\n") << QList<qint64>{14, 15};
        QTest::addRow("at half a mark") << QByteArray("print first\ntext \x1e\n") << "print second\nmark 1\n" + one
                                        << QByteArray("first\n\x1esecond\n") << QList<qint64>{14};
    }
    void eventsThatNobodyTook()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QByteArray, output);
        QFETCH(QList<qint64>, offsets);
        FaultRun run("print up\n" + before + "touch before\nawait go\n" + after + "touch after\nsleep 60000\n");
        run.request.roles = {{.role = u"r"_s, .secrets = {u"password"_s}}};
        run.start();
        run.watcher->sendSecrets({{{u"password"_s, u"hunter22"_s}}});
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(run.dir() + u"/before"_s), 10s);
        QTRY_VERIFY_WITH_TIMEOUT(run.output.startsWith("up\n"), 10s);
        QTest::qWait(100); // it has read what was written before the file, and nothing shows that
        const auto worker = static_cast<pid_t>(run.worker.processId());
        QCOMPARE(::kill(worker, SIGSTOP), 0);
        run.write(u"go"_s, {});
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(run.dir() + u"/after"_s), 10s);
        QCOMPARE(::kill(worker, SIGKILL), 0);
        QVERIFY(run.waitForEnd(15s));
        QVERIFY2(run.lost.contains(u"killed"_s), qPrintable(run.lost));
        QCOMPARE(run.read(run.folder.outputPath()), "up\n" + output);
        QCOMPARE(run.output, "up\n" + output);
        const QByteArray events = run.read(run.folder.eventsPath());
        QVERIFY(events.isEmpty() || events.endsWith('\n'));
        QCOMPARE(events.count('\n'), offsets.size());
        QList<qint64> found;
        for (const Event &event : std::as_const(run.events))
            found << event.offset - qint64(strlen("up\n"));
        QCOMPARE(found, offsets);
        for (const QString &name : QDir(run.folder.path()).entryList(QDir::Files | QDir::System))
            QVERIFY2(!run.read(run.folder.path() + u'/' + name).contains("hunter22"), qPrintable(name));
    }

    /// What Ansible wrote is in the log although nobody was there to write it down, and nothing of it runs on.
    void theWorkerIsKilled_data()
    {
        QTest::addColumn<QByteArray>("plan");
        QTest::addColumn<bool>("secret");
        QTest::addRow("quiet") << QByteArray("print up\nsleep 60000\n") << false;
        QTest::addRow("stubborn") << QByteArray(
            "ignore\nescape 60000\nvanish 60000\nsleep 100\nprint up\nsleep 60000\n")
                                  << false;
        QTest::addRow("busy") << QByteArray("print up\nledger 1000000\n") << false;
        QTest::addRow("busy, with a secret") << QByteArray("print up\nledger 1000000\n") << true;
        QTest::addRow("in a flood") << QByteArray("print up\nflood 100000000\n") << false;
    }
    void theWorkerIsKilled()
    {
        QFETCH(QByteArray, plan);
        QFETCH(bool, secret);
        // Each piece ends with what may be its beginning, so that something is always kept back.
        const Secrets secrets{{{u"password"_s, u"of 1000000\nline 33"_s}}};
        FaultRun run(plan);
        if (secret)
            run.request.roles = {{.role = u"r"_s, .secrets = {u"password"_s}}};
        run.start();
        if (secret)
            run.watcher->sendSecrets(secrets);
        QTRY_VERIFY_WITH_TIMEOUT(run.output.contains("up\n"), 10s);
        QTest::qWait(50);
        const QList<qint64> family = descendantsOf(run.worker.processId());
        run.worker.kill();
        QVERIFY(run.waitForEnd(15s));
        QVERIFY(!run.result);
        QVERIFY2(run.lost.contains(u"killed"_s), qPrintable(run.lost));
        QCOMPARE(stillRunning(family), QList<qint64>());
        QCOMPARE(run.ends, 1);
        QVERIFY(!QFile::exists(run.folder.secretsPath()));
        const QByteArray log = run.read(run.folder.outputPath());
        QCOMPARE(run.output, log);
        // The stand-in notes a line when the system has taken it: all that it noted must be there, once.
        QByteArray promised = run.read(run.dir() + u"/ledger.run"_s).replace("start\n", "");
        if (secret) {
            QVERIFY(!log.contains("of 1000000"));
            Redactor redactor(secrets);
            promised = redactor.feed(promised);
            promised += redactor.flush();
        }
        QVERIFY2(log.sliced(log.indexOf("up\n") + 3).startsWith(promised), "what was written is missing");
        if (!secret)
            QCOMPARE(ledgerEventsComplaint(run.folder, promised.count('\n')), QString());
        if (plan.contains("flood")) {
            // Each line says which one it is, so that a gap or a repetition shows.
            qint64 next = 100000000;
            for (const QByteArray &line : log.sliced(3).split('\n')) {
                if (line.endsWith("Ansible's"))
                    QCOMPARE(line.split(' ')[1].toLongLong(), next--);
            }
            QVERIFY(next < 100000000);
        }
    }

    /// Wherever in its work a worker is struck, no byte is lost.
    void aWorkerIsKilledAtAnyMoment()
    {
        std::mt19937 random(20261123);
        const int moments = qEnvironmentVariableIsSet("AEGIR_SOAK") ? 500 : 30;
        for (int i = 0; i < moments; ++i) {
            FaultRun run("ledger 1000000\n");
            run.start();
            QTRY_VERIFY_WITH_TIMEOUT(!run.output.isEmpty(), 10s);
            std::this_thread::sleep_for(std::chrono::microseconds(random() % 20000));
            run.worker.kill();
            QVERIFY(run.waitForEnd(15s));
            const QByteArray promised = run.read(run.dir() + u"/ledger.run"_s).sliced(int(strlen("start\n")));
            const QByteArray log = run.read(run.folder.outputPath());
            QVERIFY2(log.startsWith(promised) && log.count('\n') <= promised.count('\n') + 1,
                     qPrintable(u"moment %1: %2 bytes were written, and the log has %3"_s.arg(i)
                                    .arg(promised.size())
                                    .arg(log.size())));
            const QString complaint = ledgerEventsComplaint(run.folder, promised.count('\n'));
            QVERIFY2(complaint.isEmpty(), qPrintable(u"moment %1: %2"_s.arg(i).arg(complaint)));
            // Who watched has seen each of them once.
            QCOMPARE(run.events.size(), run.read(run.folder.eventsPath()).count('\n'));
        }
    }
};

QTEST_GUILESS_MAIN(TestLastWords)
#include "tst_lastwords.moc"
