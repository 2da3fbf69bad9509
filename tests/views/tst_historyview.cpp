// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/dispatch/queue.h"
#include "tests/support/workspacefiles.h"
#include "views/historyview.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>

using namespace Aegir;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_HistoryView : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void filters();
    void followsTheQueue();
    void offers();
    void pinsAndRemoves();
    void anotherWindowHearsOfAPin();
    void showsABulk();
    void narrowShowsOnAClick();

private:
    qint64 add(const QString &operation, Status status, std::chrono::milliseconds duration = 10s, int amount = 1);
    QMenu *openMenu(const QList<int> &rows);
    static QAction *action(const QMenu *menu, const QString &text);
    int shown() const { return m_view->model().rowCount(); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<Queue> m_queue;
    std::unique_ptr<HistoryView> m_view;
    qint64 m_entity = 0;
};

void tst_HistoryView::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    const auto write = [this](const QString &name, const QByteArray &text) { writeFile(*m_dir, name, text); };
    write(u"workspace.yml"_s, "name: Test\nansible_playbook: /bin/sh\n");
    write(u"types/operations/verify.yml"_s, "label: Verify\ntasks: [look]\n");
    write(u"types/operations/deploy.yml"_s, "label: Deploy\ntasks: [look]\n");
    write(u"roles/look/tasks/main.yml"_s, "[]\n");
    auto workspace = Workspace::open(m_dir->path());
    QVERIFY2(workspace, qPrintable(workspace ? QString() : workspace.error().sentence));
    m_workspace = std::move(*workspace);
    m_entity =
        m_workspace->store().addEntity({.name = u"example.com"_s, .type = u"plain"_s, .hosts = u"localhost"_s}).value();
    m_queue = std::make_unique<Queue>(*m_workspace, u"/no/such/worker"_s);
    m_view = std::make_unique<HistoryView>(*m_workspace, *m_queue, HistoryView::Layout::Wide);
    m_view->resize(1100, 360);
}

void tst_HistoryView::cleanup()
{
    m_view.reset();
    m_queue.reset();
    m_workspace.reset();
}

qint64 tst_HistoryView::add(const QString &operation, Status status, std::chrono::milliseconds duration, int amount)
{
    Store &store = m_workspace->store();
    const auto run = store.addRun({.entity = m_entity, .operation = operation}, {{{u"amount"_s, amount}}}, {});
    const QDateTime start = QDateTime::currentDateTimeUtc();
    if (!run || !store.setRunning(run->id).value_or(false)
        || !store
                .finishRun(run->id, {.status = status, .sentence = u"It ended so."_s}, start,
                           start.addMSecs(duration.count()))
                .value_or(false))
        qFatal("no run");
    return run->id;
}

QMenu *tst_HistoryView::openMenu(const QList<int> &rows)
{
    auto *tree = m_view->findChild<QTreeView *>(u"historyRuns"_s);
    tree->clearSelection();
    for (const int row : rows)
        tree->selectionModel()->select(tree->model()->index(row, 0),
                                       QItemSelectionModel::Select | QItemSelectionModel::Rows);
    for (QMenu *old : m_view->findChildren<QMenu *>(Qt::FindDirectChildrenOnly))
        delete old;
    emit tree->customContextMenuRequested({5, 5});
    return m_view->findChild<QMenu *>(Qt::FindDirectChildrenOnly);
}

QAction *tst_HistoryView::action(const QMenu *menu, const QString &text)
{
    const QList<QAction *> actions = menu->actions();
    const auto found = std::ranges::find_if(
        actions, [&text](const QAction *one) { return one->text().remove(u'&').startsWith(text); });
    return found == actions.end() ? nullptr : *found;
}

void tst_HistoryView::filters()
{
    for (int i = 0; i < 4; ++i)
        add(u"verify"_s, Status::Ok);
    add(u"deploy"_s, Status::Error, 12s, 7);
    add(u"deploy"_s, Status::Ok, 40s, 7);
    add(u"verify"_s, Status::Warning, 32s, 3);
    m_view->show();
    QTRY_COMPARE(shown(), 7);
    QTRY_VERIFY(m_view->findChild<QLabel *>(u"historyState"_s)->text().startsWith(u"7 run"));
    if (const QString pictures = qEnvironmentVariable("AEGIR_PICTURES"); !pictures.isEmpty()) {
        m_view->pin({m_view->model().rowAt(2).run}, true);
        QVERIFY(m_view->grab().save(pictures + u"/history.png"_s));
        m_view->pin({m_view->model().rowAt(2).run}, false);
    }
    auto *status = m_view->findChild<QComboBox *>(u"historyStatus"_s);
    status->setCurrentIndex(status->findData(int(Status::Ok)));
    emit status->activated(status->currentIndex());
    QTRY_COMPARE(shown(), 5);
    auto *operation = m_view->findChild<QComboBox *>(u"historyOperation"_s);
    QCOMPARE(operation->count(), 3);
    operation->setCurrentIndex(operation->findData(u"deploy"_s));
    emit operation->activated(operation->currentIndex());
    QTRY_COMPARE(shown(), 1);
    status->setCurrentIndex(0);
    emit status->activated(0);
    QTRY_COMPARE(shown(), 2);
    QTest::keyClicks(m_view->findChild<QLineEdit *>(u"historyFilter"_s), u"nothing like it"_s);
    QTRY_COMPARE(shown(), 0);
    QTRY_COMPARE(m_view->findChild<QLabel *>(u"historyState"_s)->text(), u"No run is like that."_s);
}

