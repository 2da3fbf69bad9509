// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/arena.h"
#include "tests/faults/faultrun.h"
#include "tests/faults/footprint.h"
#include "views/mainwindow.h"
#include "views/runview.h"

#include <KSyntaxHighlighting/Repository>
#include <QAbstractButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace Aegir;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
const bool soak = qEnvironmentVariableIsSet("AEGIR_SOAK");
constexpr int warmUp = 20; ///< runs, after which caches are full and pools have their threads
const int counted = soak ? 200 : 20;

// For each run the models keep a row, the page a duration and SQLite its pages; what is forgotten to be freed of a run
// is a watcher with its buffers, a log's index, an outline: tens of kilobytes each.
constexpr qint64 heapOfRun = 4 * 1024;
// Holes between what is allocated, whose number does not grow with the runs.
constexpr qint64 holes = 4 * 1024 * 1024;
} // namespace

/// Many runs one after the other leave nothing behind in the program that holds the queue.
class TestGrowth : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY2(QFile::exists(standinProgram()), "run by ctest, which names the programs");
        m_repository.addCustomSearchPath(u":/aegir"_s);
    }

    void theHolderOfTheQueue()
    {
        Arena arena("ledger 20\ngood\n");
        Queue queue(arena.workspace(), builtProgram(u"aegir-worker"_s));
        QVERIFY(queue.open());
        const auto run = [&](int count) {
            for (int done = 0; done < count; done += 20) {
                arena.dispatch(20, &queue);
                if (!arena.waitUntilIdle(120s))
                    return false;
            }
            return true;
        };
        QVERIFY(run(warmUp));
        // SQLite keeps what another connection to a database had open until the first one closes: once, for the next.
        QCOMPARE(arena.storeComplaint(), QString());
        const Footprint before = settled();
        QVERIFY(run(counted));
        compare(before);
        QTRY_VERIFY(arena.processes().isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(arena.complaint({}), QString(), 10s); // who wrote a result needs a moment to leave
    }

    void theWindowThatShowsTheRuns()
    {
        Arena arena("ledger 200\ngood\n");
        Queue queue(arena.workspace(), builtProgram(u"aegir-worker"_s));
        QVERIFY(queue.open());
        QTemporaryDir place;
        QSettings settings(place.filePath(u"settings.ini"_s), QSettings::IniFormat);
        MainWindow window(settings, m_repository);
        window.showWorkspace(arena.workspace(), queue);
        window.resize(1200, 800);
        window.show();
        auto *tree = window.findChild<QTreeView *>(u"entities"_s);
        QVERIFY(tree);
        tree->setCurrentIndex(tree->model()->index(0, 0));
        auto *view = window.findChild<RunView *>(u"runView"_s);
        QTRY_VERIFY(window.findChild<QAbstractButton *>(u"run-w0"_s));
        auto *press = window.findChild<QAbstractButton *>(u"run-w0"_s);
        QSignalSpy ended(view, &RunView::ended);
        const auto run = [&](int count) {
            for (int i = 0; i < count; ++i) {
                const qsizetype before = ended.size();
                press->click();
                if (!QTest::qWaitFor([&] { return ended.size() > before && press->isEnabled(); }, QDeadlineTimer(30s)))
                    return false;
                ended.clear();
            }
            return true;
        };
        QVERIFY(run(warmUp));
        // SQLite keeps what another connection to a database had open until the first one closes: once, for the next.
        QCOMPARE(arena.storeComplaint(), QString());
        const Footprint before = settled();
        QVERIFY(run(counted));
        compare(before);
        QTRY_VERIFY(arena.processes().isEmpty());
        const QList<Run> runs = arena.store().runs(0, 1000);
        QCOMPARE(runs.size(), warmUp + counted);
        QVERIFY(std::ranges::all_of(runs, [](const Run &one) { return one.status == Status::Ok; }));
        window.closeWorkspace();
    }

private:
    /// When what goes by itself has gone: sockets that are told of their end, objects that are deleted later.
    static Footprint settled()
    {
        QTest::qWait(1000);
        return {};
    }

    static void compare(const Footprint &before)
    {
        const Footprint after = settled();
        const qint64 grown = after.heap - before.heap;
        const qint64 resident = after.resident - before.resident;
        qInfo("%d runs: heap %+lld KiB, resident %+lld KiB of %lld, %lld threads before and %lld after", counted,
              grown / 1024, resident / 1024, after.resident / 1024, qint64(before.threads), qint64(after.threads));
        QCOMPARE(after.moreDescriptorsThan(before), QString());
        QCOMPARE(after.children, before.children);
        QVERIFY(after.threads <= before.threads + QThread::idealThreadCount()); // of the pool, which come and go
        QVERIFY2(grown < counted * heapOfRun + 256 * 1024, QByteArray::number(grown).constData());
        QVERIFY2(resident < counted * heapOfRun + holes, QByteArray::number(resident).constData());
    }

    KSyntaxHighlighting::Repository m_repository;
};

QTEST_MAIN(TestGrowth)
#include "tst_growth.moc"
