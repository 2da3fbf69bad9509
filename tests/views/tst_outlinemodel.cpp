// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/run/outlinemodel.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QTest>

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
    void killed();
    void sameRoleTwice();
    void findsTheRowOfAnEvent();
    void clears();

private:
    static QList<Event> read(const QString &name);
    static Event event(Event::Kind kind, qint64 number, const QString &task, const QString &name = {}, const QString &role = {});
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

Event tst_OutlineModel::event(Event::Kind kind, qint64 number, const QString &task, const QString &name, const QString &role)
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

    QTest::addRow("ignored failure") << u"ignored"_s << State::Ignored
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
    QCOMPARE(last(model).data(OutlineModel::OffsetRole).toLongLong(), 20);
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
