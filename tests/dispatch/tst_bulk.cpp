// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/dispatch/bulk.h"
#include "tests/support/writefile.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

/// Nobody holds the queue here: what is dispatched waits, and the tests move it along.
class tst_Bulk : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void runsOnEach();
    void leavesOutWhatCannot();
    void cancelsTheRest();
    void waitsForWhatCannotBeRead();
    void keepsNobodyWaiting();
    void common();
    void given();
    void asksForMany_data();
    void asksForMany();
    void eachKeepsItsOwn();
    void says_data();
    void says();

private:
    void write(const QString &name, const QByteArray &text);
    QList<qint64> addEntities(int count);
    QList<Target> targets(const QList<qint64> &entities) { return Target::findAll(m_workspace->store(), entities); }
    void end(qint64 run, Status status);
    /// As another program would.
    void execute(const QString &statement);

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<Queue> m_queue;
};

void tst_Bulk::write(const QString &name, const QByteArray &text)
{
    writeFile(m_dir->filePath(name), text);
}

void tst_Bulk::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    write(u"workspace.yml"_s, "name: Test\nansible_playbook: /bin/sh\n"); // any program: nothing is started
    write(u"inventory"_s, "localhost\n");
    write(u"types/platforms/plain.yml"_s, "fields: {folder: {type: path}}\noperations: [look, deploy]\n");
    write(u"types/platforms/other.yml"_s, "operations: [deploy]\n");
    write(u"types/operations/look.yml"_s, "tasks: [look]\n");
    write(u"types/operations/deploy.yml"_s, "tasks: [look]\n");
    write(u"roles/look/meta/argument_specs.yml"_s,
          "argument_specs: {main: {options: {amount: {type: int, required: true}, folder: {type: path}}}}\n");
    auto workspace = Workspace::open(m_dir->path());
    QVERIFY2(workspace, qPrintable(workspace ? QString() : workspace.error().sentence));
    m_workspace = std::move(*workspace);
    m_queue = std::make_unique<Queue>(*m_workspace, u"/no/such/worker"_s);
}

void tst_Bulk::cleanup()
{
    m_queue.reset();
    m_workspace.reset();
}

QList<qint64> tst_Bulk::addEntities(int count)
{
    QList<qint64> ids;
    for (int i = 0; i < count; ++i) {
        ids << m_workspace->store()
                   .addEntity({.name = u"p%1"_s.arg(i),
                               .type = u"plain"_s,
                               .hosts = u"localhost"_s,
                               .values = {{u"folder"_s, u"/srv/%1"_s.arg(i)}}})
                   .value();
    }
    return ids;
}

void tst_Bulk::end(qint64 run, Status status)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (status != Status::Cancelled)
        QVERIFY(m_workspace->store().setRunning(run).value());
    QVERIFY(m_workspace->store().finishRun(run, {.status = status}, now, now).value());
    emit m_queue->runChanged(run);
}

void tst_Bulk::execute(const QString &statement)
{
    {
        QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        other.setDatabaseName(m_workspace->stateDir() + u"/aegir.sqlite"_s);
        QVERIFY(other.open());
        QVERIFY(QSqlQuery(other).exec(statement));
    }
    QSqlDatabase::removeDatabase(u"other"_s);
}

void tst_Bulk::runsOnEach()
{
    const QList<qint64> entities = addEntities(4);
    Bulk bulk(*m_workspace, *m_queue);
    QSignalSpy dispatched(&bulk, &Bulk::dispatched);
    QSignalSpy finished(&bulk, &Bulk::finished);
    bulk.start(entities, u"look"_s, {{{u"amount"_s, 3}}});
    QCOMPARE(bulk.progress().text(), u"0 of 4 done, 4 waiting"_s);
    QVERIFY(dispatched.wait());
    const QList<qint64> runs = bulk.runs();
    QCOMPARE(runs.size(), 4);
    QCOMPARE(bulk.group(), runs.first());
    for (int i = 0; i < 4; ++i) {
        QCOMPARE(m_workspace->store().run(runs[i])->entity, entities[i]);
        // Each with its own folder, and the amount that was given for all.
        QCOMPARE(m_workspace->store().historyOf(runs[i])->values,
                 (TaskValues{{{u"amount"_s, 3}, {u"folder"_s, u"/srv/%1"_s.arg(i)}}}));
    }
    QCOMPARE(m_workspace->store().bulkRuns(bulk.group()).size(), 4);
    end(runs[0], Status::Ok);
    end(runs[1], Status::Error);
    QVERIFY(m_workspace->store().setRunning(runs[2]).value());
    emit m_queue->runChanged(runs[2]);
    QCOMPARE(bulk.progress().text(), u"2 of 4 done, 1 failed, 1 running, 1 waiting"_s);
    QCOMPARE(finished.size(), 0);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QVERIFY(m_workspace->store().finishRun(runs[2], {.status = Status::Warning}, now, now).value());
    emit m_queue->runChanged(runs[2]);
    end(runs[3], Status::Cancelled);
    QCOMPARE(finished.size(), 1);
    QCOMPARE(bulk.progress().text(), u"4 of 4 done, 1 failed, 1 cancelled"_s);
}

