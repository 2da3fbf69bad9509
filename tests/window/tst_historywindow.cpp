// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "forms/fieldeditor.h"
#include "forms/operationdialog.h"
#include "model/dispatch/queue.h"
#include "tests/support/workspacefiles.h"
#include "views/bulkbar.h"
#include "views/entitypage.h"
#include "views/historyview.h"
#include "views/log/comparedialog.h"
#include "views/mainwindow.h"
#include "views/runview.h"
#include "views/workspaceview.h"

#include <KSyntaxHighlighting/Repository>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QDockWidget>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>

using namespace Aegir;
using namespace Qt::StringLiterals;

/// One operation on many, and the history of what it did, in the real window with the real ansible-playbook. The tests
/// go on from one another.
class tst_HistoryWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup() { m_failed = m_failed || QTest::currentTestFailed(); }
    void offersWhatAllHave();
    void runsOnAll();
    void showsWhatFailed();
    void runsAgain();
    void compares();
    void removesARun();
    void cancelsTheRest();

private:
    void write(const QString &name, const QByteArray &text) const { writeFile(m_place, name, text); }
    void selectPlatforms(int count);
    OperationDialog *openBulk();
    void setLevel(OperationDialog *dialog, const QString &level);
    QList<QAction *> historyMenu(HistoryView *history, int row);
    void trigger(const QList<QAction *> &actions, const QString &text);
    HistoryView *dock() const
    {
        return qobject_cast<HistoryView *>(m_window->findChild<QDockWidget *>(u"historyDock"_s)->widget());
    }
    template<typename T> T *find(const QString &name) const { return m_window->findChild<T *>(name); }

    QTemporaryDir m_place;
    KSyntaxHighlighting::Repository m_repository;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<Queue> m_queue;
    std::unique_ptr<MainWindow> m_window;
    QList<qint64> m_platforms;
    bool m_failed = false;
};

void tst_HistoryWindow::init()
{
    if (m_failed)
        QSKIP("It goes on from a test that failed.");
}

void tst_HistoryWindow::initTestCase()
{
    m_repository.addCustomSearchPath(u":/aegir"_s);
    write(u"workspace.yml"_s, "name: Many\nkeep: {runs: 50}\n");
    write(u"inventory/hosts"_s,
          "web0 ansible_connection=local ansible_python_interpreter='{{ ansible_playbook_python }}'\n");
    write(u"types/platforms/plain.yml"_s,
          "label: Platform\nfields: {folder: {type: path}}\noperations: [check, deploy]\n");
    write(u"types/platforms/other.yml"_s, "label: Other\noperations: [check]\n");
    write(u"types/operations/check.yml"_s,
          "label: Check\ndescription: Looks whether all is there.\ntasks: [look]\ngather_facts: false\n");
    write(u"types/operations/deploy.yml"_s, "label: Deploy\ntasks: [look]\ngather_facts: false\n");
    write(u"roles/look/meta/argument_specs.yml"_s,
          "argument_specs: {main: {options: {level: {type: int, required: true}, folder: {type: path}}}}\n");
    write(u"roles/look/tasks/main.yml"_s,
          "- ansible.builtin.assert:\n"
          "    that: folder | default('') != '/srv/2' or level > 5\n"
          "    fail_msg: nothing is there\n");
    auto workspace = Workspace::open(m_place.path());
    QVERIFY2(workspace, qPrintable(workspace ? QString() : workspace.error().sentence));
    m_workspace = std::move(*workspace);
    QCOMPARE(m_workspace->catalogue().problems(), QList<Problem>());
    for (int i = 0; i < 3; ++i) {
        m_platforms << m_workspace->store()
                           .addEntity({.name = u"drupal-%1"_s.arg(i),
                                       .type = u"plain"_s,
                                       .hosts = u"web0"_s,
                                       .values = {{u"folder"_s, u"/srv/%1"_s.arg(i)}}})
                           .value();
    }
    m_platforms << m_workspace->store().addEntity({.name = u"other"_s, .type = u"other"_s, .hosts = u"web0"_s}).value();
    m_settings = std::make_unique<QSettings>(m_place.filePath(u"window.ini"_s), QSettings::IniFormat);
    m_queue = std::make_unique<Queue>(*m_workspace, qEnvironmentVariable("AEGIR_BIN_DIR") + u"/aegir-worker"_s);
    QVERIFY(m_queue->open());
    m_window = std::make_unique<MainWindow>(*m_settings, m_repository);
    m_window->resize(1400, 900);
    m_window->show();
    m_window->showWorkspace(*m_workspace, *m_queue);
}

void tst_HistoryWindow::cleanupTestCase()
{
    m_window.reset();
    m_queue.reset();
    m_workspace.reset();
}

