// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/run/platform.h"
#include "views/runpane.h"
#include "views/runview.h"

#include <KSyntaxHighlighting/Repository>
#include <QDir>
#include <QLabel>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

/// The view of a run, on folders that the test fills in the place of a worker.
class tst_RunView : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void anOldRunDoesNotEnd();
    void theStoresVerdictStays_data();
    void theStoresVerdictStays();
    void aLostRunEndsWithTheStoresVerdict();
    void endsAfterItsWholeOutput_data();
    void endsAfterItsWholeOutput();
    void aWaitingRunSaysWhy();

private:
    Run add();
    void write(const QString &path, const QByteArray &bytes) const;
    void claim(const Run &run, bool alive) const;
    void finish(const Run &run, const Verdict &verdict);
    QString state() const;
    QString log() const { return m_view->pane()->logText(); }

    const Verdict m_ok{.status = Status::Ok, .sentence = u"All is well."_s};
    KSyntaxHighlighting::Repository m_repository;
    QSettings m_settings{u"aegir-test"_s, u"runview"_s};
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<Queue> m_queue;
    std::unique_ptr<RunView> m_view;
    std::unique_ptr<QSignalSpy> m_ended;
    qint64 m_entity = 0;
};

void tst_RunView::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    write(m_dir->filePath(u"workspace.yml"_s),
          "name: Test\nansible_playbook: /bin/sh\n"); // any program: nothing is started
    auto workspace = Workspace::open(m_dir->path());
    QVERIFY2(workspace, qPrintable(workspace ? QString() : workspace.error().sentence));
    m_workspace = std::move(*workspace);
    m_entity = m_workspace->store().addEntity({.name = u"p"_s, .type = u"plain"_s, .hosts = u"localhost"_s}).value();
    m_queue = std::make_unique<Queue>(*m_workspace, u"/no/such/worker"_s);
    m_queue->findAnsible();
    m_view = std::make_unique<RunView>(*m_workspace, *m_queue, m_repository, m_settings);
    m_ended = std::make_unique<QSignalSpy>(m_view.get(), &RunView::ended);
}

void tst_RunView::cleanup()
{
    m_ended.reset();
    m_view.reset();
    m_queue.reset();
    m_workspace.reset();
}

Run tst_RunView::add()
{
    return m_workspace->store()
        .addRun({.entity = m_entity, .operation = u"verify"_s}, {},
                [this](const Run &run) { return m_workspace->runFolder(run).create({}); })
        .value();
}

void tst_RunView::write(const QString &path, const QByteArray &bytes) const
{
    QFile file(path);
    QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(path));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// Makes this process the worker of @p run, or one that is no more.
void tst_RunView::claim(const Run &run, bool alive) const
{
    const qint64 pid = QCoreApplication::applicationPid();
    const WorkerInfo worker{
        .pid = pid, .startTime = alive ? processStartTime(pid) : u"long ago"_s, .socket = u"nowhere"_s};
    QVERIFY(claimRun(m_workspace->runFolder(run), worker).value());
}

void tst_RunView::finish(const Run &run, const Verdict &verdict)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (m_workspace->store().run(run.id)->status == Status::Waiting)
        QVERIFY(m_workspace->store().setRunning(run.id).value());
    QVERIFY(m_workspace->store().finishRun(run.id, verdict, now, now).value());
}

QString tst_RunView::state() const
{
    return m_view->findChild<QWidget *>(u"runState"_s)->findChild<QLabel *>(u"message"_s)->text();
}

void tst_RunView::anOldRunDoesNotEnd()
{
    const Run run = add();
    write(m_workspace->runFolder(run).outputPath(), "ok: [web0]\n");
    QVERIFY(writeResult(m_workspace->runFolder(run), {.verdict = m_ok}));
    finish(run, m_ok);
    m_view->showRun(run.id);
    QCOMPARE(state(), u"ok: All is well."_s);
    QTRY_COMPARE(m_view->verdict(), m_ok);
    QTRY_COMPARE(log(), u"ok: [web0]\n"_s);
    QCOMPARE(m_ended->size(), 0);
}

