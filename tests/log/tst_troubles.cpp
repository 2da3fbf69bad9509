// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/troubles.h"

#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

namespace {
/// Results of ten bytes each, in short: `ok a t1`, an exclamation mark for an ignored failure, a question mark for a
/// declared warning.
RunResults resultsOf(const QStringList &told)
{
    RunResults results;
    qint64 number = 0;
    for (const QString &line : told) {
        const QStringList words = line.split(u' ');
        const QString task = words.value(2, u"t"_s);
        const QString kind = QString(words[0]).remove(u'!').remove(u'?');
        ++number;
        if (number == 1)
            results.add(Event::fromJson({{u"event"_s, u"play"_s}}));
        results.add(Event::fromJson({{u"event"_s, u"task"_s}, {u"task"_s, task}}));
        QJsonObject event{{u"event"_s, kind}, {u"n"_s, number * 10},       {u"offset"_s, number * 10},
                          {u"task"_s, task},  {u"host"_s, words.value(1)}, {u"ignored"_s, line.contains(u'!')}};
        if (line.contains(u'?'))
            event[u"feedback"_s] = QJsonObject{{u"aegir_warning"_s, u"old"_s}};
        results.add(Event::fromJson(event));
    }
    return results;
}
} // namespace

class TestTroubles : public QObject
{
    Q_OBJECT

private slots:
    void finds_data()
    {
        QTest::addColumn<QStringList>("told");
        QTest::addColumn<QList<int>>("troubles");
        QTest::addRow("none") << QStringList{u"ok a"_s, u"skipped a"_s} << QList<int>();
        QTest::addRow("each kind") << QStringList{u"failed a t1"_s,  u"ok a t2"_s,  u"unreachable b t1"_s,
                                                  u"failed! c t1"_s, u"ok? c t2"_s, u"skipped c t3"_s}
                                   << QList{0, 2, 3, 4};
        QTest::addRow("items tell of their loop")
            << QStringList{u"item_ok a"_s, u"item_failed a"_s, u"item_failed a"_s, u"failed a"_s} << QList{1, 2};
        QTest::addRow("a loop that failed without an item") << QStringList{u"item_ok a"_s, u"failed a"_s} << QList{1};
        QTest::addRow("loops of two hosts, mixed")
            << QStringList{u"item_failed a"_s, u"item_ok b"_s, u"failed b"_s, u"failed a"_s} << QList{0, 2};
        QTest::addRow("a loop, then another task")
            << QStringList{u"item_failed a t1"_s, u"failed a t1"_s, u"failed a t2"_s} << QList{0, 2};
        QTest::addRow("a loop that was cut off") << QStringList{u"item_failed a t1"_s, u"failed a t2"_s} << QList{0, 1};
        QTest::addRow("nobody's") << QStringList{u"failed"_s} << QList{0};
    }
    void finds()
    {
        QFETCH(QStringList, told);
        QTEST(troublesOf(resultsOf(told)), "troubles");
    }

    void nextAndPrevious()
    {
        // Bytes 10 to 19 and 30 to 39 are failures.
        const RunResults results =
            resultsOf({u"ok a t1"_s, u"failed a t2"_s, u"ok b t1"_s, u"failed b t2"_s, u"ok c t1"_s});
        QCOMPARE(troubleAfter(results, 0), 1);
        QCOMPARE(troubleAfter(results, 9), 1);
        QCOMPARE(troubleAfter(results, 10), 3); // it stands on the first
        QCOMPARE(troubleAfter(results, 15), 3);
        QCOMPARE(troubleAfter(results, 30), -1);
        QCOMPARE(troubleBefore(results, 45), 3);
        QCOMPARE(troubleBefore(results, 40), 3);
        QCOMPARE(troubleBefore(results, 35), 1);
        QCOMPARE(troubleBefore(results, 30), 1);
        QCOMPARE(troubleBefore(results, 19), -1);
        QCOMPARE(troubleAfter(RunResults(), 0), -1);
        QCOMPARE(troubleBefore(RunResults(), 0), -1);
    }

