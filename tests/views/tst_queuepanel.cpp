// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/messagebar.h"
#include "views/queuepanel.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QDrag>
#include <QDropEvent>
#include <QMimeData>
#include <QPushButton>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include <algorithm>

using namespace Aegir;
using namespace Qt::StringLiterals;

class tst_QueuePanel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void countsAlwaysAndListsWhileSeen();
    void saysWhyEachWaits();
    void keepsTheSelection();
    void followsAnyChange();
    void dragsWithTheMouse_data();
    void dragsWithTheMouse();
    void dropsWithTheMouse_data();
    void dropsWithTheMouse();
    void cancels();
    void holdsAndReleases();
    void moves_data();
    void moves();
    void movesByKeys();
    void movesByDragging_data();
    void movesByDragging();
    void pauses();
    void saysWhatKeepsAll();
    void saysWhoHoldsTheQueue();
    void teachesWhileEmpty();
    void doesItToAllThatAreSelected();
    void removesWhatWaits();
    void countsTheTimeOfWhatRuns();
    void offersOnlyWhatCanBeDone();
    void looksRight();

private:
    void drop(const QMimeData *data, int row, int part);
    qint64 add(const QString &operation);
    void run(qint64 run) { QVERIFY(m_workspace->store().setRunning(run).value()); }
    void finish(qint64 run);
    void select(qint64 run) { m_panel->view().setCurrentIndex(m_panel->model().index(m_panel->model().rowOf(run), 0)); }
    QString text(int row, int column) const { return m_panel->model().index(row, column).data().toString(); }
    QString why(int row) const { return text(row, QueueModel::WhyColumn); }
    QAction *action(const QString &name) const { return m_panel->findChild<QAction *>(name); }
    QList<qint64> shown() const;

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<Queue> m_queue;
    std::unique_ptr<QueuePanel> m_panel;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    qint64 m_entity = 0;
};

void tst_QueuePanel::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QFile file(m_dir->filePath(u"workspace.yml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write("name: Test\nansible_playbook: /bin/sh\n") > 0); // any program: nothing is started
    file.close();
    auto workspace = Workspace::open(m_dir->path());
    QVERIFY2(workspace, qPrintable(workspace ? QString() : workspace.error().sentence));
    m_workspace = std::move(*workspace);
    m_entity = m_workspace->store().addEntity({.name = u"p"_s, .type = u"plain"_s, .hosts = u"localhost"_s}).value();
    m_queue = std::make_unique<Queue>(*m_workspace, u"/no/such/worker"_s);
    m_queue->findAnsible();
    m_panel = std::make_unique<QueuePanel>(*m_workspace, *m_queue);
    m_tester = std::make_unique<QAbstractItemModelTester>(&m_panel->model());
}

void tst_QueuePanel::cleanup()
{
    m_tester.reset();
    m_panel.reset();
    m_queue.reset();
    m_workspace.reset();
}

qint64 tst_QueuePanel::add(const QString &operation)
{
    return m_workspace->store().addRun({.entity = m_entity, .operation = operation}, {}, {}).value().id;
}

void tst_QueuePanel::finish(qint64 run)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QVERIFY(m_workspace->store().finishRun(run, {.status = Status::Ok}, now, now).value());
    emit m_queue->runChanged(run);
}

QList<qint64> tst_QueuePanel::shown() const
{
    QList<qint64> runs;
    for (int row = 0; row < m_panel->model().rowCount(); ++row)
        runs << m_panel->model().index(row, 0).data(QueueModel::RunRole).toLongLong();
    return runs;
}

void tst_QueuePanel::countsAlwaysAndListsWhileSeen()
{
    QSignalSpy counts(m_panel.get(), &QueuePanel::countsChanged);
    const qint64 first = add(u"verify"_s);
    run(first);
    const qint64 second = add(u"deploy"_s);
    emit m_queue->runChanged(first);
    emit m_queue->runChanged(second);
    QTRY_COMPARE(counts.size(), 1); // once for both
    QCOMPARE(m_panel->running(), 1);
    QCOMPARE(m_panel->waiting(), 1);
    QCOMPARE(m_panel->model().rowCount(), 0);

    m_panel->show();
    QCOMPARE(m_panel->model().rowCount(), 2);
    m_panel->hide();
    finish(first);
    QTRY_COMPARE(m_panel->running(), 0);
    QCOMPARE(m_panel->model().rowCount(), 2); // nobody looks
    m_panel->show();
    QCOMPARE(m_panel->model().rowCount(), 1);
}

