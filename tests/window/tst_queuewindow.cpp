// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "forms/entitydialog.h"
#include "forms/tonelabel.h"
#include "tests/dispatch/queuefixture.h"
#include "tests/support/lockeddatabase.h"
#include "tests/support/turnwatch.h"
#include "tests/support/workspacefiles.h"
#include "views/entitypage.h"
#include "views/historyview.h"
#include "views/mainwindow.h"
#include "views/messagebar.h"
#include "views/queuepanel.h"
#include "views/scheduledialog.h"
#include "views/workspaceview.h"

#include <KSyntaxHighlighting/Repository>
#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QMessageBox>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QTest>
#include <QToolButton>
#include <QTreeView>
#include <QUndoStack>

using namespace Aegir;
using namespace Qt::StringLiterals;

namespace {
/// In milliseconds. A store that waits for another writer waits for five seconds; a loaded machine takes its time, too.
constexpr qint64 longestTurn = 1000;
} // namespace

/// The queue in the real window, with real workers; the stand-in is in the place of Ansible.
class tst_QueueWindow : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void theStatusBarOpensIt();
    void cancelsInStages();
    void twoWindows();
    void movesWhileAnotherProgramWrites();
    void editsWhileAnotherProgramWrites();
    void saysThatTheDatabaseIsLocked();
    void closingDuringABulk_data();
    void closingDuringABulk();
    void nobodyAnswers();
    void closingWhileAnotherProgramWrites_data();
    void closingWhileAnotherProgramWrites();
    void looksRight();

private:
    QueuePanel *panel(const MainWindow &window) const { return window.findChild<QueuePanel *>(); }
    static QString details(QueuePanel &panel, qint64 run)
    {
        return panel.model().index(panel.model().rowOf(run), QueueModel::WhyColumn).data().toString();
    }
    void select(QueuePanel &panel, qint64 run)
    {
        panel.view().setCurrentIndex(panel.model().index(panel.model().rowOf(run), 0));
    }

    QMessageBox *beginBulkAndClose();
    QString database() const { return m_fixture->workspace->stateDir() + u"/aegir.sqlite"_s; }

    std::unique_ptr<QueueFixture> m_fixture;
    std::unique_ptr<QSettings> m_settings;
    KSyntaxHighlighting::Repository m_repository;
    std::unique_ptr<MainWindow> m_window;
};

void tst_QueueWindow::init()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    m_window.reset();
    m_fixture = std::make_unique<QueueFixture>();
    m_settings = std::make_unique<QSettings>(m_fixture->dir.filePath(u"window.ini"_s), QSettings::IniFormat);
    m_window = std::make_unique<MainWindow>(*m_settings, m_repository);
    m_window->showWorkspace(*m_fixture->workspace, *m_fixture->queue);
    m_window->view()->showEntity(m_fixture->siteId);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void tst_QueueWindow::cleanup()
{
    m_window.reset();
    m_fixture.reset();
}

void tst_QueueWindow::theStatusBarOpensIt()
{
    auto *dock = m_window->findChild<QDockWidget *>(u"queueDock"_s);
    auto *button = m_window->findChild<QToolButton *>(u"queueButton"_s);
    QVERIFY(!dock->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(dock->isVisible());
    QVERIFY(m_window->findChild<QWidget *>(u"emptyQueue"_s)->isVisible());
    QVERIFY(m_fixture->queue->setPaused(true));
    const qint64 run = m_fixture->dispatch(m_fixture->siteId);
    QTRY_COMPARE(button->text(), u"Queue paused: 0 running, 1 waiting"_s);
    QTRY_COMPARE(details(*panel(*m_window), run), u"Waits until the queue is resumed."_s);
    m_window->findChild<QAction *>(u"actionPauseQueue"_s)->trigger(); // the menu's own
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->status(run), Status::Ok, 20000);
    QTRY_COMPARE(button->text(), u"Queue is empty"_s);
}

void tst_QueueWindow::cancelsInStages()
{
    m_fixture->plan("ignore\nprint up\nawait go\n");
    m_window->findChild<QDockWidget *>(u"queueDock"_s)->show();
    QueuePanel &queue = *panel(*m_window);
    const qint64 run = m_fixture->dispatch(m_fixture->siteId);
    const QString log = m_fixture->folder(run).outputPath();
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(log).size() > 0, 20000); // it ignores signals from here on
    QTRY_VERIFY2(details(queue, run).startsWith(u"Running for 0:"_s), qPrintable(details(queue, run)));
    select(queue, run);
    queue.findChild<QAction *>(u"cancelRun"_s)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(details(queue, run).startsWith(u"Asked to stop; terminated in "_s), 20000);
    OperationModel &operations = m_window->view()->page()->operations();
    const QModelIndex row = operations.index(operations.rowOf(u"work"_s), 0);
    QTRY_VERIFY(row.data(OperationModel::ReasonRole).toString().startsWith(u"Stopping: "_s));
    QTRY_VERIFY_WITH_TIMEOUT(details(queue, run).startsWith(u"Terminated; what is left is "_s), 20000);
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->status(run), Status::Cancelled, 30000);
    QTRY_VERIFY(row.data(OperationModel::CanRunRole).toBool());
}

