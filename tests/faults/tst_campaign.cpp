// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/run/platform.h"
#include "tests/faults/arena.h"
#include "tests/faults/faultrun.h"

#include <QElapsedTimer>
#include <QTest>

#include <map>
#include <random>
#include <thread>

using namespace Aegir;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
const bool soak = qEnvironmentVariableIsSet("AEGIR_SOAK");
const int moments = soak ? 200 : 20; ///< of each kind
constexpr int momentsOfRow = 20;     ///< one after the other on one workspace
constexpr int queued = 20;
constexpr unsigned seed = 20261123;
const QByteArray plan = "ledger 60\ngood\n";
} // namespace

/// kill -9 of the window, of a worker and of both at random moments while a queue of twenty runs on six targets is
/// worked off, as often as AEGIR_SOAK says. Afterwards nothing is lost, doubled, stuck or misjudged, and whatever
/// Ansible wrote is there.
class TestCampaign : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY2(QFile::exists(standinProgram()), "run by ctest, which names the programs");
        // How long the queue takes when nobody disturbs it: moments are drawn from that time.
        Arena arena(plan);
        arena.startHolder(Arena::Holder::Window);
        QVERIFY(arena.waitForHolder());
        QElapsedTimer timer;
        timer.start();
        arena.dispatchToHolder(queued);
        const qint64 dispatched = timer.restart();
        QVERIFY(arena.waitUntilIdle(60s));
        m_span = timer.elapsed();
        QTRY_COMPARE_WITH_TIMEOUT(arena.complaint({}), QString(), 10s); // who wrote a result needs a moment to leave
        qInfo("twenty runs are dispatched in %lld ms and done in %lld ms", dispatched, m_span);
    }

    void everyRunEndsAsItShould_data()
    {
        QTest::addColumn<bool>("window");
        QTest::addColumn<bool>("worker");
        QTest::addColumn<int>("first");
        for (int first = 0; first < moments; first += momentsOfRow) {
            QTest::addRow("the window is killed, from moment %d", first) << true << false << first;
            QTest::addRow("a worker is killed, from moment %d", first) << false << true << first;
            QTest::addRow("both are killed, from moment %d", first) << true << true << first;
        }
    }
    void everyRunEndsAsItShould()
    {
        QFETCH(bool, window);
        QFETCH(bool, worker);
        QFETCH(int, first);
        m_kind = window && worker ? "both" : window ? "window" : "worker";
        std::mt19937 random(seed + static_cast<unsigned>(first) * 4 + (window ? 1U : 0U) + (worker ? 2U : 0U));
        Arena arena(plan);
        arena.startHolder(Arena::Holder::Window);
        for (int moment = first; moment < first + momentsOfRow; ++moment) {
            const auto where = [&](const QString &what) { return u"moment %1: %2"_s.arg(moment).arg(what).toUtf8(); };
            QVERIFY2(arena.waitForHolder(), where(u"the window does not take the queue"_s).constData());
            const QList<qint64> runs = arena.dispatchToHolder(queued);
            const auto wait = std::uniform_int_distribution<qint64>(0, m_span * 1000)(random);
            std::this_thread::sleep_for(std::chrono::microseconds(wait));
            const QSet<qint64> killed = strike(arena, runs, window, worker, random);
            if (window)
                arena.startHolder(Arena::Holder::Window);
            QVERIFY2(arena.waitUntilIdle(60s), where(u"a run is stuck"_s).constData());
            // Who wrote a result needs a moment more to leave.
            QVERIFY2(QTest::qWaitFor([&] { return arena.processes().isEmpty(); }, 10s),
                     where(u"a process is left"_s).constData());
            // A process that is about to be gone is not called by its name any more, but it counts.
            QString complaint;
            const auto isFine = [&] { return (complaint = arena.complaint(killed, runs)).isEmpty(); };
            QVERIFY2(QTest::qWaitFor(isFine, 10s), where(complaint).constData());
            ++m_counts[m_kind + ": moments"];
            m_counts[m_kind + ": runs"] += queued;
            for (const qint64 run : killed)
                m_counts[m_kind + ": runs interrupted"] += arena.run(run).status == Status::Interrupted ? 1 : 0;
        }
        if (worker)
            QVERIFY2(m_counts[m_kind + ": runs interrupted"] > 0, "no moment met a run");
    }

    void cleanupTestCase()
    {
        for (const auto &[what, count] : m_counts)
            qInfo("%5d %s", count, what.constData());
    }

private:
    /// Kills, and gives the runs whose worker it struck.
    QSet<qint64> strike(Arena &arena, const QList<qint64> &runs, bool window, bool worker, std::mt19937 &random)
    {
        QHash<QString, qint64> byFolder;
        for (const qint64 run : runs)
            byFolder.insert(arena.run(run).folder, run);
        QList<Arena::WorkerProcess> workers;
        // Between two runs there may be none for a moment. One that is about to be gone has no command left to tell
        // whose it is.
        for (int i = 0; worker && workers.isEmpty() && i < 100; ++i) {
            std::this_thread::sleep_for(1ms);
            workers = arena.workers();
            workers.removeIf([&](const Arena::WorkerProcess &process) { return !byFolder.contains(process.folder); });
        }
        std::ranges::shuffle(workers, random);
        if (!worker)
            workers.clear();
        else if (!workers.isEmpty())
            workers.resize(1 + static_cast<qsizetype>(random() % static_cast<unsigned>(workers.size())));
        // Right one after the other.
        if (window)
            arena.killHolder();
        for (const auto &process : std::as_const(workers))
            sendSignal(process.pid, StopSignal::Kill, false);
        QSet<qint64> killed;
        for (const auto &process : std::as_const(workers)) {
            killed.insert(byFolder.value(process.folder));
            ++m_counts[m_kind + ": workers killed, " + stateOf(arena, byFolder.value(process.folder))];
        }
        for (const qint64 run : runs) {
            const auto status = arena.run(run).status;
            if (window && status == Status::Waiting)
                ++m_counts[m_kind + ": runs that waited when the window was killed"];
            else if (window && status == Status::Running)
                ++m_counts[m_kind + ": runs that ran when the window was killed, " + stateOf(arena, run)];
            else if (window)
                ++m_counts[m_kind + ": runs that had ended when the window was killed"];
        }
        return killed;
    }

    /// How far @p run had come.
    static QByteArray stateOf(const Arena &arena, qint64 run)
    {
        const RunFolder folder = arena.workspace().runFolder(arena.run(run));
        const qsizetype lines = arena.ledger(arena.run(run)).count(" of ");
        if (QFile::exists(folder.resultPath()))
            return "its result written";
        if (lines > 0)
            return lines < 60 ? "in the middle of its Ansible" : "its Ansible done or about to end";
        return readWorker(folder) ? "its Ansible about to start" : "its worker about to start";
    }

    qint64 m_span = 0; ///< milliseconds
    QByteArray m_kind;
    std::map<QByteArray, int> m_counts;
};

QTEST_GUILESS_MAIN(TestCampaign)
#include "tst_campaign.moc"