/// The first @p count of the tree.
void tst_HistoryWindow::selectPlatforms(int count)
{
    auto *tree = find<QTreeView>(u"entities"_s);
    tree->setCurrentIndex(tree->model()->index(0, 0));
    tree->selectionModel()->select(QItemSelection(tree->model()->index(0, 0), tree->model()->index(count - 1, 0)),
                                   QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    QCOMPARE(m_window->view()->selected(), m_platforms.first(count));
}

OperationDialog *tst_HistoryWindow::openBulk()
{
    QMenu *menu = find<QToolButton>(u"bulkRun"_s)->menu();
    emit menu->aboutToShow();
    auto *check = menu->findChild<QAction *>(u"bulk-check"_s);
    if (!check)
        return nullptr;
    check->trigger();
    return m_window->findChild<OperationDialog *>();
}

void tst_HistoryWindow::setLevel(OperationDialog *dialog, const QString &level)
{
    auto *editor = dialog->findChild<FieldEditor *>(u"level"_s);
    QVERIFY(editor);
    QTest::keyClicks(editor->findChild<QAbstractSpinBox *>()->findChild<QLineEdit *>(), level);
}

QList<QAction *> tst_HistoryWindow::historyMenu(HistoryView *history, int row)
{
    auto *tree = history->findChild<QTreeView *>(u"historyRuns"_s);
    tree->setCurrentIndex(tree->model()->index(row, 0));
    QMenu *menu = history->findChild<QToolButton *>(u"historyActions"_s)->menu();
    emit menu->aboutToShow();
    return menu->actions();
}

void tst_HistoryWindow::trigger(const QList<QAction *> &actions, const QString &text)
{
    const auto found = std::ranges::find_if(
        actions, [&text](const QAction *one) { return one->text().remove(u'&').startsWith(text); });
    QVERIFY2(found != actions.end(), qPrintable(text));
    QVERIFY2((*found)->isEnabled(), qPrintable(text));
    (*found)->trigger();
}

void tst_HistoryWindow::offersWhatAllHave()
{
    selectPlatforms(4);
    QVERIFY(find<QWidget>(u"entityChoice"_s)->isVisible());
    // The window's menu offers the same as the panel's.
    QMenu *menu = find<QMenu>(u"operationMenu"_s);
    emit menu->aboutToShow();
    QVERIFY(menu->findChild<QAction *>(u"bulk-check"_s));
    QVERIFY(!menu->findChild<QAction *>(u"bulk-deploy"_s)); // one of them has none
    QVERIFY(menu->findChild<QAction *>(u"bulkOthers"_s)->text().contains(u"Deploy"_s));
    takePictures(*menu, u"bulk-menu"_s);
    selectPlatforms(1);
    QVERIFY(!find<QWidget>(u"entityChoice"_s)->isVisible());
    emit menu->aboutToShow();
    QVERIFY(!menu->findChild<QAction *>(u"bulk-check"_s));
}

void tst_HistoryWindow::runsOnAll()
{
    selectPlatforms(3);
    OperationDialog *dialog = openBulk();
    QVERIFY(dialog);
    QVERIFY2(dialog->windowTitle().startsWith(u"Check: 3 platform"_s), qPrintable(dialog->windowTitle()));
    // The level is asked for; the folder is each one's own.
    auto *dispatch = dialog->findChild<QPushButton *>(u"dispatch"_s);
    QVERIFY(!dispatch->isEnabled());
    setLevel(dialog, u"3"_s);
    QVERIFY2(dispatch->isEnabled(), qPrintable(dialog->obstacle()));
    takePictures(*dialog, u"bulk-form"_s);
    dispatch->click();
    auto *bar = find<BulkBar>(u"bulkBar"_s);
    QVERIFY(bar && bar->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(bar->text().startsWith(u"Check on 3 platform(s) is done"_s), 120000);
    QCOMPARE(bar->text(), u"Check on 3 platform(s) is done: 2 ok, 1 failed."_s);
    QCOMPARE(m_workspace->store().runs(0, 10).size(), 3);
    for (const Run &run : m_workspace->store().runs(0, 10))
        QCOMPARE(m_workspace->store().historyOf(run.id)->values->first()[u"level"_s].toInt(), 3);
    takePictures(*m_window.get(), u"bulk-done"_s);
}

void tst_HistoryWindow::showsWhatFailed()
{
    auto *bar = find<BulkBar>(u"bulkBar"_s);
    QVERIFY(!find<QDockWidget>(u"historyDock"_s)->isVisible());
    bar->findChild<QPushButton *>(u"showBulk"_s)->click();
    QVERIFY(find<QDockWidget>(u"historyDock"_s)->isVisible());
    QTRY_COMPARE(dock()->model().rowCount(), 1);
    QCOMPARE(dock()->model().rowAt(0).entity, m_platforms[2]);
    QCOMPARE(dock()->model().rowAt(0).status, Status::Error);
    takePictures(*m_window.get(), u"history-failed"_s);
    trigger(historyMenu(dock(), 0), u"Show the Log"_s);
    QCOMPARE(m_window->view()->entity(), m_platforms[2]);
    QCOMPARE(m_window->view()->runView()->run(), dock()->model().rowAt(0).run);
    bar->findChild<QToolButton *>(u"closeBulk"_s)->click();
    QTRY_VERIFY(!find<BulkBar>(u"bulkBar"_s));
    dock()->findChild<QToolButton *>(u"historyGroup"_s)->click();
    QTRY_COMPARE(dock()->model().rowCount(), 3);
}

void tst_HistoryWindow::runsAgain()
{
    const auto ended = [this](qint64 run) { return isFinal(m_workspace->store().run(run)->status); };
    const int row = dock()->model().rowOf(m_workspace->store().runs(m_platforms[2], 1).first().id);
    trigger(historyMenu(dock(), row), u"Run Again with"_s);
    QTRY_COMPARE(m_workspace->store().runs(m_platforms[2], 10).size(), 2);
    const Run again = m_workspace->store().runs(m_platforms[2], 1).first();
    QTRY_VERIFY_WITH_TIMEOUT(ended(again.id), 60000);
    QCOMPARE(m_workspace->store().historyOf(again.id)->values, m_workspace->store().historyOf(again.id)->before);
    QCOMPARE(m_window->view()->runView()->run(), again.id);
    QTRY_COMPARE(dock()->model().rowCount(), 4);

    // From the run's own view, on the host that failed.
    auto *button = find<QToolButton>(u"runAgain"_s);
    QTRY_VERIFY(button->isEnabled());
    trigger(button->menu()->actions(), u"On Failed Hosts"_s);
    QTRY_COMPARE(m_workspace->store().runs(m_platforms[2], 10).size(), 3);
    const Run limited = m_workspace->store().runs(m_platforms[2], 1).first();
    QCOMPARE(limited.options.limit, u"web0"_s);
    QTRY_VERIFY_WITH_TIMEOUT(ended(limited.id), 60000);
    // One that went well has none.
    m_window->view()->runAgain(m_workspace->store().runs(m_platforms[0], 1).first().id, true);
    QVERIFY(find<QWidget>(u"failureBar"_s)->isVisible());
    find<QWidget>(u"failureBar"_s)->hide();
}

void tst_HistoryWindow::compares()
{
    find<QTabWidget>(u"entityTabs"_s)->setCurrentIndex(1);
    HistoryView *runs = m_window->view()->page()->history();
    QTRY_COMPARE(runs->model().rowCount(), 3);
    takePictures(*m_window.get(), u"history-entity"_s);
    trigger(historyMenu(runs, 0), u"Compare"_s);
    auto *dialog = m_window->findChild<CompareDialog *>();
    QVERIFY(dialog);
    dialog->close();
}

void tst_HistoryWindow::removesARun()
{
    HistoryView *runs = m_window->view()->page()->history();
    const qint64 run = runs->model().rowAt(1).run;
    const QString folder = m_workspace->runFolder(*m_workspace->store().run(run)).path();
    QVERIFY(QFileInfo::exists(folder));
    trigger(historyMenu(runs, 1), u"Pin"_s);
    runs->remove({run});
    QVERIFY(m_workspace->store().run(run)); // pinned
    find<QWidget>(u"failureBar"_s)->hide();
    trigger(historyMenu(runs, 1), u"Unpin"_s);
    trigger(historyMenu(runs, 1), u"Remove"_s);
    auto *box = runs->findChild<QMessageBox *>(u"removeRuns"_s);
    const QList<QAbstractButton *> buttons = box->buttons();
    (*std::ranges::find_if(buttons, [box](QAbstractButton *one) {
        return box->buttonRole(one) == QMessageBox::DestructiveRole;
    }))->click();
    QVERIFY(!m_workspace->store().run(run));
    QTRY_COMPARE(runs->model().rowCount(), 2);
    QTRY_COMPARE(dock()->model().rowCount(), 4); // the other view hears of it
    QTRY_VERIFY(!QFileInfo::exists(folder));
}

void tst_HistoryWindow::cancelsTheRest()
{
    QVERIFY(m_queue->setPaused(true));
    selectPlatforms(4);
    OperationDialog *dialog = openBulk();
    QVERIFY(dialog);
    setLevel(dialog, u"4"_s);
    dialog->findChild<QPushButton *>(u"dispatch"_s)->click();
    auto *bar = find<BulkBar>(u"bulkBar"_s);
    QVERIFY(bar);
    QTRY_COMPARE(bar->text(), u"Check on 4 platform(s): 0 of 4 done, 4 waiting"_s);
    bar->findChild<QPushButton *>(u"cancelRest"_s)->click();
    QTRY_COMPARE(bar->text(), u"Check on 4 platform(s) is done: 4 cancelled."_s);
    QVERIFY(m_workspace->store().dispatchedRuns().isEmpty());
    QVERIFY(m_queue->setPaused(false));
}

QTEST_MAIN(tst_HistoryWindow)

#include "tst_historywindow.moc"
