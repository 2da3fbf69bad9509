// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/catalogue/yaml.h"
#include "model/log/resulttext.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

/// Results as JSON, YAML and diffs: the same values again, and nothing that acts on what shows them.
class tst_ResultText : public QObject
{
    Q_OBJECT

private slots:
    void yaml_data();
    void yaml();
    void keepsValues_data();
    void keepsValues();
    void readableYaml_data();
    void readableYaml();
    void inert_data();
    void inert();
    void shortens_data();
    void shortens();
    void diffs_data();
    void diffs();

private:
    static QJsonValue parsed(const QByteArray &json)
    {
        return QJsonDocument::fromJson('[' + json + ']').array().first();
    }
};

void tst_ResultText::yaml_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("yaml");

    QTest::addRow("object") << "{\"a\": 1, \"b\": true, \"c\": null, \"d\": \"word\"}"_ba
                            << u"a: 1\nb: true\nc: null\nd: word\n"_s;
    QTest::addRow("empty") << "{\"a\": {}, \"b\": [], \"c\": \"\"}"_ba << u"a: {}\nb: []\nc: \"\"\n"_s;
    QTest::addRow("nested") << "{\"a\": {\"b\": {\"c\": 1}}, \"l\": [1, [2, 3], {\"x\": 1, \"z\": [4]}]}"_ba
                            << u"a:\n  b:\n    c: 1\nl:\n  - 1\n  - - 2\n    - 3\n  - x: 1\n    z:\n      - 4\n"_s;
    QTest::addRow("words that mean something")
        << "[\"yes\", \"No\", \"null\", \"1\", \"1e3\", \"a: b\", \"- x\", \"#\", \"a \", \"~\", \"/var/log\"]"_ba
        << u"- \"yes\"\n- \"No\"\n- \"null\"\n- \"1\"\n- \"1e3\"\n- \"a: b\"\n- \"- x\"\n- \"#\"\n- \"a \"\n- \"~\"\n- /var/log\n"_s;
    QTest::addRow("lines") << "{\"out\": \"one\\n  two\\n\\nthree\"}"_ba << u"out: |-\n  one\n    two\n\n  three\n"_s;
    QTest::addRow("lines with an end") << "[\"one\\ntwo\\n\", \"x\\n\\n\"]"_ba << u"- |\n  one\n  two\n- |+\n  x\n\n"_s;
    QTest::addRow("a text alone") << "\"one\\ntwo\""_ba << u"|-\n  one\n  two\n"_s;
    QTest::addRow("what acts is escaped")
        << "[\"\\ufeffx\", \"\\u001b[31mred\", \"\\u202eevil\", \"a\\u0000b\", \"\\ud800\"]"_ba
        << u"- \"\\ufeffx\"\n- \"\\u001b[31mred\"\n- \"\\u202eevil\"\n- \"a\\u0000b\"\n- \"\\ud800\"\n"_s;
}

void tst_ResultText::yaml()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, yaml);
    QCOMPARE(resultYaml(parsed(json)), yaml);
}

void tst_ResultText::keepsValues_data()
{
    QTest::addColumn<QJsonValue>("value");

    for (const QString &name : {u"failed"_s, u"ok"_s, u"yaml"_s, u"pretty"_s, u"rescued"_s}) {
        QFile file(QStringLiteral(AEGIR_TEST_DIR "/../callback/recorded/") + name + u".jsonl"_s);
        if (!file.open(QIODevice::ReadOnly))
            QFAIL("the recorded events are not there");
        for (int line = 1; !file.atEnd(); ++line)
            QTest::addRow("%s, line %d", qPrintable(name), line)
                << QJsonValue(QJsonDocument::fromJson(file.readLine()).object());
    }
    // Texts of characters that YAML, terminals or widgets have plans with.
    const QString odd = u" \n\t:#-'\"{}[]|>&*!%@`,?=~aN1.\r\x1b\x07\u202e\u2028\u00e4\u4e2d\u0085"_s;
    for (quint32 seed = 0; seed < 200; ++seed) {
        QRandomGenerator random(seed);
        const auto text = [&random, &odd] {
            QString made = u""_s; // a null key upsets QJsonObject
            for (int length = random.bounded(12); length > 0; --length)
                made += odd[random.bounded(odd.size())];
            return made;
        };
        QJsonObject object{
            {text(), text()},
            {text(), QJsonArray{text(), QJsonObject{{text(), text()}, {u"n"_s, random.generateDouble()}}}}};
        QTest::addRow("odd text %u", seed) << QJsonValue(QJsonObject{{u"x"_s, object}, {u"y"_s, text()}});
    }
    QTest::addRow("numbers") << QJsonValue(QJsonArray{1e300, -1e-7, 0.1, 9007199254740991.0, -3});
}

void tst_ResultText::keepsValues()
{
    QFETCH(QJsonValue, value);

    const QString yaml = resultYaml(value);
    const YamlDocument document = parseYaml(yaml.toUtf8(), u"result"_s);
    QVERIFY2(document.problems.isEmpty(), qPrintable(yaml));
    QVERIFY2(document.root.toJson() == value, qPrintable(yaml));

    const QString json = resultJson(value);
    QCOMPARE(parsed(json.toUtf8()), value);
    QCOMPARE(inertText(json), json);
    QCOMPARE(inertText(yaml), yaml);
}

