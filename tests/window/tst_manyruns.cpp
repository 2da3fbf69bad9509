// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "forms/operationdialog.h"
#include "model/dispatch/bulk.h"
#include "tests/dispatch/queuefixture.h"
#include "tests/support/sqlwork.h"
#include "tests/support/turnwatch.h"
#include "views/bulkbar.h"
#include "views/historyview.h"
#include "views/mainwindow.h"
#include "views/queuepanel.h"
#include "views/workspaceview.h"

#include <KSyntaxHighlighting/Repository>
#include <QAction>
#include <QDockWidget>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>

using namespace Aegir;
using namespace Qt::StringLiterals;

namespace {
/// Four times as many take four times the work; a square would be sixteen times. In between there is room for what a
/// view reads now and then.
constexpr int small = 200;
constexpr int large = 4 * small;
constexpr double mostGrowth = 9;
/// Of work in one turn, in milliseconds: far above what it takes here (see the figures that it prints), and far below
/// what one turn for all of them took.
constexpr qint64 longestTurn = 300;
} // namespace

/// The real window over a workspace with hundreds of sites and twice as many waiting runs: what a person does to all of
/// them is done in pieces, and with work that grows as their number does.
class tst_ManyRuns : public QObject
{
    Q_OBJECT

private slots:
    void staysAlive_data();
    void staysAlive();
    void growsWithTheNumber();

private:
    void fill(int sites, int history);
    void open(int sites);
    void step(const QString &name, const std::function<void()> &act, const std::function<bool()> &isDone);
    static void settle(const SqlWork &work);
    void showQueue();
    void chooseBulk();
    void inTheQueue(int sites);
    void inTheHistory(int sites);
    QueuePanel &panel() const { return *m_window->findChild<QueuePanel *>(); }
    Store &store() const { return m_fixture->workspace->store(); }
    void trigger(const QString &action) { panel().findChild<QAction *>(action)->trigger(); }
    bool isHeld(int count) const { return std::ranges::count_if(store().queuedRuns(), &QueuedRun::held) == count; }

    std::unique_ptr<QueueFixture> m_fixture;
    std::unique_ptr<QSettings> m_settings;
    KSyntaxHighlighting::Repository m_repository;
    std::unique_ptr<MainWindow> m_window;
    int m_sites = 0;
    QMap<QString, QMap<int, qint64>> m_work; ///< by step and number of sites
};

/// All at once and without waiting for the disk, beside the store: through it ten thousand runs would take minutes.
void tst_ManyRuns::fill(int sites, int history)
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"fill"_s);
        database.setDatabaseName(m_fixture->workspace->stateDir() + u"/aegir.sqlite"_s);
        QVERIFY(database.open());
        QSqlQuery query(database);
        const QString count = u"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < %1) "_s;
        const QStringList statements{
            u"PRAGMA synchronous = OFF"_s,
            u"BEGIN IMMEDIATE"_s,
            count.arg(sites)
                + u"INSERT INTO entity (kind, name, type, platform, hosts, environment, field_values, outputs, status, status_sentence)"
                  " SELECT 'site', printf('site-%04d.example.com', i), 's', %1, '', '', '{\"site_note\": \"note\"}', '{}', '', '' FROM n"_s
                      .arg(m_fixture->platformId),
            count.arg(history)
                + u"INSERT INTO run (entity, operation, status, verdict, options, needs_secrets, folder, dispatched, started,"
                  "  finished, place, field_values)"
                  " SELECT %1 + 1 + i % %2, CASE i / %2 % 2 WHEN 0 THEN 'work' ELSE 'other' END, 'ok',"
                  "  '{\"status\": \"ok\", \"sentence\": \"1 task ok.\"}', '{}', 0, 'run-' || i, '2026-01-01T10:00:00.000Z',"
                  "  '2026-01-01T10:00:00.000Z', '2026-01-01T10:00:02.000Z', i, '[{\"number\": 3}]' FROM n"_s
                      .arg(m_fixture->siteId)
                      .arg(sites),
            count.arg(sites * 2)
                + u"INSERT INTO run (entity, operation, status, verdict, options, needs_secrets, folder, dispatched, place)"
                  " SELECT %1 + 1 + i % %2, CASE i / %2 WHEN 0 THEN 'other' ELSE 'private' END, 'waiting', '', '{}', 0,"
                  "  'waits-' || i, '2026-01-01T10:00:00.000Z', 100000 + i FROM n"_s.arg(m_fixture->siteId)
                      .arg(sites),
            u"COMMIT"_s,
        };
        for (const QString &statement : statements)
            QVERIFY2(query.exec(statement), qPrintable(query.lastError().text()));
    }
    QSqlDatabase::removeDatabase(u"fill"_s);
}

