// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/run/outlinemodel.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <malloc.h>

using namespace Aegir;
using namespace Qt::StringLiterals;
using State = OutlineModel::State;

/// The model against events that the callback plugin wrote in real runs (tests/callback/recorded).
class tst_OutlineModel : public QObject
{
    Q_OBJECT

private slots:
    void recorded_data();
    void recorded();
    void running();
    void declaredWarning();
    void countsHosts();
    void rescued();
    void freeHostsShareAStep();
    void serialBeginsAStepAgain();
    void changesAreToldTogether();
    void manyResultsTakeLittle();
    void killed();
    void sameRoleTwice();
    void findsTheRowOfAnEvent();
    void clears();

private:
    static QList<Event> read(const QString &name);
    static Event event(Event::Kind kind, qint64 number, const QString &task, const QString &name = {},
                       const QString &role = {});
    static State stateAt(const QModelIndex &index) { return State(index.data(OutlineModel::StateRole).toInt()); }
    static QModelIndex last(const OutlineModel &model);
    static QString drawn(const OutlineModel &model, const QModelIndex &parent = {}, int depth = 0);
};

QList<Event> tst_OutlineModel::read(const QString &name)
{
    QFile file(QStringLiteral(AEGIR_TEST_DIR "/../callback/recorded/") + name + u".jsonl"_s);
    QList<Event> events;
    if (!file.open(QIODevice::ReadOnly))
        return events;
    while (!file.atEnd()) {
        if (const auto event = Event::fromLine(file.readLine()))
            events.append(*event);
    }
    return events;
}

Event tst_OutlineModel::event(Event::Kind kind, qint64 number, const QString &task, const QString &name,
                              const QString &role)
{
    Event event;
    event.kind = kind;
    event.number = number;
    event.time = double(number);
    event.task = task;
    event.name = name;
    event.role = role;
    event.host = u"web0"_s;
    event.offset = number * 10;
    return event;
}

QModelIndex tst_OutlineModel::last(const OutlineModel &model)
{
    QModelIndex index;
    while (model.rowCount(index) > 0)
        index = model.index(model.rowCount(index) - 1, 0, index);
    return index;
}

QString tst_OutlineModel::drawn(const OutlineModel &model, const QModelIndex &parent, int depth)
{
    QString text;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        const QString state = QString::fromLatin1(QMetaEnum::fromType<State>().valueToKey(int(stateAt(index))));
        text += QString(depth * 2, u' ') + index.data().toString() + u": "_s + state + u'\n';
        text += drawn(model, index, depth + 1);
    }
    return text;
}

void tst_OutlineModel::recorded_data()
{
    QTest::addColumn<QString>("run");
    QTest::addColumn<State>("worst");
    QTest::addColumn<QString>("outline");

    QTest::addRow("ignored failure")
        << u"ignored"_s << State::Ignored
        << u"Deploy the shop: Ignored\n  deploy: Ignored\n    ask the cache: Ignored\n    go on: Ok\n"_s;
    QTest::addRow("failed") << u"failed"_s << State::Failed << QString();
    QTest::addRow("unreachable") << u"unreachable"_s << State::Failed << QString();
    QTest::addRow("changed and skipped") << u"ok"_s << State::Changed << QString();
    QTest::addRow("no hosts") << u"zero_hosts"_s << State::Failed << QString();
}

void tst_OutlineModel::recorded()
{
    QFETCH(QString, run);
    QFETCH(State, worst);
    QFETCH(QString, outline);

    OutlineModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QList<Event> events = read(run);
    QVERIFY(!events.isEmpty());
    for (const Event &event : events)
        model.addEvent(event);
    model.end();

    QVERIFY(model.rowCount() >= 1);
    State found = State::Skipped;
    for (int row = 0; row < model.rowCount(); ++row) {
        found = std::max(found, stateAt(model.index(row, 0)));
        QVERIFY(!model.index(row, 0).data(OutlineModel::RunningRole).toBool());
    }
    QCOMPARE(found, worst);
    if (!outline.isEmpty())
        QCOMPARE(drawn(model), outline);
}

void tst_OutlineModel::running()
{
    OutlineModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.addEvent(event(Event::Kind::Play, 1, {}, u"example.com"_s));
    model.addEvent(event(Event::Kind::Task, 2, u"t"_s, u"copy"_s, u"site_backup"_s));
    QVERIFY(!last(model).data(OutlineModel::RunningRole).toBool());

    model.addEvent(event(Event::Kind::HostStart, 3, u"t"_s));
    QVERIFY(last(model).data(OutlineModel::RunningRole).toBool());
    QVERIFY(model.index(0, 0).data(OutlineModel::RunningRole).toBool());
    QCOMPARE(last(model).data(OutlineModel::DurationRole).toDouble(), -1.0);

    model.addEvent(event(Event::Kind::Ok, 6, u"t"_s));
    QVERIFY(!last(model).data(OutlineModel::RunningRole).toBool());
    QCOMPARE(last(model).data(OutlineModel::DurationRole).toDouble(), 4.0);
    QCOMPARE(stateAt(last(model)), State::Ok);
    QCOMPARE(last(model).data(OutlineModel::OffsetRole).toLongLong(), 10); // where the event before stood
}