    void worst_data()
    {
        QTest::addColumn<QStringList>("told");
        QTest::addColumn<int>("rescued");
        QTest::addColumn<int>("worst");
        QTest::addRow("none") << QStringList{} << 0 << -1;
        QTest::addRow("an item alone") << QStringList{u"item_failed a"_s} << 0 << -1;
        QTest::addRow("the first of its kind") << QStringList{u"skipped a"_s, u"ok b"_s, u"ok c"_s} << 0 << 1;
        QTest::addRow("a failure") << QStringList{u"ok a"_s, u"failed! b"_s, u"failed c"_s} << 0 << 2;
        QTest::addRow("unreachable") << QStringList{u"unreachable a"_s, u"failed b"_s} << 0 << 0;
        QTest::addRow("a loop") << QStringList{u"item_failed a"_s, u"failed a"_s} << 0 << 1;
        QTest::addRow("rescued") << QStringList{u"failed a"_s, u"failed! b"_s, u"ok c"_s} << 1 << 1;
        QTest::addRow("rescued alone") << QStringList{u"ok c"_s, u"failed a"_s} << 1 << 1;
    }
    void worst()
    {
        QFETCH(QStringList, told);
        QFETCH(int, rescued);
        RunResults results;
        results.add(Event::fromJson({{u"event"_s, u"play"_s}, {u"n"_s, 1}}));
        const auto tell = [&](const QString &line, const QString &task, int number) {
            const QStringList words = line.split(u' ');
            results.add(Event::fromJson({{u"event"_s, QString(words[0]).remove(u'!')},
                                         {u"n"_s, number},
                                         {u"task"_s, task},
                                         {u"host"_s, words[1]},
                                         {u"ignored"_s, line.contains(u'!')}}));
        };
        results.add(Event::fromJson({{u"event"_s, u"task"_s}, {u"n"_s, 2}, {u"task"_s, u"t"_s}}));
        int number = 2;
        for (const QString &line : told)
            tell(line, u"t"_s, ++number);
        results.add(Event::fromJson({{u"event"_s, u"task"_s}, {u"n"_s, ++number}, {u"task"_s, u"next"_s}}));
        const int next = number;
        tell(u"ok z"_s, u"next"_s, ++number);
        results.add(Event::fromJson(
            {{u"event"_s, u"stats"_s}, {u"hosts"_s, QJsonObject{{u"a"_s, QJsonObject{{u"rescued"_s, rescued}}}}}}));
        QTEST(worstResultOf(results, 2), "worst");
        QCOMPARE(worstResultOf(results, next), told.size());
        QCOMPARE(worstResultOf(results, 3 + number), -1);
    }

    /// A warning comes after the result that it belongs to.
    void warnings()
    {
        RunResults results = resultsOf({u"ok a t1"_s, u"ok b t1"_s, u"failed c t1"_s});
        const auto warn = [&results](const QString &host, const QString &task) {
            results.add(Event::fromJson({{u"event"_s, u"warning"_s}, {u"task"_s, task}, {u"host"_s, host}}));
        };
        QCOMPARE(troublesOf(results), QList{2});
        warn(u"a"_s, u"t1"_s);
        warn(u"c"_s, u"t1"_s);
        warn(u"a"_s, u"t1"_s);
        warn(u"b"_s, u"t2"_s);
        QCOMPARE(troublesOf(results), QList({0, 2}));

        results = resultsOf({u"item_failed a"_s, u"failed a"_s});
        warn(u"a"_s, u"t"_s); // its item tells of it
        QCOMPARE(troublesOf(results), QList{0});
    }

    void ofAnEvent()
    {
        const RunResults results = resultsOf({u"ok a"_s, u"failed a"_s});
        QCOMPARE(resultOfEvent(results, 20), 1);
        QCOMPARE(resultOfEvent(results, 15), -1);
        QCOMPARE(resultOfEvent(results, 99), -1);
        QCOMPARE(offsetOfResult(results, 1), 10);
    }
};

QTEST_APPLESS_MAIN(TestTroubles)
#include "tst_troubles.moc"