void tst_HistoryView::followsTheQueue()
{
    m_view->show();
    QTRY_COMPARE(m_view->findChild<QLabel *>(u"historyState"_s)->text(), u"Nothing ran yet."_s);
    const qint64 run = add(u"verify"_s, Status::Ok);
    emit m_queue->runChanged(run);
    QTRY_COMPARE(shown(), 1);
    m_view->hide();
    const qint64 unseen = add(u"deploy"_s, Status::Ok);
    emit m_queue->runChanged(unseen);
    QTest::qWait(100);
    QCOMPARE(shown(), 1);
    m_view->show();
    QTRY_COMPARE(shown(), 2);
}

void tst_HistoryView::offers()
{
    const qint64 first = add(u"verify"_s, Status::Ok);
    const qint64 second = add(u"verify"_s, Status::Error);
    const qint64 waiting = m_workspace->store().addRun({.entity = m_entity, .operation = u"deploy"_s}, {}, {})->id;
    m_view->show();
    QTRY_COMPARE(shown(), 3);
    QSignalSpy again(m_view.get(), &HistoryView::rerunRequested);
    QSignalSpy failed(m_view.get(), &HistoryView::rerunOnFailedHostsRequested);
    QSignalSpy compare(m_view.get(), &HistoryView::compareRequested);
    QSignalSpy selected(m_view.get(), &HistoryView::runSelected);

    QMenu *menu = openMenu({1}); // the one that failed
    action(menu, u"Show the Log"_s)->trigger();
    QCOMPARE(selected.value(0), (QVariantList{m_entity, second}));
    action(menu, u"Compare"_s)->trigger();
    QCOMPARE(compare.value(0), (QVariantList{first, second}));
    action(menu, u"Run Again with"_s)->trigger();
    QCOMPARE(again.value(0), QVariantList{second});
    action(menu, u"Run Again on"_s)->trigger();
    QCOMPARE(failed.value(0), QVariantList{second});

    menu = openMenu({0}); // the one that waits
    QCOMPARE(m_view->selectedRuns(), QList{waiting});
    QVERIFY(!action(menu, u"Run Again with"_s)->isEnabled());
    QVERIFY(!action(menu, u"Remove"_s)->isEnabled());
    QVERIFY(action(menu, u"Pin"_s)->isEnabled());
    menu = openMenu({2}); // ok, and the first of its kind
    QVERIFY(!action(menu, u"Run Again on"_s)->isEnabled());
    QVERIFY(!action(menu, u"Compare"_s)->isEnabled());
    QVERIFY(action(menu, u"Remove"_s)->isEnabled());
    menu = openMenu({1, 2});
    QVERIFY(!action(menu, u"Run Again with"_s)->isEnabled());
    QVERIFY(action(menu, u"Remove"_s)->isEnabled());
}

void tst_HistoryView::pinsAndRemoves()
{
    const qint64 first = add(u"verify"_s, Status::Ok);
    const qint64 second = add(u"verify"_s, Status::Ok);
    m_view->show();
    QTRY_COMPARE(shown(), 2);
    const QString runs = m_workspace->stateDir() + u"/runs/"_s;
    const QString folder = m_workspace->store().run(first)->folder;
    QVERIFY(QDir().mkpath(runs + folder));
    QVERIFY(m_queue->open()); // its holder removes folders
    QSignalSpy failed(m_view.get(), &HistoryView::failed);
    action(openMenu({0}), u"Pin"_s)->trigger();
    QVERIFY(m_workspace->store().historyOf(second)->pinned);
    QMenu *menu = openMenu({0});
    QVERIFY(action(menu, u"Unpin"_s));
    QVERIFY(!action(menu, u"Remove"_s)->isEnabled());

    action(openMenu({1}), u"Remove"_s)->trigger();
    auto *box = m_view->findChild<QMessageBox *>(u"removeRuns"_s);
    QVERIFY(box);
    QVERIFY(m_workspace->store().run(first));
    const auto buttons = box->buttons();
    (*std::ranges::find_if(buttons, [box](QAbstractButton *button) {
        return box->buttonRole(button) == QMessageBox::DestructiveRole;
    }))->click();
    QVERIFY(!m_workspace->store().run(first));
    QCOMPARE(shown(), 1);
    QTRY_VERIFY(!QFileInfo::exists(runs + folder));
    m_view->remove({second});
    QCOMPARE(failed.size(), 1);
    QVERIFY(m_workspace->store().run(second));
}

