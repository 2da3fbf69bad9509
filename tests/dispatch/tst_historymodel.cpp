// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/dispatch/historymodel.h"
#include "model/dispatch/rerun.h"
#include "tests/support/writefile.h"

#include <QAbstractItemModelTester>
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
using namespace std::chrono_literals;

class tst_HistoryModel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void lists();
    void follows();
    void readsInPieces();
    void filters_data();
    void filters();
    void drift_data();
    void drift();
    void repeats();
    void failed_data();
    void failed();

private:
    void write(const QString &name, const QByteArray &text);
    qint64 add(const TaskValues &values = {}, Status status = Status::Ok, std::chrono::milliseconds duration = 1s,
               const QString &operation = u"look"_s);
    void addMany(int count);
    QString text(int row, int column) const { return m_model->index(row, column).data().toString(); }
    bool settle();

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<HistoryModel> m_model;
    qint64 m_entity = 0;
};

void tst_HistoryModel::write(const QString &name, const QByteArray &text)
{
    writeFile(m_dir->filePath(name), text);
}

void tst_HistoryModel::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    write(u"workspace.yml"_s, "name: Test\n");
    write(u"inventory"_s, "localhost\n");
    write(u"types/platforms/plain.yml"_s, "operations: [look, keep]\n");
    write(u"types/operations/look.yml"_s, "label: Look at it\ntasks: [look]\n");
    write(u"types/operations/keep.yml"_s, "label: Keep it\ntasks: [keep]\n");
    write(u"roles/look/meta/argument_specs.yml"_s, "argument_specs: {main: {options: {a: {type: int}, note: {}}}}\n");
    write(u"roles/keep/meta/argument_specs.yml"_s,
          "argument_specs: {main: {options: {word: {no_log: true, required: true}}}}\n");
    auto workspace = Workspace::open(m_dir->path());
    QVERIFY2(workspace, qPrintable(workspace ? QString() : workspace.error().sentence));
    m_workspace = std::move(*workspace);
    m_entity =
        m_workspace->store().addEntity({.name = u"example.com"_s, .type = u"plain"_s, .hosts = u"localhost"_s}).value();
    m_model = std::make_unique<HistoryModel>(*m_workspace);
}

void tst_HistoryModel::cleanup()
{
    m_model.reset();
    m_workspace.reset();
}

qint64 tst_HistoryModel::add(const TaskValues &values, Status status, std::chrono::milliseconds duration,
                             const QString &operation)
{
    Store &store = m_workspace->store();
    const auto run = store.addRun({.entity = m_entity, .operation = operation}, values, {});
    const QDateTime start = QDateTime::currentDateTimeUtc();
    if (!run || !store.setRunning(run->id).value_or(false)
        || !store
                .finishRun(run->id, {.status = status, .sentence = u"It ended."_s}, start,
                           start.addMSecs(duration.count()))
                .value_or(false))
        qFatal("no run");
    return run->id;
}

/// @p count runs of the operation that ended ok, in one statement: a transaction for each would take the disk's time.
void tst_HistoryModel::addMany(int count)
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"behind"_s);
        database.setDatabaseName(m_workspace->stateDir() + u"/aegir.sqlite"_s);
        QVERIFY(database.open());
        QSqlQuery query(database);
        QVERIFY(query.exec(
            u"WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < %1)"
            " INSERT INTO run (entity, operation, status, verdict, options, needs_secrets, folder, dispatched,"
            " started, finished, field_values) SELECT %2, 'look', 'ok', '', '{}', 0, 'f-' || n,"
            " '2026-11-01T10:00:00.000Z', '2026-11-01T10:00:00.000Z', '2026-11-01T10:00:01.000Z',"
            " '[{\"a\": ' || n || '}]' FROM number"_s.arg(count)
                .arg(m_entity)));
    }
    QSqlDatabase::removeDatabase(u"behind"_s);
}

bool tst_HistoryModel::settle()
{
    QSignalSpy settled(m_model.get(), &HistoryModel::settled);
    return settled.wait();
}

