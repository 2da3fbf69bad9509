// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/faultrun.h"

#include <QFile>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The disk is full: nothing that ran well is called failed, and the sentence says what is missing.
class TestFullDisk : public QObject
{
    Q_OBJECT

private slots:
    void theRecordIsCutNotTheRun()
    {
        const SmallDisk disk(u"512k"_s);
        if (!disk.isMounted())
            QSKIP("a file system of its own takes root");
        FaultRun run("print before\nawait now\nfill big\nflood 2000\ngood\n", disk.path());
        run.start();
        QTRY_COMPARE_WITH_TIMEOUT(run.output, "before\n", 10s);
        run.write(u"now"_s, {});
        // The result finds the room that what only Ansible needed has left.
        QVERIFY(run.waitForEnd());
        QVERIFY2(run.lost.isEmpty(), qPrintable(run.lost));
        QCOMPARE(run.result->verdict.status, Status::Ok);
        QVERIFY2(run.result->verdict.sentence.contains(u"The record is incomplete"_s),
                 qPrintable(run.result->verdict.sentence));
        QVERIFY(run.read(run.folder.outputPath()).startsWith("before\n"));
    }

    void aRunThatCannotBeginSaysSo()
    {
        const SmallDisk disk(u"512k"_s);
        if (!disk.isMounted())
            QSKIP("a file system of its own takes root");
        FaultRun run("good\n", disk.path());
        if (const auto created = run.folder.create(run.request); !created)
            QFAIL(qPrintable(created.error().sentence));
        // Pages are 4 KiB: room for who works on it, its log and the result, not for the playbook and the plugin.
        QFile big(disk.path() + u"/big"_s);
        QVERIFY(big.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        while (big.write(QByteArray(4096, 'x')) == 4096) { }
        QVERIFY(big.resize(big.size() - 3 * 4096));
        run.start();
        QVERIFY(!run.waitForEnd(3s) || run.result);
        QVERIFY(big.resize(0));
        QVERIFY(run.waitForEnd());
        QVERIFY2(run.lost.isEmpty(), qPrintable(run.lost));
        QCOMPARE(run.result->verdict.status, Status::Error);
        QVERIFY2(run.result->verdict.sentence.contains(u"cannot be written"_s),
                 qPrintable(run.result->verdict.sentence));
    }
};

QTEST_GUILESS_MAIN(TestFullDisk)
#include "tst_fulldisk.moc"
