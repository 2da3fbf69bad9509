// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/log/comparemodel.h"
#include "model/log/runcompare.h"
#include "model/log/runcomparer.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <ctime>

using namespace Aegir;
using namespace Qt::StringLiterals;

/// Two runs as short words: `role:name@file:line host state seconds`, each a task on a host.
class tst_RunCompare : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void compares_data();
    void compares();
    void drift_data();
    void drift();
    void manyResults();
    void leavesOutWhatAlwaysDiffers();
    void model();
    void recorded();
    void reportsFailures();
    void diffs_data();
    void diffs();

private:
    static QList<QJsonObject> events(const QStringList &results);
    static RunResults run(const QStringList &results);
    static QString line(const ComparedResult &row);
    QString write(const QString &name, const QList<QJsonObject> &events) const;

    QTemporaryDir m_folder;
};

/// Events as the plugin writes them; a task's uuid is another one in each run.
QList<QJsonObject> tst_RunCompare::events(const QStringList &results)
{
    static int run = 0;
    ++run;
    QList<QJsonObject> events{{{u"event"_s, u"play"_s}, {u"play"_s, 1}, {u"name"_s, u"p"_s}, {u"n"_s, 1}}};
    QString last;
    int uuid = 0;
    for (const QString &result : results) {
        const QStringList words = result.split(u' ');
        const QString task = words[0];
        if (task != last) {
            ++uuid;
            events.append({{u"event"_s, u"task"_s},
                           {u"play"_s, 1},
                           {u"n"_s, events.size() + 1},
                           {u"task"_s, u"%1-%2"_s.arg(run).arg(uuid)},
                           {u"role"_s, task.section(u':', 0, 0)},
                           {u"name"_s, task.section(u':', 1).section(u'@', 0, 0)},
                           {u"path"_s, task.section(u'@', 1)}});
        }
        last = task;
        QString state = words[2];
        const bool noLog = words.contains(u"no_log"_s);
        events.append({{u"event"_s,
                        state == "changed"_L1 || state == "ok"_L1 ? u"ok"_s
                            : state == "ignored"_L1               ? u"failed"_s
                                                                  : state},
                       {u"n"_s, events.size() + 1},
                       {u"task"_s, u"%1-%2"_s.arg(run).arg(uuid)},
                       {u"host"_s, words[1]},
                       {u"changed"_s, state == "changed"_L1},
                       {u"ignored"_s, state == "ignored"_L1},
                       {u"no_log"_s, noLog},
                       {u"duration"_s, words.value(3, u"0.1"_s).toDouble()},
                       {u"result"_s, QJsonObject{{u"msg"_s, state}}}});
    }
    return events;
}

RunResults tst_RunCompare::run(const QStringList &results)
{
    RunResults run;
    for (const QJsonObject &event : events(results))
        run.add(Event::fromJson(event));
    return run;
}

QString tst_RunCompare::line(const ComparedResult &row)
{
    static const QList<QString> kinds{u"same"_s, u"state"_s, u"new"_s, u"gone"_s, u"slower"_s, u"faster"_s};
    return u"%1 %2 %3"_s.arg(row.task, row.host, kinds[int(row.kind)]);
}

QString tst_RunCompare::write(const QString &name, const QList<QJsonObject> &events) const
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    for (const QJsonObject &event : events)
        file.write(QJsonDocument(event).toJson(QJsonDocument::Compact) + '\n');
    return file.fileName();
}

void tst_RunCompare::initTestCase()
{
    QVERIFY(m_folder.isValid());
}

