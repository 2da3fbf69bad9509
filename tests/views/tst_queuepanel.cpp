// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/queuepanel.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QMimeData>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

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
    void cancels();
    void holdsAndReleases();
    void moves_data();
    void moves();
    void movesByKeys();
    void movesByDragging_data();
    void movesByDragging();
    void pauses();
    void offersOnlyWhatCanBeDone();
    void looksRight();

private:
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
    QCOMPARE(why(0), QString());
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
    QTRY_VERIFY(!action(u"pauseQueue"_s)->isChecked());
    QCOMPARE(why(0), m_queue->waitReason(first));
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

/// With AEGIR_SCREENSHOTS set, a picture of the panel for a person to look at, in light and dark.
void tst_QueuePanel::looksRight()
{
    for (int i = 0; i < 6; ++i)
        add(u"site_backup_%1"_s.arg(i));
    run(1);
    QVERIFY(m_queue->hold(4));
    m_panel->resize(1000, 220);
    m_panel->show();
    select(3);
    const QString folder = qEnvironmentVariable("AEGIR_SCREENSHOTS");
    const QPixmap light = m_panel->grab();
    QCOMPARE(light.size(), m_panel->size() * light.devicePixelRatio());
    if (folder.isEmpty())
        return;
    QVERIFY(light.save(folder + u"/queuepanel-light.png"_s));
    const QPalette before = QApplication::palette();
    QApplication::setPalette(QPalette(QColor(0x31, 0x36, 0x3b), QColor(0x23, 0x26, 0x29)));
    QVERIFY(m_panel->grab().save(folder + u"/queuepanel-dark.png"_s));
    QApplication::setPalette(before);
}

QTEST_MAIN(tst_QueuePanel)
#include "tst_queuepanel.moc"
