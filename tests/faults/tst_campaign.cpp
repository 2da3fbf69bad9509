// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/run/platform.h"
#include "tests/faults/arena.h"
#include "tests/faults/faultrun.h"

#include <QElapsedTimer>
#include <QTest>

#include <random>

using namespace Aegir;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr int moments = 200; ///< of each kind; a tenth of them but in the soak test
const bool soak = qEnvironmentVariableIsSet("AEGIR_SOAK");
constexpr unsigned seed = 20261123;
} // namespace

/// kill -9 at random moments while a queue of twenty runs on six targets is worked off. Afterwards nothing is lost,
/// doubled, stuck or misjudged, and whatever Ansible wrote is there.
class TestCampaign : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY2(QFile::exists(standinProgram()), "run by ctest, which names the programs");
        // How long the queue takes when nobody disturbs it: moments are drawn from that time.
        Arena arena("ledger 40\ngood\n");
        arena.dispatch(20);
        QElapsedTimer timer;
        timer.start();
        arena.startHolder(Arena::Holder::Headless);
        QVERIFY(arena.waitUntilIdle(60s));
        m_span = timer.elapsed();
        QCOMPARE(arena.complaint({}), QString());
        qInfo("twenty runs take %lld ms", m_span);
    }

    void everyRunEndsAsItShould_data()
    {
        QTest::addColumn<bool>("holder");
        QTest::addColumn<bool>("worker");
        QTest::addRow("the one that holds the queue is killed") << true << false;
        QTest::addRow("a worker is killed") << false << true;
        QTest::addRow("both are killed") << true << true;
    }
    void everyRunEndsAsItShould()
    {
        QFETCH(bool, holder);
        QFETCH(bool, worker);
        const unsigned first = seed + (holder ? 1000000U : 0U) + (worker ? 2000000U : 0U);
        // In the soak test each queue is struck once; else several times, to see as many moments in less time.
        const int strikes = soak ? 1 : 5;
        int struck = 0;
        int interrupted = 0;
        const int rounds = (soak ? moments : moments / 10) / strikes;
        for (int round = 0; round < rounds; ++round) {
            std::mt19937 random(first + static_cast<unsigned>(round));
            Arena arena("ledger 40\ngood\n");
            arena.dispatch(20);
            // Every fourth time the real window, which takes longer to come up.
            const auto kind = round % 5 == 4 && QFile::exists(builtProgram(u"aegir-desktop"_s))
                ? Arena::Holder::Window
                : Arena::Holder::Headless;
            arena.startHolder(kind);
            QSet<qint64> killed;
            for (int strike = 0; strike < strikes; ++strike) {
                const qint64 span = kind == Arena::Holder::Window ? m_span + 1000 : m_span;
                const auto moment = std::uniform_int_distribution<qint64>(0, span / strikes)(random);
                QTest::qWait(static_cast<int>(moment));
                if (holder)
                    arena.killHolder();
                if (worker) {
                    const int most = holder ? 3 : 1 + static_cast<int>(random() % 3);
                    for (const qint64 run : arena.killWorkers(most))
                        killed.insert(run);
                }
                ++struck;
                if (holder)
                    arena.startHolder(kind);
            }
            const QByteArray where = "round " + QByteArray::number(round) + ": ";
            QVERIFY2(arena.waitUntilIdle(60s), QByteArray(where + "a run is stuck").constData());
            // Who wrote a result needs a moment more to leave.
            const auto workers = [&] {
                QList<qint64> pids = processesNaming(arena.path());
                pids.removeOne(arena.holder().processId());
                return pids;
            };
            QVERIFY2(QTest::qWaitFor([&] { return workers().isEmpty(); }, 10s),
                     QByteArray(where + "a process is left").constData());
            const QString complaint = arena.complaint(killed);
            QVERIFY2(complaint.isEmpty(), QByteArray(where + complaint.toUtf8()).constData());
            for (const qint64 run : std::as_const(killed))
                interrupted += arena.store().run(run)->status == Status::Interrupted ? 1 : 0;
            if (kind == Arena::Holder::Window)
                arena.holder().terminate();
            QVERIFY2(QTest::qWaitFor([&] { return arena.holder().state() == QProcess::NotRunning; }, 10s),
                     QByteArray(where + "who holds the queue does not end").constData());
        }
        QCOMPARE(struck, soak ? moments : moments / 10);
        qInfo("%d moments, %d runs interrupted", struck, interrupted);
        if (worker)
            QVERIFY2(interrupted > 0, "no moment met a run");
    }

private:
    qint64 m_span = 0; ///< milliseconds
};

QTEST_GUILESS_MAIN(TestCampaign)
#include "tst_campaign.moc"