void tst_QueuePanel::saysWhyEachWaits()
{
    const qint64 first = add(u"verify"_s);
    run(first);
    const qint64 second = add(u"deploy"_s);
    const qint64 third = add(u"clone"_s);
    m_panel->show();
    QCOMPARE(m_panel->model().rowCount(), 3);
    QVERIFY2(why(0).startsWith(u"Running for 0:0"_s), qPrintable(why(0)));
    QVERIFY2(why(1).contains(u"run %1"_s.arg(first)), qPrintable(why(1)));
    QCOMPARE(why(1), m_queue->waitReason(second));
    QCOMPARE(why(2), m_queue->waitReason(third));
    QCOMPARE(text(1, QueueModel::EntityColumn), u"p"_s);
    QCOMPARE(text(1, QueueModel::OperationColumn), u"deploy"_s);
    QCOMPARE(text(1, QueueModel::StatusColumn), u"waiting"_s);
}

void tst_QueuePanel::keepsTheSelection()
{
    const qint64 first = add(u"verify"_s);
    const qint64 second = add(u"deploy"_s);
    m_panel->show();
    select(second);
    QSignalSpy counts(m_panel.get(), &QueuePanel::countsChanged);
    emit m_queue->runChanged(add(u"clone"_s));
    QTRY_COMPARE(counts.size(), 1);
    QCOMPARE(m_panel->model().rowCount(), 3);
    QCOMPARE(m_panel->view().currentIndex().data(QueueModel::RunRole), second);

    run(first);
    finish(first);
    QTRY_COMPARE(m_panel->model().rowCount(), 2);
    QCOMPARE(m_panel->view().currentIndex().data(QueueModel::RunRole), second);
    QVERIFY(m_queue->move(second, Queue::Direction::Last));
    QTRY_COMPARE(shown().last(), second);
    QCOMPARE(m_panel->view().currentIndex().data(QueueModel::RunRole), second);
}

