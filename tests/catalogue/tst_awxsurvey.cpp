// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/awxsurvey.h"
#include "model/catalogue/catalogue.h"

#include <QDir>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Aegir;
using namespace Qt::StringLiterals;

class TestAwxSurvey : public QObject
{
    Q_OBJECT

private slots:
    void questions_data();
    void questions();
    void keepsTheOrder();
    void refuses_data();
    void refuses();

private:
    static QByteArray survey(const QJsonArray &questions);
    static TaskType taskOf(const QByteArray &overlay, QStringList *problems);
};

QByteArray TestAwxSurvey::survey(const QJsonArray &questions)
{
    return QJsonDocument(QJsonObject{{u"name"_s, u"Deploy"_s}, {u"description"_s, u""_s}, {u"spec"_s, questions}})
        .toJson();
}

/// What the catalogue makes of @p overlay and of the specification that stands in its comment.
TaskType TestAwxSurvey::taskOf(const QByteArray &overlay, QStringList *problems)
{
    QByteArray specification;
    for (const QByteArray &line : overlay.sliced(overlay.indexOf("# argument_specs:")).split('\n'))
        specification += line.mid(2) + '\n';
    const QTemporaryDir dir;
    const auto write = [&dir](const QString &name, const QByteArray &text) {
        QDir().mkpath(QFileInfo(dir.filePath(name)).path());
        QFile file(dir.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    };
    write(u"workspace.yml"_s, "name: Test\n");
    write(u"inventory"_s, "localhost\n");
    write(u"types/platforms/p.yml"_s, "operations: [deploy]\n");
    write(u"types/operations/deploy.yml"_s, "tasks: [deploy]\n");
    write(u"types/tasks/deploy.yml"_s, overlay);
    write(u"roles/deploy/meta/argument_specs.yml"_s, specification);
    const Catalogue catalogue = Catalogue::load(dir.path());
    for (const Problem &problem : catalogue.problems())
        problems->append(problem.text());
    const OperationType *operation = catalogue.operationType(u"deploy"_s);
    return operation ? catalogue.tasksOf(*operation).value(0) : TaskType();
}

void TestAwxSurvey::questions_data()
{
    QTest::addColumn<QJsonObject>("question");
    QTest::addColumn<Field>("expected");
    const auto row = [](const char *name, const QString &type, const QJsonObject &more, const Field &expected) {
        QJsonObject question{{u"type"_s, type},
                             {u"variable"_s, u"answer"_s},
                             {u"question_name"_s, u"What: now?"_s},
                             {u"required"_s, false},
                             {u"default"_s, u""_s},
                             {u"choices"_s, u""_s},
                             {u"question_description"_s, u"Two\nlines # here"_s},
                             {u"new_question"_s, true}};
        for (auto key = more.begin(); key != more.end(); ++key)
            question.insert(key.key(), *key);
        QTest::addRow("%s", name) << question << expected;
    };
    const QJsonObject range{{u"min"_s, 2}, {u"max"_s, 64}};
    row("text", u"text"_s, range, {.minimum = 2, .maximum = 64});
    row("text with a default", u"text"_s, {{u"default"_s, u"yes"_s}}, {.defaultValue = u"yes"_s});
    row("required", u"text"_s, {{u"required"_s, true}}, {.required = true});
    row("textarea", u"textarea"_s, range, {.multiline = true, .minimum = 2, .maximum = 64});
    row("password", u"password"_s, {{u"default"_s, u"$encrypted$"_s}}, {.noLog = true});
    row("integer", u"integer"_s, {{u"min"_s, 0}, {u"max"_s, 9}, {u"default"_s, 3}},
        {.type = FieldType::Integer, .defaultValue = 3, .minimum = 0, .maximum = 9});
    row("integer with a text as default", u"integer"_s, {{u"default"_s, u"3"_s}},
        {.type = FieldType::Integer, .defaultValue = 3});
    row("float", u"float"_s, {{u"min"_s, 0.5}, {u"default"_s, 1.5}},
        {.type = FieldType::Float, .defaultValue = 1.5, .minimum = 0.5});
    const QJsonObject list{{u"choices"_s, QJsonArray{u"a"_s, u"b: c"_s}}};
    row("multiplechoice", u"multiplechoice"_s, list, {.choices = {u"a"_s, u"b: c"_s}});
    row("multiplechoice with lines", u"multiplechoice"_s,
        {{u"choices"_s, u"a\nb: c\n"_s}, {u"default"_s, u"a"_s}, {u"max"_s, 1024}, {u"min"_s, 0}},
        {.defaultValue = u"a"_s, .choices = {u"a"_s, u"b: c"_s}});
    row("multiselect", u"multiselect"_s, {{u"choices"_s, u"a\nb\nc"_s}, {u"default"_s, u"a\nc"_s}},
        {.type = FieldType::List, .defaultValue = QJsonArray{u"a"_s, u"c"_s}, .choices = {u"a"_s, u"b"_s, u"c"_s}});
}

/// What was a question is the same field again, as our own catalogue reads it.
void TestAwxSurvey::questions()
{
    QFETCH(QJsonObject, question);
    QFETCH(Field, expected);
    const auto overlay = overlayFromSurvey(survey({question}), u"s.json"_s, u"deploy"_s);
    QVERIFY2(overlay, qUtf8Printable(overlay ? QString() : overlay.error().sentence));
    QCOMPARE(overlay->contains("no_log: true."), expected.noLog);
    QVERIFY(!overlay->contains("$encrypted$"));
    QStringList problems;
    const TaskType task = taskOf(*overlay, &problems);
    QVERIFY2(problems.isEmpty(), qUtf8Printable(problems.join(u'\n') + u'\n' + QString::fromUtf8(*overlay)));
    QCOMPARE(task.label, u"Deploy"_s);
    QCOMPARE(task.fields.size(), 1);
    const Field field = task.fields.first();
    QCOMPARE(field.name, u"answer"_s);
    QCOMPARE(field.label, u"What: now?"_s);
    QVERIFY(field.description.startsWith(u"Two"_s) && field.description.endsWith(u"lines # here"_s));
    QCOMPARE(field.type, expected.type);
    QCOMPARE(field.required, expected.required);
    QCOMPARE(field.defaultValue, expected.defaultValue);
    QCOMPARE(field.choices, expected.choices);
    QCOMPARE(field.noLog, expected.noLog);
    QCOMPARE(field.multiline, expected.multiline);
    QCOMPARE(field.minimum, expected.minimum);
    QCOMPARE(field.maximum, expected.maximum);
}

void TestAwxSurvey::keepsTheOrder()
{
    const auto question = [](const QString &name) {
        return QJsonObject{{u"type"_s, u"text"_s}, {u"variable"_s, name}, {u"question_name"_s, name}};
    };
    QStringList problems;
    const auto overlay = overlayFromSurvey(survey({question(u"zeta"_s), question(u"alpha"_s), question(u"mid"_s)}),
                                           u"s.json"_s, u"deploy"_s);
    QStringList names;
    const TaskType task = taskOf(overlay.value(), &problems);
    for (const Field &field : task.fields)
        names << field.name;
    QCOMPARE(problems, QStringList());
    QCOMPARE(names, (QStringList{u"zeta"_s, u"alpha"_s, u"mid"_s}));
}

void TestAwxSurvey::refuses_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("words");
    const QJsonObject good{{u"type"_s, u"text"_s}, {u"variable"_s, u"a"_s}};
    QTest::addRow("no JSON") << QByteArray("{") << u"s.json is no JSON"_s;
    QTest::addRow("no survey") << QByteArray("{}") << u"no list “spec”"_s;
    QTest::addRow("unknown type") << survey({good, QJsonObject{{u"type"_s, u"color"_s}, {u"variable"_s, u"b"_s}}})
                                  << u"question 2: Its type “color”"_s;
    QTest::addRow("no variable") << survey({QJsonObject{{u"type"_s, u"text"_s}}}) << u"question 1: "_s;
    QTest::addRow("a connection's variable")
        << survey({QJsonObject{{u"type"_s, u"text"_s}, {u"variable"_s, u"ansible_host"_s}}}) << u"question 1: "_s;
    QTest::addRow("twice") << survey({good, good}) << u"question 2: There is a “a” already"_s;
}

void TestAwxSurvey::refuses()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, words);
    const auto overlay = overlayFromSurvey(json, u"s.json"_s, u"deploy"_s);
    QVERIFY(!overlay);
    QVERIFY2(overlay.error().sentence.contains(words), qUtf8Printable(overlay.error().sentence));
}

QTEST_GUILESS_MAIN(TestAwxSurvey)
#include "tst_awxsurvey.moc"
