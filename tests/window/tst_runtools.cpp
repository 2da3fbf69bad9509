// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/dispatch/queue.h"
#include "model/log/rowtext.h"
#include "tests/support/workspacefiles.h"
#include "views/log/comparedialog.h"
#include "views/log/logview.h"
#include "views/log/resultinspector.h"
#include "views/mainwindow.h"
#include "views/openedrunwindow.h"
#include "views/runpane.h"
#include "views/runview.h"
#include "views/workspaceview.h"

#include <KSyntaxHighlighting/Repository>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace Aegir;
using namespace Qt::StringLiterals;

/// The tools of a run's log in the real window, on runs of the real ansible-playbook over three hosts: one fails, one
/// ignores, one rescues.
class tst_RunTools : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void theVerdictLeadsToTheFailure();
    void goesFromFailureToFailure();
    void filtersByStateAndHost();
    void filtersByText();
    void folds();
    void finds();
    void looksIntoAResult();
    void comparesWithTheRunBefore();
    void exportsAndOpensABundle();

private:
    void write(const QString &name, const QByteArray &text) const { writeFile(m_place, name, text); }
    void run();
    RunView *runView() const { return m_window->view()->runView(); }
    LogView *log() const { return runView()->log(); }
    VisibleRows &rows() const { return log()->rows(); }
    QString shown() const { return runView()->pane()->logText(); }
    QString cursorRow() const;
    template<typename T> T *find(const QString &name) const { return m_window->findChild<T *>(name); }

    QTemporaryDir m_place;
    KSyntaxHighlighting::Repository m_repository;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<Queue> m_queue;
    std::unique_ptr<MainWindow> m_window;
};

void tst_RunTools::run()
{
    QSignalSpy ended(runView(), &RunView::ended);
    QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>(u"run-check"_s)->isEnabled(), 10000);
    find<QPushButton>(u"run-check"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 120000);
}

QString tst_RunTools::cursorRow() const
{
    return rowText(rows().document().rows(log()->cursor().row, 1).value(0).bytes).text;
}

void tst_RunTools::initTestCase()
{
    m_repository.addCustomSearchPath(u":/aegir"_s);
    write(u"workspace.yml"_s, "name: Three hosts\n");
    const QByteArray local = "ansible_connection=local ansible_python_interpreter='{{ ansible_playbook_python }}'\n";
    write(u"inventory/hosts"_s, "[web]\nweb0 " + local + "web1 " + local + "web2 " + local);
    write(u"types/platforms/p.yml"_s, "label: Platform\noperations: [check]\n");
    write(u"types/operations/check.yml"_s, "label: Check\ntasks: [look, mend]\ngather_facts: false\n");
    for (const QString &role : {u"look"_s, u"mend"_s})
        write(u"roles/%1/meta/argument_specs.yml"_s.arg(role),
              "argument_specs:\n  main:\n    short_description: Look\n    options: {}\n");
    write(
        u"roles/look/tasks/main.yml"_s,
        "- name: count the sites\n"
        "  ansible.builtin.command: echo {{ item }}\n"
        "  loop: [one, two]\n"
        "- name: ask an old service\n"
        "  ansible.builtin.command: sh -c 'echo no such service >&2; exit {{ 3 if inventory_hostname == \"web0\" else 0 }}'\n"
        "  ignore_errors: true\n"
        "- name: may need help\n"
        "  block:\n"
        "    - name: write the marker\n"
        "      ansible.builtin.command: test {{ inventory_hostname }} != web2\n"
        "      changed_when: false\n"
        "  rescue:\n"
        "    - name: help it\n"
        "      ansible.builtin.debug:\n"
        "        msg: helped\n");
    write(u"roles/mend/tasks/main.yml"_s,
          "- name: coloured words\n"
          "  ansible.builtin.command: printf '\\033[31mred\\033[0m and \\033]0;title\\007inert'\n"
          "- name: reach the database\n"
          "  ansible.builtin.fail:\n"
          "    msg: the database of web1 does not answer\n"
          "  when: inventory_hostname == 'web1' and not (lookup('ansible.builtin.env', 'AEGIR_TEST_MENDED'))\n");

    auto workspace = Workspace::open(m_place.path());
    QVERIFY2(workspace, qPrintable(workspace ? QString() : workspace.error().sentence));
    m_workspace = std::move(*workspace);
    QCOMPARE(m_workspace->catalogue().problems(), QList<Problem>());
    QVERIFY(m_workspace->store().addEntity({.name = u"three"_s, .type = u"p"_s, .hosts = u"web"_s}));
    m_settings = std::make_unique<QSettings>(m_place.filePath(u"window.ini"_s), QSettings::IniFormat);
    m_queue = std::make_unique<Queue>(*m_workspace, qEnvironmentVariable("AEGIR_BIN_DIR") + u"/aegir-worker"_s);
    QVERIFY(m_queue->open());
    m_window = std::make_unique<MainWindow>(*m_settings, m_repository);
    m_window->resize(1400, 900);
    m_window->show();
    m_window->showWorkspace(*m_workspace, *m_queue);
    // First a run in which the database answers.
    qputenv("AEGIR_TEST_MENDED", "yes");
    run();
    QCOMPARE(runView()->verdict().status, Status::Warning);
    qunsetenv("AEGIR_TEST_MENDED");
    run();
    QCOMPARE(runView()->verdict().status, Status::Error);
}

