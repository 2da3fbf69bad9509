// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/inventory/schema.h"
#include "model/inventory/store.h"
#include "plainconnection.h"

#include <QSqlRecord>
#include <QTemporaryDir>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Every value of every column of every table, by `table.column`, in the order of the rows.
QMap<QString, QStringList> contents(const PlainConnection &connection)
{
    QMap<QString, QStringList> all;
    for (const QString &table :
         connection.column(u"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"_s)) {
        for (const QString &column : connection.column(u"SELECT name FROM pragma_table_info('%1')"_s.arg(table)))
            all.insert(table + u'.' + column,
                       connection.column(u"SELECT quote(%1) FROM %2 ORDER BY 1"_s.arg(column, table)));
    }
    return all;
}

/// What the program wrote when its schema was @p version: entities, also a deleted one, and runs in every state.
void fill(const PlainConnection &connection, int version)
{
    connection.run(
        u"INSERT INTO entity (id, kind, name, type, platform, hosts, environment, field_values, outputs, status, status_sentence,"
        " status_changed, deleted) VALUES"
        " (1, 'platform', 'drupal', 'git', NULL, 'web0', 'production', '{\"path\":\"/srv/it''s\"}', '{\"commit\":\"abc\",\"size\":3}',"
        "  'ok', 'Fine.', '2026-01-02T03:04:05.000Z', NULL),"
        " (2, 'site', 'example.com', 'page', 1, '', '', '{}', '{}', 'error', 'web0 failed.', '2026-01-02T03:04:06.000Z', NULL),"
        " (3, 'site', 'old.example', 'page', 1, '', '', '{}', '{}', '', '', NULL, '2026-01-01T00:00:00.000Z')"_s);
    int id = 0;
    for (const auto &[entity, operation, status] : {std::tuple(1, u"verify"_s, u"ok"_s),
                                                    {1, u"verify"_s, u"running"_s},
                                                    {2, u"backup"_s, u"error"_s},
                                                    {2, u"backup"_s, u"waiting"_s},
                                                    {2, u"verify"_s, u"interrupted"_s},
                                                    {3, u"verify"_s, u"cancelled"_s},
                                                    {1, u"backup"_s, u"warning"_s}}) {
        ++id;
        const bool ended = status != u"waiting"_s && status != u"running"_s;
        connection.run(
            u"INSERT INTO run (id, entity, operation, status, verdict, options, needs_secrets, folder, dispatched, started, finished)"
            " VALUES (%1, %2, '%3', '%4', %5, '{\"check\":%6}', 0, '%1-folder', '2026-01-02T03:04:0%1.000Z', %7, %8)"_s
                .arg(id)
                .arg(entity)
                .arg(operation, status,
                     ended ? u"'{\"status\":\"%1\",\"sentence\":\"Run %2 ended.\",\"event\":7}'"_s.arg(status).arg(id)
                           : u"'{}'"_s,
                     id == 7 ? u"true"_s : u"false"_s,
                     status == u"waiting"_s ? u"NULL"_s : u"'2026-01-02T03:05:00.000Z'"_s,
                     ended ? u"'2026-01-02T03:05:30.500Z'"_s : u"NULL"_s));
    }
    connection.run(u"INSERT INTO task_values (entity, operation, field_values) VALUES (1, 'verify', '[{\"level\":2}]'),"
                   " (2, 'backup', '[{},{\"keep\":5}]')"_s);
    if (version >= 2)
        connection.run(u"UPDATE run SET outputs_event = 12 WHERE id = 1"_s);
    if (version >= 3)
        connection.run(
            u"INSERT INTO output_history (entity, name, value, run, time) VALUES (1, 'commit', '[\"abc\"]', 1, '2026-01-02T03:05:10.000Z')"_s);
    if (version >= 4) {
        connection.run(u"UPDATE run SET place = id"_s);
        connection.run(
            u"UPDATE run SET held = 1, not_before = '2027-01-01T00:00:00.000Z', attempt = 2, attempts = 3, repeats = 3, timetable = 1,"
            " due = '2026-01-02T03:00:00.000Z', place = 40 WHERE id = 4"_s);
        connection.run(u"INSERT INTO queue_pause (id, since) VALUES (1, '2026-01-02T03:04:05.000Z')"_s);
        connection.run(u"INSERT INTO timetable (id, entity, operation, rule, answers, options, created) VALUES"
                       " (1, 2, 'backup', '0 3 * * *', '[{},{}]', '{}', '2026-01-01T00:00:00.000Z')"_s);
    }
    if (version >= 5)
        connection.run(u"UPDATE run SET pinned = 1, bulk = 1, bytes = 4096 WHERE id = 1"_s);
}

} // namespace

/// A database that an earlier version of the program wrote, each made by running that version's own steps.
class tst_SchemaUpgrade : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void losesNothing_data();
    void losesNothing();
    void goesOnWorking_data();
    void goesOnWorking();