void tst_QueueWindow::twoWindows()
{
    auto workspace = Workspace::open(m_fixture->dir.path()).value();
    Queue queue(*workspace, workerProgram());
    QVERIFY(queue.open());
    QSettings settings(m_fixture->dir.filePath(u"other.ini"_s), QSettings::IniFormat);
    MainWindow other(settings, m_repository);
    other.showWorkspace(*workspace, queue);
    other.show();
    for (const MainWindow *window : {m_window.get(), &other})
        window->findChild<QDockWidget *>(u"queueDock"_s)->show();
    const auto *first = m_window->findChild<MessageBar *>(u"queueNotice"_s);
    const auto *second = other.findChild<MessageBar *>(u"queueNotice"_s);
    QTRY_VERIFY2(second->isVisible() && second->text().contains(u"holds the queue and starts what may start"_s),
                 qPrintable(second->text()));
    QVERIFY(!first->isVisible());
    // What is said in the second counts in the first.
    QVERIFY(queue.setPaused(true));
    QTRY_VERIFY(first->isVisible() && first->text().startsWith(u"The queue has been paused"_s));
    const qint64 run = queue.dispatch(m_fixture->siteId, u"work"_s, {{}}).value().id;
    QVERIFY(queue.hold(run));
    QTRY_COMPARE(details(*panel(*m_window), run), u"Held until it is released."_s);
    QTRY_COMPARE(details(*panel(other), run), u"Held until it is released."_s);
    QVERIFY(m_fixture->queue->setPaused(false));
    select(*panel(other), run);
    other.findChild<QAction *>(u"releaseRun"_s)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->status(run), Status::Ok, 20000);
    QTRY_VERIFY(other.findChild<QWidget *>(u"emptyQueue"_s)->isVisible());
    // The first is closed; the second takes over, and says nothing of another any more.
    m_window.reset();
    m_fixture->queue.reset();
    QTRY_VERIFY_WITH_TIMEOUT(queue.isHolder(), 20000);
    QTRY_VERIFY(!second->isVisible());
    other.closeWorkspace();
}

/// Another program has the database to itself for three seconds. What a person asks for meanwhile is done after that,
/// in that order, and the window moves all the time.
void tst_QueueWindow::movesWhileAnotherProgramWrites()
{
    m_fixture->plan("await go\ngood\n");
    QVERIFY(m_fixture->queue->setPaused(true));
    QList<qint64> runs;
    for (int i = 0; i < 4; ++i)
        runs << m_fixture->dispatch(m_fixture->addSite(u"shop-%1"_s.arg(i), m_fixture->platformId));
    m_window->findChild<QDockWidget *>(u"queueDock"_s)->show();
    QueuePanel &queue = *panel(*m_window);
    QTRY_COMPARE(queue.model().rowCount(), 4);
    const auto *notice = m_window->findChild<MessageBar *>(u"queueNotice"_s);
    const auto *failure = m_window->findChild<MessageBar *>(u"failureBar"_s);
    Store &store = m_fixture->workspace->store();
    {
        const LockedDatabase other(database());
        QTest::qWait(50);
        TurnWatch watch;
        select(queue, runs.at(0));
        queue.findChild<QAction *>(u"holdRun"_s)->trigger();
        select(queue, runs.at(1));
        queue.findChild<QAction *>(u"cancelRun"_s)->trigger();
        m_window->view()->cancel(runs.at(2));
        const std::unique_ptr<QMimeData> dragged(queue.model().mimeData({queue.model().index(3, 0)}));
        queue.model().dropMimeData(dragged.get(), Qt::MoveAction, 0, 0, {});
        m_window->findChild<QAction *>(u"actionPauseQueue"_s)->trigger();
        m_window->view()->showEntity(m_fixture->platformId);
        m_window->view()->run(u"work"_s, true);
        auto *dispatch = m_window->findChild<QPushButton *>(u"dispatch"_s);
        QVERIFY(dispatch);
        dispatch->click();
        QTest::qWait(3000);
        QVERIFY2(watch.longest() < longestTurn, QByteArray::number(watch.longest()).constData());
        qInfo("longest turn %lld ms", watch.longest());
        QCOMPARE(store.waitingCount(), 4);
        QVERIFY(!store.run(runs.at(0))->held);
        QVERIFY2(notice->text().startsWith(u"Another program is writing to the database."_s),
                 qPrintable(notice->text()));
        QVERIFY(failure->isVisible());
        QCOMPARE(failure->text(), notice->text());
        if (const QString folder = qEnvironmentVariable("AEGIR_PICTURES"); !folder.isEmpty())
            QVERIFY(m_window->grab().save(folder + u"/busy.png"_s));
    }
    QTRY_COMPARE(store.run(runs.at(0))->held, true);
    QTRY_COMPARE(store.run(runs.at(1))->status, Status::Cancelled);
    QTRY_COMPARE(store.run(runs.at(2))->status, Status::Cancelled);
    QTRY_VERIFY(!m_fixture->queue->isPaused());
    QTRY_VERIFY(isDispatched(store.dispatchedStatus(m_fixture->platformId)));
    QVERIFY(store.run(runs.at(3))->place < store.run(runs.at(0))->place);
    QTRY_VERIFY(!failure->isVisible());
    QTRY_VERIFY(!notice->isVisible());
    m_fixture->write(u"go"_s, {});
    QTRY_COMPARE_WITH_TIMEOUT(store.dispatchedRuns().size(), 1, 30000); // the one that is held
}