void tst_RunCompare::compares_data()
{
    QTest::addColumn<QStringList>("before");
    QTest::addColumn<QStringList>("after");
    QTest::addColumn<QStringList>("rows");
    QTest::addColumn<QString>("sentence");

    const QStringList plain{u"r:a@/r/main.yml:1 web0 ok"_s, u"r:b@/r/main.yml:5 web0 changed"_s};
    QTest::addRow("the same") << plain << plain << QStringList{u"a web0 same"_s, u"b web0 same"_s}
                              << u"Every task ended as before, and took about as long."_s;
    QTest::addRow("nothing ran") << QStringList() << QStringList() << QStringList()
                                 << u"Neither run got as far as a task."_s;
    QTest::addRow("state") << plain
                           << QStringList{u"r:a@/r/main.yml:1 web0 failed"_s, u"r:b@/r/main.yml:5 web0 changed"_s}
                           << QStringList{u"a web0 state"_s, u"b web0 same"_s} << u"1 tasks changed state."_s;
    QTest::addRow("stopped early") << plain << QStringList{u"r:a@/r/main.yml:1 web0 failed"_s}
                                   << QStringList{u"a web0 state"_s, u"b web0 gone"_s}
                                   << u"1 tasks changed state, 1 tasks are gone."_s;
    QTest::addRow("new in the middle") << plain
                                       << QStringList{plain[0], u"r:new@/r/main.yml:3 web0 ok"_s,
                                                      u"r:b@/r/main.yml:9 web0 changed"_s}
                                       << QStringList{u"a web0 same"_s, u"new web0 new"_s, u"b web0 same"_s}
                                       << u"1 tasks are new."_s;
    QTest::addRow("gone at the top") << plain << QStringList{plain[1]}
                                     << QStringList{u"a web0 gone"_s, u"b web0 same"_s} << u"1 tasks are gone."_s;
    QTest::addRow("lines moved") << plain
                                 << QStringList{u"r:a@/r/main.yml:11 web0 ok"_s, u"r:b@/r/main.yml:15 web0 changed"_s}
                                 << QStringList{u"a web0 same"_s, u"b web0 same"_s}
                                 << u"Every task ended as before, and took about as long."_s;
    QTest::addRow("another file") << plain
                                  << QStringList{u"r:a@/r/first.yml:1 web0 ok"_s, u"r:b@/x/main.yml:5 web0 ok"_s}
                                  << QStringList{u"a web0 same"_s, u"b web0 state"_s} << u"1 tasks changed state."_s;
    QTest::addRow("another role") << plain
                                  << QStringList{u"r:a@/r/main.yml:1 web0 ok"_s, u"q:b@/r/main.yml:5 web0 changed"_s}
                                  << QStringList{u"a web0 same"_s, u"b web0 gone"_s, u"b web0 new"_s}
                                  << u"1 tasks are new, 1 tasks are gone."_s;
    QTest::addRow("the run's own playbook")
        << QStringList{u":Facts@/w/.aegir/runs/1/playbook.yml:2 web0 ok"_s}
        << QStringList{u":Facts@/w/.aegir/runs/2/playbook.yml:2 web0 ok"_s} << QStringList{u"Facts web0 same"_s}
        << u"Every task ended as before, and took about as long."_s;
    QTest::addRow("a host comes, another goes")
        << QStringList{u"r:a@/r/main.yml:1 web0 ok"_s, u"r:a@/r/main.yml:1 web1 ok"_s}
        << QStringList{u"r:a@/r/main.yml:1 web0 ok"_s, u"r:a@/r/main.yml:1 web2 ok"_s}
        << QStringList{u"a web0 same"_s, u"a web1 gone"_s, u"a web2 new"_s} << u"1 hosts are new, 1 hosts are gone."_s;
    QTest::addRow("hosts in another order")
        << QStringList{u"r:a@/r/main.yml:1 web0 ok"_s, u"r:a@/r/main.yml:1 web1 failed"_s}
        << QStringList{u"r:a@/r/main.yml:1 web1 failed"_s, u"r:a@/r/main.yml:1 web0 ok"_s}
        << QStringList{u"a web1 same"_s, u"a web0 same"_s} << u"Every task ended as before, and took about as long."_s;
    // The same task twice: an included file, a handler that is flushed twice.
    QTest::addRow("occurrences") << QStringList{u"r:a@/r/main.yml:1 web0 ok"_s, u"r:x@/r/main.yml:2 web0 ok"_s,
                                                u"r:a@/r/main.yml:1 web0 failed"_s}
                                 << QStringList{u"r:a@/r/main.yml:1 web0 ok"_s, u"r:x@/r/main.yml:2 web0 ok"_s,
                                                u"r:a@/r/main.yml:1 web0 ok"_s}
                                 << QStringList{u"a web0 same"_s, u"x web0 same"_s, u"a web0 state"_s}
                                 << u"1 tasks changed state."_s;
    QTest::addRow("one task on many hosts counts once")
        << QStringList{u"r:a@/r/main.yml:1 web0 ok"_s, u"r:a@/r/main.yml:1 web1 ok"_s}
        << QStringList{u"r:a@/r/main.yml:1 web0 ignored"_s, u"r:a@/r/main.yml:1 web1 unreachable"_s}
        << QStringList{u"a web0 state"_s, u"a web1 state"_s} << u"1 tasks changed state."_s;
    QTest::addRow("slower and faster") << QStringList{u"r:a@/r/main.yml:1 web0 ok 1.0"_s,
                                                      u"r:b@/r/main.yml:5 web0 ok 9.0"_s,
                                                      u"r:c@/r/main.yml:9 web0 ok 0.1"_s}
                                       << QStringList{u"r:a@/r/main.yml:1 web0 ok 2.0"_s,
                                                      u"r:b@/r/main.yml:5 web0 ok 3.0"_s,
                                                      u"r:c@/r/main.yml:9 web0 ok 0.4"_s}
                                       << QStringList{u"a web0 slower"_s, u"b web0 faster"_s, u"c web0 same"_s}
                                       << u"1 tasks took longer, 1 tasks were faster."_s;
}