void tst_RunView::theStoresVerdictStays_data()
{
    QTest::addColumn<QByteArray>("result");
    QTest::addRow("the worker is gone without a result") << QByteArray();
    QTest::addRow("the result cannot be read") << QByteArray("{");
}

void tst_RunView::theStoresVerdictStays()
{
    QFETCH(QByteArray, result);
    const Run run = add();
    write(m_workspace->runFolder(run).outputPath(), "ok: [web0]\n");
    claim(run, false);
    if (!result.isEmpty())
        write(m_workspace->runFolder(run).resultPath(), result);
    finish(run, m_ok);
    m_view->showRun(run.id);
    QTRY_COMPARE(m_view->verdict(), m_ok); // not before the folder was found to have no more
    QCOMPARE(state(), u"ok: All is well."_s);
    QCOMPARE(m_ended->size(), 0);
}

void tst_RunView::aLostRunEndsWithTheStoresVerdict()
{
    const Run run = add();
    QVERIFY(m_workspace->store().setRunning(run.id).value());
    claim(run, false);
    m_view->showRun(run.id);
    QTRY_VERIFY2(state().startsWith(u"interrupted: "), qPrintable(state()));
    QCOMPARE(m_ended->size(), 0); // the queue decides
    QCOMPARE(m_view->verdict().status, Status::None);

    const Verdict verdict{.status = Status::Interrupted, .sentence = u"As the queue puts it."_s};
    finish(run, verdict);
    emit m_queue->runChanged(run.id);
    QCOMPARE(m_ended->size(), 1);
    QCOMPARE(m_view->verdict(), verdict);
    QCOMPARE(state(), u"interrupted: As the queue puts it."_s);
}

void tst_RunView::endsAfterItsWholeOutput_data()
{
    QTest::addColumn<bool>("storeFirst");
    QTest::addRow("the store knows before the folder was read") << true;
    QTest::addRow("the folder is read before the store knows") << false;
}

void tst_RunView::endsAfterItsWholeOutput()
{
    QFETCH(bool, storeFirst);
    const Run run = add();
    QVERIFY(m_workspace->store().setRunning(run.id).value());
    claim(run, true);
    m_view->showRun(run.id);
    QVERIFY2(state().startsWith(u"Running, "), qPrintable(state()));

    qsizetype arrived = -1;
    connect(m_view.get(), &RunView::ended, this, [&] { arrived = log().size(); });
    const QByteArray output = QByteArray("ok: [web0]\n").repeated(60000); // more than is read at once
    write(m_workspace->runFolder(run).outputPath(), output);
    QVERIFY(writeResult(m_workspace->runFolder(run), {.verdict = m_ok}));
    if (storeFirst) {
        finish(run, m_ok);
        emit m_queue->runChanged(run.id);
        QCOMPARE(state(), u"ok: All is well."_s);
        QCOMPARE(m_ended->size(), 0);
        QCOMPARE(m_view->verdict().status, Status::None);
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_ended->size(), 1, 30000);
    QTRY_COMPARE_WITH_TIMEOUT(arrived, output.size(), 30000);
    QCOMPARE(m_view->verdict(), m_ok);
    if (!storeFirst)
        finish(run, m_ok);
    emit m_queue->runChanged(run.id);
    QCOMPARE(state(), u"ok: All is well."_s);
    QCOMPARE(m_ended->size(), 1);
}

void tst_RunView::aWaitingRunSaysWhy()
{
    const Run first = add();
    QVERIFY(m_workspace->store().setRunning(first.id).value());
    const Run second = m_workspace->store()
                           .addRun({.entity = m_entity, .operation = u"deploy"_s}, {},
                                   [this](const Run &run) { return m_workspace->runFolder(run).create({}); })
                           .value();
    m_view->showRun(second.id);
    QCOMPARE(state(), m_queue->waitReason(second.id));
    QVERIFY2(state().contains(u"run 1"), qPrintable(state()));
    finish(first, m_ok);
    emit m_queue->runChanged(first.id);                    // another run, but what it waits for
    QTRY_COMPARE(state(), m_queue->waitReason(second.id)); // once for many that changed
    QVERIFY2(!state().contains(u"run 1"), qPrintable(state()));
}

QTEST_MAIN(tst_RunView)
#include "tst_runview.moc"