void tst_OutlineModel::declaredWarning()
{
    OutlineModel model;
    model.addEvent(event(Event::Kind::Task, 1, u"t"_s, u"look"_s));
    Event ok = event(Event::Kind::Ok, 2, u"t"_s);
    ok.feedback = {{u"aegir_warning"_s, u"The disk is nearly full."_s}};
    model.addEvent(ok);
    QCOMPARE(stateAt(last(model)), State::Ignored);
    QVERIFY(last(model).data(Qt::ToolTipRole).toString().contains(u"The disk is nearly full."_s));
}

void tst_OutlineModel::countsHosts()
{
    OutlineModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.addEvent(event(Event::Kind::Play, 1, {}, u"p"_s));
    model.addEvent(event(Event::Kind::Task, 2, u"t"_s, u"copy"_s));
    const auto tell = [&model](Event::Kind kind, const QString &host, const QString &message = {}) {
        Event about = event(kind, 3, u"t"_s);
        about.host = host;
        about.message = message;
        model.addEvent(about);
    };
    const auto shown = [&model] { return last(model).siblingAtColumn(OutlineModel::DurationColumn).data().toString(); };
    tell(Event::Kind::HostStart, u"web0"_s);
    QCOMPARE(shown(), QString()); // one of one says nothing
    for (int host = 1; host < 5; ++host)
        tell(Event::Kind::HostStart, u"web%1"_s.arg(host));
    tell(Event::Kind::Ok, u"web0"_s);
    tell(Event::Kind::Ok, u"web1"_s);
    tell(Event::Kind::Failed, u"web2"_s, u"no space left\nand more"_s);
    QCOMPARE(shown(), u"3/5"_s);
    QCOMPARE(last(model).data(OutlineModel::HostsDoneRole).toInt(), 3);
    QCOMPARE(last(model).data(OutlineModel::HostsRole).toInt(), 5);
    QCOMPARE(last(model).data(Qt::ToolTipRole).toString(),
             u"copy\n1 failed, 2 ok, 2 running\nweb2: failed: no space left\nweb3: running\nweb4: running"_s);
    tell(Event::Kind::Skipped, u"web3"_s);
    tell(Event::Kind::Unreachable, u"web4"_s);
    QVERIFY(!last(model).data(OutlineModel::RunningRole).toBool());
    QCOMPARE(last(model).data(Qt::ToolTipRole).toString(),
             u"copy\n1 failed, 1 unreachable, 2 ok, 1 skipped\nweb2: failed: no space left\nweb4: unreachable"_s);
    // Of many that had trouble, a few are named.
    for (int host = 5; host < 100; ++host)
        tell(Event::Kind::Failed, u"web%1"_s.arg(host), QString(1000, u'x'));
    const QStringList lines = last(model).data(Qt::ToolTipRole).toString().split(u'\n');
    QCOMPARE(lines.size(), 2 + 8 + 1);
    QCOMPARE(lines.last(), u"and 89 more"_s);
    QVERIFY(lines[5].size() < 250);
}

void tst_OutlineModel::rescued()
{
    OutlineModel model;
    const QList<Event> events = read(u"rescued"_s);
    for (const Event &event : events) {
        if (event.kind == Event::Kind::Stats)
            QCOMPARE(stateAt(model.index(0, 0)), State::Failed);
        model.addEvent(event);
    }
    QCOMPARE(drawn(model), u"Deploy the shop: Ignored\n  deploy: Ignored\n    fetch: Ignored\n    roll back: Ok\n"_s);
    const QModelIndex fetch = model.index(0, 0, model.index(0, 0, model.index(0, 0)));
    QVERIFY(fetch.data(Qt::ToolTipRole).toString().contains(u"1 failed, rescued\na: failed, rescued: "_s));
}

void tst_OutlineModel::freeHostsShareAStep()
{
    OutlineModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto tell = [&model](Event::Kind kind, qint64 number, const QString &task, const QString &host,
                               qint64 offset) {
        Event about = event(kind, number, task, task);
        about.host = host;
        about.offset = offset;
        model.addEvent(about);
    };
    tell(Event::Kind::Play, 1, {}, {}, 10);
    tell(Event::Kind::Task, 2, u"one"_s, {}, 10);
    tell(Event::Kind::HostStart, 3, u"one"_s, u"a"_s, 10);
    tell(Event::Kind::Task, 4, u"one"_s, {}, 10);
    tell(Event::Kind::HostStart, 5, u"one"_s, u"b"_s, 10);
    tell(Event::Kind::Ok, 6, u"one"_s, u"a"_s, 30);
    tell(Event::Kind::Task, 7, u"two"_s, {}, 30);
    tell(Event::Kind::HostStart, 8, u"two"_s, u"a"_s, 30);
    tell(Event::Kind::Failed, 9, u"one"_s, u"b"_s, 40);
    tell(Event::Kind::Ok, 10, u"two"_s, u"a"_s, 60);
    const QModelIndex play = model.index(0, 0);
    QCOMPARE(model.rowCount(play), 2);
    // Each begins where its first result was printed, which is after another's.
    QCOMPARE(model.index(0, 0, play).data(OutlineModel::OffsetRole).toLongLong(), 10);
    QCOMPARE(model.index(1, 0, play).data(OutlineModel::OffsetRole).toLongLong(), 40);
    QCOMPARE(model.indexOfEvent(9).data().toString(), u"one"_s);
    QCOMPARE(model.indexOfEvent(10).data().toString(), u"two"_s);
    QVERIFY(!play.data(OutlineModel::RunningRole).toBool());
}