/// The same of what stands in the inventory, the schedule and the history.
void tst_QueueWindow::editsWhileAnotherProgramWrites()
{
    Store &store = m_fixture->workspace->store();
    const qint64 kept = m_fixture->dispatch(m_fixture->siteId);
    const qint64 removed = m_fixture->dispatch(m_fixture->siteId, u"other"_s);
    QTRY_VERIFY_WITH_TIMEOUT(store.dispatchedRuns().isEmpty(), 30000);
    const qint64 spare = m_fixture->addSite(u"spare"_s, m_fixture->platformId);
    m_window->view()->refresh();
    auto *history = m_window->view()->page()->history();
    const Entity before = *store.entity(m_fixture->siteId);
    Entity after = before;
    after.name = u"renamed"_s;
    {
        const LockedDatabase other(database());
        TurnWatch watch;
        m_window->view()->showEntity(m_fixture->siteId);
        m_window->view()->editEntity();
        auto *dialog = m_window->findChild<EntityDialog *>();
        emit dialog->saveRequested(after);
        after.name = u"renamed again"_s;
        emit dialog->saveRequested(after); // what counts is what was pressed last
        QVERIFY(dialog->isVisible());
        QCOMPARE(dialog->findChild<ToneLabel *>(u"problemCount"_s)->text(), WhenFree::sentence());
        m_window->view()->editing().remove(spare);
        m_window->findChild<QPushButton *>(u"confirmDelete"_s)->click();
        history->pin({kept}, true);
        history->remove({removed});
        QTest::qWait(1000);
        QVERIFY2(watch.longest() < longestTurn, QByteArray::number(watch.longest()).constData());
        QCOMPARE(m_window->view()->waiting(), 4);
    }
    QTRY_COMPARE(m_window->view()->waiting(), 0);
    QTRY_COMPARE(store.entity(m_fixture->siteId)->name, u"renamed again"_s);
    QVERIFY(!store.entity(spare));
    QVERIFY(store.historyOf(kept)->pinned);
    QVERIFY(!store.run(removed));
    QTRY_VERIFY(!m_window->findChild<EntityDialog *>());

    QUndoStack &undo = m_window->view()->editing().undoStack();
    QCOMPARE(undo.count(), 2);
    {
        const LockedDatabase other(database());
        TurnWatch watch;
        undo.undo(); // of the deletion
        undo.undo(); // of the name
        undo.redo();
        m_window->view()->schedule(u"work"_s);
        auto *dialog = m_window->findChild<ScheduleDialog *>();
        emit dialog->saveRequested(u"every 1h"_s, {{}}, {});
        QTest::qWait(500);
        QVERIFY2(watch.longest() < longestTurn, QByteArray::number(watch.longest()).constData());
        QVERIFY(!store.entity(spare));
        QVERIFY(!store.timetable(m_fixture->siteId, u"work"_s));
    }
    QTRY_VERIFY(store.timetable(m_fixture->siteId, u"work"_s));
    QVERIFY(store.entity(spare));
    QCOMPARE(store.entity(m_fixture->siteId)->name, u"renamed again"_s);
    QVERIFY(undo.canUndo() && undo.canRedo());
}

