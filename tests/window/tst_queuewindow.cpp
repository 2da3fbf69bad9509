// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/dispatch/queuefixture.h"
#include "tests/support/turnwatch.h"
#include "views/entitypage.h"
#include "views/mainwindow.h"
#include "views/messagebar.h"
#include "views/queuepanel.h"
#include "views/workspaceview.h"

#include <KSyntaxHighlighting/Repository>

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace Aegir;
using namespace Qt::StringLiterals;

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

/// Another program has the database to itself for three seconds. What a person asks for meanwhile is done after that, in
/// that order, and the window moves all the time.
void tst_QueueWindow::movesWhileAnotherProgramWrites()
{
    QVERIFY(m_fixture->queue->setPaused(true));
    QList<qint64> runs;
    for (int i = 0; i < 3; ++i)
        runs << m_fixture->dispatch(m_fixture->addSite(u"shop-%1"_s.arg(i), m_fixture->platformId));
    m_window->findChild<QDockWidget *>(u"queueDock"_s)->show();
    QueuePanel &queue = *panel(*m_window);
    QTRY_COMPARE(queue.model().rowCount(), 3);
    const auto *notice = m_window->findChild<MessageBar *>(u"queueNotice"_s);
    const auto *failure = m_window->findChild<MessageBar *>(u"failureBar"_s);
    Store &store = m_fixture->workspace->store();
    {
        QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        other.setDatabaseName(m_fixture->workspace->stateDir() + u"/aegir.sqlite"_s);
        QVERIFY(other.open());
        QSqlQuery query(other);
        QVERIFY(query.exec(u"BEGIN IMMEDIATE"_s));
        QTest::qWait(50);
        TurnWatch watch;
        select(queue, runs.at(0));
        queue.findChild<QAction *>(u"holdRun"_s)->trigger();
        select(queue, runs.at(1));
        queue.findChild<QAction *>(u"cancelRun"_s)->trigger();
        m_window->view()->showEntity(m_fixture->platformId);
        m_window->view()->run(u"work"_s, true);
        auto *dispatch = m_window->findChild<QPushButton *>(u"dispatch"_s);
        QVERIFY(dispatch);
        dispatch->click();
        QTest::qWait(3000);
        QVERIFY2(watch.longest() < 1000, QByteArray::number(watch.longest()).constData());
        qInfo("longest turn %lld ms", watch.longest());
        QCOMPARE(store.waitingCount(), 3);
        QVERIFY(!store.run(runs.at(0))->held);
        QVERIFY2(notice->text().startsWith(u"Another program is writing to the database."_s), qPrintable(notice->text()));
        QVERIFY(failure->isVisible());
        QCOMPARE(failure->text(), notice->text());
        if (const QString folder = qEnvironmentVariable("AEGIR_PICTURES"); !folder.isEmpty())
            QVERIFY(m_window->grab().save(folder + u"/busy.png"_s));
        QVERIFY(query.exec(u"ROLLBACK"_s));
    }
    QSqlDatabase::removeDatabase(u"other"_s);
    QTRY_COMPARE(store.run(runs.at(0))->held, true);
    QTRY_COMPARE(store.run(runs.at(1))->status, Status::Cancelled);
    QTRY_COMPARE(store.dispatchedStatus(m_fixture->platformId), Status::Waiting);
    QTRY_VERIFY(!failure->isVisible());
    QTRY_VERIFY(notice->text().startsWith(u"The queue has been paused"_s));
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
    QVERIFY(!m_window->findChild<QMessageBox *>(u"leaveQuestion"_s) || !m_window->findChild<QMessageBox *>(u"leaveQuestion"_s)->isVisible());
}

void tst_QueueWindow::closingWhileAnotherProgramWrites_data()
{
    QTest::addColumn<QString>("answer"); // the button's name
    QTest::addColumn<int>("dispatched");
    QTest::addRow("what was asked for first") << u"dispatchFirst"_s << 1;
    QTest::addRow("without it") << u"leaveOut"_s << 0;
}

/// What waits for the database is not dropped without a word.
void tst_QueueWindow::closingWhileAnotherProgramWrites()
{
    QFETCH(const QString, answer);
    QFETCH(const int, dispatched);
    QVERIFY(m_fixture->queue->setPaused(true));
    {
        QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        other.setDatabaseName(m_fixture->workspace->stateDir() + u"/aegir.sqlite"_s);
        QVERIFY(other.open());
        QSqlQuery query(other);
        QVERIFY(query.exec(u"BEGIN IMMEDIATE"_s));
        m_window->view()->showEntity(m_fixture->platformId);
        m_window->view()->run(u"work"_s, true);
        m_window->findChild<QPushButton *>(u"dispatch"_s)->click();
        QCOMPARE(m_window->view()->undispatched(), 1);
        m_window->close();
        const auto *box = m_window->findChild<QMessageBox *>(u"leaveQuestion"_s);
        QVERIFY(box);
        QVERIFY(m_window->isVisible());
        QCOMPARE(box->text(), u"1 run(s) are not in the queue yet."_s);
        box->findChild<QPushButton *>(answer)->click();
        QTRY_COMPARE(m_window->isVisible(), dispatched > 0);
        QVERIFY(query.exec(u"ROLLBACK"_s));
    }
    QSqlDatabase::removeDatabase(u"other"_s);
    QTRY_VERIFY(!m_window->isVisible());
    QCOMPARE(m_fixture->workspace->store().waitingCount(), dispatched);
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