void tst_OutlineModel::serialBeginsAStepAgain()
{
    OutlineModel model;
    for (qint64 play = 0; play < 2; ++play) {
        model.addEvent(event(Event::Kind::Play, play * 10 + 1, {}, u"p"_s));
        model.addEvent(event(Event::Kind::Task, play * 10 + 2, u"t"_s, u"one"_s, u"r"_s));
        model.addEvent(event(Event::Kind::Ok, play * 10 + 3, u"t"_s));
    }
    QCOMPARE(drawn(model), u"p: Ok\n  r: Ok\n    one: Ok\np: Ok\n  r: Ok\n    one: Ok\n"_s);
}

void tst_OutlineModel::changesAreToldTogether()
{
    OutlineModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.addEvent(event(Event::Kind::Play, 1, {}, u"p"_s));
    model.addEvent(event(Event::Kind::Task, 2, u"t"_s, u"copy"_s));
    for (int host = 0; host < 1000; ++host) {
        Event about = event(Event::Kind::Ok, 3 + host, u"t"_s);
        about.host = u"web%1"_s.arg(host);
        model.addEvent(about);
    }
    QCOMPARE(changed.size(), 0);
    QTRY_COMPARE(changed.size(), 2); // the step and the play
    model.addEvent(event(Event::Kind::Ok, 3000, u"t"_s));
    model.clear(); // and nothing is told of what is gone
    QCoreApplication::processEvents();
    QCOMPARE(changed.size(), 2);
}

void tst_OutlineModel::manyResultsTakeLittle()
{
    OutlineModel model;
    model.addEvent(event(Event::Kind::Play, 1, {}, u"p"_s));
    const size_t before = ::mallinfo2().uordblks;
    qint64 number = 1;
    for (int task = 0; task < 500; ++task) {
        model.addEvent(event(Event::Kind::Task, ++number, u"t%1"_s.arg(task), u"a step of the play"_s));
        for (int host = 0; host < 100; ++host) {
            Event about = event(Event::Kind::HostStart, ++number, u"t%1"_s.arg(task));
            about.host = u"web%1.example.com"_s.arg(host);
            model.addEvent(about);
            about.kind = Event::Kind::Ok;
            about.number = ++number;
            model.addEvent(about);
        }
    }
    // 50,000 results of 500 steps.
    const size_t taken = ::mallinfo2().uordblks - before;
    QVERIFY2(taken < 500 * 1024, qPrintable(u"%1 bytes"_s.arg(taken)));
}

void tst_OutlineModel::killed()
{
    OutlineModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.addEvent(event(Event::Kind::Task, 2, u"t"_s, u"copy"_s)); // without a play: attached late
    model.addEvent(event(Event::Kind::HostStart, 3, u"t"_s));
    model.end();
    QVERIFY(!last(model).data(OutlineModel::RunningRole).toBool());
    QCOMPARE(stateAt(model.index(0, 0)), State::Unfinished);
}

void tst_OutlineModel::sameRoleTwice()
{
    OutlineModel model;
    model.addEvent(event(Event::Kind::Play, 1, {}, u"p"_s));
    model.addEvent(event(Event::Kind::Task, 2, u"a"_s, u"one"_s, u"verify"_s));
    model.addEvent(event(Event::Kind::Task, 3, u"b"_s, u"two"_s, u"backup"_s));
    model.addEvent(event(Event::Kind::Task, 4, u"c"_s, u"three"_s, u"verify"_s));
    QCOMPARE(model.rowCount(model.index(0, 0)), 3);
}

void tst_OutlineModel::findsTheRowOfAnEvent()
{
    OutlineModel model;
    model.addEvent(event(Event::Kind::Play, 1, {}, u"p"_s));
    model.addEvent(event(Event::Kind::Task, 2, u"a"_s, u"one"_s));
    model.addEvent(event(Event::Kind::Failed, 4, u"a"_s));
    model.addEvent(event(Event::Kind::Task, 5, u"b"_s, u"two"_s));
    QCOMPARE(model.indexOfEvent(4).data().toString(), u"one"_s);
    QCOMPARE(model.indexOfEvent(9).data().toString(), u"two"_s);
    QVERIFY(!model.indexOfEvent(0).isValid());
}

void tst_OutlineModel::clears()
{
    OutlineModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.addEvent(event(Event::Kind::Play, 1, {}, u"p"_s));
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.indexOfEvent(1).isValid());
}

QTEST_GUILESS_MAIN(tst_OutlineModel)
#include "tst_outlinemodel.moc"
