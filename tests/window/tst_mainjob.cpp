// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "forms/fieldeditor.h"
#include "forms/tasksection.h"
#include "model/dispatch/queue.h"
#include "views/entitypage.h"
#include "views/historyview.h"
#include "views/mainwindow.h"
#include "views/runpane.h"
#include "views/runview.h"
#include "views/workspaceview.h"

#include <KSyntaxHighlighting/Repository>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>
#include <QTreeWidget>

using namespace Aegir;
using namespace Qt::StringLiterals;

/// The real window, the real worker and the real ansible-playbook, through the main job, on the starter workspace.
class tst_MainJob : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void mainJob();
    void warningNamesItsTask();
    void cancel();
    void attachesAgain();
    void deleteIsUndone();
    void operationMenu();
    void pausesTheQueue();

private:
    void open();
    void close();
    QPushButton *button(const QString &name) const { return m_window->findChild<QPushButton *>(name); }
    QLabel *label(const QString &name) const { return m_window->findChild<QLabel *>(name); }
    RunView *runView() const { return m_window->view()->runView(); }
    QString log() const { return runView()->pane()->logText(); }
    QDialog *dialog() const { return m_window->findChild<QDialog *>(u"operationDialog"_s); }
    static void fill(const QDialog *form, const QString &group, const QString &field, const QString &text);
    void dispatchTour(int pause, const QString &verdict = {});

    const QString m_operation = u"platform_tour"_s;
    std::unique_ptr<QTemporaryDir> m_place;
    std::unique_ptr<QSettings> m_settings;
    KSyntaxHighlighting::Repository m_repository;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<Queue> m_queue;
    std::unique_ptr<MainWindow> m_window;
    qint64 m_platform = 0;
};

void tst_MainJob::init()
{
    m_repository.addCustomSearchPath(u":/aegir"_s);
    m_settings.reset(); // it writes to its place when it goes
    m_place = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(m_place->filePath(u"window.ini"_s), QSettings::IniFormat);
    const Result<void> created = Workspace::create(m_place->filePath(u"hosting"_s));
    QVERIFY2(created, qPrintable(created ? QString() : created.error().sentence));
    auto workspace = Workspace::open(m_place->filePath(u"hosting"_s));
    QVERIFY(workspace);
    Entity platform;
    platform.name = u"drupal-11"_s;
    platform.type = u"git_platform"_s;
    platform.hosts = u"localhost"_s;
    platform.environment = u"staging"_s;
    platform.values[u"git_repository_url"_s] = m_place->filePath(u"repository"_s);
    platform.values[u"platform_path"_s] = m_place->filePath(u"platform"_s);
    const Result<qint64> added = (*workspace)->store().addEntity(platform);
    QVERIFY2(added, qPrintable(added ? QString() : added.error().sentence));
    m_platform = *added;
    workspace->reset();
    open();
}

void tst_MainJob::cleanup()
{
    close();
}

void tst_MainJob::open()
{
    auto workspace = Workspace::open(m_place->filePath(u"hosting"_s));
    QVERIFY(workspace);
    m_workspace = std::move(*workspace);
    QCOMPARE(m_workspace->catalogue().problems(), QList<Problem>());
    m_queue = std::make_unique<Queue>(*m_workspace, qEnvironmentVariable("AEGIR_BIN_DIR") + u"/aegir-worker"_s);
    QVERIFY(m_queue->open());
    QCOMPARE(m_queue->obstacle(), QString());
    m_window = std::make_unique<MainWindow>(*m_settings, m_repository);
    m_window->show();
    m_window->showWorkspace(*m_workspace, *m_queue);
}

void tst_MainJob::close()
{
    m_window.reset();
    m_queue.reset();
    m_workspace.reset();
}

void tst_MainJob::fill(const QDialog *form, const QString &group, const QString &field, const QString &text)
{
    const auto *box = form->findChild<TaskSection *>(group);
    QVERIFY2(box, qPrintable(group));
    const auto *editor = box->findChild<FieldEditor *>(field);
    QVERIFY2(editor, qPrintable(field));
    if (auto *plain = qobject_cast<QPlainTextEdit *>(editor->control()))
        plain->setPlainText(text);
    else
        QTest::keyClicks(editor->control(), text);
}