void tst_Bulk::leavesOutWhatCannot()
{
    QList<qint64> entities = addEntities(3);
    const qint64 other =
        m_workspace->store().addEntity({.name = u"other"_s, .type = u"other"_s, .hosts = u"localhost"_s}).value();
    entities.insert(1, other);
    QVERIFY(m_queue->dispatch(entities[0], u"look"_s, {{{u"amount"_s, 1}}})); // it is at work there already
    Bulk bulk(*m_workspace, *m_queue);
    QSignalSpy dispatched(&bulk, &Bulk::dispatched);
    bulk.start(entities, u"look"_s, {{{u"amount"_s, 3}}});
    QVERIFY(dispatched.wait());
    QCOMPARE(bulk.runs().size(), 2);
    QCOMPARE(bulk.refusals().size(), 2);
    QCOMPARE(bulk.refusals()[0].name, u"p0"_s);
    QCOMPARE(bulk.refusals()[1].name, u"other"_s);
    QVERIFY(!bulk.refusals()[1].sentence.isEmpty());
    QCOMPARE(bulk.progress().refused, 2);

    // When nothing can be dispatched it ends, too.
    Bulk none(*m_workspace, *m_queue);
    QSignalSpy finished(&none, &Bulk::finished);
    none.start(entities, u"look"_s, {QJsonObject()});
    QVERIFY(finished.wait());
    QCOMPARE(none.progress().refused, 4);
    Bulk empty(*m_workspace, *m_queue);
    QSignalSpy ended(&empty, &Bulk::finished);
    empty.start({}, u"look"_s, {});
    QVERIFY(ended.wait());
}

void tst_Bulk::cancelsTheRest()
{
    const auto opened = m_queue->open(); // the holder cancels at once
    QVERIFY(opened);
    QVERIFY(m_queue->setPaused(true));
    const QList<qint64> entities = addEntities(5);
    Bulk bulk(*m_workspace, *m_queue);
    QSignalSpy progressed(&bulk, &Bulk::progressed);
    QSignalSpy finished(&bulk, &Bulk::finished);
    bulk.start(entities, u"look"_s, {{{u"amount"_s, 3}}});
    while (bulk.runs().size() < 3)
        QVERIFY(progressed.wait());
    bulk.cancelRest();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(bulk.progress().cancelled, 5);
    QCOMPARE(m_workspace->store().dispatchedRuns().size(), 0);
    QCOMPARE(bulk.runs().size(), 3);
}

/// The queue tells of a run also when the database cannot be read: that one has not ended for that.
void tst_Bulk::waitsForWhatCannotBeRead()
{
    Bulk bulk(*m_workspace, *m_queue);
    QSignalSpy dispatched(&bulk, &Bulk::dispatched);
    QSignalSpy finished(&bulk, &Bulk::finished);
    bulk.start(addEntities(2), u"look"_s, {{{u"amount"_s, 3}}});
    QVERIFY(dispatched.wait());
    execute(u"ALTER TABLE run RENAME TO gone"_s);
    emit m_queue->runChanged(bulk.runs().first());
    execute(u"ALTER TABLE gone RENAME TO run"_s);
    QCOMPARE(bulk.progress().text(), u"0 of 2 done, 2 waiting"_s);
    end(bulk.runs().first(), Status::Ok);
    QCOMPARE(bulk.progress().text(), u"1 of 2 done, 1 waiting"_s);
    QCOMPARE(finished.size(), 0);
    end(bulk.runs().last(), Status::Ok);
    QCOMPARE(finished.size(), 1);
}