void tst_RunCompare::compares()
{
    QFETCH(QStringList, before);
    QFETCH(QStringList, after);
    QFETCH(QStringList, rows);
    QFETCH(QString, sentence);

    const RunComparison comparison = compareRuns(run(before), run(after));
    QStringList found;
    for (const ComparedResult &row : comparison.rows)
        found.append(line(row));
    QCOMPARE(found, rows);
    QCOMPARE(comparisonSentence(comparison), sentence); // no translation is loaded, so the plurals are the source's
}

void tst_RunCompare::drift_data()
{
    QTest::addColumn<double>("before");
    QTest::addColumn<double>("after");
    QTest::addColumn<bool>("isDrift");
    QTest::addRow("unknown before") << -1.0 << 10.0 << false;
    QTest::addRow("unknown after") << 10.0 << -1.0 << false;
    QTest::addRow("short") << 0.01 << 0.5 << false;
    QTest::addRow("long enough") << 0.01 << 0.52 << true;
    QTest::addRow("too small a part") << 10.0 << 14.9 << false;
    QTest::addRow("slower") << 10.0 << 15.1 << true;
    QTest::addRow("faster") << 15.1 << 10.0 << true;
}

void tst_RunCompare::drift()
{
    QFETCH(double, before);
    QFETCH(double, after);
    QTEST(isDrift(before, after), "isDrift");
}

void tst_RunCompare::manyResults()
{
    QStringList before;
    for (int task = 0; task < 500; ++task) {
        for (int host = 0; host < 100; ++host)
            before.append(u"r:t%1@/r/main.yml:%1 web%2 ok"_s.arg(task).arg(host));
    }
    QStringList after = before;
    after[12345].replace(u" ok"_s, u" changed"_s);
    const RunResults first = run(before);
    const RunResults second = run(after);
    const std::clock_t begin = std::clock(); // of the processor: others may be at work on this machine
    const RunComparison comparison = compareRuns(first, second);
    const qint64 elapsed = qint64(std::clock() - begin) * 1000 / CLOCKS_PER_SEC;
    qInfo("%lld rows in %lld ms", qint64(comparison.rows.size()), elapsed);
    QCOMPARE(comparison.rows.size(), 50'000);
    QCOMPARE(comparison.changedTasks, 1);
    QVERIFY(elapsed < 2000);
}

void tst_RunCompare::leavesOutWhatAlwaysDiffers()
{
    const QJsonObject times{{u"start"_s, u"1"_s},
                            {u"end"_s, u"2"_s},
                            {u"delta"_s, u"3"_s},
                            {u"stdout"_s, u"x"_s},
                            {u"stdout_lines"_s, QJsonArray{u"x"_s}},
                            {u"rc"_s, 0}};
    const QJsonObject kept{{u"stdout"_s, u"x"_s}, {u"rc"_s, 0}};
    QCOMPARE(comparableResult(times), kept);
    QCOMPARE(comparableResult({{u"results"_s, QJsonArray{times, 1}}}),
             (QJsonObject{{u"results"_s, QJsonArray{kept, 1}}}));
    const QJsonObject diff{{u"before"_s, u"a"_s}, {u"after"_s, u"b"_s}, {u"after_header"_s, u"/root/.ansible/tmp/x"_s}};
    QCOMPARE(comparableResult(
                 {{u"diff"_s, QJsonArray{diff}}, {u"src"_s, u"/root/.ansible/tmp/ansible-tmp-1-2/source.j2"_s}}),
             (QJsonObject{{u"diff"_s, QJsonArray{QJsonObject{{u"after"_s, u"b"_s}}}}, {u"src"_s, u"source.j2"_s}}));
    QCOMPARE(comparableResult({{u"diff"_s, QJsonObject{{u"prepared"_s, u"+x"_s}}}}),
             (QJsonObject{{u"diff"_s, QJsonObject{{u"prepared"_s, u"+x"_s}}}}));
    // A value of that name that is none of a command's stays.
    QCOMPARE(comparableResult({{u"start"_s, 1}, {u"stdout_lines"_s, 2}}),
             (QJsonObject{{u"start"_s, 1}, {u"stdout_lines"_s, 2}}));
}

void tst_RunCompare::model()
{
    CompareModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setComparison(
        compareRuns(run({u"r:a@/m:1 web0 ok 1"_s, u"r:b@/m:2 web0 ok 0.2"_s, u"r:gone@/m:3 web0 ok"_s}),
                    run({u"r:a@/m:1 web0 ok 3"_s, u"r:b@/m:2 web0 ok 0.2"_s, u"r:c@/m:4 web0 failed"_s})));
    QCOMPARE(model.rowCount(), 3);
    model.setOnlyDifferences(false);
    QCOMPARE(model.rowCount(), 4);
    const auto text = [&model](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(text(0, CompareModel::TaskColumn), u"r : a"_s);
    QCOMPARE(text(0, CompareModel::ChangeColumn), u"3.0 \u00d7"_s);
    QCOMPARE(text(1, CompareModel::ChangeColumn), QString());
    QCOMPARE(text(2, CompareModel::AfterColumn), u"not run"_s);
    QVERIFY(!model.index(2, CompareModel::AfterColumn).data(CompareModel::StateRole).isValid());
    QCOMPARE(text(3, CompareModel::AfterColumn), u"failed"_s);
    QCOMPARE(model.index(3, CompareModel::AfterColumn).data(CompareModel::StateRole).toInt(), int(ResultState::Failed));
    model.setText(u"GONE"_s);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, 0).data(CompareModel::RowRole).toInt(), 2);
    model.setText(u"web7"_s);
    QCOMPARE(model.rowCount(), 0);
}

