// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/backgroundwork.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

class TestBackgroundWork : public QObject
{
    Q_OBJECT

private slots:
    void endsOnce_data()
    {
        QTest::addColumn<int>("outcome");
        QTest::addRow("done") << 0;
        QTest::addRow("cancelled") << 1;
        QTest::addRow("failed") << 2;
    }

    void endsOnce()
    {
        QFETCH(const int, outcome);
        BackgroundWork work;
        QSignalSpy finished(&work, &BackgroundWork::finished);
        QSignalSpy cancelled(&work, &BackgroundWork::cancelled);
        QSignalSpy failed(&work, &BackgroundWork::failed);
        // Again, to see that nothing is left of the first time.
        for (int round = 1; round <= 2; ++round) {
            work.start([outcome](const Progress &) -> Result<WorkEnd> {
                if (outcome == 2)
                    return failure(u"It is broken."_s);
                return outcome == 1 ? WorkEnd::Cancelled : WorkEnd::Done;
            });
            QVERIFY(work.isRunning());
            QTRY_VERIFY(!work.isRunning());
            QCOMPARE(finished.size(), outcome == 0 ? round : 0);
            QCOMPARE(cancelled.size(), outcome == 1 ? round : 0);
            QCOMPARE(failed.size(), outcome == 2 ? round : 0);
        }
        if (outcome == 2)
            QCOMPARE(failed.first().first().toString(), u"It is broken."_s);
    }

    void isDoneElsewhereAndHeardHere()
    {
        BackgroundWork work;
        QThread *done = nullptr;
        QThread *heard = nullptr;
        connect(&work, &BackgroundWork::progressed, this,
                [&heard](qint64, qint64) { heard = QThread::currentThread(); });
        work.start([&done](const Progress &progress) -> Result<WorkEnd> {
            done = QThread::currentThread();
            progress(1, 2);
            return WorkEnd::Done;
        });
        QTRY_VERIFY(!work.isRunning());
        QVERIFY(done && done != QThread::currentThread());
        QCOMPARE(heard, QThread::currentThread());
    }

    void tellsSomeTimesASecondOnly()
    {
        BackgroundWork work;
        QSignalSpy progressed(&work, &BackgroundWork::progressed);
        work.start([](const Progress &progress) -> Result<WorkEnd> {
            for (int i = 0; i < 100000; ++i)
                progress(i, 100000);
            return WorkEnd::Done;
        });
        QTRY_VERIFY(!work.isRunning());
        QVERIFY(progressed.size() >= 1);
        QVERIFY2(progressed.size() < 1000, qPrintable(QString::number(progressed.size())));
    }

    void leavesOffWhenAsked()
    {
        BackgroundWork work;
        QSignalSpy cancelled(&work, &BackgroundWork::cancelled);
        const auto endless = [](const Progress &progress) -> Result<WorkEnd> {
            while (progress(0, 1))
                QThread::yieldCurrentThread();
            return WorkEnd::Cancelled;
        };
        work.start(endless);
        work.cancel();
        QTRY_COMPARE(cancelled.size(), 1);
        work.start(endless);
        QTest::qWait(20);
        QVERIFY(work.isRunning()); // the last cancel was for the last work
        // Its end ends the work.
    }
};

QTEST_GUILESS_MAIN(TestBackgroundWork)
#include "tst_backgroundwork.moc"
