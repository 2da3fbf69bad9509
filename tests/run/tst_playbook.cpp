// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/run/playbook.h"

#include <QJsonArray>
#include <QTest>

#include <limits>

using namespace Aegir;
using namespace Qt::StringLiterals;

class TestPlaybook : public QObject
{
    Q_OBJECT

private slots:
    void commandsForAShell()
    {
        QCOMPARE(
            shellText({u"/usr/bin/ansible-playbook"_s, u"--limit=web0,web1"_s, u"my play.yml"_s, u"it's"_s, QString()}),
            u"/usr/bin/ansible-playbook --limit=web0,web1 'my play.yml' 'it'\\''s' ''"_s);
    }

    void yaml_data()
    {
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QByteArray>("text");
        QTest::addRow("true") << QJsonValue(true) << QByteArray("true");
        QTest::addRow("int") << QJsonValue(12) << QByteArray("12");
        QTest::addRow("large int") << QJsonValue(9007199254740993LL) << QByteArray("9007199254740993");
        QTest::addRow("float") << QJsonValue(1.5) << QByteArray("1.5");
        QTest::addRow("large float") << QJsonValue(1e300) << QByteArray("1.0e+300");
        QTest::addRow("null") << QJsonValue(QJsonValue::Null) << QByteArray("null");
        QTest::addRow("text") << QJsonValue(u"yes"_s) << QByteArray("\"yes\"");
        QTest::addRow("template") << QJsonValue(u"{{ x }}"_s) << QByteArray("!unsafe \"{{ x }}\"");
        QTest::addRow("template with marks of its own")
            << QJsonValue(u"#jinja2: variable_start_string: '[%'"_s)
            << QByteArray("!unsafe \"#jinja2: variable_start_string: '[%'\"");
        QTest::addRow("quotes") << QJsonValue(u"a\"b\\c"_s) << QByteArray("\"a\\\"b\\\\c\"");
        QTest::addRow("control characters")
            << QJsonValue(u"\u0000\t\n\r\u001b\u0085\u2028"_s) << QByteArray("\"\\x00\\t\\n\\x0d\\x1b\\x85\\u2028\"");
        QTest::addRow("beyond the basic plane") << QJsonValue(u"😀"_s) << QByteArray("\"😀\"");
        QTest::addRow("list") << QJsonValue(QJsonArray{1, u"a"_s}) << QByteArray("[1, \"a\"]");
        QTest::addRow("dict") << QJsonValue(QJsonObject{{u"k: #"_s, u"v"_s}}) << QByteArray("{\"k: #\": \"v\"}");
    }
    void yaml()
    {
        QFETCH(QJsonValue, value);
        QTEST(unsafeYaml(value), "text");
    }

    void aKeyTooLongForASimpleOne()
    {
        QVERIFY(unsafeYaml(QJsonObject{{QString(2000, u'k'), 1}}).startsWith("{? \"kkk"));
    }

    void playbook()
    {
        const RunRequest request{.run = 118,
                                 .title = u"example.com: Back up"_s,
                                 .hosts = u"web0"_s,
                                 .variables = {{u"platform_path"_s, u"/srv/x"_s}},
                                 .tree = {{u"operation"_s, u"site_backup"_s}},
                                 .roles = {{.role = u"site_backup"_s, .variables = {{u"keep"_s, 5}}},
                                           {.role = u"site_backup"_s, .entryPoint = u"rotate"_s, .secrets = {u"key"_s}},
                                           {.role = u"note"_s}},
                                 .gatherFacts = false};
        const Playbook playbook = writePlaybook(request);
        QCOMPARE(playbook.playbook, QByteArray(R"(# Written for run 118. A change here changes nothing.
- name: "example.com: Back up"
  hosts: "web0"
  gather_facts: false
  vars_files:
    - vars.yml
  tasks:
    - ansible.builtin.import_role:
        name: "site_backup"
      vars:
        "keep": 5
    - ansible.builtin.import_role:
        name: "site_backup"
        tasks_from: "rotate"
      vars:
        "key": "{{ aegir_secrets[1]['key'] }}"
    - ansible.builtin.import_role:
        name: "note"
)"));
        QVERIFY(playbook.variables.contains("\"platform_path\": \"/srv/x\"\n"));
        QVERIFY(playbook.variables.contains("aegir: {\"operation\": \"site_backup\"}\n"));
        QCOMPARE(secretVariables({{}, {{u"key"_s, u"k"_s}}, {}}), "aegir_secrets: [{}, {\"key\": \"k\"}, {}]\n");
    }

    void command()
    {
        const RunRequest request{
            .inventory = u"/w/inventory"_s,
            .ansiblePlaybook = u"/usr/bin/ansible-playbook"_s,
            .options = {
                .check = true, .diff = true, .verbosity = 2, .limit = u"-web0"_s, .tags = u"a"_s, .skipTags = u"b"_s}};
        QCOMPARE(ansibleCommand(request, u"/r"_s),
                 QStringList({u"/usr/bin/ansible-playbook"_s, u"--inventory=/w/inventory"_s, u"--check"_s, u"--diff"_s,
                              u"-vv"_s, u"--limit=-web0"_s, u"--tags=a"_s, u"--skip-tags=b"_s, u"/r/playbook.yml"_s}));
    }
};

QTEST_APPLESS_MAIN(TestPlaybook)
#include "tst_playbook.moc"
