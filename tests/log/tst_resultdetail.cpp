// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/log/resultdetail.h"
#include "model/log/resulttext.h"
#include "model/log/runcompare.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

/// Results read back from events that the callback plugin wrote in real runs (tests/callback/recorded).
class tst_ResultDetail : public QObject
{
    Q_OBJECT

private slots:
    void recorded_data();
    void recorded();
    void hides();
    void itemOfALoop();
    void readsNoEvent_data();
    void readsNoEvent();
    void truncated();
    void items_data();
    void items();
    void output_data();
    void output();
    void durations_data();
    void durations();

private:
    static QString recordedPath(const QString &name)
    {
        return QStringLiteral(AEGIR_TEST_DIR "/../callback/recorded/") + name + u".jsonl"_s;
    }
    static QJsonObject object(const QByteArray &json) { return QJsonDocument::fromJson(json).object(); }
};

void tst_ResultDetail::recorded_data()
{
    QTest::addColumn<QString>("run");
    for (const QString &run :
         {u"failed"_s, u"ignored"_s, u"no_log"_s, u"ok"_s, u"pretty"_s, u"rescued"_s, u"unreachable"_s, u"yaml"_s})
        QTest::addRow("%s", qPrintable(run)) << run;
}

void tst_ResultDetail::recorded()
{
    QFETCH(QString, run);
    const auto results = readRunResults(recordedPath(run));
    QVERIFY2(results.has_value(), qPrintable(results ? QString() : results.error().sentence));
    QVERIFY(!results->results().isEmpty());
    for (int index = 0; index < results->results().size(); ++index) {
        const RunResults::Result &result = results->results().at(index);
        const auto detail = readResultDetail(recordedPath(run), *results, index);
        QVERIFY(detail.has_value());
        if (!result.item) {
            QCOMPARE(detail->event[u"n"_s].toInteger(), result.event);
            QCOMPARE(detail->state, result.state);
        }
        QCOMPARE(detail->host, results->hosts().at(result.host));
        QCOMPARE(detail->task, results->tasks().at(result.task).name);
        QVERIFY(!detail->path.isEmpty());
        QCOMPARE(detail->isHidden(), result.noLog);
    }
}

void tst_ResultDetail::hides()
{
    const auto results = readRunResults(recordedPath(u"no_log"_s));
    QVERIFY(results.has_value());
    for (int index = 0; index < results->results().size(); ++index) {
        const auto detail = readResultDetail(recordedPath(u"no_log"_s), *results, index);
        QVERIFY(detail->isHidden());
        QVERIFY(detail->result().isEmpty());
    }
    // Also when only one side says so.
    ResultDetail detail{
        .event = {{u"no_log"_s, true}, {u"msg"_s, u"secret"_s}, {u"result"_s, QJsonObject{{u"a"_s, 1}}}}};
    QVERIFY(detail.isHidden() && detail.result().isEmpty());
    detail = {.noLog = true, .event = {{u"result"_s, QJsonObject{{u"a"_s, 1}}}}};
    QVERIFY(detail.isHidden() && detail.result().isEmpty());
}

void tst_ResultDetail::itemOfALoop()
{
    const auto results = readRunResults(recordedPath(u"failed"_s));
    QVERIFY(results.has_value());
    QStringList found;
    for (int index = 0; index < results->results().size(); ++index) {
        if (!results->results().at(index).item)
            continue;
        const auto detail = readResultDetail(recordedPath(u"failed"_s), *results, index);
        QVERIFY(detail.has_value() && detail->item >= 0);
        const ResultItem item = resultItems(detail->result()).at(detail->item);
        found.append(item.label + u' ' + resultStateText(item.state));
    }
    QCOMPARE(found, (QStringList{u"php changed"_s, u"redis failed"_s}));
}

void tst_ResultDetail::readsNoEvent_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<qint64>("position");
    QTest::addRow("not recorded") << "{}\n"_ba << qint64(-1);
    QTest::addRow("behind the end") << "{}\n"_ba << qint64(100);
    QTest::addRow("in the middle of a line") << "{\"a\": 1}\n"_ba << qint64(3);
    QTest::addRow("cut off") << "{\"event\": \"ok\", \"res"_ba << qint64(0);
    QTest::addRow("longer than any event")
        << QByteArray("{\"a\": \"" + QByteArray(2'000'000, 'x') + "\"}\n") << qint64(0);
}

void tst_ResultDetail::readsNoEvent()
{
    QFETCH(QByteArray, file);
    QFETCH(qint64, position);
    QTemporaryDir folder;
    QFile events(folder.filePath(u"events.jsonl"_s));
    QVERIFY(events.open(QIODevice::WriteOnly));
    events.write(file);
    events.close();
    const auto event = readEvent(events.fileName(), position);
    QVERIFY(!event.has_value());
    QVERIFY(event.error().sentence.endsWith(u'.'));
    QVERIFY(!readEvent(folder.filePath(u"none"_s), 0).has_value());
}