void tst_ManyRuns::open(int sites)
{
    m_window.reset();
    m_fixture = std::make_unique<QueueFixture>();
    QVERIFY(m_fixture->queue->setPaused(true));
    fill(sites, sites * 10);
    m_fixture->open();
    m_settings = std::make_unique<QSettings>(m_fixture->dir.filePath(u"window.ini"_s), QSettings::IniFormat);
    m_window = std::make_unique<MainWindow>(*m_settings, m_repository);
    m_window->showWorkspace(*m_fixture->workspace, *m_fixture->queue);
    m_window->view()->showEntity(m_fixture->siteId);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    settle(SqlWork());
}

/// Until all that follows from what was done is done, too.
void tst_ManyRuns::settle(const SqlWork &work)
{
    for (qint64 before = -1; before != work.done();) {
        before = work.done();
        QTest::qWait(150);
    }
}

/// Does @p act and waits until @p isDone; notes the work, and that no turn of the event loop did too much of it.
void tst_ManyRuns::step(const QString &name, const std::function<void()> &act, const std::function<bool()> &isDone)
{
    const SqlWork work;
    TurnWatch watch;
    act();
    QTRY_VERIFY2_WITH_TIMEOUT(isDone(), qPrintable(name), 120000);
    settle(work);
    m_work[name][m_sites] = work.done();
    qInfo("%4d sites, %s: longest turn %lld ms (%lld ms of work), all %lld ms, %lld statements and rows", m_sites,
          qPrintable(name), watch.longest(), watch.busiest(), watch.elapsed(), work.done());
    QVERIFY2(watch.busiest() < longestTurn, qPrintable(u"%1: %2 ms in one turn"_s.arg(name).arg(watch.busiest())));
}

void tst_ManyRuns::staysAlive_data()
{
    QTest::addColumn<int>("sites");
    QTest::addRow("small") << small;
    QTest::addRow("large") << large;
}

void tst_ManyRuns::staysAlive()
{
    QFETCH(const int, sites);
    m_sites = sites;
    open(sites);
    chooseBulk();
    inTheQueue(sites);
    inTheHistory(sites);
    m_window.reset();
    m_fixture.reset();
}

void tst_ManyRuns::chooseBulk()
{
    auto *tree = m_window->findChild<QTreeView *>(u"entities"_s);
    // But for what the page shows: its operations and its log read the queue now and then while they wait.
    step(
        u"select all"_s,
        [&] {
            tree->selectAll();
            tree->selectionModel()->select(tree->currentIndex(), QItemSelectionModel::Deselect);
        },
        [] { return true; });
    step(
        u"menu"_s, [&] { emit m_window->findChild<QToolButton *>(u"bulkRun"_s)->menu()->aboutToShow(); },
        [] { return true; });
    step(
        u"form"_s, [&] { m_window->view()->runOnAll(u"work"_s); },
        [&] { return m_window->findChild<OperationDialog *>(); });
    auto *dispatch = m_window->findChild<OperationDialog *>()->findChild<QPushButton *>(u"dispatch"_s);
    step(u"bulk"_s, [&] { dispatch->click(); }, [&] { return m_window->view()->undispatched() == 0; });
    const Bulk *bulk = m_window->findChild<Bulk *>();
    QVERIFY2(bulk->refusals().isEmpty(), qPrintable(bulk->refusals().value(0).sentence));
    QCOMPARE(bulk->runs().size(), m_sites + 1);
    step(
        u"cancel the rest"_s, [&] { m_window->findChild<QPushButton *>(u"cancelRest"_s)->click(); },
        [&] { return bulk->progress().cancelled == m_sites + 1; });
}