void tst_RunTools::cleanupTestCase()
{
    m_window.reset();
    m_queue.reset();
    m_workspace.reset();
}

void tst_RunTools::init()
{
    QTRY_VERIFY(rows().isUpToDate());
}

void tst_RunTools::theVerdictLeadsToTheFailure()
{
    auto *message = find<QWidget>(u"runState"_s)->findChild<QLabel *>(u"message"_s);
    QVERIFY2(message->text().contains(u"does not answer"_s), qPrintable(message->text()));
    QVERIFY(message->text().startsWith(u"<a href"_s));
    find<QToolButton>(u"details"_s)->setChecked(true);
    emit message->linkActivated(u"#"_s);
    QVERIFY2(cursorRow().contains(u"web1"_s) || cursorRow().contains(u"reach the database"_s), qPrintable(cursorRow()));
    QVERIFY(!log()->isFollowing());
    auto *inspector = m_window->findChild<ResultInspector *>();
    QCOMPARE(inspector->detail().host, u"web1"_s);
    QCOMPARE(inspector->detail().state, ResultState::Failed);
    takePictures(*m_window.get(), u"failing"_s);
}

void tst_RunTools::goesFromFailureToFailure()
{
    const auto *inspector = m_window->findChild<ResultInspector *>();
    auto *next = find<QAction>(u"actionNextProblem"_s);
    log()->setSelection({});
    QStringList met;
    for (int i = 0; i < 4; ++i) {
        next->trigger();
        met << inspector->detail().host + u' ' + inspector->detail().task;
    }
    QCOMPARE(met,
             QStringList({u"web0 ask an old service"_s, u"web2 write the marker"_s, u"web1 reach the database"_s,
                          u"web0 ask an old service"_s}));
    find<QAction>(u"actionPreviousProblem"_s)->trigger();
    QCOMPARE(inspector->detail().host, u"web1"_s); // around the start
    QCOMPARE(inspector->detail().state, ResultState::Failed);
}

void tst_RunTools::filtersByStateAndHost()
{
    const qint64 all = rows().rowCount();
    rows().setStateFilter({ResultState::Failed});
    QTRY_VERIFY(rows().isUpToDate());
    QVERIFY(rows().rowCount() < all && rows().rowCount() > 0);
    QVERIFY(shown().contains(u"fatal: [web1]"_s));
    // What a filter hides is passed over.
    for (int i = 0; i < 3; ++i) {
        find<QAction>(u"actionNextProblem"_s)->trigger();
        QCOMPARE(m_window->findChild<ResultInspector *>()->detail().host, u"web1"_s);
    }
    rows().setStateFilter({ResultState::Skipped});
    QTRY_VERIFY(rows().isUpToDate());
    find<QAction>(u"actionNextProblem"_s)->trigger();
    QVERIFY(find<QWidget>(u"logNotice"_s)->isVisible());
    find<QWidget>(u"logNotice"_s)->hide();
    const LogPosition before = log()->cursor();
    emit find<QWidget>(u"runState"_s)->findChild<QLabel *>(u"message"_s)->linkActivated(u"#"_s);
    QVERIFY(find<QWidget>(u"logNotice"_s)->isVisible());
    QCOMPARE(log()->cursor(), before); // no other row is marked in its place
    rows().setStateFilter({ResultState::Failed});
    QTRY_VERIFY(rows().isUpToDate());
    QVERIFY(shown().contains(u"TASK [mend : reach the database]"_s));
    QVERIFY(!shown().contains(u"[web0]"_s) && !shown().contains(u"write the marker"_s));
    takePictures(*m_window.get(), u"filtered"_s);
    rows().setStateFilter({ResultState::Rescued, ResultState::Ignored});
    QTRY_VERIFY(rows().isUpToDate());
    QVERIFY(shown().contains(u"fatal: [web2]"_s) && shown().contains(u"fatal: [web0]"_s)
            && !shown().contains(u"[web1]"_s));
    rows().setStateFilter({});
    rows().setHostFilter({int(rows().results()->hosts().indexOf(u"web2"_s))});
    QTRY_VERIFY(rows().isUpToDate());
    QVERIFY(shown().contains(u"changed: [web2] => (item=two)"_s));
    QVERIFY(!shown().contains(u"[web0]"_s) && !shown().contains(u"[web1]"_s));
    rows().setHostFilter({});
    QTRY_COMPARE(rows().rowCount(), all);
}