void tst_MainJob::dispatchTour(int pause, const QString &verdict)
{
    button(u"run-"_s + m_operation)->click();
    QVERIFY(dialog());
    fill(dialog(), u"task-0-print_debug_data"_s, u"debug_pause"_s, QString::number(pause));
    if (!verdict.isEmpty())
        fill(dialog(), u"task-0-print_debug_data"_s, u"debug_verdict"_s, verdict);
    fill(dialog(), u"task-1-write_debug_data"_s, u"new_data"_s, u"{{ 6 * 7 }} grüße"_s);
    auto *dispatch = dialog()->findChild<QPushButton *>(u"dispatch"_s);
    QVERIFY2(dispatch->isEnabled(), qPrintable(dispatch->toolTip()));
    dispatch->click();
}

void tst_MainJob::mainJob()
{
    // A platform's page: each operation with its Run.
    auto *tree = m_window->findChild<QTreeView *>(u"entities"_s);
    QCOMPARE(tree->currentIndex().data().toString(), u"drupal-11"_s);
    QCOMPARE(label(u"entityName"_s)->text(), u"drupal-11"_s);
    QCOMPARE(label(u"environmentBadge"_s)->text(), u"Staging"_s);
    QPushButton *run = button(u"run-"_s + m_operation);
    QVERIFY(run && run->isEnabled());
    QVERIFY(run->text().endsWith(u'…'));
    QVERIFY(!button(u"run-platform_verify"_s)->text().endsWith(u'…'));

    // The form: one group per task, in task order.
    run->click();
    QVERIFY(dialog() && dialog()->isModal());
    QStringList groups;
    for (const TaskSection *group : dialog()->findChildren<TaskSection *>())
        groups.append(group->objectName());
    QCOMPARE(groups, (QStringList{u"task-0-print_debug_data"_s, u"task-1-write_debug_data"_s}));
    const auto *dispatch = dialog()->findChild<QPushButton *>(u"dispatch"_s);
    QVERIFY(!dispatch->isEnabled() && !dispatch->toolTip().isEmpty());
    dialog()->reject();
    QTRY_VERIFY(!dialog());

    // Dispatched: Run is disabled, with the reason and with Cancel.
    QSignalSpy ended(runView(), &RunView::ended);
    dispatchTour(1);
    QVERIFY(!run->isEnabled());
    QVERIFY(!run->toolTip().isEmpty());
    QVERIFY(button(u"cancel-"_s + m_operation)->isVisible());
    QCOMPARE(label(u"runTitle"_s)->text(), u"Output of Take the tour, run 1"_s);

    // Lines are in the pane before the run has ended.
    QTRY_VERIFY_WITH_TIMEOUT(log().contains(u"(item=1)"_s), 60000);
    QCOMPARE(ended.size(), 0);
    QCOMPARE(m_workspace->store().run(1)->status, Status::Running);
    QVERIFY(!run->isEnabled());
    QVERIFY(!log().contains(u"PLAY RECAP"_s));

    // The verdict, and the entity's status after it.
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 60000);
    QCOMPARE(runView()->verdict().status, Status::Ok);
    QTRY_VERIFY(log().contains(u"PLAY RECAP"_s));
    QTRY_VERIFY_WITH_TIMEOUT(run->isEnabled(), 10000);
    QVERIFY(!button(u"cancel-"_s + m_operation)->isVisible());
    QCOMPARE(m_workspace->store().entity(m_platform)->status, Status::Ok);
    QVERIFY(label(u"entityStatus"_s)->text().startsWith(u"ok"_s));
    QVERIFY(
        m_window->findChild<QWidget *>(u"runState"_s)->findChild<QLabel *>(u"message"_s)->text().startsWith(u"ok"_s));

    // What the role sent back is stored byte for byte, and shown.
    QCOMPARE(m_workspace->store().entity(m_platform)->outputs.value(u"debug_data"_s),
             QJsonValue(u"{{ 6 * 7 }} grüße"_s));
    const auto *values = m_window->findChild<QTreeWidget *>(u"values"_s);
    const QList<QTreeWidgetItem *> shown =
        values->findItems(u"{{ 6 * 7 }} grüße"_s, Qt::MatchExactly | Qt::MatchRecursive, 1);
    QCOMPARE(shown.size(), 1);
    m_window->findChild<QTabWidget *>(u"entityTabs"_s)->setCurrentIndex(1);
    QTRY_COMPARE(m_window->view()->page()->history()->model().rowCount(), 1);
}

