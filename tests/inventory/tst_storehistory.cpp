// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/inventory/store.h"

#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_StoreHistory : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void keepsValues();
    void pages();
    void usual_data();
    void usual();
    void medians_data();
    void medians();
    void changes_data();
    void changes();
    void groups();

private:
    qint64 add(const TaskValues &values, Status status = Status::Ok, std::chrono::milliseconds duration = 1s,
               bool check = false);

    std::unique_ptr<Store> m_store;
    qint64 m_entity = 0;
};

void tst_StoreHistory::init()
{
    auto store = Store::open(u":memory:"_s);
    QVERIFY2(store, qPrintable(store ? QString() : store.error().sentence));
    m_store = std::move(*store);
    m_entity = m_store->addEntity({.name = u"p"_s, .type = u"plain"_s, .hosts = u"localhost"_s}).value();
}

qint64 tst_StoreHistory::add(const TaskValues &values, Status status, std::chrono::milliseconds duration, bool check)
{
    const auto run =
        m_store->addRun({.entity = m_entity, .operation = u"look"_s, .options = {.check = check}}, values, {});
    const QDateTime start = QDateTime::currentDateTimeUtc();
    if (!run || !m_store->setRunning(run->id).value_or(false)
        || !m_store
                ->finishRun(run->id, {.status = status, .sentence = u"Done."_s}, start,
                            start.addMSecs(duration.count()))
                .value_or(false))
        qFatal("no run");
    return run->id;
}

void tst_StoreHistory::keepsValues()
{
    const TaskValues first{{{u"a"_s, 1}}};
    const TaskValues second{{{u"a"_s, 2}}};
    const qint64 one = add(first);
    const qint64 two = add(second, Status::Error);
    // Another operation's are its own.
    QVERIFY(m_store->addRun({.entity = m_entity, .operation = u"other"_s}, {{{u"b"_s, 3}}}, {}));
    const auto row = m_store->historyOf(two);
    QVERIFY(row);
    QCOMPARE(row->values, second);
    QCOMPARE(row->before, first);
    QCOMPARE(row->entityName, u"p"_s);
    QCOMPARE(row->status, Status::Error);
    QCOMPARE(row->sentence, u"Done."_s);
    QCOMPARE(row->duration(), 1s);
    QVERIFY(!row->pinned);
    QCOMPARE(m_store->historyOf(one)->values, first);
    QCOMPARE(m_store->historyOf(one)->before, std::nullopt);
    QCOMPARE(m_store->historyOf(99), std::nullopt);
    QCOMPARE(m_store->taskValues(m_entity, u"look"_s), second);
}

void tst_StoreHistory::pages()
{
    QList<qint64> ids;
    for (int i = 0; i < 7; ++i)
        ids.prepend(add({}));
    const qint64 other = m_store->addEntity({.name = u"q"_s, .type = u"plain"_s, .hosts = u"localhost"_s}).value();
    const qint64 newest = m_store->addRun({.entity = other, .operation = u"look"_s}, {}, {})->id;
    const auto numbers = [](const QList<HistoryRow> &rows) {
        QList<qint64> list;
        for (const HistoryRow &row : rows)
            list << row.run;
        return list;
    };
    QCOMPARE(numbers(m_store->history(m_entity, 0, 3)), ids.first(3));
    QCOMPARE(numbers(m_store->history(m_entity, ids[2], 100)), ids.sliced(3));
    QCOMPARE(numbers(m_store->history(0, 0, 2)), (QList<qint64>{newest, ids[0]}));
    // What happened on an entity that was deleted stays, with its name.
    QVERIFY(m_store->deleteEntity(m_entity));
    QCOMPARE(m_store->history(0, newest, 1).first().entityName, u"p"_s);
}

void tst_StoreHistory::usual_data()
{
    QTest::addColumn<QList<int>>("ok"); ///< seconds, oldest first
    QTest::addColumn<QList<int>>("failed");
    QTest::addColumn<QList<int>>("checks");
    QTest::addColumn<int>("usual"); ///< milliseconds; -1: not known
    QTest::addRow("none") << QList<int>() << QList<int>() << QList<int>() << -1;
    QTest::addRow("only failures") << QList<int>() << QList<int>{3} << QList<int>() << -1;
    QTest::addRow("one") << QList<int>{4} << QList<int>() << QList<int>() << 4000;
    QTest::addRow("not the failed ones") << QList<int>{4} << QList<int>{100, 100} << QList<int>() << 4000;
    QTest::addRow("not the checks") << QList<int>{4} << QList<int>() << QList<int>{1, 1} << 4000;
    QTest::addRow("one that hung") << QList<int>{4, 5, 900} << QList<int>() << QList<int>() << 5000;
    QTest::addRow("the last 20") << (QList<int>(30, 100) + QList<int>(20, 2)) << QList<int>() << QList<int>() << 2000;
    QTest::addRow("10 of the last 20") << (QList<int>(30, 1) + QList<int>(10, 4) + QList<int>(10, 6)) << QList<int>()
                                       << QList<int>() << 5000;
}