void tst_ResultDetail::truncated()
{
    const ResultDetail detail{
        .event = object("{\"truncated\": true, \"changed\": true, \"msg\": \"long\", \"stderr\": \"\", \"rc\": 1}")};
    QVERIFY(detail.isTruncated());
    QCOMPARE(detail.result(), (QJsonObject{{u"changed"_s, true}, {u"msg"_s, u"long"_s}, {u"rc"_s, 1}}));
}

void tst_ResultDetail::items_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QStringList>("items");

    QTest::addRow("no loop") << "{\"changed\": true}"_ba << QStringList();
    QTest::addRow("a module's own list") << "{\"results\": [\"installed php\"]}"_ba << QStringList();
    QTest::addRow("words")
        << "{\"results\": [{\"item\": \"a\", \"changed\": true}, {\"item\": \"b\", \"failed\": true, \"msg\": \"no\"}]}"_ba
        << QStringList{u"a changed "_s, u"b failed no"_s};
    QTest::addRow("own loop variable")
        << "{\"results\": [{\"pkg\": \"vim\", \"ansible_loop_var\": \"pkg\", \"skipped\": true}]}"_ba
        << QStringList{u"vim skipped "_s};
    QTest::addRow("objects") << "{\"results\": [{\"item\": {\"name\": \"x\", \"port\": 80}}]}"_ba
                             << QStringList{u"name: x\u21b5port: 80 ok "_s};
    QTest::addRow("no label") << "{\"results\": [{\"unreachable\": true}]}"_ba << QStringList{u"item 1 unreachable "_s};
    QTest::addRow("hostile") << "{\"results\": [{\"item\": \"\\u001b[2J\\u202e\", \"msg\": \"a\\nb\"}]}"_ba
                             << QStringList{u"\u241b[2J\ufffd ok a\u21b5b"_s};
}

void tst_ResultDetail::items()
{
    QFETCH(QByteArray, json);
    QFETCH(QStringList, items);
    QStringList found;
    for (const ResultItem &item : resultItems(object(json)))
        found.append(u"%1 %2 %3"_s.arg(item.label, resultStateText(item.state), item.message));
    QCOMPARE(found, items);
}

void tst_ResultDetail::output_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QStringList>("parts");

    QTest::addRow("nothing") << "{\"changed\": true, \"stdout\": \"\", \"stderr\": \"\\n\"}"_ba << QStringList();
    QTest::addRow("a command") << "{\"msg\": \"non-zero\", \"stdout\": \"out\", \"stderr\": \"err\"}"_ba
                               << QStringList{u"msg|non-zero"_s, u"stdout|out"_s, u"stderr|err"_s};
    QTest::addRow("lines") << "{\"msg\": [\"a\", \"b\"]}"_ba << QStringList{u"msg|a\nb\n"_s};
    QTest::addRow("an object") << "{\"msg\": {\"a\": 1}}"_ba << QStringList{u"msg|a: 1\n"_s};
    QTest::addRow("a module that broke") << "{\"module_stderr\": \"Traceback\"}"_ba
                                         << QStringList{u"module_stderr|Traceback"_s};
    QTest::addRow("loop")
        << "{\"msg\": \"All items completed\", \"results\": [{\"item\": \"x\", \"stdout\": \"1\"}]}"_ba
        << QStringList{u"msg|All items completed"_s, u"x: stdout|1"_s};
}

void tst_ResultDetail::output()
{
    QFETCH(QByteArray, json);
    QFETCH(QStringList, parts);
    QStringList found;
    for (const ResultPart &part : resultOutput(object(json)))
        found.append(part.title + u'|' + part.text);
    QCOMPARE(found, parts);
}

void tst_ResultDetail::durations_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QString>("text");
    QTest::addRow("unknown") << -1.0 << QString();
    QTest::addRow("short") << 0.012 << u"0.01 s"_s;
    QTest::addRow("a second") << 1.0 << u"1.0 s"_s;
    QTest::addRow("nearly ten") << 9.97 << u"10 s"_s;
    QTest::addRow("nearly a minute") << 59.7 << u"60 s"_s;
    QTest::addRow("minutes") << 65.4 << u"1:05 min"_s;
    QTest::addRow("an hour") << 3725.0 << u"62:05 min"_s;
}

void tst_ResultDetail::durations()
{
    QFETCH(double, seconds);
    QFETCH(QString, text);
    QLocale::setDefault(QLocale::c());
    QCOMPARE(durationText(seconds), text);
}

QTEST_GUILESS_MAIN(tst_ResultDetail)
#include "tst_resultdetail.moc"