void tst_Bulk::keepsNobodyWaiting()
{
    const QList<qint64> entities = addEntities(30);
    Bulk bulk(*m_workspace, *m_queue);
    QSignalSpy dispatched(&bulk, &Bulk::dispatched);
    int turns = 0;
    QTimer timer;
    connect(&timer, &QTimer::timeout, this, [&turns] { ++turns; });
    timer.start(0);
    bulk.start(entities, u"look"_s, {{{u"amount"_s, 3}}});
    QVERIFY(dispatched.wait(60000));
    QCOMPARE(bulk.runs().size(), 30);
    QVERIFY2(turns >= 25, QByteArray::number(turns).constData());
}

void tst_Bulk::common()
{
    QList<qint64> entities = addEntities(2);
    QCOMPARE(commonOperations(m_workspace->catalogue(), targets({})), QStringList());
    QCOMPARE(commonOperations(m_workspace->catalogue(), targets(entities)), (QStringList{u"look"_s, u"deploy"_s}));
    entities
        << m_workspace->store().addEntity({.name = u"other"_s, .type = u"other"_s, .hosts = u"localhost"_s}).value();
    QCOMPARE(commonOperations(m_workspace->catalogue(), targets(entities)), QStringList{u"deploy"_s});
    QCOMPARE(otherOperations(m_workspace->catalogue(), targets(entities)), QStringList{u"look"_s});
    QCOMPARE(entitiesText(targets(entities)), u"3 platform(s)"_s);
    entities << m_workspace->store().addEntity({.name = u"odd"_s, .type = u"gone"_s, .hosts = u"localhost"_s}).value();
    QCOMPARE(commonOperations(m_workspace->catalogue(), targets(entities)), QStringList());
    const qint64 site =
        m_workspace->store()
            .addEntity({.kind = EntityKind::Site, .name = u"s"_s, .type = u"page"_s, .platform = entities[0]})
            .value();
    QCOMPARE(entitiesText(targets({site})), u"1 site(s)"_s);
    QCOMPARE(entitiesText(targets({entities[0], entities[1], site})), u"2 platform(s) and 1 site(s)"_s);
}

void tst_Bulk::given()
{
    const qint64 entity = addEntities(1).first();
    const auto target = Target::find(m_workspace->store(), entity);
    const QList<TaskForm> form = operationForm(*m_workspace, *m_workspace->catalogue().operationType(u"look"), *target);
    // What is the first one's own is not everybody's; what a person changed is.
    QCOMPARE(givenAnswers(form, {{{u"amount"_s, 3}, {u"folder"_s, u"/srv/0"_s}}}), (Answers{{{u"amount"_s, 3}}}));
    QCOMPARE(givenAnswers(form, {{{u"folder"_s, u"/mine"_s}}}), (Answers{{{u"folder"_s, u"/mine"_s}}}));
    QCOMPARE(givenAnswers(form, {{{u"folder"_s, QJsonValue::Null}}}), (Answers{{{u"folder"_s, QJsonValue::Null}}}));
}

void tst_Bulk::asksForMany_data()
{
    QTest::addColumn<QStringList>("folders"); // of each entity; empty: it has none
    QTest::addColumn<QString>("role");        // what its specification says of the field
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<bool>("required");
    QTest::addColumn<bool>("ask");
    const QJsonValue none = QJsonValue::Undefined;
    QTest::addRow("all alike") << QStringList{u"/a"_s, u"/a"_s} << u"required: true"_s << QJsonValue(u"/a"_s) << true
                               << false;
    QTest::addRow("each its own") << QStringList{u"/a"_s, u"/b"_s, u"/a"_s} << u"required: true"_s << none << false
                                  << false;
    QTest::addRow("none has one") << QStringList{{}, {}} << u"required: true"_s << none << true << true;
    QTest::addRow("the last has none") << QStringList{u"/a"_s, u"/b"_s, {}} << u"required: true"_s << none << true
                                       << true;
    QTest::addRow("the first has none") << QStringList{{}, u"/b"_s} << u"required: true"_s << none << true << true;
    QTest::addRow("some have the role's") << QStringList{u"/a"_s, {}} << u"default: /d"_s << none << false << false;
    QTest::addRow("all have the role's") << QStringList{{}, {}} << u"default: /d"_s << QJsonValue(u"/d"_s) << false
                                         << false;
    QTest::addRow("it may be empty") << QStringList{u"/a"_s, {}} << u"required: false"_s << none << false << false;
}

