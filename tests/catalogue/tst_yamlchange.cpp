// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/catalogue/yaml.h"
#include "model/catalogue/yamlchange.h"

#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

namespace {

using Changes = QList<YamlChange>;

const QJsonValue nothing = QJsonValue::Undefined;

Changes name(const QJsonValue &value)
{
    return {{{u"name"_s}, value}};
}

Changes atOnce(const QJsonValue &value)
{
    return {{{u"queue"_s, u"at_once"_s}, value}};
}

Changes days(const QJsonValue &value)
{
    return {{{u"keep"_s, u"days"_s}, value}};
}

} // namespace

class tst_YamlChange : public QObject
{
    Q_OBJECT

private slots:
    void changes_data();
    void changes();
    void textsReadBack_data();
    void textsReadBack();
    void refuses_data();
    void refuses();
    void doesNothingWithoutChanges();
};

void tst_YamlChange::changes_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<Changes>("changes");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *title, const QByteArray &yaml, const Changes &changes, const QByteArray &expected) {
        QTest::addRow("%s", title) << yaml << changes << expected;
    };
    // A value that is there.
    row("a text", "name: Old\nx: 1\n", name(u"New"_s), "name: New\nx: 1\n");
    row("with a comment", "name: Old   # mine\n", name(u"New"_s), "name: New   # mine\n");
    row("with a comment sign in it", "name: Old#1 # mine\n", name(u"New"_s), "name: New # mine\n");
    row("in double quotes", "name: \"a \\\" # b\" # c\n", name(u"New"_s), "name: \"New\" # c\n");
    row("in single quotes", "name: 'it''s' # c\n", name(u"isn't"_s), "name: 'isn''t' # c\n");
    row("quoted on two lines", "name: \"a\n  b\"\nx: 1\n", name(u"New"_s), "name: \"New\"\nx: 1\n");
    row("on the next line", "name:\n  Old # c\nx: 1\n", name(u"New"_s), "name:\n  New # c\nx: 1\n");
    row("a number for a text", "name: 5\n", name(u"5 hosts"_s), "name: 5 hosts\n");
    row("after umlauts", "# Grüße\na: Zürich\nname: Ölmühle # ä\n", name(u"Käse"_s),
        "# Grüße\na: Zürich\nname: Käse # ä\n");
    row("after a tab", "name:\tOld\t# c\n", name(u"New"_s), "name:\tNew\t# c\n");
    row("a quoted key", "\"name\" : Old\n", name(u"New"_s), "\"name\" : New\n");
    row("an explicit key", "? name\n: Old\nx: 1\n", name(u"New"_s), "? name\n: New\nx: 1\n");
    row("no newline at the end", "x: 1\nname: Old", name(u"New"_s), "x: 1\nname: New");
    row("CRLF", "name: Old # c\r\nx: 1\r\n", name(u"New"_s), "name: New # c\r\nx: 1\r\n");
    row("a byte order mark", "\xEF\xBB\xBFname: Old\n", name(u"New"_s), "\xEF\xBB\xBFname: New\n");
    row("after document start and directive", "%YAML 1.1\n---\n# c\nname: Old\n...\n", name(u"New"_s),
        "%YAML 1.1\n---\n# c\nname: New\n...\n");
    row("written twice: the last one counts", "name: A\nx: 1\nname: B\n", name(u"New"_s), "name: A\nx: 1\nname: New\n");
    row("block", "queue:\n    at_once: 2 # few\n    y: 1\n", atOnce(3), "queue:\n    at_once: 3 # few\n    y: 1\n");
    row("flow", "queue: {at_once: 2}  # few\n", atOnce(3), "queue: {at_once: 3}  # few\n");
    row("flow on many lines", "queue: {\n  at_once: 2,\n  y: 1 }\n", atOnce(3), "queue: {\n  at_once: 3,\n  y: 1 }\n");
    row("flow like JSON", "{\"queue\":{\"at_once\":2},\"x\":1}\n", atOnce(3), "{\"queue\":{\"at_once\":3},\"x\":1}\n");
    row("octal", "queue: {at_once: 010}\n", atOnce(3), "queue: {at_once: 3}\n");
    row("a boolean of another kind", "mitogen: yes # c\n", {{{u"mitogen"_s}, false}}, "mitogen: false # c\n");
    row("of a wrong kind", "queue: {at_once: many}\n", atOnce(3), "queue: {at_once: 3}\n");

    // A key without a value.
    row("empty", "name:\nx: 1\n", name(u"New"_s), "name: New\nx: 1\n");
    row("empty, with a comment", "name:   # none yet\nx: 1\n", name(u"New"_s), "name: New   # none yet\nx: 1\n");
    row("empty, CRLF", "name:\r\nx: 1\r\n", name(u"New"_s), "name: New\r\nx: 1\r\n");
    row("empty, at the end", "x: 1\nname:", name(u"New"_s), "x: 1\nname: New");
    row("a tilde", "name: ~ # none\n", name(u"New"_s), "name: New # none\n");
    row("null", "name: null\n", name(u"New"_s), "name: New\n");
    row("empty mapping", "queue: # c\nx: 1\n", atOnce(3), "queue: {at_once: 3} # c\nx: 1\n");
    row("empty in flow", "queue: {at_once: }\n", atOnce(3), "queue: {at_once: 3 }\n");
    row("empty braces", "queue: {}\n", atOnce(3), "queue: {at_once: 3}\n");

    // What is not there.
    row("empty file", "", name(u"New"_s), "name: New\n");
    row("only comments", "# nothing\n\n", name(u"New"_s), "# nothing\nname: New\n\n");
    row("only a document start", "---\n", name(u"New"_s), "---\nname: New\n");
    row("at the end", "x: 1\n", name(u"New"_s), "x: 1\nname: New\n");
    row("at the end of a file without newline", "x: 1 # c", name(u"New"_s), "x: 1 # c\nname: New");
    row("at the end, CRLF", "x: 1\r\n", name(u"New"_s), "x: 1\r\nname: New\r\n");
    row("at the end, after a comment", "x: 1\n# y: 2\n", name(u"New"_s), "x: 1\n# y: 2\nname: New\n");
    row("before blank lines", "x: 1\n\n\n", name(u"New"_s), "x: 1\nname: New\n\n\n");
    row("all of it indented", "  x: 1\n  y: 2\n", name(u"New"_s), "  x: 1\n  y: 2\n  name: New\n");
    row("after a block", "x: |\n  a\n  b\n", name(u"New"_s), "x: |\n  a\n  b\nname: New\n");
    row("after a list", "x:\n- a\n- b\n", name(u"New"_s), "x:\n- a\n- b\nname: New\n");
    row("into a flow file", "{x: 1}\n", name(u"New"_s), "{x: 1, name: New}\n");
    row("a new mapping", "x: 1\n", atOnce(3), "x: 1\nqueue: {at_once: 3}\n");
    row("into a block", "keep:\n  # how many\n  runs: 5\nx: 1\n", days(90),
        "keep:\n  # how many\n  runs: 5\n  days: 90\nx: 1\n");
    row("into a block, before a comment", "keep:\n  runs: 5\n  # more\n\n# about x\nx: 1\n", days(90),
        "keep:\n  runs: 5\n  # more\n  days: 90\n\n# about x\nx: 1\n");
    row("into a block at the end", "x: 1\nkeep:\n    runs: 5", days(90), "x: 1\nkeep:\n    runs: 5\n    days: 90");
    row("into a block, CRLF", "keep:\r\n  runs: 5\r\nx: 1\r\n", days(90),
        "keep:\r\n  runs: 5\r\n  days: 90\r\nx: 1\r\n");
    row("into a block before the document's end", "keep:\n  runs: 5\n...\n", days(90),
        "keep:\n  runs: 5\n  days: 90\n...\n");
    row("into flow", "keep: {runs: 5} # c\n", days(90), "keep: {runs: 5, days: 90} # c\n");
    row("into flow with a comma at its end", "keep: {runs: 5,} # c\n", days(90), "keep: {runs: 5, days: 90,} # c\n");
    row("into flow after a list", "keep: {x: [a, b]}\n", days(90), "keep: {days: 90, x: [a, b]}\n");
    row("into flow on many lines", "keep: {\n  runs: 5, # c\n}\n", days(90), "keep: {\n  runs: 5, days: 90, # c\n}\n");
    row("beside what a merge brings", "a: &a {days: 5}\nkeep: {<<: *a, runs: 2}\n", days(90),
        "a: &a {days: 5}\nkeep: {<<: *a, runs: 2, days: 90}\n");
    row("several", "x: 1\n", atOnce(3) + days(90) + Changes{{{u"keep"_s, u"size"_s}, u"2 GB"_s}},
        "x: 1\nqueue: {at_once: 3}\nkeep: {days: 90, size: 2 GB}\n");

    // What shall not be there any more.
    row("a line", "x: 1\nname: Old\ny: 2\n", name(nothing), "x: 1\ny: 2\n");
    row("a line, CRLF", "x: 1\r\nname: Old\r\ny: 2\r\n", name(nothing), "x: 1\r\ny: 2\r\n");
    row("the last line", "x: 1\nname: Old", name(nothing), "x: 1\n");
    row("the only line", "name: Old\n", name(nothing), "");
    row("a line with a comment", "x: 1\nname: Old # mine\n", name(nothing), "x: 1\nname: ~ # mine\n");
    row("a value on the next line", "name:\n  Old\nx: 1\n", name(nothing), "name:\n  ~\nx: 1\n");
    row("of a block", "keep:\n  days: 90\n  runs: 5\n", days(nothing), "keep:\n  runs: 5\n");
    row("the only one of a block", "keep:\n  days: 90\nx: 1\n", days(nothing), "keep:\nx: 1\n");
    row("the first in flow", "keep: {days: 90, runs: 5}\n", days(nothing), "keep: {runs: 5}\n");
    row("the last in flow", "keep: {runs: 5 , days: 90}\n", days(nothing), "keep: {runs: 5 }\n");
    row("one in between in flow", "keep: {runs: 5, days: 90, size: 2 GB}\n", days(nothing),
        "keep: {runs: 5, size: 2 GB}\n");
    row("the only one in flow", "keep: { days: 90 } # c\n", days(nothing), "keep: { } # c\n");
    row("in flow on many lines", "keep: {\n  days: 90, # c\n  runs: 5 }\n", days(nothing),
        "keep: {\n  # c\n  runs: 5 }\n");
    row("what was not there", "x: 1\n", days(nothing), "x: 1\n");
    row("what was empty", "days: 1\nkeep:\n", days(nothing), "days: 1\nkeep:\n");
    row("one goes, one comes", "keep: {days: 90}\n", days(nothing) + Changes{{{u"keep"_s, u"runs"_s}, 5}},
        "keep: {runs: 5}\n");
}