/// Another program hangs with the database: after a while that is said once, and that it goes on.
void tst_QueueWindow::saysThatTheDatabaseIsLocked()
{
    const auto *notice = m_window->findChild<MessageBar *>(u"queueNotice"_s);
    const auto *failure = m_window->findChild<MessageBar *>(u"failureBar"_s);
    m_window->findChild<QDockWidget *>(u"queueDock"_s)->show();
    QVERIFY(m_fixture->queue->setPaused(true));
    const qint64 run = m_fixture->dispatch(m_fixture->siteId);
    m_fixture->plan("good\n");
    QVERIFY(m_fixture->workspace->store().setQueuePaused(false)); // behind the queue's back
    {
        const LockedDatabase other(database());
        m_fixture->queue->obeySettings(); // it looks again
        QTRY_VERIFY_WITH_TIMEOUT(failure->isVisible(), 60000);
        QVERIFY2(
            failure->text().startsWith(u"The database %1 has been locked by another program since "_s.arg(database())),
            qPrintable(failure->text()));
        QTRY_COMPARE(notice->text(), failure->text());
        QCOMPARE(details(*panel(*m_window), run),
                 u"Waits until another program has finished writing to the database."_s);
        takePictures(*m_window, u"lockedwindow"_s);
    }
    QTRY_COMPARE(failure->text(), u"The database %1 is free again; what waited for it goes on."_s.arg(database()));
    takePictures(*m_window, u"freewindow"_s);
    QTRY_VERIFY(!notice->isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->status(run), Status::Ok, 30000);
}

/// Begins a bulk on 22 and closes the window in the same turn of the event loop, so that none of them is in the queue.
QMessageBox *tst_QueueWindow::beginBulkAndClose()
{
    if (!m_fixture->queue->setPaused(true))
        return nullptr;
    for (int i = 0; i < 20; ++i)
        m_fixture->addSite(u"shop-%1.example.com"_s.arg(i), m_fixture->platformId);
    m_window->view()->refresh();
    m_window->findChild<QTreeView *>(u"entities"_s)->selectAll();
    m_window->view()->runOnAll(u"work"_s);
    m_window->findChild<QPushButton *>(u"dispatch"_s)->click();
    m_window->close();
    return m_window->findChild<QMessageBox *>(u"leaveQuestion"_s);
}

void tst_QueueWindow::closingDuringABulk_data()
{
    QTest::addColumn<QString>("answer"); // the button's name; empty: the one that cancels; x: that of the title bar
    QTest::addColumn<bool>("closes");
    QTest::addColumn<int>("dispatched");
    QTest::addRow("the rest first") << u"dispatchFirst"_s << true << 22;
    QTest::addRow("without the rest") << u"leaveOut"_s << true << 0;
    QTest::addRow("it stays open") << QString() << false << 22;
    QTest::addRow("the question is closed") << u"x"_s << false << 22;
}

void tst_QueueWindow::closingDuringABulk()
{
    QFETCH(const QString, answer);
    QFETCH(const bool, closes);
    QFETCH(const int, dispatched);
    auto *box = beginBulkAndClose();
    QVERIFY(box);
    QVERIFY(m_window->isVisible());
    QCOMPARE(box->text(), u"22 run(s) are not in the queue yet."_s);
    if (const QString folder = qEnvironmentVariable("AEGIR_PICTURES"); !folder.isEmpty())
        QVERIFY(box->grab().save(folder + u"/leave.png"_s));
    if (answer == u"x"_s)
        box->close();
    else if (answer.isEmpty())
        box->button(QMessageBox::Cancel)->click();
    else
        box->findChild<QPushButton *>(answer)->click();
    QVERIFY(!box->isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->workspace->store().waitingCount(), dispatched, 20000);
    QTRY_COMPARE(m_window->isVisible(), !closes);
    QTest::qWait(50);
    QCOMPARE(m_window->isVisible(), !closes);
    QCOMPARE(m_window->view()->undispatched(), 0);
    // Later nothing is in the way any more.
    m_window->close();
    QVERIFY(!m_window->isVisible());
}

/// Who answers nothing until all are dispatched is not asked any longer, and gets what was asked for.
void tst_QueueWindow::nobodyAnswers()
{
    QVERIFY(beginBulkAndClose());
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->isVisible(), 20000);
    QCOMPARE(m_fixture->workspace->store().waitingCount(), 22);
    QVERIFY(!m_window->findChild<QMessageBox *>(u"leaveQuestion"_s)
            || !m_window->findChild<QMessageBox *>(u"leaveQuestion"_s)->isVisible());
}