/// Whatever happened between two looks at the queue, the rows are the queue's, and the selection is of the same runs.
void tst_QueuePanel::followsAnyChange()
{
    QRandomGenerator random(5);
    QList<qint64> runs;
    int number = 0;
    m_panel->show();
    for (int round = 0; round < 60; ++round) {
        for (int change = int(random.bounded(1, 8)); change > 0; --change) {
            const int what = int(random.bounded(4));
            if (what == 0 || runs.size() < 4) {
                runs << add(u"work%1"_s.arg(++number));
            } else if (what == 1) {
                const qint64 gone = runs.takeAt(random.bounded(int(runs.size())));
                QVERIFY(m_workspace->store()
                            .finishRun(gone, {.status = Status::Cancelled}, {}, QDateTime::currentDateTimeUtc())
                            .value());
            } else {
                const QList<qint64> moved{runs.at(random.bounded(int(runs.size()))),
                                          runs.at(random.bounded(int(runs.size())))};
                QVERIFY(m_workspace->store().placeRuns(
                    moved, random.bounded(2) ? 0 : runs.at(random.bounded(int(runs.size())))));
            }
        }
        QList<qint64> selected;
        for (const QModelIndex &index : m_panel->view().selectionModel()->selectedRows())
            selected << index.data(QueueModel::RunRole).toLongLong();
        m_panel->model().refresh();
        QList<qint64> expected;
        for (const QueuedRun &run : m_workspace->store().queuedRuns())
            expected << run.run;
        QCOMPARE(shown(), expected);
        selected.removeIf([&expected](qint64 run) { return !expected.contains(run); });
        QList<qint64> now;
        for (const QModelIndex &index : m_panel->view().selectionModel()->selectedRows())
            now << index.data(QueueModel::RunRole).toLongLong();
        std::ranges::sort(selected);
        std::ranges::sort(now);
        QCOMPARE(now, selected);
        m_panel->view().selectionModel()->select(m_panel->model().index(int(random.bounded(int(expected.size()))), 0),
                                                 QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
}

void tst_QueuePanel::dropsWithTheMouse_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<int>("part"); // of the row's height, in percent
    QTest::addColumn<QList<qint64>>("expected");
    QTest::addRow("on the upper edge") << 1 << 0 << QList<qint64>{1, 4, 2, 3};
    QTest::addRow("on the lower edge") << 1 << 99 << QList<qint64>{1, 2, 4, 3};
    QTest::addRow("below all") << 3 << 300 << QList<qint64>{1, 2, 3, 4};
}

/// Through the view, as the system brings it.
void tst_QueuePanel::dropsWithTheMouse()
{
    QFETCH(const int, row);
    QFETCH(const int, part);
    QFETCH(const QList<qint64>, expected);
    for (int i = 0; i < 4; ++i)
        add(u"work%1"_s.arg(i));
    run(1);
    m_panel->resize(800, 400);
    m_panel->show();
    const std::unique_ptr<QMimeData> data(m_panel->model().mimeData({m_panel->model().index(3, 0)}));
    drop(data.get(), row, part);
    QTRY_COMPARE(shown(), expected);
}

/// Brings @p data over the row @p row, @p part percent of its height below its top, and lets it go.
void tst_QueuePanel::drop(const QMimeData *data, int row, int part)
{
    QTreeView &view = m_panel->view();
    const QRect place = view.visualRect(m_panel->model().index(row, QueueModel::EntityColumn));
    const QPoint position(place.center().x(), place.top() + place.height() * part / 100);
    QDragEnterEvent enter(position, Qt::MoveAction, data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(view.viewport(), &enter);
    QVERIFY(enter.isAccepted());
    QDragMoveEvent move(position, Qt::MoveAction, data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(view.viewport(), &move);
    QVERIFY(move.isAccepted());
    QDropEvent drop(position, Qt::MoveAction, data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(view.viewport(), &drop);
}

void tst_QueuePanel::dragsWithTheMouse_data()
{
    QTest::addColumn<QList<int>>("selected"); // rows, beside the one that is taken
    QTest::addColumn<int>("row");
    QTest::addColumn<int>("distance");           // in parts of the one from which on it is a drag
    QTest::addColumn<QList<qint64>>("expected"); // empty: it is no drag
    QTest::addRow("one that waits") << QList<int>{} << 3 << 2 << QList<qint64>{1, 4, 2, 3};
    QTest::addRow("two") << QList<int>{2} << 3 << 2 << QList<qint64>{1, 3, 4, 2};
    QTest::addRow("one that runs") << QList<int>{} << 0 << 2 << QList<qint64>{};
    QTest::addRow("a click with a trembling hand") << QList<int>{} << 3 << 0 << QList<qint64>{};
}

/// Pressed and moved on a row, then dropped on the first that waits. The platform without a screen ends a drag at once,
/// and does not bring the drop by itself.
void tst_QueuePanel::dragsWithTheMouse()
{
    if (QGuiApplication::platformName() != u"offscreen"_s)
        QSKIP("Under a window system a drag waits for the system's mouse.");
    QFETCH(const QList<int>, selected);
    QFETCH(const int, row);
    QFETCH(const int, distance);
    QFETCH(const QList<qint64>, expected);
    for (int i = 0; i < 4; ++i)
        add(u"work%1"_s.arg(i));
    run(1);
    m_panel->resize(800, 400);
    m_panel->show();
    QTreeView &view = m_panel->view();
    QueueModel &model = m_panel->model();
    const QList<int> all = selected + QList{row};
    for (const int each : all)
        view.selectionModel()->select(model.index(each, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    const QPoint from = view.visualRect(model.index(row, QueueModel::EntityColumn)).center();
    const auto send = [&view](QEvent::Type type, QPoint position, Qt::MouseButton button) {
        QMouseEvent event(type, position, view.viewport()->mapToGlobal(position), button, Qt::LeftButton,
                          Qt::NoModifier);
        QApplication::sendEvent(view.viewport(), &event);
    };
    send(QEvent::MouseButtonPress, from, Qt::LeftButton);
    for (int step = 1; step <= 2; ++step) // the first says that it is a drag, the next begins it
        send(QEvent::MouseMove, from + QPoint(0, 1 + step * distance * QApplication::startDragDistance()),
             Qt::NoButton);
    const auto *drag = view.findChild<QDrag *>();
    QCOMPARE(drag != nullptr, !expected.isEmpty());
    if (drag) {
        QCOMPARE(drag->supportedActions(), Qt::MoveAction);
        drop(drag->mimeData(), 1, 0);
        QTRY_COMPARE(shown(), expected);
    }
}

void tst_QueuePanel::cancels()
{
    const qint64 first = add(u"verify"_s);
    m_panel->show();
    select(first);
    QSignalSpy failed(m_panel.get(), &QueuePanel::failed);
    run(first);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QVERIFY(m_workspace->store().finishRun(first, {.status = Status::Ok}, now, now).value());
    action(u"cancelRun"_s)->trigger(); // too late
    QCOMPARE(failed.size(), 1);
    QVERIFY(!failed.first().first().toString().isEmpty());
}

void tst_QueuePanel::holdsAndReleases()
{
    const qint64 first = add(u"verify"_s);
    m_panel->show();
    select(first);
    action(u"holdRun"_s)->trigger();
    QVERIFY(m_workspace->store().run(first)->held);
    QCOMPARE(text(0, QueueModel::StatusColumn), u"held"_s);
    QCOMPARE(why(0), u"Held until it is released."_s);
    QVERIFY(!action(u"holdRun"_s)->isEnabled());
    action(u"releaseRun"_s)->trigger();
    QVERIFY(!m_workspace->store().run(first)->held);
    QCOMPARE(text(0, QueueModel::StatusColumn), u"waiting"_s);
}

void tst_QueuePanel::moves_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QList<qint64>>("expected");
    QTest::addRow("first") << u"moveFirst"_s << QList<qint64>{3, 1, 2, 4};
    QTest::addRow("up") << u"moveUp"_s << QList<qint64>{1, 3, 2, 4};
    QTest::addRow("down") << u"moveDown"_s << QList<qint64>{1, 2, 4, 3};
    QTest::addRow("last") << u"moveLast"_s << QList<qint64>{1, 2, 4, 3};
}

void tst_QueuePanel::moves()
{
    QFETCH(QString, name);
    QFETCH(QList<qint64>, expected);
    for (int i = 0; i < 4; ++i)
        add(u"work%1"_s.arg(i));
    m_panel->show();
    select(3);
    action(name)->trigger();
    QCOMPARE(shown(), expected);
}

void tst_QueuePanel::movesByKeys()
{
    for (int i = 0; i < 3; ++i)
        add(u"work%1"_s.arg(i));
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    m_panel->view().setFocus();
    select(3);
    QTest::keyClick(&m_panel->view(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(shown(), (QList<qint64>{1, 3, 2}));
    QTest::keyClick(&m_panel->view(), Qt::Key_Home, Qt::AltModifier);
    QCOMPARE(shown(), (QList<qint64>{3, 1, 2}));
    QTest::keyClick(&m_panel->view(), Qt::Key_Space);
    QVERIFY(m_workspace->store().run(3)->held);
    QTest::keyClick(&m_panel->view(), Qt::Key_Space, Qt::ShiftModifier);
    QVERIFY(!m_workspace->store().run(3)->held);
    QSignalSpy selected(m_panel.get(), &QueuePanel::runSelected);
    QTest::keyClick(&m_panel->view(), Qt::Key_Return);
    QCOMPARE(selected, (QList<QVariantList>{{m_entity, qint64(3)}}));
}

void tst_QueuePanel::movesByDragging_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<bool>("onRow");
    QTest::addColumn<QList<qint64>>("expected");
    QTest::addRow("between") << 2 << false << QList<qint64>{1, 2, 4, 3};
    QTest::addRow("on a row") << 2 << true << QList<qint64>{1, 2, 4, 3};
    QTest::addRow("above the running one") << 0 << false << QList<qint64>{1, 4, 2, 3};
    QTest::addRow("below the last") << 4 << false << QList<qint64>{1, 2, 3, 4};
    QTest::addRow("below all rows") << -1 << false << QList<qint64>{1, 2, 3, 4};
}

void tst_QueuePanel::movesByDragging()
{
    QFETCH(int, row);
    QFETCH(bool, onRow);
    QFETCH(QList<qint64>, expected);
    for (int i = 0; i < 4; ++i)
        add(u"work%1"_s.arg(i));
    run(1);
    m_panel->show();
    QueueModel &model = m_panel->model();
    QVERIFY(!model.flags(model.index(0, 0)).testFlag(Qt::ItemIsDragEnabled)); // it runs
    const std::unique_ptr<QMimeData> data(model.mimeData({model.index(model.rowOf(4), 0)}));
    QVERIFY(!model.dropMimeData(data.get(), Qt::MoveAction, onRow ? -1 : row, onRow ? -1 : 0,
                                onRow ? model.index(row, 0) : QModelIndex()));
    QTRY_COMPARE(shown(), expected);
}

void tst_QueuePanel::pauses()
{
    const qint64 first = add(u"verify"_s);
    m_panel->show();
    action(u"pauseQueue"_s)->trigger();
    QVERIFY(m_queue->isPaused());
    QCOMPARE(why(0), u"Waits until the queue is resumed."_s);
    QVERIFY(m_queue->setPaused(false));
    QTRY_COMPARE(action(u"pauseQueue"_s)->text(), u"&Pause the Queue"_s);
    QCOMPARE(why(0), m_queue->waitReason(first));
}

/// What keeps all of them stands above: a pause with its remedy, or that nobody holds the queue, or who does.
void tst_QueuePanel::saysWhatKeepsAll()
{
    const auto *bar = m_panel->findChild<MessageBar *>(u"queueNotice"_s);
    m_panel->show();
    QVERIFY(bar->isVisible());
    QCOMPARE(bar->text(), u"No program holds the queue just now, so nothing starts."_s);
    QVERIFY(m_queue->open());
    QTRY_VERIFY(!bar->isVisible());
    QVERIFY(m_queue->setPaused(true));
    QTRY_VERIFY(bar->isVisible());
    QVERIFY2(bar->text().startsWith(u"The queue has been paused since "_s), qPrintable(bar->text()));
    QTest::mouseClick(bar->findChild<QPushButton *>(), Qt::LeftButton);
    QVERIFY(!m_queue->isPaused());
    QVERIFY(!bar->isVisible());
}

/// Two windows: the one that does not hold the queue says who does, what counts, and takes over.
void tst_QueuePanel::saysWhoHoldsTheQueue()
{
    QVERIFY(m_queue->open());
    auto workspace = Workspace::open(m_dir->path()).value();
    auto other = std::make_unique<Queue>(*workspace, u"/no/such/worker"_s);
    QVERIFY(other->open());
    QVERIFY(!other->isHolder());
    QueuePanel panel(*workspace, *other);
    panel.show();
    const auto *bar = panel.findChild<MessageBar *>(u"queueNotice"_s);
    const QString begin = u"%1 (process %2) holds the queue"_s.arg(QCoreApplication::applicationName())
                              .arg(QCoreApplication::applicationPid());
    QTRY_VERIFY2(bar->text().startsWith(begin), qPrintable(bar->text()));
    QVERIFY(other->setPaused(true));
    QTRY_VERIFY(bar->text().startsWith(u"The queue has been paused"_s));
    QTRY_VERIFY(m_queue->isPaused());
    QVERIFY(m_queue->setPaused(false));
    QTRY_VERIFY2(bar->text().startsWith(begin), qPrintable(bar->text()));
    m_tester.reset();
    m_panel.reset();
    m_queue.reset(); // the first window is closed
    QTRY_VERIFY_WITH_TIMEOUT(other->isHolder(), 20000);
    QTRY_VERIFY(!bar->isVisible());
}

void tst_QueuePanel::teachesWhileEmpty()
{
    m_panel->show();
    const auto *page = m_panel->findChild<QWidget *>(u"emptyQueue"_s);
    QVERIFY(page->isVisible());
    const qint64 first = add(u"verify"_s);
    emit m_queue->runChanged(first);
    QTRY_VERIFY(m_panel->view().isVisible());
    QVERIFY(!page->isVisible());
    run(first);
    finish(first);
    QTRY_VERIFY(page->isVisible());
}

void tst_QueuePanel::doesItToAllThatAreSelected()
{
    for (int i = 0; i < 4; ++i)
        add(u"work%1"_s.arg(i));
    run(1);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    m_panel->view().setFocus();
    select(2);
    QTest::keyClick(&m_panel->view(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(action(u"cancelRun"_s)->text(), u"Re&move"_s);
    QVERIFY(!action(u"moveLast"_s)->isEnabled());
    action(u"holdRun"_s)->trigger();
    QVERIFY(m_workspace->store().run(2)->held);
    QVERIFY(m_workspace->store().run(3)->held);
    action(u"releaseRun"_s)->trigger();
    QVERIFY(!m_workspace->store().run(2)->held);
    QVERIFY(!m_workspace->store().run(3)->held);
    QueueModel &model = m_panel->model();
    const std::unique_ptr<QMimeData> data(model.mimeData(m_panel->view().selectionModel()->selectedIndexes()));
    model.dropMimeData(data.get(), Qt::MoveAction, -1, -1, {});
    QTRY_COMPARE(shown(), (QList<qint64>{1, 4, 2, 3}));
    m_panel->view().selectAll();
    QCOMPARE(action(u"cancelRun"_s)->text(), u"&Cancel"_s); // one of them runs
    QVERIFY(!action(u"holdRun"_s)->isEnabled());
}

void tst_QueuePanel::removesWhatWaits()
{
    QVERIFY(m_queue->open());
    QVERIFY(m_queue->setPaused(true));
    const qint64 first = add(u"verify"_s);
    const qint64 second = add(u"deploy"_s);
    m_panel->show();
    select(first);
    QCOMPARE(action(u"cancelRun"_s)->text(), u"Re&move"_s);
    action(u"cancelRun"_s)->trigger();
    QCOMPARE(m_workspace->store().run(first)->status, Status::Cancelled);
    QCOMPARE(m_workspace->store().run(first)->verdict.sentence, u"Cancelled before it started."_s);
    QTRY_COMPARE(shown(), QList<qint64>{second});
}

void tst_QueuePanel::countsTheTimeOfWhatRuns()
{
    const qint64 first = add(u"verify"_s);
    run(first);
    m_panel->show();
    QCOMPARE(why(0), u"Running for 0:00."_s);
    QTRY_COMPARE_WITH_TIMEOUT(why(0), u"Running for 0:01."_s, 10000);
}

void tst_QueuePanel::offersOnlyWhatCanBeDone()
{
    const auto enabled = [this] {
        QStringList names;
        for (const QAction *each : m_panel->findChildren<QAction *>()) {
            if (each->isEnabled() && each->objectName().contains(QRegularExpression(u"Run$|^move"_s)))
                names << each->objectName();
        }
        names.sort();
        return names.join(u' ');
    };
    for (int i = 0; i < 3; ++i)
        add(u"work%1"_s.arg(i));
    run(1);
    m_panel->show();
    QCOMPARE(enabled(), QString());
    select(1);
    QCOMPARE(enabled(), u"cancelRun"_s);
    select(2);
    QCOMPARE(enabled(), u"cancelRun holdRun moveDown moveLast"_s);
    select(3);
    QCOMPARE(enabled(), u"cancelRun holdRun moveFirst moveUp"_s);
    QVERIFY(m_queue->hold(3));
    QTRY_COMPARE(enabled(), u"cancelRun moveFirst moveUp releaseRun"_s);
}

/// With AEGIR_PICTURES set, pictures of the panel for a person to look at, in light and dark.
void tst_QueuePanel::looksRight()
{
    const QString folder = qEnvironmentVariable("AEGIR_PICTURES");
    const auto picture = [&](const QString &name) {
        QCoreApplication::processEvents();
        const QPixmap pixels = m_panel->grab();
        QCOMPARE(pixels.size(), m_panel->size() * pixels.devicePixelRatio());
        QVERIFY(folder.isEmpty() || pixels.save(folder + u"/queuepanel-%1.png"_s.arg(name)));
    };
    QVERIFY(m_queue->open());
    m_panel->resize(1100, 330);
    m_panel->show();
    picture(u"empty"_s);
    Store &store = m_workspace->store();
    QVERIFY(m_queue->setPaused(true)); // until enough of them run
    for (int i = 0; i < 7; ++i) {
        const qint64 site = store
                                .addEntity({.kind = EntityKind::Site,
                                            .name = u"shop-%1.example.com"_s.arg(i),
                                            .type = u"page"_s,
                                            .platform = m_entity})
                                .value();
        for (const QString &operation : {u"site_backup"_s, u"site_migrate"_s})
            QVERIFY(store.addRun({.entity = site, .operation = operation}, {}, {}));
    }
    run(1);
    run(3);
    QVERIFY(m_queue->setPaused(false));
    QVERIFY(m_queue->hold(5));
    QTRY_COMPARE(m_panel->model().rowCount(), 14);
    select(6);
    picture(u"light"_s);
    QVERIFY(m_queue->setPaused(true));
    const QPalette before = QApplication::palette();
    QApplication::setPalette(QPalette(QColor(0x31, 0x36, 0x3b), QColor(0x23, 0x26, 0x29)));
    picture(u"dark"_s);
    QApplication::setPalette(before);
}

QTEST_MAIN(tst_QueuePanel)
#include "tst_queuepanel.moc"