void tst_YamlChange::changes()
{
    QFETCH(QByteArray, yaml);
    QFETCH(Changes, changes);
    const auto changed = changedYaml(yaml, u"workspace.yml"_s, changes);
    QVERIFY2(changed, qPrintable(changed ? QString() : changed.error().sentence));
    QTEST(*changed, "expected");
    // Once more changes nothing.
    QCOMPARE(changedYaml(*changed, u"workspace.yml"_s, changes).value_or("refused"), *changed);
}

void tst_YamlChange::textsReadBack_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text : {u"My hosting"_s,
                                u"web0,web1"_s,
                                u"/usr/bin/ansible-playbook"_s,
                                u"~/venv/bin/ansible-playbook"_s,
                                u"~"_s,
                                u"null"_s,
                                u"yes"_s,
                                u"5"_s,
                                u"1:30"_s,
                                u"0x1f"_s,
                                u"2 GB"_s,
                                u"a: b"_s,
                                u"a #b"_s,
                                u"#b"_s,
                                u"- a"_s,
                                u"'a'"_s,
                                u"\"a\""_s,
                                u"a\\b"_s,
                                u"C:\\Hosts"_s,
                                u"[a]"_s,
                                u"{a}"_s,
                                u"*a"_s,
                                u"&a"_s,
                                u"!a"_s,
                                u"|"_s,
                                u"> a"_s,
                                u"%a"_s,
                                u"@a"_s,
                                u"`a"_s,
                                u" a "_s,
                                u"a\tb"_s,
                                u"a\nb"_s,
                                u"Zürich"_s,
                                u"日本"_s,
                                u"🚀 rockets"_s,
                                u"--- a"_s,
                                u"..."_s,
                                u"?"_s,
                                u"? a"_s,
                                u"a?"_s,
                                u"<<"_s,
                                u"="_s,
                                u"2026-01-01"_s}) {
        QTest::addRow("%s", qPrintable(text)) << text;
    }
}

