// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/valuesfile.h"

#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

class TestValuesFile : public QObject
{
    Q_OBJECT

private slots:
    void finds_data();
    void finds();
    void leavesSecretsOut();
    void roundTrips_data();
    void roundTrips();
    void refuses_data();
    void refuses();

private:
    static FieldAnswer field(const QString &name, FieldType type, bool secret = false);
    static QList<TaskForm> form();
};

FieldAnswer TestValuesFile::field(const QString &name, FieldType type, bool secret)
{
    FieldAnswer answer;
    answer.field.name = name;
    answer.field.label = name;
    answer.field.type = type;
    answer.field.noLog = secret;
    return answer;
}

/// Twice the same task, and another one that shares a field with it.
QList<TaskForm> TestValuesFile::form()
{
    TaskForm check;
    check.task.name = u"check"_s;
    check.task.label = u"Check"_s;
    check.fields = {field(u"path"_s, FieldType::Path), field(u"keep"_s, FieldType::Integer)};
    TaskForm backup;
    backup.task.name = u"site.backup"_s;
    backup.task.label = u"Back up"_s;
    FieldAnswer login = field(u"login"_s, FieldType::Dict);
    login.field.options = {field(u"user"_s, FieldType::String).field,
                           field(u"password"_s, FieldType::String, true).field};
    backup.fields = {field(u"path"_s, FieldType::Path), field(u"key"_s, FieldType::String, true), login};
    return {check, check, backup};
}

void TestValuesFile::finds_data()
{
    QTest::addColumn<QJsonObject>("values");
    QTest::addColumn<QList<QJsonObject>>("answers");
    QTest::addColumn<QStringList>("problems"); // words of each
    const auto row = [](const char *name, const QJsonObject &values, const QList<QJsonObject> &answers,
                        const QStringList &problems = {}) {
        QTest::addRow("%s", name) << values << answers << problems;
    };
    const QJsonObject path{{u"path"_s, u"/a"_s}};
    row("nothing", {}, {{}, {}, {}});
    row("a task", {{u"check"_s, path}}, {path, {}, {}});
    row("the second of two", {{u"check#2"_s, path}}, {{}, path, {}});
    row("a task with a dot", {{u"site.backup"_s, path}}, {{}, {}, path});
    row("a task and its field", {{u"check#2.path"_s, u"/a"_s}, {u"site.backup.path"_s, u"/a"_s}}, {{}, path, path});
    row("a field of all", path, {path, path, path});
    row("a field of some", {{u"keep"_s, 3}}, {{{u"keep"_s, 3}}, {{u"keep"_s, 3}}, {}});
    row("taken away", {{u"check"_s, QJsonObject{{u"keep"_s, QJsonValue::Null}}}},
        {{{u"keep"_s, QJsonValue::Null}}, {}, {}});
    row("an unknown field", {{u"pth"_s, u"/lost"_s}}, {{}, {}, {}},
        {u"“pth” (did you mean “path”?); the file has /lost"_s});
    row("a mistyped secret", {{u"site.backup.logn"_s, u"s3cret"_s}}, {{}, {}, {}},
        {u"“login”?); the file has ••••••"_s});
    row("an unknown task", {{u"gone"_s, path}}, {{}, {}, {}}, {u"“gone”"_s});
    row("an unknown field of a task", {{u"check"_s, QJsonObject{{u"x"_s, 1}, {u"keep"_s, 2}}}},
        {{{u"keep"_s, 2}}, {}, {}}, {u"“check.x”; the file has 1"_s});
    row("a wrong type", {{u"check"_s, QJsonObject{{u"keep"_s, u"many"_s}}}}, {{{u"keep"_s, u"many"_s}}, {}, {}},
        {u"check.keep: "_s});
}

void TestValuesFile::finds()
{
    QFETCH(QJsonObject, values);
    QFETCH(QStringList, problems);
    const ValuesFile::Found found = ValuesFile::find(form(), values);
    QTEST(found.answers, "answers");
    QCOMPARE(found.problems.size(), problems.size());
    for (qsizetype i = 0; i < problems.size(); ++i)
        QVERIFY2(found.problems.at(i).contains(problems.at(i)), qUtf8Printable(found.problems.at(i)));
}

void TestValuesFile::leavesSecretsOut()
{
    const Answers answers{
        {{u"path"_s, u"/a"_s}},
        {},
        {{u"path"_s, u"/b"_s}, {u"key"_s, u"s3cret"_s}, {u"login"_s, QJsonObject{{u"password"_s, u"s3cret"_s}}}}};
    const QJsonObject values = ValuesFile::valuesOf(form(), answers);
    QCOMPARE(values,
             (QJsonObject{{u"check"_s, QJsonObject{{u"path"_s, u"/a"_s}}},
                          {u"site.backup"_s, QJsonObject{{u"path"_s, u"/b"_s}}}}));
    QVERIFY(!ValuesFile::toYaml(values).contains("s3cret"));
}

void TestValuesFile::roundTrips_data()
{
    QTest::addColumn<QJsonValue>("value");
    QTest::addRow("text") << QJsonValue(u"plain"_s);
    QTest::addRow("empty text") << QJsonValue(QString());
    QTest::addRow("text like a number") << QJsonValue(u"012"_s);
    QTest::addRow("text like a boolean") << QJsonValue(u"yes"_s);
    QTest::addRow("text with everything") << QJsonValue(u"a: \"b\" # c\n\t- d\\ {{ e }} ü \U0001F600 /"_s);
    QTest::addRow("number") << QJsonValue(3);
    QTest::addRow("decimal number") << QJsonValue(0.5);
    QTest::addRow("great number") << QJsonValue(1e30);
    QTest::addRow("small number") << QJsonValue(-2.5e-10);
    QTest::addRow("yes") << QJsonValue(true);
    QTest::addRow("null") << QJsonValue(QJsonValue::Null);
    QTest::addRow("empty list") << QJsonValue(QJsonArray());
    QTest::addRow("nested") << QJsonValue(
        QJsonArray{1, QJsonObject{{u"a: b"_s, QJsonArray{}}, {u"c"_s, QJsonObject{}}}, QJsonValue::Null, 1e30});
}

void TestValuesFile::roundTrips()
{
    QFETCH(QJsonValue, value);
    const QJsonObject values{{u"check#2"_s, QJsonObject{{u"field"_s, value}}}, {u"empty"_s, QJsonObject()}};
    const QByteArray yaml = ValuesFile::toYaml(values);
    const auto read = ValuesFile::read(yaml, u"v.yml"_s);
    QVERIFY2(read, yaml.constData());
    QVERIFY2(*read == values, yaml.constData());
    QCOMPARE(ValuesFile::read(ValuesFile::toJson(values), u"v.json"_s).value(), values);
}

void TestValuesFile::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("words");
    QTest::addRow("a list") << QByteArray("- a\n") << u"v.yml must hold a mapping"_s;
    QTest::addRow("broken") << QByteArray("a: b\nc: [\n") << u"v.yml, line"_s;
    QTest::addRow("empty") << QByteArray() << u"must hold a mapping"_s;
}

void TestValuesFile::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, words);
    const auto read = ValuesFile::read(bytes, u"v.yml"_s);
    QVERIFY(!read);
    QVERIFY2(read.error().sentence.contains(words), qUtf8Printable(read.error().sentence));
}

QTEST_GUILESS_MAIN(TestValuesFile)
#include "tst_valuesfile.moc"
