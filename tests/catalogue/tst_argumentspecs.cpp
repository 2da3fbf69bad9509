// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/argumentspecs.h"
#include "tests/support/writefile.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

class TestArgumentSpecs : public QObject
{
    Q_OBJECT

private:
    static void write(const QTemporaryDir &dir, const QString &name, const QByteArray &text)
    {
        writeFile(dir.filePath(name), text);
    }

    static ArgumentSpecs read(const QByteArray &options)
    {
        QTemporaryDir dir;
        QByteArray text = "argument_specs:\n  main:\n    options:\n";
        for (const QByteArray &line : options.split('\n'))
            text += "      " + line + "\n";
        write(dir, u"meta/argument_specs.yml"_s, text);
        return readArgumentSpecs(dir.path(), u"roles/x"_s);
    }

    static QStringList texts(const QList<Problem> &problems)
    {
        QStringList list;
        for (const Problem &problem : problems)
            list.append(problem.text());
        return list;
    }

private slots:
    void whereTheyStand_data()
    {
        QTest::addColumn<QStringList>("files");
        QTest::addColumn<QString>("path");
        const QString own = u"argument_specs.yml"_s;
        QTest::addRow("nowhere") << QStringList{} << QString();
        QTest::addRow("a file of their own") << QStringList{own} << u"roles/x/meta/argument_specs.yml"_s;
        QTest::addRow("the other extension")
            << QStringList{u"argument_specs.yaml"_s} << u"roles/x/meta/argument_specs.yaml"_s;
        QTest::addRow("in main.yml") << QStringList{u"main.yml"_s} << u"roles/x/meta/main.yml"_s;
        QTest::addRow("their own beats main.yml")
            << QStringList{u"main.yml"_s, own} << u"roles/x/meta/argument_specs.yml"_s;
    }

    void whereTheyStand()
    {
        QFETCH(QStringList, files);
        QFETCH(QString, path);
        QTemporaryDir dir;
        for (const QString &file : files)
            write(dir, u"meta/"_s + file,
                  (file == u"main.yml"_s ? "galaxy_info: {author: me}\n" : "")
                      + QByteArray("argument_specs: {main: {options: {a: {}}}}\n"));
        const ArgumentSpecs specs = readArgumentSpecs(dir.path(), u"roles/x"_s);
        QCOMPARE(specs.path, path);
        QCOMPARE(specs.isPresent(), !files.isEmpty());
        QCOMPARE(texts(specs.problems), QStringList());
        QCOMPARE(specs.entryPoints.size(), files.isEmpty() ? 0 : 1);
    }

    void roleWithoutSpecs()
    {
        QTemporaryDir dir;
        write(dir, u"meta/main.yml"_s, "galaxy_info: {author: me}\ndependencies: []\n");
        const ArgumentSpecs specs = readArgumentSpecs(dir.path(), u"roles/x"_s);
        QVERIFY(!specs.isPresent());
        QVERIFY(specs.problems.isEmpty());
    }