void tst_QueueWindow::closingWhileAnotherProgramWrites_data()
{
    QTest::addColumn<bool>("askedTwice");
    QTest::addColumn<QString>("answer"); // the button's name
    QTest::addColumn<int>("dispatched");
    QTest::addRow("what was asked for first") << false << u"dispatchFirst"_s << 1;
    QTest::addRow("without it") << false << u"leaveOut"_s << 0;
    QTest::addRow("without it, after all") << true << u"leaveOut"_s << 0;
}

/// What waits for the database is not dropped without a word.
void tst_QueueWindow::closingWhileAnotherProgramWrites()
{
    QFETCH(const bool, askedTwice);
    QFETCH(const QString, answer);
    QFETCH(const int, dispatched);
    QVERIFY(m_fixture->queue->setPaused(true));
    {
        const LockedDatabase other(database());
        m_window->findChild<QAction *>(u"actionPauseQueue"_s)->trigger();
        m_window->view()->showEntity(m_fixture->platformId);
        m_window->view()->run(u"work"_s, true);
        m_window->findChild<QPushButton *>(u"dispatch"_s)->click();
        QCOMPARE(m_window->view()->waiting(), 2);
        m_window->close();
        QPointer<QMessageBox> box = m_window->findChild<QMessageBox *>(u"leaveQuestion"_s);
        QVERIFY(box);
        QVERIFY(m_window->isVisible());
        QCOMPARE(box->text(), u"2 thing(s) that you asked for wait for the database."_s);
        takePictures(*box, u"leavebusy"_s);
        if (askedTwice) { // that other program does not come to an end
            box->findChild<QPushButton *>(u"dispatchFirst"_s)->click();
            QTRY_VERIFY(!box);
            m_window->close();
            box = m_window->findChild<QMessageBox *>(u"leaveQuestion"_s);
            QVERIFY(box);
        }
        box->findChild<QPushButton *>(answer)->click();
        QTRY_COMPARE(m_window->isVisible(), dispatched > 0);
    }
    QTRY_VERIFY(!m_window->isVisible());
    QCOMPARE(m_fixture->workspace->store().runs().size(), dispatched); // it may have ended by now
    QCOMPARE(m_fixture->queue->isPaused(), dispatched == 0);
}

/// With AEGIR_PICTURES set, pictures of the window for a person to look at, in light and dark.
void tst_QueueWindow::looksRight()
{
    const QString folder = qEnvironmentVariable("AEGIR_PICTURES");
    const auto picture = [&](const QString &name) {
        QTest::qWait(100);
        const QPixmap pixels = m_window->grab();
        QVERIFY(!pixels.isNull());
        QVERIFY(folder.isEmpty() || pixels.save(folder + u"/queuewindow-%1.png"_s.arg(name)));
    };
    m_fixture->plan("ignore\nprint up\nawait go\ngood\n");
    Queue &queue = *m_fixture->queue;
    QVERIFY(queue.setTimetable(m_fixture->siteId, u"other"_s, u"0 3 * * 1"_s, {{}}));
    QList<qint64> runs{m_fixture->dispatch(m_fixture->siteId), m_fixture->dispatch(m_fixture->platformId)};
    for (int i = 0; i < 5; ++i) {
        const qint64 site = m_fixture->addSite(u"shop-%1.example.com"_s.arg(i), m_fixture->platformId);
        runs << m_fixture->dispatch(site) << m_fixture->dispatch(site, u"other"_s);
    }
    QVERIFY(queue.hold(runs.at(4)));
    m_window->resize(1280, 860);
    m_window->findChild<QDockWidget *>(u"queueDock"_s)->show();
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(m_fixture->folder(runs.first()).outputPath()).size() > 0, 20000);
    QVERIFY(queue.cancel(runs.first()));
    QTRY_VERIFY_WITH_TIMEOUT(queue.stop(runs.first()), 20000);
    select(*panel(*m_window), runs.at(2));
    picture(u"light"_s);
    const QPalette before = QApplication::palette();
    QApplication::setPalette(QPalette(QColor(0x31, 0x36, 0x3b), QColor(0x23, 0x26, 0x29)));
    picture(u"dark"_s);
    QApplication::setPalette(before);
    QVERIFY(queue.setPaused(true));
    for (const qint64 run : std::as_const(runs))
        (void)queue.cancel(run);
    m_fixture->write(u"go"_s, {});
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->workspace->store().runningCount(), 0, 30000);
}

QTEST_MAIN(tst_QueueWindow)
#include "tst_queuewindow.moc"
