// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/run/platform.h"
#include "tests/faults/arena.h"
#include "tests/faults/faultrun.h"

#include <QDir>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Somebody moves or removes a workspace while a run of it is under way.
class TestMoved : public QObject
{
    Q_OBJECT

private slots:
    void init() { QVERIFY2(QFile::exists(standinProgram()), "run by ctest, which names the programs"); }

    void theRunGoesOn()
    {
        const QTemporaryDir top;
        const QString before = top.filePath(u"before"_s);
        const QString after = top.filePath(u"after"_s);
        FaultRun run("print one\nawait go\nprint two\ngood\n", before);
        run.start();
        QTRY_COMPARE_WITH_TIMEOUT(run.output, "one\n", 10s);
        QVERIFY(QDir().rename(before, after));
        run.write(after + u"/go"_s, {});
        // Who watches where it was hears of the end, and who looks where it is finds all of it.
        QVERIFY(run.waitForEnd());
        QVERIFY2(run.result, qPrintable(run.lost));
        QCOMPARE(run.result->verdict.status, Status::Ok);
        QCOMPARE(run.output, "one\ntwo\n");
        QCOMPARE(run.events.size(), 5);
        const RunFolder folder(after + u"/run"_s);
        QCOMPARE(readResult(folder).value(), run.result);
        QCOMPARE(run.read(folder.outputPath()), "one\ntwo\n");
        QVERIFY(!QFile::exists(folder.pluginsPath()));
        QVERIFY(!QFile::exists(before));
    }

    void whoComesLaterFindsTheRun()
    {
        const QTemporaryDir top;
        const QString before = top.filePath(u"before"_s);
        const QString after = top.filePath(u"after"_s);
        Arena arena("ledger 3\nawait go\ngood\n", before);
        const qint64 id = arena.dispatch(1)[0];
        arena.startHolder(Arena::Holder::Headless);
        const auto isUp = [&] { return arena.ledger(arena.run(id)).endsWith("line 2 of 3\n"); };
        QTRY_VERIFY_WITH_TIMEOUT(isUp(), 20s);
        arena.killHolder();
        QVERIFY(QDir().rename(before, after));
        const auto workspace = Workspace::open(after);
        QVERIFY(workspace);
        Queue queue(**workspace, builtProgram(u"aegir-worker"_s));
        QVERIFY(queue.open() && queue.isHolder());
        QVERIFY(QFile(after + u"/go"_s).open(QIODevice::WriteOnly));
        const auto run = [&] { return (**workspace).store().findRun(id)->value(); };
        QTRY_VERIFY_WITH_TIMEOUT(isFinal(run().status), 20s);
        QVERIFY2(run().status == Status::Ok, qPrintable(run().verdict.sentence));
        QCOMPARE(ledgerEventsComplaint((**workspace).runFolder(run()), 3), QString());
    }

    void itsWorkerIsKilled()
    {
        const QTemporaryDir top;
        const QString before = top.filePath(u"before"_s);
        const QString after = top.filePath(u"after"_s);
        FaultRun run("print one\nawait go\nledger 1000000\n", before);
        run.start();
        QTRY_COMPARE_WITH_TIMEOUT(run.output, "one\n", 10s);
        QVERIFY(QDir().rename(before, after));
        run.write(after + u"/go"_s, {});
        QTRY_VERIFY_WITH_TIMEOUT(run.output.contains("line 9 "), 10s);
        const QList<qint64> family = descendantsOf(run.worker.processId());
        run.worker.kill();
        QVERIFY(run.waitForEnd());
        QVERIFY2(run.lost.contains(before) && run.lost.contains(u"its new place"_s), qPrintable(run.lost));
        QTRY_COMPARE_WITH_TIMEOUT(stillRunning(family), QList<qint64>(), 15s);
        const RunFolder folder(after + u"/run"_s);
        const QByteArray promised = run.read(after + u"/ledger.run"_s).sliced(qsizetype(strlen("start\n")));
        QVERIFY(run.read(folder.outputPath()).startsWith(QByteArray("one\n" + promised)));
        QCOMPARE(ledgerEventsComplaint(folder, promised.count('\n')), QString());
        QVERIFY(!QFile::exists(folder.pluginsPath()));
    }

    /// Nothing can be recorded any more, but nobody takes the run for ended before it is.
    void theFolderIsRemoved()
    {
        const QTemporaryDir top;
        FaultRun run("print one\nawait go\ngood\n", top.path());
        run.start();
        QTRY_COMPARE_WITH_TIMEOUT(run.output, "one\n", 10s);
        QVERIFY(QDir(run.folder.path()).removeRecursively());
        QTest::qWait(500);
        QCOMPARE(run.ends, 0);
        run.write(u"go"_s, {});
        QVERIFY(run.waitForEnd());
        QVERIFY(!run.result);
        QVERIFY2(run.lost.contains(run.folder.path()), qPrintable(run.lost));
        QTRY_COMPARE_WITH_TIMEOUT(run.worker.state(), QProcess::NotRunning, 10s);
        QVERIFY(!QFile::exists(run.folder.path()));
    }
};

QTEST_GUILESS_MAIN(TestMoved)
#include "tst_moved.moc"