    void wholeVocabulary()
    {
        QTemporaryDir dir;
        write(dir, u"meta/argument_specs.yml"_s, R"(---
argument_specs:
  main:
    short_description: Do it
    description:
      - First paragraph.
      - >-
        Second
        paragraph.
    author: [me]
    version_added: 1.0.0
    seealso: []
    options:
      zebra:
        type: int
        required: true
        description: A number.
        version_added: 1.0.0
        choices: [1, 2]
      backup_keep: {type: int, default: 5}
      secret: {no_log: true, aliases: [password]}
      hosts_list: {type: list, elements: path, default: [/a, /b]}
      words: {type: list}
      mixed: {type: list, default: [1, a]}
      templated: {type: int, default: "{{ other }}"}
      nothing: {default: null}
      database:
        type: dict
        options:
          name: {required: true}
          port: {type: int, default: 0x50}
        required_together: [[name, port]]
      databases:
        type: list
        elements: dict
        options: {name: {type: str}}
  install:
    options:
      other: {type: bool, default: off}
)");
        const ArgumentSpecs specs = readArgumentSpecs(dir.path(), u"roles/x"_s);
        QCOMPARE(texts(specs.problems), QStringList());
        QCOMPARE(specs.entryPoints.size(), 2);
        const EntryPoint *main = specs.entryPoint(u"main");
        QVERIFY(main);
        QCOMPARE(main->shortDescription, u"Do it"_s);
        QCOMPARE(main->description, u"First paragraph.\n\nSecond paragraph."_s);
        QCOMPARE(main->problem, QString());
        QCOMPARE(main->fields.size(), 10);

        const auto field = [main](qsizetype index) { return main->fields.at(index); };
        QCOMPARE(field(0).name, u"zebra"_s);
        QCOMPARE(field(0).label, u"Zebra"_s);
        QCOMPARE(field(0).description, u"A number."_s);
        QCOMPARE(field(0).type, FieldType::Integer);
        QVERIFY(field(0).required);
        QCOMPARE(field(0).choices, (QJsonArray{1, 2}));
        QCOMPARE(field(0).path, u"roles/x/meta/argument_specs.yml"_s);
        QCOMPARE(field(0).line, 14);
        QVERIFY(field(0).defaultValue.isUndefined());
        QCOMPARE(field(1).label, u"Backup keep"_s);
        QCOMPARE(field(1).defaultValue, QJsonValue(5));
        QCOMPARE(field(2).type, FieldType::String);
        QVERIFY(field(2).noLog);
        QCOMPARE(field(3).elements, FieldType::Path);
        QCOMPARE(field(3).defaultValue, QJsonValue(QJsonArray{u"/a"_s, u"/b"_s}));
        QCOMPARE(field(4).elements, FieldType::String);
        QCOMPARE(field(5).elements, FieldType::Raw);
        QVERIFY(field(6).defaultValue.isUndefined());
        QVERIFY(field(7).defaultValue.isUndefined());
        QCOMPARE(field(8).options.size(), 2);
        QCOMPARE(field(8).options.at(0).name, u"name"_s);
        QCOMPARE(field(8).options.at(1).defaultValue, QJsonValue(80));
        QCOMPARE(field(9).elements, FieldType::Dict);
        QCOMPARE(field(9).options.size(), 1);
        QCOMPARE(specs.entryPoint(u"install")->fields.at(0).defaultValue, QJsonValue(false));
    }