void tst_ManyRuns::showQueue()
{
    m_window->findChild<QDockWidget *>(u"queueDock"_s)->show();
    settle(SqlWork());
}

void tst_ManyRuns::inTheQueue(int sites)
{
    QueueModel &model = panel().model();
    showQueue();
    step(u"select all runs"_s, [&] { panel().view().selectAll(); }, [] { return true; });
    // Out of sight while it is told of, since what is shown is read anew now and then: by the clock, not by the number.
    const auto unseen = [this](const QString &action) {
        return [this, action] {
            trigger(action);
            m_window->findChild<QDockWidget *>(u"queueDock"_s)->hide();
        };
    };
    step(u"hold"_s, unseen(u"holdRun"_s), [&] { return isHeld(sites * 2); });
    showQueue();
    step(u"release"_s, unseen(u"releaseRun"_s), [&] { return isHeld(0); });
    showQueue();
    QModelIndexList half;
    for (int row = 0; row < sites; ++row)
        half << model.index(row, 0);
    const std::unique_ptr<QMimeData> data(model.mimeData(half));
    const qint64 first = half.first().data(QueueModel::RunRole).toLongLong();
    step(
        u"drop"_s, [&] { model.dropMimeData(data.get(), Qt::MoveAction, -1, -1, {}); },
        [&] { return model.rowOf(first) == sites; });
    panel().view().selectAll();
    step(u"remove"_s, unseen(u"cancelRun"_s), [&] { return store().waitingCount() == 0; });
}

void tst_ManyRuns::inTheHistory(int sites)
{
    m_window->findChild<QDockWidget *>(u"historyDock"_s)->show();
    m_window->findChild<QDockWidget *>(u"historyDock"_s)->raise();
    auto *history = qobject_cast<HistoryView *>(m_window->findChild<QDockWidget *>(u"historyDock"_s)->widget());
    QTRY_VERIFY(history->model().rowCount() >= 100);
    QList<qint64> runs;
    for (const HistoryRow &row : store().history(0, 0, sites))
        runs << row.run;
    step(
        u"pin"_s, [&] { history->pin(runs, true); },
        [&] { return history->model().index(99, 0).data(HistoryModel::PinnedRole).toBool(); });
    step(
        u"unpin"_s, [&] { history->pin(runs, false); },
        [&] { return !history->model().index(99, 0).data(HistoryModel::PinnedRole).toBool(); });
    step(
        u"remove from the history"_s, [&] { history->remove(runs); },
        [&] { return history->model().rowOf(runs.first()) < 0 && history->model().rowOf(runs.at(99)) < 0; });
}

void tst_ManyRuns::growsWithTheNumber()
{
    for (const auto &[name, work] : m_work.asKeyValueRange()) {
        const double growth = double(work.value(large)) / double(std::max<qint64>(work.value(small), small));
        QVERIFY2(growth < mostGrowth,
                 qPrintable(u"%1: %2 statements and rows for %3 sites, %4 for %5"_s.arg(name)
                                .arg(work.value(small))
                                .arg(small)
                                .arg(work.value(large))
                                .arg(large)));
    }
    QVERIFY(m_work.size() >= 12);
}

QTEST_MAIN(tst_ManyRuns)
#include "tst_manyruns.moc"