void tst_Bulk::asksForMany()
{
    QFETCH(const QStringList, folders);
    QFETCH(const QString, role);
    write(u"roles/look/meta/argument_specs.yml"_s,
          "argument_specs: {main: {options: {folder: {type: path, " + role.toUtf8() + "}}}}\n");
    m_workspace->reloadCatalogue();
    QList<qint64> entities;
    for (int i = 0; i < folders.size(); ++i) {
        Entity entity{.name = u"p%1"_s.arg(i), .type = u"plain"_s, .hosts = u"localhost"_s};
        if (!folders[i].isEmpty())
            entity.values.insert(u"folder"_s, folders[i]);
        entities << m_workspace->store().addEntity(entity).value();
    }
    const QList<TaskForm> form =
        commonForm(*m_workspace, *m_workspace->catalogue().operationType(u"look"), targets(entities));
    QCOMPARE(form.size(), 1);
    QCOMPARE(form[0].fields.size(), 1);
    const FieldAnswer &field = form[0].fields[0];
    QTEST(field.value, "value");
    QTEST(field.field.required, "required");
    QTEST(field.ask, "ask");
    // What cannot be dispatched without an answer says so, and nothing else does.
    QFETCH(const bool, ask);
    QCOMPARE(problemsOf(form, {QJsonObject()}).isEmpty(), !ask);
}

void tst_Bulk::eachKeepsItsOwn()
{
    const QList<qint64> entities = addEntities(3);
    const OperationType operation = *m_workspace->catalogue().operationType(u"look");
    const QList<TaskForm> form = commonForm(*m_workspace, operation, targets(entities));
    const Answers kept = givenAnswers(form, {{{u"amount"_s, 3}}});
    const Answers replaced = givenAnswers(form, {{{u"amount"_s, 3}, {u"folder"_s, u"/srv/0"_s}}});
    for (const auto &[answers, folders] : {std::pair(kept, QStringList{u"/srv/0"_s, u"/srv/1"_s, u"/srv/2"_s}),
                                           std::pair(replaced, QStringList{u"/srv/0"_s, u"/srv/0"_s, u"/srv/0"_s})}) {
        Bulk bulk(*m_workspace, *m_queue);
        QSignalSpy dispatched(&bulk, &Bulk::dispatched);
        bulk.start(entities, u"look"_s, answers);
        QVERIFY(dispatched.wait());
        QVERIFY2(bulk.refusals().isEmpty(), qPrintable(bulk.refusals().value(0).sentence));
        QStringList sent;
        for (const qint64 run : bulk.runs()) {
            sent << m_workspace->store().historyOf(run)->values->first()[u"folder"_s].toString();
            end(run, Status::Ok);
        }
        QCOMPARE(sent, folders);
    }
}

void tst_Bulk::says_data()
{
    QTest::addColumn<BulkProgress>("progress");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("outcome");
    QTest::addRow("nothing") << BulkProgress() << u"0 of 0 done"_s << u"0 ok"_s;
    QTest::addRow("in the middle")
        << BulkProgress{.total = 20, .waiting = 9, .running = 3, .ok = 6, .failed = 1, .refused = 1}
        << u"8 of 20 done, 1 failed, 1 could not be dispatched, 3 running, 9 waiting"_s
        << u"6 ok, 1 failed, 1 could not be dispatched"_s;
    QTest::addRow("nothing was done") << BulkProgress{.total = 2, .cancelled = 2} << u"2 of 2 done, 2 cancelled"_s
                                      << u"2 cancelled"_s;
    QTest::addRow("the end") << BulkProgress{.total = 2, .ok = 2} << u"2 of 2 done"_s << u"2 ok"_s;
}

void tst_Bulk::says()
{
    QFETCH(BulkProgress, progress);
    QTEST(progress.text(), "text");
    QTEST(progress.outcome(), "outcome");
}

QTEST_GUILESS_MAIN(tst_Bulk)
#include "tst_bulk.moc"