void tst_RunTools::filtersByText()
{
    auto *text = m_window->findChild<QLineEdit *>(u"filterText"_s);
    QVERIFY(text);
    const qint64 all = rows().rowCount();
    QTest::keyClicks(text, u"item=two"_s);
    QTRY_VERIFY(rows().rowCount() < all && shown().count(u"item=two"_s) == 3 && !shown().contains(u"item=one"_s));
    text->clear();
    QTRY_COMPARE(rows().rowCount(), all);
}

void tst_RunTools::folds()
{
    const qint64 all = rows().rowCount();
    rows().foldAll();
    QTRY_VERIFY(rows().rowCount() < all);
    QVERIFY(shown().contains(u"TASK [look : count the sites]"_s) && !shown().contains(u"item=two"_s));
    find<QAction>(u"actionNextProblem"_s)->trigger(); // opens what hides it
    QVERIFY(shown().contains(u"fatal: ["_s));
    rows().unfoldAll();
    QTRY_COMPARE(rows().rowCount(), all);
}

void tst_RunTools::finds()
{
    log()->setSelection({});
    find<QAction>(u"actionFind"_s)->trigger();
    auto *text = m_window->findChild<QLineEdit *>(u"findText"_s);
    QVERIFY(text && text->isVisible());
    text->clear();
    QTest::keyClicks(text, u"DATABASE OF"_s);
    QTRY_VERIFY(log()->selectedText().compare(u"database of"_s, Qt::CaseInsensitive) == 0);
    QTest::keyClick(text, Qt::Key_Escape);
    QVERIFY(!text->isVisible());
}

void tst_RunTools::looksIntoAResult()
{
    find<QToolButton>(u"details"_s)->setChecked(true);
    auto *inspector = m_window->findChild<ResultInspector *>();
    // Any row of a result, by the cursor.
    const QString wanted = u"changed: [web0] => (item=two)"_s;
    for (qint64 row = 0; row < rows().rowCount(); ++row) {
        if (rowText(rows().rows(row, 1).first().bytes).text == wanted)
            log()->setSelection({.anchor = {row, 0}, .cursor = {row, 0}});
    }
    QCOMPARE(cursorRow(), wanted);
    QTRY_COMPARE(inspector->detail().task, u"count the sites"_s);
    QCOMPARE(inspector->detail().host, u"web0"_s);
    QCOMPARE(inspector->item(), 1);
    QVERIFY(inspector->showTab(ResultInspector::OutputTab));
    QTest::qWait(50);
    takePictures(*m_window.get(), u"details"_s);
}

void tst_RunTools::comparesWithTheRunBefore()
{
    auto *menu = find<QToolButton>(u"compare"_s)->menu();
    emit menu->aboutToShow();
    QCOMPARE(menu->actions().size(), 1);
    menu->actions().first()->trigger();
    auto *dialog = m_window->findChild<CompareDialog *>();
    QVERIFY(dialog);
    QSignalSpy settled(dialog, &CompareDialog::settled);
    QTRY_VERIFY_WITH_TIMEOUT(!settled.isEmpty(), 10000);
    QVERIFY(dialog->model().rowCount() > 0);
    takePictures(*dialog, u"compare"_s);
    dialog->close();
}

void tst_RunTools::exportsAndOpensABundle()
{
    const auto run = m_workspace->store().run(runView()->run());
    const QString path = m_place.filePath(u"run.aegir-run"_s);
    const Progress progress = [](qint64, qint64) { return true; };
    const auto saved = RunBundle::save(m_workspace->runFolder(*run), runSummary(*m_workspace, *run), path, progress);
    QVERIFY2(saved, qPrintable(saved ? QString() : saved.error().sentence));
    m_window->openRun(path);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->findChild<OpenedRunWindow *>(), 10000);
    auto *opened = m_window->findChild<OpenedRunWindow *>();
    QTRY_COMPARE(opened->pane()->logText(), shown());
    const auto *message = opened->findChild<QWidget *>(u"runState"_s)->findChild<QLabel *>(u"message"_s);
    QVERIFY(message->text().contains(u"does not answer"_s));
    const RunResults &read = *opened->pane()->log()->rows().results();
    QTRY_COMPARE(read.results().size(), rows().results()->results().size());
    opened->pane()->setShowingDetails(true);
    opened->pane()->goToProblem(false);
    QTRY_COMPARE(opened->findChild<ResultInspector *>()->detail().host, u"web0"_s);
    QTRY_VERIFY(!opened->findChild<QLabel *>(u"filterCount"_s)->text().isEmpty());
    takePictures(*opened, u"opened"_s);
    opened->close();
    QTRY_VERIFY(!m_window->findChild<OpenedRunWindow *>());
}

QTEST_MAIN(tst_RunTools)

#include "tst_runtools.moc"