void tst_HistoryView::anotherWindowHearsOfAPin()
{
    QList<qint64> runs{add(u"verify"_s, Status::Ok), add(u"deploy"_s, Status::Ok)};
    QVERIFY(m_queue->open());
    const auto workspace = Workspace::open(m_dir->path()).value();
    Queue queue(*workspace, u"/no/such/worker"_s);
    QVERIFY(queue.open());
    QTRY_VERIFY(queue.isHeld());
    HistoryView other(*workspace, queue, HistoryView::Layout::Wide);
    for (HistoryView *view : {m_view.get(), &other}) {
        view->show();
        QTRY_COMPARE(view->model().rowCount(), 2);
    }
    const auto isPinned = [](HistoryView &view, int row) {
        return view.model().index(row, 0).data(HistoryModel::PinnedRole).toBool();
    };
    // From the one that holds the queue, and from the other one.
    m_view->pin(runs, true);
    QVERIFY(isPinned(*m_view, 0) && isPinned(*m_view, 1));
    QTRY_VERIFY(isPinned(other, 0) && isPinned(other, 1));
    other.pin(runs, false);
    QVERIFY(!isPinned(other, 0) && !isPinned(other, 1));
    QTRY_VERIFY(!isPinned(*m_view, 0) && !isPinned(*m_view, 1));
}

void tst_HistoryView::showsABulk()
{
    const qint64 alone = add(u"verify"_s, Status::Error);
    const qint64 good = add(u"verify"_s, Status::Ok);
    const qint64 bad = add(u"verify"_s, Status::Error);
    const qint64 broken = add(u"deploy"_s, Status::Interrupted);
    QVERIFY(m_workspace->store().setBulk({good, bad, broken}, good));
    m_view->show();
    QTRY_COMPARE(shown(), 4);
    auto *group = m_view->findChild<QToolButton *>(u"historyGroup"_s);
    QVERIFY(!group->isVisible());
    m_view->findChild<QLineEdit *>(u"historyFilter"_s)->setText(u"what is typed does not count"_s);
    m_view->showBulk(good, u"Verify on 3"_s, true);
    QTRY_COMPARE(shown(), 2);
    QCOMPARE(m_view->model().rowAt(0).run, broken);
    QCOMPARE(m_view->model().rowAt(1).run, bad);
    QVERIFY(group->isVisible());
    QCOMPARE(group->text(), u"Verify on 3"_s);
    m_view->showBulk(good, u"Verify on 3"_s, false);
    QTRY_COMPARE(shown(), 3);
    group->click();
    QTRY_COMPARE(shown(), 4);
    QCOMPARE(m_view->model().rowOf(alone), 3);
    QVERIFY(!group->isVisible());
}

void tst_HistoryView::narrowShowsOnAClick()
{
    m_view = std::make_unique<HistoryView>(*m_workspace, *m_queue, HistoryView::Layout::Narrow);
    const qint64 run = add(u"verify"_s, Status::Ok);
    add(u"deploy"_s, Status::Ok);
    m_view->setEntity(m_entity);
    m_view->resize(320, 300);
    m_view->show();
    QTRY_COMPARE(shown(), 2);
    QVERIFY2(m_view->minimumSizeHint().width() <= 320,
             QByteArray::number(m_view->minimumSizeHint().width()).constData());
    auto *tree = m_view->findChild<QTreeView *>(u"historyRuns"_s);
    auto *actions = m_view->findChild<QToolButton *>(u"historyActions"_s);
    QVERIFY(!actions->isEnabled());
    QSignalSpy selected(m_view.get(), &HistoryView::runSelected);
    const auto click = [tree](int row, Qt::KeyboardModifiers modifiers) {
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, modifiers,
                          tree->visualRect(tree->model()->index(row, 0)).center());
    };
    click(1, {});
    QCOMPARE(selected.size(), 1);
    QCOMPARE(selected[0], (QVariantList{m_entity, run}));
    QVERIFY(actions->isEnabled());
    click(0, Qt::ControlModifier); // chooses one more
    QCOMPARE(selected.size(), 1);
    QCOMPARE(m_view->selectedRuns().size(), 2);
    emit actions->menu()->aboutToShow();
    QVERIFY(action(actions->menu(), u"Remove"_s)->isEnabled());
    if (const QString pictures = qEnvironmentVariable("AEGIR_PICTURES"); !pictures.isEmpty())
        QVERIFY(m_view->grab().save(pictures + u"/history-narrow.png"_s));
}

QTEST_MAIN(tst_HistoryView)
#include "tst_historyview.moc"