void tst_HistoryModel::lists()
{
    QAbstractItemModelTester tester(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int i = 0; i < 3; ++i)
        add({{{u"a"_s, 1}}}, Status::Ok, 10s);
    const qint64 slow = add({{{u"a"_s, 2}, {u"note"_s, u"why"_s}}}, Status::Warning, 31s);
    m_model->setFilter({});
    QVERIFY(settle());
    QCOMPARE(m_model->rowCount(), 4);
    QCOMPARE(m_model->rowOf(slow), 0);
    QCOMPARE(text(0, HistoryModel::RunColumn), QString::number(slow));
    QCOMPARE(text(0, HistoryModel::EntityColumn), u"example.com"_s);
    QCOMPARE(text(0, HistoryModel::OperationColumn), u"Look at it"_s);
    QCOMPARE(text(0, HistoryModel::StatusColumn), u"warning"_s);
    QCOMPARE(text(0, HistoryModel::DriftColumn), u"3.1×"_s);
    QCOMPARE(text(0, HistoryModel::ValuesColumn), u"a: 1 → 2; note: nothing → why"_s);
    QVERIFY(m_model->index(0, 0).data(HistoryModel::SlowRole).toBool());
    QVERIFY(m_model->index(0, 0).data(HistoryModel::FailedRole).toBool());
    QCOMPARE(text(1, HistoryModel::DriftColumn), QString());
    QCOMPARE(text(1, HistoryModel::ValuesColumn), QString());
    QVERIFY(!m_model->index(1, 0).data(HistoryModel::SlowRole).toBool());
}

