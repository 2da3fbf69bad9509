// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/dispatch/pacedcall.h"

#include <QTest>
#include <QThread>

using namespace Aegir;
using namespace std::chrono_literals;

class tst_PacedCall : public QObject
{
    Q_OBJECT

private slots:
    void onceForMany()
    {
        int calls = 0;
        PacedCall call([&calls] { ++calls; });
        for (int i = 0; i < 5; ++i)
            call.start();
        QCOMPARE(calls, 0); // from the event loop
        QTRY_COMPARE(calls, 1);
        call.start();
        QTRY_COMPARE(calls, 2);
        QTest::qWait(20);
        QCOMPARE(calls, 2);
    }

    /// What asks all the time neither puts it off for ever nor makes it take all the time there is.
    void takesATenth()
    {
        int calls = 0;
        PacedCall call([&calls] {
            ++calls;
            QThread::sleep(10ms);
        });
        QElapsedTimer time;
        time.start();
        while (calls < 4) {
            call.start();
            QCoreApplication::processEvents();
            QVERIFY(time.elapsed() < 30000);
        }
        QVERIFY2(time.elapsed() >= 3 * 90, QByteArray::number(time.elapsed()).constData());
    }

    void restsNoLongerThanItMust()
    {
        int calls = 0;
        PacedCall call([&calls] {
            ++calls;
            QThread::sleep(10ms);
        });
        call.start();
        QTRY_COMPARE(calls, 1);
        QTest::qWait(200);
        call.start();
        QCoreApplication::processEvents();
        QTRY_COMPARE(calls, 2);
    }
};

QTEST_GUILESS_MAIN(tst_PacedCall)
#include "tst_pacedcall.moc"