void tst_MainJob::warningNamesItsTask()
{
    QSignalSpy ended(runView(), &RunView::ended);
    dispatchTour(0, u"w"_s); // typed into a combo box: the choice that begins so
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 90000);
    QCOMPARE(runView()->verdict().status, Status::Warning);
    const auto *message = m_window->findChild<QWidget *>(u"runState"_s)->findChild<QLabel *>(u"message"_s);
    QVERIFY2(message->text().contains(u"This is the warning that you asked for"_s)
                 || message->text().contains(u"Warn when a warning"_s),
             qPrintable(message->text()));
    QTRY_VERIFY(label(u"entityStatus"_s)->text().startsWith(u"warning"_s));
}

void tst_MainJob::cancel()
{
    QSignalSpy ended(runView(), &RunView::ended);
    dispatchTour(30);
    QTRY_VERIFY_WITH_TIMEOUT(log().contains(u"Print the steps"_s), 60000);
    button(u"cancel-"_s + m_operation)->click();
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 60000);
    QCOMPARE(runView()->verdict().status, Status::Cancelled);
    QTRY_VERIFY_WITH_TIMEOUT(button(u"run-"_s + m_operation)->isEnabled(), 10000);
}

void tst_MainJob::attachesAgain()
{
    dispatchTour(2);
    QTRY_VERIFY_WITH_TIMEOUT(log().contains(u"(item=1)"_s), 60000);
    close(); // the window and its queue go; the worker stays
    open();
    QCOMPARE(runView()->run(), 1);
    QVERIFY(!button(u"run-"_s + m_operation)->isEnabled());
    QSignalSpy ended(runView(), &RunView::ended);
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 60000);
    QCOMPARE(runView()->verdict().status, Status::Ok);
    QTRY_VERIFY(log().contains(u"PLAY [drupal-11"_s) && log().contains(u"PLAY RECAP"_s));
    QTRY_VERIFY_WITH_TIMEOUT(button(u"run-"_s + m_operation)->isEnabled(), 10000);
}

void tst_MainJob::deleteIsUndone()
{
    auto *tree = m_window->findChild<QTreeView *>(u"entities"_s);
    m_window->view()->deleteEntity();
    auto *confirm = button(u"confirmDelete"_s);
    QVERIFY(confirm);
    confirm->click();
    QCOMPARE(tree->model()->rowCount(), 0);
    QTRY_VERIFY(button(u"addFirstPlatform"_s)->isVisible()); // an empty workspace teaches
    m_window->findChild<QAction *>(u"actionUndo"_s)->trigger();
    QCOMPARE(tree->model()->rowCount(), 1);
}

void tst_MainJob::operationMenu()
{
    auto *menu = m_window->findChild<QMenu *>(u"operationMenu"_s);
    QVERIFY(menu);
    const auto submenus = [menu] { return menu->findChildren<QMenu *>(Qt::FindDirectChildrenOnly); };
    const int operations = m_window->findChild<QAbstractItemView *>(u"operations"_s)->model()->rowCount();
    for (int time = 0; time < 3; ++time)
        emit menu->aboutToShow();
    QCOMPARE(menu->actions().size(), operations);
    QTRY_COMPARE(submenus().size(), operations); // and none is left behind

    const QList<QMenu *> now = submenus();
    const auto tour = std::ranges::find(now, u"Take the tour"_s, &QMenu::title);
    QVERIFY(tour != now.end());
    QAction *run = (*tour)->actions().first();
    QCOMPARE(run->text(), u"&Run…"_s);
    QVERIFY(run->isEnabled());
    run->trigger();
    QVERIFY(dialog());
    dialog()->reject();
    QTRY_VERIFY(!dialog());
}

void tst_MainJob::pausesTheQueue()
{
    auto *pause = m_window->findChild<QAction *>(u"actionPauseQueue"_s);
    pause->trigger();
    QVERIFY(m_queue->isPaused());
    QSignalSpy ended(runView(), &RunView::ended);
    dispatchTour(0);
    const auto *message = m_window->findChild<QWidget *>(u"runState"_s)->findChild<QLabel *>(u"message"_s);
    QTRY_VERIFY2(message->text().contains(u"resumed"_s), qPrintable(message->text()));
    pause->trigger();
    QVERIFY(!m_queue->isPaused());
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 60000);
    QCOMPARE(runView()->verdict().status, Status::Ok);
}

QTEST_MAIN(tst_MainJob)
#include "tst_mainjob.moc"