    void problems_data()
    {
        QTest::addColumn<QByteArray>("options");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("part");
        QTest::addColumn<bool>("blocks");
        const auto row = [](const char *name, const QByteArray &options, int line, const QString &part,
                            bool blocks = false) { QTest::addRow("%s", name) << options << line << part << blocks; };
        row("unknown type", "a:\n  type: string", 5, u"“a” has the type “string”"_s, true);
        row("unknown element type", "a:\n  type: list\n  elements: string", 6, u"“string”"_s, true);
        row("elements without list", "a: {elements: str}", 4, u"for the type list"_s);
        row("default of another type", "a:\n  type: int\n  default: '5'", 6,
            u"default of “a” does not fit: A must be a whole number."_s);
        row("default that is no choice", "a:\n  choices: [x]\n  default: z", 6, u"must be one of: x."_s);
        row("choice of another type", "a:\n  choices: [yes]", 5, u"put it in quotes"_s);
        row("no choice at all", "a: {choices: []}", 4, u"The “choices” of “a” are empty"_s);
        row("choice that Ansible converts away", "a: {type: bytes, choices: [1, 1KB]}", 4,
            u"The choice 1KB can never be taken"_s);
        row("path choice that Ansible expands", "a: {type: path, choices: [/srv, ~/x]}", 4,
            u"The choice ~/x can never be taken"_s);
        row("default that Ansible reads", "a: {type: int, default: '5'}", 4, u"must be a whole number."_s);
        row("required with a default", "a:\n  required: true\n  default: x", 6, u"is required and has a default"_s,
            true);
        row("secret list with a default", "a: {no_log: true, type: list, elements: str, default: [x]}", 4,
            u"must always be given"_s);
        row("no specification", "a:", 4, u"write “a: {}”"_s, true);
        row("nothing in a mapping", "a: {type: dict, options: {}}", 4, u"nothing can be in it"_s);
        row("rule on no option", "a:\n  type: dict\n  options: {b: {}, c: {}}\n  required_one_of:\n    - [b, d]", 8,
            u"“required_one_of” of “a” names “d”"_s);
        row("rule that is no list of lists", "a:\n  type: dict\n  options: {b: {}, c: {}}\n  mutually_exclusive: [b]",
            7, u"must be a list of lists"_s);
        row("choices without list", "a: {choices: x}", 4, u"“choices” must be a list"_s, true);
        row("connection variable", "a: {}\nansible_host: {}", 5, u"“ansible_host” cannot be a field"_s, true);
        row("reserved name", "name: {}", 4, u"reserved word of Ansible"_s, true);
        row("our own name", "aegir: {type: dict}", 4, u"the program itself"_s, true);
        row("no identifier", "a-b: {}", 4, u"cannot be a variable's name"_s, true);
        row("unknown key", "a:\n  requierd: true", 5, u"did you mean “required”?"_s);
        row("unknown key far from any", "a: {quux_widget_kind: true}", 4, u"“quux_widget_kind” is not known here."_s);
        row("key of ours in the role", "a: {placeholder: x}", 4, u"“placeholder” is not known here"_s);
        row("required is no text", "a: {required: 'true'}", 4, u"“required” must be true or false"_s);
        row("description is no mapping", "a: {description: {x: y}}", 4, u"“description” must be a text"_s);
        row("options of a text", "a: {options: {b: {}}}", 4, u"for the type dict"_s);
        row("option in an option", "a:\n  type: dict\n  options:\n    b: {type: nope}", 7, u"“b” has the type “nope”"_s,
            true);
        row("option that is a list", "a: []", 4, u"must be a mapping here"_s, true);
        row("options that are a list", "- a", 4, u"Fields must be a mapping"_s);
        row("twice", "a: {}\nb: {}\na: {}", 6, u"second time"_s);
    }

    void problems()
    {
        QFETCH(QByteArray, options);
        QFETCH(int, line);
        QFETCH(QString, part);
        QFETCH(bool, blocks);
        const ArgumentSpecs specs = read(options);
        QCOMPARE(specs.problems.size(), 1);
        QVERIFY2(specs.problems.first().sentence.contains(part), qPrintable(specs.problems.first().text()));
        QCOMPARE(specs.problems.first().line, line);
        QCOMPARE(specs.entryPoint(u"main")->problem.isEmpty(), !blocks);
    }

    void allOfThem()
    {
        const ArgumentSpecs specs = read("name: {type: nope, requierd: true}\na: {default: 1}\nb: {choices: [1]}");
        QCOMPARE(specs.problems.size(), 5);
        QCOMPARE(specs.entryPoint(u"main")->fields.size(), 3);
    }

    void broken_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addRow("no YAML") << QByteArray("argument_specs: [");
        QTest::addRow("empty") << QByteArray();
        QTest::addRow("no specifications") << QByteArray("argument_specs:\n");
        QTest::addRow("a list") << QByteArray("argument_specs: []\n");
    }

    void broken()
    {
        QFETCH(QByteArray, text);
        QTemporaryDir dir;
        write(dir, u"meta/argument_specs.yml"_s, text);
        const ArgumentSpecs specs = readArgumentSpecs(dir.path(), u"roles/x"_s);
        QVERIFY(specs.isPresent());
        QVERIFY(!specs.problems.isEmpty());
        QVERIFY2(specs.problem.contains(u"roles/x/meta/argument_specs.yml"_s), qPrintable(specs.problem));
    }
};

QTEST_GUILESS_MAIN(TestArgumentSpecs)
#include "tst_argumentspecs.moc"