private:
    void rows();
    void make(int version);

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
    QMap<QString, QStringList> m_before;
};

void tst_SchemaUpgrade::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(u"aegir.sqlite"_s);
}

void tst_SchemaUpgrade::rows()
{
    QTest::addColumn<int>("version");
    // A new step brings its row by itself; fill() must then write what it added.
    for (int version = 1; version <= Store::currentVersion(); ++version)
        QTest::addRow("schema %d", version) << version;
}

void tst_SchemaUpgrade::make(int version)
{
    const auto made = Store::open(m_path, schemaSteps().first(version), 1s);
    QVERIFY2(made, qPrintable(made ? QString() : made.error().sentence));
    const PlainConnection connection(m_path);
    fill(connection, version);
    m_before = contents(connection);
    QCOMPARE(m_before[u"run.id"_s].size(), 7);
}

void tst_SchemaUpgrade::losesNothing_data()
{
    rows();
}

void tst_SchemaUpgrade::losesNothing()
{
    QFETCH(const int, version);
    make(version);
    QVERIFY(Store::open(m_path));
    const PlainConnection connection(m_path);
    const QMap<QString, QStringList> after = contents(connection);
    for (const auto &[column, values] : m_before.asKeyValueRange())
        QCOMPARE(after.value(column), values);
    QCOMPARE(connection.column(u"PRAGMA integrity_check"_s), QStringList{u"ok"_s});
    QCOMPARE(connection.column(u"PRAGMA foreign_key_check"_s), QStringList());
    // It is the same as a new one is.
    const QString fresh = m_dir->filePath(u"fresh.sqlite"_s);
    QVERIFY(Store::open(fresh));
    const QString schema = u"SELECT name || ': ' || sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"_s;
    QCOMPARE(connection.column(schema), PlainConnection(fresh).column(schema));
}

void tst_SchemaUpgrade::goesOnWorking_data()
{
    rows();
}

void tst_SchemaUpgrade::goesOnWorking()
{
    QFETCH(const int, version);
    make(version);
    auto opened = Store::open(m_path);
    QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().sentence));
    Store &store = **opened;

    QCOMPARE(store.entities().size(), 2);
    QCOMPARE(store.entity(1)->values.value(u"path"_s), QJsonValue(u"/srv/it's"_s));
    QCOMPARE(store.entity(2)->statusSentence, u"web0 failed."_s);
    QCOMPARE(store.outputHistory(1, u"commit"_s).size(), 1);
    QCOMPARE(store.taskValues(2, u"backup"_s), (TaskValues{QJsonObject(), {{u"keep"_s, 5}}}));
    const QList<Run> dispatched = store.dispatchedRuns();
    QCOMPARE(dispatched.size(), 2);
    QCOMPARE(dispatched[0].id, 2); // at work
    QCOMPARE(dispatched[1].id, 4);
    QCOMPARE(dispatched[1].held, version >= 4);
    QCOMPARE(dispatched[1].attempt, version >= 4 ? 2 : 1);
    QCOMPARE(store.isQueuePaused(), version >= 4);
    QCOMPARE(store.timetables().size(), version >= 4 ? 1 : 0);

    const QList<HistoryRow> history = store.history(0, 0, 100);
    QCOMPARE(history.size(), 7);
    QCOMPARE(history[0].status, Status::Warning);
    QVERIFY(history[0].options.check);
    QCOMPARE(history[1].entityName, u"old.example"_s); // it was deleted, its run is there
    QCOMPARE(history[4].sentence, u"Run 3 ended."_s);
    QCOMPARE(history[4].duration(), 30500ms);
    QCOMPARE(history[6].pinned, version >= 5);
    QCOMPARE(store.runFolders()->size(), 7);

    // The run at work ends, and what waits can have its turn.
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QVERIFY(store.finishRun(2, {.status = Status::Ok, .sentence = u"Fine."_s}, now, now).value());
    QCOMPARE(store.entity(1)->status, Status::Ok);
    if (version >= 4) {
        QVERIFY(store.setQueuePaused(false).value());
        QVERIFY(store.releaseRun(4).value());
    }
    QVERIFY(store.takeTurn(4).value());
    const auto added = store.addRun({.entity = 1, .operation = u"verify"_s}, {{{u"level"_s, 3}}}, {});
    QVERIFY2(added, qPrintable(added ? QString() : added.error().sentence));
    QCOMPARE(added->id, 8);
    QVERIFY(added->place > dispatched[1].place);
    QCOMPARE(store.historyOf(8)->values, (TaskValues{{{u"level"_s, 3}}}));
}

QTEST_GUILESS_MAIN(tst_SchemaUpgrade)
#include "tst_schemaupgrade.moc"