void tst_RunCompare::recorded()
{
    const QString folder = QStringLiteral(AEGIR_TEST_DIR "/../callback/recorded/");
    RunComparer comparer;
    QSignalSpy compared(&comparer, &RunComparer::compared);
    QSignalSpy diffs(&comparer, &RunComparer::diffReady);
    comparer.compare(folder + u"ignored.jsonl"_s, folder + u"ignored.jsonl"_s); // an earlier call comes no more
    comparer.compare(folder + u"ok.jsonl"_s, folder + u"failed.jsonl"_s);
    QTRY_COMPARE(compared.size(), 1);
    const auto comparison = compared[0][0].value<RunComparison>();
    QVERIFY(!comparison.rows.isEmpty());
    for (const ComparedResult &row : comparison.rows)
        comparer.makeDiff(row); // only the last one counts
    QTRY_COMPARE(diffs.size(), 1);
    QVERIFY(diffs[0][1].toString().isEmpty());
}

void tst_RunCompare::reportsFailures()
{
    RunComparer comparer;
    QSignalSpy failed(&comparer, &RunComparer::failed);
    comparer.compare(m_folder.filePath(u"none"_s), m_folder.filePath(u"nothing"_s));
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(failed[0][0].toString().endsWith(u'.'));
}

void tst_RunCompare::diffs_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("diff");
    QTest::addColumn<QString>("sentence");

    const QString head = u"--- before\n+++ now\n"_s;
    QTest::addRow("same") << u"r:a@/m:1 w ok"_s << u"r:a@/m:1 w ok"_s << QString() << QString();
    QTest::addRow("changed") << u"r:a@/m:1 w ok"_s << u"r:a@/m:1 w failed"_s
                             << head + u"@@ -1 +1 @@\n-msg: ok\n+msg: failed\n"_s << QString();
    QTest::addRow("new") << QString() << u"r:a@/m:1 w ok"_s << head + u"@@ -0,0 +1 @@\n+msg: ok\n"_s << QString();
    QTest::addRow("gone") << u"r:a@/m:1 w ok"_s << QString() << head + u"@@ -1 +0,0 @@\n-msg: ok\n"_s << QString();
    QTest::addRow("hidden before") << u"r:a@/m:1 w ok 1 no_log"_s << u"r:a@/m:1 w failed"_s << QString()
                                   << u"The task hides its result (no_log)."_s;
    QTest::addRow("hidden now") << u"r:a@/m:1 w ok"_s << u"r:a@/m:1 w failed 1 no_log"_s << QString()
                                << u"The task hides its result (no_log)."_s;
}

void tst_RunCompare::diffs()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(QString, diff);
    QFETCH(QString, sentence);

    const QString beforePath = write(u"before.jsonl"_s, events(before.isEmpty() ? QStringList() : QStringList{before}));
    const QString afterPath = write(u"after.jsonl"_s, events(after.isEmpty() ? QStringList() : QStringList{after}));
    const auto beforeRun = readRunResults(beforePath);
    const auto afterRun = readRunResults(afterPath);
    QVERIFY(beforeRun && afterRun);
    const RunComparison comparison = compareRuns(*beforeRun, *afterRun);
    QCOMPARE(comparison.rows.size(), 1);
    const auto found = resultDifference(beforePath, *beforeRun, afterPath, *afterRun, comparison.rows[0]);
    QCOMPARE(found.value_or(QString()), diff);
    QCOMPARE(found ? QString() : found.error().sentence, sentence);
}

QTEST_GUILESS_MAIN(tst_RunCompare)
#include "tst_runcompare.moc"