void tst_HistoryModel::follows()
{
    QAbstractItemModelTester tester(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    const qint64 first = add();
    m_model->setFilter({});
    QVERIFY(settle());
    const qint64 second = add({}, Status::Error);
    m_model->updateRun(second);
    QCOMPARE(m_model->rowOf(second), 0);
    QVERIFY(m_workspace->store().pinRun(first, true).value());
    m_model->updateRun(first);
    QVERIFY(m_model->index(1, 0).data(HistoryModel::PinnedRole).toBool());
    QVERIFY(!m_model->index(1, 0).data(HistoryModel::RemovableRole).toBool());
    QCOMPARE(m_workspace->store().deleteRuns({second}).value(), QList{second});
    m_model->updateRun(second);
    QCOMPARE(m_model->rowCount(), 1);
    m_model->setFilter({.statuses = {Status::Error}});
    QVERIFY(settle());
    const qint64 third = add();
    m_model->updateRun(third);
    QCOMPARE(m_model->rowCount(), 0);
    const qint64 fourth = add({}, Status::Error);
    m_model->updateRun(fourth);
    m_model->updateRun(fourth);
    QCOMPARE(m_model->rowCount(), 1);
}

void tst_HistoryModel::readsInPieces()
{
    QAbstractItemModelTester tester(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    addMany(900);
    m_model->setFilter({});
    QVERIFY(settle());
    const int first = m_model->rowCount();
    QVERIFY2(first >= 100 && first < 500, QByteArray::number(first).constData());
    QVERIFY(m_model->canFetchMore({}));
    while (m_model->canFetchMore({})) {
        m_model->fetchMore({});
        QVERIFY(settle());
    }
    QCOMPARE(m_model->rowCount(), 900);
    // The one that is looked for is the oldest, and the event loop turns meanwhile.
    int turns = 0;
    QTimer timer;
    connect(&timer, &QTimer::timeout, this, [&turns] { ++turns; });
    timer.start(0);
    m_model->setFilter({.text = u"1"_s, .pinned = true});
    QVERIFY(settle());
    QCOMPARE(m_model->rowCount(), 0);
    QVERIFY(turns >= 2);
}

void tst_HistoryModel::filters_data()
{
    QTest::addColumn<HistoryFilter>("filter");
    QTest::addColumn<bool>("found");
    const auto row = [](const char *name, const HistoryFilter &filter, bool found) {
        QTest::addRow("%s", name) << filter << found;
    };
    row("everything", {}, true);
    row("entity", {.entity = 7}, true);
    row("another entity", {.entity = 8}, false);
    row("status", {.statuses = {Status::Ok, Status::Error}}, true);
    row("another status", {.statuses = {Status::Ok}}, false);
    row("operation", {.operation = u"look"_s}, true);
    row("part of an operation", {.operation = u"loo"_s}, false);
    row("part of the entity's name", {.text = u"EXAMPLE"_s}, true);
    row("the label", {.text = u"at it"_s}, true);
    row("the verdict", {.text = u"refused"_s}, true);
    row("a value", {.text = u"straße"_s}, true);
    row("a value in a list", {.text = u"inner"_s}, true);
    row("the name of a value", {.text = u"note"_s}, false);
    row("the number", {.text = u"41"_s}, true);
    row("part of the number", {.text = u"4"_s}, false);
    row("blanks around", {.text = u"  refused "_s}, true);
    row("something else", {.text = u"nothing like it"_s}, false);
    row("pinned", {.pinned = true}, false);
    row("two of which one is not", {.statuses = {Status::Error}, .text = u"nothing"_s}, false);
}

void tst_HistoryModel::filters()
{
    QFETCH(HistoryFilter, filter);
    const HistoryRow row{.run = 41,
                         .entity = 7,
                         .entityName = u"www.example.com"_s,
                         .operation = u"look"_s,
                         .status = Status::Error,
                         .sentence = u"The host refused."_s,
                         .values = TaskValues{{{u"note"_s, u"Große Straße"_s}, {u"list"_s, QJsonArray{u"inner"_s}}}}};
    QTEST(matches(filter, row, u"Look at it"_s), "found");
}

void tst_HistoryModel::drift_data()
{
    QTest::addColumn<int>("duration");
    QTest::addColumn<int>("usual");
    QTest::addColumn<QString>("text");
    QTest::addRow("same") << 10000 << 10000 << QString();
    QTest::addRow("a little") << 11000 << 10000 << QString();
    QTest::addRow("longer") << 14000 << 10000 << u"+40 %"_s;
    QTest::addRow("much longer") << 31000 << 10000 << u"3.1×"_s;
    QTest::addRow("shorter") << 6000 << 10000 << u"−40 %"_s;
    QTest::addRow("short anyway") << 400 << 100 << QString();
    QTest::addRow("from nothing") << 4000 << 0 << QString();
}

void tst_HistoryModel::drift()
{
    QFETCH(int, duration);
    QFETCH(int, usual);
    QLocale::setDefault(QLocale::c());
    QTEST(driftText(std::chrono::milliseconds(duration), std::chrono::milliseconds(usual)), "text");
}

void tst_HistoryModel::repeats()
{
    const qint64 run = add({{{u"a"_s, 5}}});
    const auto rerun = rerunOf(*m_workspace, run);
    QVERIFY2(rerun, qPrintable(rerun ? QString() : rerun.error().sentence));
    QCOMPARE(rerun->entity, m_entity);
    QCOMPARE(rerun->operation, u"look"_s);
    QCOMPARE(rerun->answers, (Answers{{{u"a"_s, 5}}}));
    QVERIFY(!rerun->asks);
    // A secret is not kept, so a person has to give it again.
    const qint64 secret = add({QJsonObject()}, Status::Ok, 1s, u"keep"_s);
    QVERIFY(rerunOf(*m_workspace, secret).value().asks);
    QVERIFY(!rerunOf(*m_workspace, 999));
    // A value that does not do any more is asked for, too.
    write(u"roles/look/meta/argument_specs.yml"_s,
          "argument_specs: {main: {options: {a: {type: int, choices: [1, 2]}}}}\n");
    m_workspace->reloadCatalogue();
    QVERIFY(rerunOf(*m_workspace, run).value().asks);

    QVERIFY(!rerunOnFailedHosts(*m_workspace, run)); // it says nothing of hosts
    const QString folder = m_workspace->runFolder(*m_workspace->store().run(run)).path();
    QVERIFY(QDir().mkpath(folder));
    QFile events(folder + u"/events.jsonl"_s);
    QVERIFY(events.open(QIODevice::WriteOnly));
    QVERIFY(events.write("{\"event\":\"stats\",\"hosts\":{\"web1\":{\"failures\":1},\"web0\":{\"ok\":2}}}\n") > 0);
    events.close();
    QCOMPARE(rerunOnFailedHosts(*m_workspace, run).value().options.limit, u"web1"_s);
    QFile::remove(m_dir->filePath(u"types/operations/look.yml"_s));
    m_workspace->reloadCatalogue();
    QVERIFY(!rerunOf(*m_workspace, run));
}

void tst_HistoryModel::failed_data()
{
    QTest::addColumn<QByteArray>("events");
    QTest::addColumn<QStringList>("hosts");
    QTest::addRow("none") << QByteArray() << QStringList();
    QTest::addRow("no end") << QByteArray("{\"event\":\"failed\",\"host\":\"a\"}\n") << QStringList();
    QTest::addRow("both kinds") << QByteArray(
        "{\"event\":\"stats\",\"hosts\":{\"b\":{\"failures\":1},\"a\":{\"unreachable\":2},\"c\":{\"failures\":0,\"ignored\":3}}}\n")
                                << QStringList{u"a"_s, u"b"_s};
    QTest::addRow("printed by a task") << QByteArray("{\"event\":\"ok\",\"msg\":\"\\\"stats\\\"\"}\n") << QStringList();
    QTest::addRow("cut off") << QByteArray("{\"event\":\"stats\",\"hosts\":{\"b\":{\"fail") << QStringList();
}

void tst_HistoryModel::failed()
{
    QFETCH(QByteArray, events);
    write(u"events.jsonl"_s, events);
    QTEST(failedHosts(m_dir->filePath(u"events.jsonl"_s)), "hosts");
}

QTEST_GUILESS_MAIN(tst_HistoryModel)
#include "tst_historymodel.moc"