void tst_ResultText::readableYaml_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("yaml");

    QTest::addRow("colours go") << "{\"out\": \"\\u001b[32mone\\u001b[0m\\ntwo\\r\\n\"}"_ba
                                << u"out: |\n  one\n  two\n"_s;
    QTest::addRow("progress") << "{\"out\": \"10%\\r90%\\ndone\"}"_ba << u"out: |-\n  90%\n  done\n"_s;
    QTest::addRow("escapes are seen") << "{\"out\": \"\\u001b]0;x\\u0007\\nb\"}"_ba
                                      << u"out: |-\n  \u241b]0;x\u2407\n  b\n"_s;
}

void tst_ResultText::readableYaml()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, yaml);
    QCOMPARE(resultYaml(parsed(json), YamlForm::Readable), yaml);
}

void tst_ResultText::inert_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");

    QTest::addRow("nothing") << QString() << QString();
    QTest::addRow("plain") << u"one\n\ttwo\n"_s << u"one\n\ttwo\n"_s;
    QTest::addRow("umlauts") << u"\u00e4\u4e2d\U0001f600\n"_s << u"\u00e4\u4e2d\U0001f600\n"_s;
    QTest::addRow("carriage return") << u"a\r\nb\rc"_s << u"a\u240d\nb\u240dc"_s;
    QTest::addRow("colour") << u"\x1b[31mred"_s << u"\u241b[31mred"_s;
    QTest::addRow("bidi") << u"a\u202eb\u2066c"_s << u"a\ufffdb\ufffdc"_s;
    QTest::addRow("separators") << u"a\u2028b\u2029c\vd\fe"_s << u"a\ufffdb\ufffdc\u240bd\u240ce"_s;
    QTest::addRow("bell and nul") << u"a\x07"_s + QChar(0) << u"a\u2407\u2400"_s;
}

void tst_ResultText::inert()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QCOMPARE(inertText(text), shown);
    QCOMPARE(inertText(shown), shown);
}

void tst_ResultText::shortens_data()
{
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("text");

    QTest::addRow("text") << QJsonValue(u"web0"_s) << u"web0"_s;
    QTest::addRow("lines") << QJsonValue(u"a\nb"_s) << u"a\u21b5b"_s;
    QTest::addRow("long") << QJsonValue(QString(50, u'x')) << QString(10, u'x') + u'…';
    QTest::addRow("number") << QJsonValue(12.5) << u"12.5"_s;
    QTest::addRow("null") << QJsonValue(QJsonValue::Null) << u"null"_s;
    QTest::addRow("bool") << QJsonValue(false) << u"false"_s;
}

void tst_ResultText::shortens()
{
    QFETCH(QJsonValue, value);
    QFETCH(QString, text);
    QCOMPARE(shortText(value, 10), text);
}

void tst_ResultText::diffs_data()
{
    QTest::addColumn<QByteArray>("result");
    QTest::addColumn<QString>("diff");

    QTest::addRow("none") << "{\"changed\": true}"_ba << QString();
    QTest::addRow("a file")
        << "{\"diff\": {\"before\": \"a\\n\", \"after\": \"b\\n\", \"before_header\": \"/etc/x\", \"after_header\": \"/tmp/y\"}}"_ba
        << u"--- before: /etc/x\n+++ after: /tmp/y\n@@ -1 +1 @@\n-a\n+b\n"_s;
    QTest::addRow("a list") << "{\"diff\": [{\"before\": \"\", \"after\": \"b\\n\"}, {\"prepared\": \"-x\\n+y\"}]}"_ba
                            << u"--- before\n+++ after\n@@ -0,0 +1 @@\n+b\n-x\n+y\n"_s;
    QTest::addRow("the same") << "{\"diff\": {\"before\": \"a\\n\", \"after\": \"a\\n\"}}"_ba << QString();
    QTest::addRow("attributes")
        << "{\"diff\": {\"before\": {\"mode\": \"0644\"}, \"after\": {\"mode\": \"0600\"}}}"_ba
        << u"--- before\n+++ after\n@@ -1,3 +1,3 @@\n {\n-    \"mode\": \"0644\"\n+    \"mode\": \"0600\"\n }\n"_s;
    QTest::addRow("a new file") << "{\"diff\": {\"before\": null, \"after\": \"x\\n\"}}"_ba
                                << u"--- before\n+++ after\n@@ -0,0 +1 @@\n+x\n"_s;
    QTest::addRow("binary") << "{\"diff\": {\"dst_binary\": 1}}"_ba
                            << u"No diff: the destination seems to be a binary file.\n"_s;
    QTest::addRow("loop")
        << "{\"results\": [{\"diff\": {\"prepared\": \"+a\\n\"}}, {\"item\": 2}, {\"diff\": [{\"prepared\": \"+b\\n\"}]}]}"_ba
        << u"+a\n+b\n"_s;
    QTest::addRow("line ends") << "{\"diff\": {\"before\": \"a\\r\\n\", \"after\": \"a\\n\"}}"_ba
                               << u"--- before\n+++ after\n@@ -1 +1 @@\n-a\u240d\n+a\n"_s;
    QTest::addRow("hostile")
        << "{\"diff\": {\"before\": \"\", \"after\": \"\\u001b[2J\\u202e\\n\", \"after_header\": \"x\\n+++ y\"}}"_ba
        << u"--- before\n+++ after: x\u21b5+++ y\n@@ -0,0 +1 @@\n+\u241b[2J\ufffd\n"_s;
    QTest::addRow("nonsense") << "{\"diff\": [1, \"x\", null], \"results\": [1, \"x\"]}"_ba << QString();
}

void tst_ResultText::diffs()
{
    QFETCH(QByteArray, result);
    QFETCH(QString, diff);
    QCOMPARE(resultDiff(parsed(result).toObject()), diff);
}

QTEST_GUILESS_MAIN(tst_ResultText)
#include "tst_resulttext.moc"
