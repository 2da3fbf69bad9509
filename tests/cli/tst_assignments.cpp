// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/assignments.h"

#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

namespace {

TaskForm task(const QString &name, const QList<Field> &fields)
{
    TaskForm form;
    form.task.name = name;
    form.task.label = name;
    for (const Field &field : fields) {
        form.fields.append({.field = field});
    }
    return form;
}

Field field(const QString &name, FieldType type = FieldType::String)
{
    Field result;
    result.name = result.label = name;
    result.type = type;
    return result;
}

Field secret(const QString &name)
{
    Field result = field(name);
    result.noLog = true;
    return result;
}

/// Two tasks that share a field, the second of them twice, and one whose role lies in a collection.
QList<TaskForm> form()
{
    return {task(u"clone"_s, {field(u"path"_s), field(u"depth"_s, FieldType::Integer)}),
            task(u"check"_s, {field(u"path"_s), field(u"strict"_s, FieldType::Boolean)}),
            task(u"check"_s, {field(u"path"_s), field(u"strict"_s, FieldType::Boolean)}),
            task(u"org.tools.log"_s, {field(u"words"_s, FieldType::List), secret(u"token"_s)})};
}

} // namespace

class TestAssignments : public QObject
{
    Q_OBJECT

private slots:
    void assigns_data()
    {
        QTest::addColumn<QString>("assignment");
        QTest::addColumn<int>("task");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QJsonValue>("value");
        QTest::addRow("task and field") << u"clone.path=/srv"_s << 0 << u"path"_s << QJsonValue(u"/srv"_s);
        QTest::addRow("typed") << u"clone.depth=12"_s << 0 << u"depth"_s << QJsonValue(12);
        QTest::addRow("field alone") << u"depth=3"_s << 0 << u"depth"_s << QJsonValue(3);
        QTest::addRow("first of two") << u"check.strict=yes"_s << 1 << u"strict"_s << QJsonValue(true);
        QTest::addRow("first of two by number") << u"check#1.strict=yes"_s << 1 << u"strict"_s << QJsonValue(true);
        QTest::addRow("second of two") << u"check#2.strict=no"_s << 2 << u"strict"_s << QJsonValue(false);
        QTest::addRow("role with dots") << u"org.tools.log.words=a,b"_s << 3 << u"words"_s
                                        << QJsonValue(QJsonArray{u"a"_s, u"b"_s});
        QTest::addRow("equals sign inside") << u"clone.path=a=b"_s << 0 << u"path"_s << QJsonValue(u"a=b"_s);
        QTest::addRow("braces are text") << u"clone.path={{ lookup('pipe','id') }}"_s << 0 << u"path"_s
                                         << QJsonValue(u"{{ lookup('pipe','id') }}"_s);
        QTest::addRow("empty number") << u"clone.depth="_s << 0 << u"depth"_s << QJsonValue(QJsonValue::Null);
    }

    void assigns()
    {
        QFETCH(const QString, assignment);
        QFETCH(const int, task);
        QFETCH(const QString, name);
        QFETCH(const QJsonValue, value);
        Answers answers(4);
        const auto applied = applyAssignment(form(), assignment, answers);
        QVERIFY2(applied, qUtf8Printable(applied ? QString() : applied.error().sentence));
        Answers wanted(4);
        wanted[task].insert(name, value);
        QCOMPARE(answers, wanted);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("assignment");
        QTest::addColumn<QString>("sentence");
        QTest::addRow("no equals sign") << u"clone.depth"_s
                                        << u"“clone.depth” is no assignment; write --set FIELD=VALUE."_s;
        QTest::addRow("no field") << u"=3"_s << u"“=3” is no assignment; write --set FIELD=VALUE."_s;
        QTest::addRow("unknown task")
            << u"build.x=1"_s
            << u"The operation has no task “build”; its tasks are clone, check, check#2, org.tools.log."_s;
        QTest::addRow("no third")
            << u"check#3.strict=yes"_s
            << u"The operation has no task “check#3”; its tasks are clone, check, check#2, org.tools.log."_s;
        QTest::addRow("unknown field") << u"clone.deep=1"_s
                                       << u"clone has no field “deep”; its fields are path, depth."_s;
        QTest::addRow("unknown field alone")
            << u"deep=1"_s
            << u"No task has a field “deep”; clone has path, depth; check has path, strict; "
               "check#2 has path, strict; org.tools.log has words, token."_s;
        QTest::addRow("ambiguous")
            << u"path=/srv"_s
            << u"More than one task has a field “path”; say which: clone.path, check.path, check#2.path."_s;
        QTest::addRow("secret")
            << u"token=abc"_s
            << u"token is a secret, and everybody on this machine can read a command line; use --secret token."_s;
    }

