// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/queuepanel.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

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

private:
    qint64 add(const QString &operation);
    QString why(int row) const { return m_panel->topLevelItem(row)->text(4); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<Queue> m_queue;
    std::unique_ptr<QueuePanel> m_panel;
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
}

void tst_QueuePanel::cleanup()
{
    m_panel.reset();
    m_queue.reset();
    m_workspace.reset();
}

qint64 tst_QueuePanel::add(const QString &operation)
{
    return m_workspace->store().addRun({.entity = m_entity, .operation = operation}, {}, {}).value().id;
}

void tst_QueuePanel::countsAlwaysAndListsWhileSeen()
{
    QSignalSpy counts(m_panel.get(), &QueuePanel::countsChanged);
    const qint64 first = add(u"verify"_s);
    QVERIFY(m_workspace->store().setRunning(first).value());
    const qint64 second = add(u"deploy"_s);
    emit m_queue->runChanged(first);
    emit m_queue->runChanged(second);
    QTRY_COMPARE(counts.size(), 1); // once for both
    QCOMPARE(m_panel->running(), 1);
    QCOMPARE(m_panel->waiting(), 1);
    QCOMPARE(m_panel->topLevelItemCount(), 0);

    m_panel->show();
    QCOMPARE(m_panel->topLevelItemCount(), 2);
    m_panel->hide();
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QVERIFY(m_workspace->store().finishRun(first, {.status = Status::Ok}, now, now).value());
    emit m_queue->runChanged(first);
    QTRY_COMPARE(m_panel->running(), 0);
    QCOMPARE(m_panel->topLevelItemCount(), 2); // nobody looks
    m_panel->show();
    QCOMPARE(m_panel->topLevelItemCount(), 1);
}

void tst_QueuePanel::saysWhyEachWaits()
{
    const qint64 first = add(u"verify"_s);
    QVERIFY(m_workspace->store().setRunning(first).value());
    const qint64 second = add(u"deploy"_s);
    const qint64 third = add(u"clone"_s);
    m_panel->show();
    QCOMPARE(m_panel->topLevelItemCount(), 3);
    QCOMPARE(why(0), QString());
    QVERIFY2(why(1).contains(u"run %1"_s.arg(first)), qPrintable(why(1)));
    QCOMPARE(why(1), m_queue->waitReason(second));
    QCOMPARE(why(2), m_queue->waitReason(third));
}

void tst_QueuePanel::keepsTheSelection()
{
    const qint64 first = add(u"verify"_s);
    const qint64 second = add(u"deploy"_s);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get())); // which moves the focus
    m_panel->setCurrentItem(m_panel->topLevelItem(1));
    QSignalSpy counts(m_panel.get(), &QueuePanel::countsChanged);
    emit m_queue->runChanged(add(u"clone"_s));
    QTRY_COMPARE(counts.size(), 1);
    QCOMPARE(m_panel->topLevelItemCount(), 3);
    QVERIFY(m_panel->currentItem());
    QCOMPARE(m_panel->currentItem()->text(0), QString::number(second));

    const QDateTime now = QDateTime::currentDateTimeUtc();
    QVERIFY(m_workspace->store().setRunning(first).value());
    QVERIFY(m_workspace->store().finishRun(first, {.status = Status::Ok}, now, now).value());
    emit m_queue->runChanged(first);
    QTRY_COMPARE(m_panel->topLevelItemCount(), 2);
    QCOMPARE(m_panel->currentItem()->text(0), QString::number(second));
}

void tst_QueuePanel::cancels()
{
    const qint64 run = add(u"verify"_s);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    m_panel->show();
    QSignalSpy failed(m_panel.get(), &QueuePanel::failed);
    QVERIFY(m_workspace->store().setRunning(run).value());
    QVERIFY(m_workspace->store().finishRun(run, {.status = Status::Ok}, now, now).value());
    qobject_cast<QToolButton *>(m_panel->itemWidget(m_panel->topLevelItem(0), 6))->click(); // too late
    QCOMPARE(failed.size(), 1);
    QVERIFY(!failed.first().first().toString().isEmpty());
}

QTEST_MAIN(tst_QueuePanel)
#include "tst_queuepanel.moc"