void tst_YamlChange::textsReadBack()
{
    QFETCH(QString, text);
    for (const QByteArray &yaml :
         {"x: 1\n"_ba, "{x: 1}\n"_ba, "name: a\n"_ba, "name: \"a\"\n"_ba, "name: 'a'\n"_ba, "{name: a, x: 1}\n"_ba}) {
        const auto changed = changedYaml(yaml, u"workspace.yml"_s, name(text));
        QVERIFY2(changed, yaml.constData());
        QCOMPARE(parseYaml(*changed, {}).root[u"name"].text(), text);
        QVERIFY(parseYaml(*changed, {}).root[u"name"].isString());
    }
}

void tst_YamlChange::refuses_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<Changes>("changes");
    QTest::addColumn<QString>("says"); ///< somewhere in its sentence
    const auto row = [](const char *title, const QByteArray &yaml, const Changes &changes, const QString &says) {
        QTest::addRow("%s", title) << yaml << changes << says;
    };
    row("broken", "a: 1\nb: [\n", name(u"New"_s), u"workspace.yml, line "_s);
    row("not UTF-8", "name: \xff\n", name(u"New"_s), u"UTF-8"_s);
    row("a list", "- a\n", name(u"New"_s), u"workspace.yml, line 1"_s);
    row("a text", "a\n", name(u"New"_s), u"workspace.yml, line 1"_s);
    row("an anchor that others use", "x: 1\nname: &n Old\nother: *n\n", name(u"New"_s), u"workspace.yml, line 2"_s);
    row("an alias", "other: &n Old\nname: *n\n", name(u"New"_s), u"line 2"_s);
    row("a mapping that others use", "q: &q\n  at_once: 2\nqueue: *q\n", atOnce(3),
        u"write there: queue: {at_once: 3}"_s);
    row("an anchored mapping that others use", "queue: &q {at_once: 2}\nother: *q\n", atOnce(3), u"line 1"_s);
    row("a tag", "name: !!str 5\n", name(u"New"_s), u"line 1"_s);
    row("a literal block", "name: |\n  Old\n", name(u"New"_s), u"write there: name: New"_s);
    row("a folded block", "name: >-\n  Old\n", name(u"New"_s), u"line 1"_s);
    row("a plain text on two lines", "name: a\n  b\n", name(u"New"_s), u"line 1"_s);
    row("a second document", "name: Old\n---\nx: 1\n", atOnce(3), u"line 1"_s);
    row("a document's end", "x: 1\n...\n", name(u"New"_s), u"line 1"_s);
    row("a wrong kind of mapping", "x: 1\nqueue: 3\n", atOnce(3), u"line 2"_s);
    row("a wrong kind of value", "name: [a]\n", name(u"New"_s), u"line 1"_s);
    row("what comes back when it is taken out", "name: A\nname: B\n", name(nothing), u"take “name” out"_s);
    row("a block's end that would change", "x: |\n  a", name(u"New"_s), u"line 1"_s);
}

void tst_YamlChange::refuses()
{
    QFETCH(QByteArray, yaml);
    QFETCH(Changes, changes);
    QFETCH(QString, says);
    const auto changed = changedYaml(yaml, u"workspace.yml"_s, changes);
    QVERIFY2(!changed, changed ? changed->constData() : "");
    QVERIFY2(changed.error().sentence.contains(says), qPrintable(changed.error().sentence));
    QVERIFY2(changed.error().sentence.startsWith(u"workspace.yml"_s), qPrintable(changed.error().sentence));
}

void tst_YamlChange::doesNothingWithoutChanges()
{
    const QByteArray yaml = "\xEF\xBB\xBF# c\r\nname:   'x'  \r\n\tz";
    QVERIFY(!changedYaml(yaml, u"workspace.yml"_s, {})); // it is broken
    const QByteArray good = "\xEF\xBB\xBF# c\r\nname:   'x'  \r\n---\na: 1";
    QCOMPARE(changedYaml(good, u"workspace.yml"_s, {}).value_or("refused"), good);
}

QTEST_GUILESS_MAIN(tst_YamlChange)
#include "tst_yamlchange.moc"
