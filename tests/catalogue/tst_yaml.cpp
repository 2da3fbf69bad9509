// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/yaml.h"
#include "tests/support/threadtime.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

namespace {

YamlDocument parse(const QByteArray &text)
{
    return parseYaml(text, u"types/x.yml"_s);
}

QByteArray json(const YamlNode &node)
{
    const QByteArray text = QJsonDocument(QJsonArray{node.toJson()}).toJson(QJsonDocument::Compact);
    return text.sliced(1, text.size() - 2);
}

} // namespace

class TestYaml : public QObject
{
    Q_OBJECT

private slots:
    void scalars_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *yaml, const char *expected) {
            QTest::addRow("%s", yaml) << QByteArray(yaml) << QByteArray(expected);
        };
        row("yes", "true");
        row("No", "false");
        row("ON", "true");
        row("off", "false");
        row("True", "true");
        row("y", R"("y")");
        row("yEs", R"("yEs")");
        row("'yes'", R"("yes")");
        row(R"("no")", R"("no")");
        row("none", R"("none")");
        row("null", "null");
        row("~", "null");
        row("", "null");
        row("''", R"("")");
        row("'~'", R"("~")");
        row("12", "12");
        row("-12", "-12");
        row("+1_000", "1000");
        row("0", "0");
        row("0644", "420");
        row("0o644", R"("0o644")");
        row("0899", R"("0899")");
        row("0x1F", "31");
        row("-0b101", "-5");
        row("1:30", "90");
        row("1:90", R"("1:90")");
        row("'12'", R"("12")");
        row("9223372036854775807", "9223372036854775807");
        row("-9223372036854775808", "-9223372036854775808");
        row("9223372036854775808", R"("9223372036854775808")");
        row("1.5", "1.5");
        row(".5", "0.5");
        row("1.5e+3", "1500");
        row("1e3", R"("1e3")");
        row("1.5e3", R"("1.5e3")");
        row("10.3.1", R"("10.3.1")");
        row(".inf", R"(".inf")");
        row("2024-05-01", R"("2024-05-01")");
        row("!!str 12", R"("12")");
        row("!!int 12", "12");
        row("!unsafe '{{ x }}'", R"("{{ x }}")");
        row("|\n  two\n  lines\n", R"("two\nlines\n")");
        row("[a, 1, [yes]]", R"(["a",1,[true]])");
        row("{a: {b: 1}}", R"({"a":{"b":1}})");
        row("{base: &b {x: 1, y: 2}, own: {<<: *b, y: 3}}", R"({"base":{"x":1,"y":2},"own":{"x":1,"y":3}})");
        row("{a: &a {x: 1}, own: {<<: [*a, {z: 2}], y: 3}}", R"({"a":{"x":1},"own":{"x":1,"y":3,"z":2}})");
        row("{'<<': 1}", R"({"<<":1})");
    }

    void scalars()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(QByteArray, expected);
        const YamlDocument document = parse(yaml);
        QVERIFY2(document.problems.isEmpty(), qPrintable(document.problems.value(0).text()));
        QCOMPARE(json(document.root), expected);
    }

    void orderAndLines()
    {
        const YamlDocument document = parse("# comment\nzebra: 1\n\napple:\n  - x\n  - y: z\nmango:\n");
        QVERIFY(document.problems.isEmpty());
        const auto &entries = document.root.entries();
        QCOMPARE(entries.size(), 3);
        QCOMPARE(entries[0].key, u"zebra"_s);
        QCOMPARE(entries[0].line, 2);
        QCOMPARE(entries[1].key, u"apple"_s);
        QCOMPARE(entries[1].line, 4);
        QCOMPARE(entries[1].value.items().at(1).line(), 6);
        QCOMPARE(entries[2].line, 7);
        QVERIFY(entries[2].value.isNull());
        QVERIFY(document.root[u"none"].isMissing());
        QVERIFY(document.root[u"none"][u"below"].isMissing());
        QVERIFY(document.root[u"none"].toJson().isUndefined());
    }

    void problems_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("part");
        QTest::addColumn<QByteArray>("remains");
        const auto row = [](const char *name, const QByteArray &yaml, int line, const QString &part,
                            const QByteArray &remains) {
            QTest::addRow("%s", name) << yaml << line << part << remains;
        };
        row("second key", "a: 1\nb: 2\na: 3\n", 3, u"first is in line 1"_s, R"({"a":3,"b":2})");
        row("second key in a list", "- {a: 1,\n   a: 2}\n", 2, u"second time"_s, R"([{"a":2}])");
        row("list as key", "a: 1\n? [x]\n: 2\n", 2, u"key must be"_s, R"({"a":1})");
        row("merge of a word", "a: 1\n<<: x\n", 2, u"merges mappings"_s, R"({"a":1})");
        row("second document", "a: 1\n---\nb: 2\n", 3, u"second document"_s, R"({"a":1})");
        row("open bracket", "a: 1\nb: [1, 2\n", 3, u"not valid YAML"_s, {});
        row("bad indentation", "a: 1\n b: 2\n", 2, u"b: 2"_s, {});
        row("tab", "a:\n\tb: 1\n", 2, u"not valid YAML"_s, {});
        row("unknown alias", "a: *nothing\n", 1, u"not valid YAML"_s, {});
        row("unclosed quote", "a: \"x", 1, u"not valid YAML"_s, {});
        row("python object", "a: 1\nb: !!python/object/apply:os.system ['id']\n", 2, u"not allowed"_s, {});
        row("python name", "!!python/name:os.system ''", 1, u"python/name"_s, {});
        row("vault", "a: !vault |\n  $ANSIBLE_VAULT\n", 1, u"!vault"_s, {});
        row("tag on a mapping", "a: !x {b: 1}\n", 1, u"not allowed"_s, {});
        row("wrong standard tag", "a: !!int x\n", 1, u"not allowed"_s, {});
        row("alias of itself", "a: &a [*a]\n", 1, u"part of what it stands for"_s, {});
        row("binary", QByteArray("a: \xff\xfe\xfa\n"), 0, u"UTF-8"_s, {});
        row("zero byte", QByteArray("a: b\0c\n", 7), 0, u"UTF-8"_s, {});
    }

    void problems()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(int, line);
        QFETCH(QString, part);
        QFETCH(QByteArray, remains);
        const YamlDocument document = parse(yaml);
        QCOMPARE(document.problems.size(), 1);
        const Problem problem = document.problems.first();
        QVERIFY2(problem.sentence.contains(part), qPrintable(problem.text()));
        QCOMPARE(problem.line, line);
        QCOMPARE(problem.path, u"types/x.yml"_s);
        QCOMPARE(document.isBroken(), remains.isEmpty());
        if (!remains.isEmpty())
            QCOMPARE(json(document.root), remains);
    }

    /// Nothing here may crash, fill the memory or take long.
    void hostile_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<bool>("refused");
        const auto row = [](const char *name, const QByteArray &yaml, bool refused = true) {
            QTest::addRow("%s", name) << yaml << refused;
        };
        QByteArray laughs = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n";
        QByteArray mapLaughs = "a0: &a0 {a: 1, b: 2}\n";
        QByteArray merges = "a0: &a0 {k: 1}\n";
        QByteArray tower = "a0: &a0 [x]\n";
        for (int i = 1; i < 30; ++i) {
            const QByteArray name = "a" + QByteArray::number(i);
            const QByteArray last = "*a" + QByteArray::number(i - 1);
            laughs += name + ": &" + name + " [" + QByteArrayList(9, last).join(", ") + "]\n";
            mapLaughs += name + ": &" + name + " {a: " + last + ", b: " + last + " }\n";
            merges += name + ": &" + name + " {<<: [" + QByteArrayList(9, last).join(", ") + "]}\n";
        }
        for (int i = 1; i < 200; ++i)
            tower += "a" + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " [*a" + QByteArray::number(i - 1)
                + "]\n";
        row("billion laughs", laughs);
        row("billion laughs in mappings", mapLaughs);
        row("billion laughs by merging", merges);
        row("tower of aliases", tower);
        row("too large", QByteArray(3 * 1024 * 1024, 'a'));
        row("long scalar", "a: " + QByteArray(1024 * 1024, 'x'), false);
        row("long number", "a: " + QByteArray(1024 * 1024, '9'), false);
        row("long sexagesimal", "a: 1" + QByteArray(":00").repeated(300'000), false);
        row("open lists", QByteArray(1'000'000, '['));
        row("open mappings", QByteArray(1'000'000, '{'));
        row("nested lists", QByteArray(65, '[') + QByteArray(65, ']'));
        row("nested enough", QByteArray(64, '[') + QByteArray(64, ']'), false);
        row("dashes", QByteArray("- ").repeated(500'000));
        row("questions", QByteArray("? ").repeated(500'000));
        row("anchors", QByteArray("&a ").repeated(500'000));
        row(
            "many anchors",
            [] {
                QByteArray text;
                for (int i = 0; i < 90'000; ++i)
                    text += "- &a" + QByteArray::number(i) + " x\n";
                return text;
            }(),
            false);
        row(
            "many keys",
            [] {
                QByteArray text;
                for (int i = 0; i < 90'000; ++i)
                    text += "k" + QByteArray::number(i) + ": 1\n";
                return text;
            }(),
            false);
        row("same key often", QByteArray("k: 1\n").repeated(90'000), false);
        row("too many items", QByteArray("- x\n").repeated(200'000));
        row("wide and indented", [] {
            QByteArray text;
            for (int i = 0; i < 1000; ++i)
                text += QByteArray(i, ' ') + "k:\n";
            return text;
        }());
        row("comments", QByteArray("#\n").repeated(900'000), false);
        row("empty lines", QByteArray(2'000'000, '\n'), false);
        row("directives", QByteArray("%YAML 1.1\n").repeated(1000));
        row("quotes", QByteArray("\"\\\n").repeated(300'000), false);
        row("colons", QByteArray(1'000'000, ':'));
        row("documents", QByteArray("---\n").repeated(100'000), false);
        row("carriage returns", "a: 1\rb: 2\r");
        row("byte order mark",
            "\xEF\xBB\xBF"
            "a: 1\n",
            false);
        row("only a mark", "\xEF\xBB\xBF", false);
        row("control characters", "a: \x01\x02\x1b[31m\n", false);
    }

    void hostile()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(bool, refused);
        const double begin = threadTime();
        const YamlDocument document = parse(yaml);
        const double took = threadTime() - begin;
        QVERIFY2(took < 5000, qPrintable(QString::number(took)));
        if (refused != document.isBroken())
            qWarning() << document.problems.value(0).text() << json(document.root).left(200);
        QCOMPARE(document.isBroken(), refused);
        QVERIFY(!refused || document.problems.size() == 1);
        QVERIFY(document.problems.size() <= 101);
        // What came through can be walked.
        QVERIFY(refused || json(document.root).size() > 0);
    }

    /// Every prefix of a good file, and the file with one byte changed, ends in a value or a problem.
    void cutAndChanged()
    {
        const QByteArray good = "a: &x {b: [1, 'two', \"thr\\u00e9e\"], c: |\n    text\n  }\nd: *x\ne: >-\n  folded\n  "
                                "text\nf: !!str 1\n? g\n: - h\n";
        for (qsizetype i = 0; i <= good.size(); ++i) {
            const YamlDocument document = parse(good.left(i));
            QVERIFY(!document.isBroken() || !document.problems.isEmpty());
            for (const char byte : {'\0', ' ', '\n', ':', '[', '}', '*', '&', '!', '"', '\'', '|', '%', '\t', '\x80'}) {
                QByteArray changed = good;
                if (i < changed.size())
                    changed[i] = byte;
                const YamlDocument other = parse(changed);
                QVERIFY(!other.isBroken() || !other.problems.isEmpty());
            }
        }
    }

    void files()
    {
        QTemporaryDir dir;
        const QString name = dir.filePath(u"x.yml"_s);
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("a: 1\n");
        file.close();
        QCOMPARE(json(readYaml(name, u"x.yml"_s).root), R"({"a":1})");
        QVERIFY(readYaml(dir.path(), u"x.yml"_s).isBroken());
        QVERIFY(readYaml(dir.filePath(u"none.yml"_s), u"x.yml"_s).isBroken());
        QVERIFY(readYaml(u"/dev/zero"_s, u"x.yml"_s).isBroken());
    }
};

QTEST_GUILESS_MAIN(TestYaml)
#include "tst_yaml.moc"