    void refuses()
    {
        QFETCH(const QString, assignment);
        Answers answers(4);
        const auto applied = applyAssignment(form(), assignment, answers);
        QVERIFY(!applied);
        QTEST(applied.error().sentence, "sentence");
        QCOMPARE(answers, Answers(4));
    }

    void refusesWhatDoesNotFit()
    {
        Answers answers(4);
        const auto applied = applyAssignment(form(), u"clone.depth=deep"_s, answers);
        QVERIFY(!applied);
        QVERIFY2(applied.error().sentence.startsWith(u"clone.depth: "), qUtf8Printable(applied.error().sentence));
    }

    void secretsComeApart()
    {
        Answers answers(4);
        QVERIFY(applyText(form(), u"token"_s, u"s3cret"_s, answers));
        QCOMPARE(answers.at(3).value(u"token"_s).toString(), u"s3cret"_s);
    }

    void valuesFromJson()
    {
        Answers answers(4);
        const QJsonObject values{{u"clone"_s, QJsonObject{{u"path"_s, u"/a"_s}, {u"depth"_s, 2}}},
                                 {u"check#2"_s, QJsonObject{{u"strict"_s, true}}},
                                 {u"check.path"_s, u"/b"_s},
                                 {u"words"_s, QJsonArray{u"x"_s}}};
        const auto applied = applyValues(form(), values, answers);
        QVERIFY2(applied, qUtf8Printable(applied ? QString() : applied.error().sentence));
        QCOMPARE(answers.at(0), (QJsonObject{{u"path"_s, u"/a"_s}, {u"depth"_s, 2}}));
        QCOMPARE(answers.at(1), (QJsonObject{{u"path"_s, u"/b"_s}}));
        QCOMPARE(answers.at(2), (QJsonObject{{u"strict"_s, true}}));
        QCOMPARE(answers.at(3), (QJsonObject{{u"words"_s, QJsonArray{u"x"_s}}}));
        QVERIFY(!applyValues(form(), {{u"clone"_s, QJsonObject{{u"deep"_s, 1}}}}, answers));
        QVERIFY(!applyValues(form(), {{u"nowhere"_s, QJsonObject{}}}, answers));
    }

    void entityFields()
    {
        EntityType type;
        type.label = u"Page"_s;
        type.fields = {field(u"path"_s), field(u"port"_s, FieldType::Integer), secret(u"token"_s)};
        QJsonObject values{{u"port"_s, 80}};
        QVERIFY(applyToEntity(type, u"path=/srv"_s, values));
        QVERIFY(applyToEntity(type, u"port="_s, values));
        QCOMPARE(values, (QJsonObject{{u"path"_s, u"/srv"_s}}));
        const auto unknown = applyToEntity(type, u"paht=/srv"_s, values);
        QCOMPARE(unknown.error().sentence, u"A Page has no field “paht”; its fields are path, port, token."_s);
        QVERIFY(applyToEntity(type, u"port=web"_s, values).error().sentence.startsWith(u"port: "));
        QVERIFY(applyToEntity(type, u"token=x"_s, values).error().sentence.contains(u"not stored"));
    }
};

QTEST_GUILESS_MAIN(TestAssignments)
#include "tst_assignments.moc"
