// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixture.h"

#include <QElapsedTimer>

#include <algorithm>
#include <limits>

using namespace Aegir;
using namespace Qt::StringLiterals;

/// Which fields of a form are visible with given answers.
class TestVisibility : public QObject
{
    Q_OBJECT

private slots:
    void visible_data()
    {
        QTest::addColumn<QJsonObject>("condition");
        QTest::addColumn<QJsonObject>("values");
        QTest::addColumn<bool>("expected");
        QTest::addRow("no condition") << QJsonObject{} << QJsonObject{} << true;
        QTest::addRow("holds") << QJsonObject{{u"a"_s, true}} << QJsonObject{{u"a"_s, true}} << true;
        QTest::addRow("does not") << QJsonObject{{u"a"_s, true}} << QJsonObject{{u"a"_s, false}} << false;
        QTest::addRow("absent") << QJsonObject{{u"a"_s, true}} << QJsonObject{} << false;
        QTest::addRow("absent is not false") << QJsonObject{{u"a"_s, false}} << QJsonObject{} << false;
        QTest::addRow("all of them") << QJsonObject{{u"a"_s, 1}, {u"b"_s, 2}} << QJsonObject{{u"a"_s, 1}, {u"b"_s, 3}}
                                     << false;
        QTest::addRow("one of a list") << QJsonObject{{u"a"_s, QJsonArray{1, 2}}} << QJsonObject{{u"a"_s, 2}} << true;
        QTest::addRow("none of a list") << QJsonObject{{u"a"_s, QJsonArray{1, 2}}} << QJsonObject{{u"a"_s, 3}} << false;
        QTest::addRow("exactly this list")
            << QJsonObject{{u"a"_s, QJsonArray{1}}} << QJsonObject{{u"a"_s, QJsonArray{1}}} << true;
    }

    void visible()
    {
        QFETCH(QJsonObject, condition);
        QFETCH(QJsonObject, values);
        QFETCH(bool, expected);
        Field field;
        field.visibleWhen = condition;
        QCOMPARE(isVisible(field, values), expected);
    }

    /// Conditions over fields of other tasks, whether they run before or after.
    void acrossTasks_data()
    {
        QTest::addColumn<Answers>("answers");
        QTest::addColumn<QStringList>("visible"); // TASK.FIELD
        const QStringList always{u"0.kind"_s, u"1.mode"_s, u"2.kind"_s};
        QTest::addRow("nothing") << Answers{{}, {}, {}} << QStringList(always + QStringList{u"1.plain"_s});
        QTest::addRow("of the task before")
            << Answers{{{u"kind"_s, u"a"_s}}, {}, {}} << QStringList(always + QStringList{u"1.early"_s});
        QTest::addRow("the one before is nearer")
            << Answers{{}, {}, {{u"kind"_s, u"a"_s}}} << QStringList(always + QStringList{u"1.plain"_s});
        QTest::addRow("of the task after") << Answers{{}, {{u"mode"_s, u"m"_s}}, {}}
                                           << QStringList(always + QStringList{u"0.late"_s, u"1.plain"_s, u"2.late"_s});
        QTest::addRow("there and back") << Answers{
            {{u"late"_s, u"l"_s}},
            {{u"mode"_s, u"m"_s}},
            {}} << QStringList(always + QStringList{u"0.late"_s, u"1.back"_s, u"1.plain"_s, u"2.late"_s});
        QTest::addRow("hidden there, so not back")
            << Answers{{{u"late"_s, u"l"_s}}, {}, {}} << QStringList(always + QStringList{u"1.plain"_s});
    }

    void acrossTasks()
    {
        QFETCH(Answers, answers);
        QFETCH(QStringList, visible);
        Fixture fixture;
        fixture.role("check", "kind: {}\nlate: {}", "late: {visible_when: {other.mode: m}}");
        fixture.role("other", "mode: {}\nearly: {}\nplain: {}\nback: {}",
                     "early: {visible_when: {check.kind: a}}\nplain: {visible_when: {check.kind: {not: a}}}\nback: "
                     "{visible_when: {check.late: l}}");
        fixture.write("types/operations/check.yml", "tasks: [check, other, check]\n");
        fixture.target.entity.values = {};
        fixture.target.platform.values = {};
        const Catalogue catalogue = fixture.catalogue();
        QVERIFY(catalogue.problems().isEmpty());
        const QList<TaskForm> form = operationForm(catalogue, *catalogue.operationType(u"check"), fixture.target);
        const QList<QJsonObject> values = visibleValues(form, answers);
        QStringList found;
        for (int task = 0; task < int(form.size()); ++task) {
            for (const FieldAnswer &answer : form.at(task).fields) {
                if (isVisible(answer.field, values.at(task)))
                    found.append(QString::number(task) + u'.' + answer.field.name);
            }
        }
        visible.sort();
        found.sort();
        QCOMPARE(found, visible);
    }

    /// A form that slipped past the catalogue's check does not hang.
    void circle()
    {
        Field a;
        a.name = u"a"_s;
        a.visibleWhen = {{u"b"_s, QJsonObject{{u"empty"_s, true}}}};
        Field b;
        b.name = u"b"_s;
        b.visibleWhen = {{u"a"_s, QJsonObject{{u"empty"_s, true}}}};
        const QJsonObject values = visibleValues({{.field = a}, {.field = b}}, {{u"a"_s, 1}, {u"b"_s, 2}});
        QVERIFY(values.size() == 1);
    }

    /// A form of 200 fields, each with a condition, is looked at while somebody types.
    void quick()
    {
        QList<FieldAnswer> fields;
        for (int i = 0; i < 200; ++i) {
            Field field;
            field.name = u"field_%1"_s.arg(i);
            field.label = field.name;
            if (i > 0) {
                const QString other = u"field_%1"_s.arg(i - 1);
                field.visibleWhen = {{u"any"_s,
                                      QJsonArray{QJsonObject{{other, QJsonObject{{u"matches"_s, u"[a-z]+"_s}}}},
                                                 QJsonObject{{other, QJsonObject{{u"empty"_s, true}}}}}}};
                field.pattern = u"[a-z]*"_s;
            }
            fields.append({.field = field, .value = u"word"_s, .source = FieldAnswer::Source::Inherited});
        }
        const QList<TaskForm> form{{.task = {.name = u"large"_s}, .fields = fields}};
        const Answers answers{{{u"field_0"_s, u"other"_s}}};
        qint64 best = std::numeric_limits<qint64>::max();
        for (int round = 0; round < 20; ++round) {
            QElapsedTimer timer;
            timer.start();
            QCOMPARE(visibleValues(form, answers).first().size(), 200);
            best = std::min(best, timer.nsecsElapsed());
        }
        qint64 bestOfAll = std::numeric_limits<qint64>::max();
        for (int round = 0; round < 20; ++round) {
            QElapsedTimer timer;
            timer.start();
            QVERIFY(problemsOf(form, answers).isEmpty());
            bestOfAll = std::min(bestOfAll, timer.nsecsElapsed());
        }
        qInfo() << "visible:" << best / 1000 << "µs, problems:" << bestOfAll / 1000 << "µs";
        QVERIFY2(best < 2'000'000, qPrintable(QString::number(best)));
    }
};

QTEST_GUILESS_MAIN(TestVisibility)
#include "tst_visibility.moc"