void tst_StoreHistory::usual()
{
    QFETCH(QList<int>, ok);
    QFETCH(QList<int>, failed);
    QFETCH(QList<int>, checks);
    for (const int seconds : std::as_const(ok))
        add({}, Status::Ok, std::chrono::seconds(seconds));
    for (const int seconds : std::as_const(failed))
        add({}, Status::Error, std::chrono::seconds(seconds));
    for (const int seconds : std::as_const(checks))
        add({}, Status::Ok, std::chrono::seconds(seconds), true);
    QTEST(int(m_store->usualDuration(m_entity, u"look"_s).value_or(-1ms).count()), "usual");
    QCOMPARE(m_store->usualDuration(m_entity, u"other"_s), std::nullopt);
}

void tst_StoreHistory::medians_data()
{
    QTest::addColumn<QList<int>>("durations");
    QTest::addColumn<int>("middle");
    QTest::addRow("none") << QList<int>() << -1;
    QTest::addRow("one") << QList<int>{3} << 3;
    QTest::addRow("two") << QList<int>{9, 1} << 5;
    QTest::addRow("three") << QList<int>{9, 1, 2} << 2;
}

void tst_StoreHistory::medians()
{
    QFETCH(QList<int>, durations);
    QList<std::chrono::milliseconds> list;
    for (const int duration : std::as_const(durations))
        list << std::chrono::milliseconds(duration);
    QTEST(int(median(list).value_or(-1ms).count()), "middle");
}

void tst_StoreHistory::changes_data()
{
    QTest::addColumn<TaskValues>("before");
    QTest::addColumn<TaskValues>("now");
    QTest::addColumn<QList<ValueChange>>("changes");
    const QJsonValue none = QJsonValue::Undefined;
    const TaskValues a1{{{u"a"_s, 1}}};
    QTest::addRow("same") << a1 << a1 << QList<ValueChange>();
    QTest::addRow("other") << a1 << TaskValues{{{u"a"_s, 2}}} << QList{ValueChange{0, u"a"_s, 1, 2}};
    QTest::addRow("a number and its text")
        << a1 << TaskValues{{{u"a"_s, u"1"_s}}} << QList{ValueChange{0, u"a"_s, 1, u"1"_s}};
    QTest::addRow("new") << a1 << TaskValues{{{u"a"_s, 1}, {u"b"_s, 2}}} << QList{ValueChange{0, u"b"_s, none, 2}};
    QTest::addRow("gone") << a1 << TaskValues{{}} << QList{ValueChange{0, u"a"_s, 1, none}};
    QTest::addRow("null is a value") << a1 << TaskValues{{{u"a"_s, 1}, {u"b"_s, QJsonValue::Null}}}
                                     << QList{ValueChange{0, u"b"_s, none, QJsonValue::Null}};
    QTest::addRow("second task") << (a1 + a1) << (a1 + TaskValues{{{u"a"_s, 2}}})
                                 << QList{ValueChange{1, u"a"_s, 1, 2}};
    QTest::addRow("more tasks") << a1 << (a1 + a1) << QList{ValueChange{1, u"a"_s, none, 1}};
}

void tst_StoreHistory::changes()
{
    QFETCH(TaskValues, before);
    QFETCH(TaskValues, now);
    QTEST(changesBetween(before, now), "changes");
}

void tst_StoreHistory::groups()
{
    const qint64 one = add({});
    const qint64 two = add({}, Status::Error);
    const qint64 alone = add({});
    QVERIFY(m_store->setBulk({one, two}, one));
    QCOMPARE(m_store->bulkRuns(one), (QList{std::pair(one, Status::Ok), std::pair(two, Status::Error)}));
    QCOMPARE(m_store->historyOf(two)->bulk, one);
    QCOMPARE(m_store->historyOf(alone)->bulk, 0);
}

QTEST_GUILESS_MAIN(tst_StoreHistory)
#include "tst_storehistory.moc"
