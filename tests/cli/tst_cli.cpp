// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/fixture.h"

#include <QTest>

/// Everything but running: the real program against real folders.
class TestCli : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_fixture = std::make_unique<Fixture>();
        QVERIFY(m_fixture->addBoth());
    }

    void newMakesAWorkspace()
    {
        const QTemporaryDir dir;
        const Program program(dir.path());
        Called called = program.call({u"new"_s, u"W"_s});
        VERIFY_CODE(called, 0);
        QVERIFY(called.out.contains(u"/W"));
        QVERIFY(QFile::exists(dir.filePath(u"W/workspace.yml"_s)));
        called = program.call({u"new"_s, u"W"_s});
        VERIFY_CODE(called, 2);
        QVERIFY2(called.err.contains(u"is not empty"), called.text().constData());
        called = program.call({u"--workspace"_s, u"W"_s, u"problems"_s, u"--json"_s});
        VERIFY_CODE(called, 0);
        QCOMPARE(called.json().array().size(), 0);
        called = program.call({u"list"_s}); // not inside of it
        VERIFY_CODE(called, 2);
        QVERIFY2(called.err.startsWith(u"aegir: There is no workspace here"), called.text().constData());
        VERIFY_CODE(Program(dir.filePath(u"W/roles"_s)).call({u"list"_s}), 0);
    }

    void helps_data()
    {
        QTest::addColumn<QString>("command");
        for (const char *command : {"new", "problems", "add", "edit", "delete", "list", "show", "run", "runs", "log",
                                    "cancel", "queue", "schedule", "import-survey"}) {
            QTest::addRow("%s", command) << QString::fromLatin1(command);
        }
    }

    void helps()
    {
        QFETCH(const QString, command);
        const Called called = Program(QDir::tempPath()).call({command, u"--help"_s});
        VERIFY_CODE(called, 0);
        QVERIFY2(called.out.startsWith(u"Usage: aegir "_s + command), called.text().constData());
        QVERIFY(called.out.contains(u"--workspace"));
        QVERIFY(called.out.contains(u"--json"));
        QVERIFY(Program(QDir::tempPath()).call({u"--help"_s}).out.contains(u"\n  "_s + command));
    }

    void importsASurvey()
    {
        const QTemporaryDir dir;
        const Program program(dir.path());
        program.write(u"s.json"_s, R"({"name": "Deploy", "spec": [{"type": "text", "variable": "branch"}]})");
        Called called = program.call({u"import-survey"_s, u"s.json"_s, u"--task"_s, u"deploy"_s});
        VERIFY_CODE(called, 0);
        QVERIFY2(called.out.startsWith(u"label: \"Deploy\"\nfields:\n  branch:\n"), called.text().constData());
        QVERIFY(called.out.contains(u"roles/deploy/meta/argument_specs.yml"));
        const QStringList toFile{u"import-survey"_s, u"s.json"_s,   u"--task"_s,
                                 u"deploy"_s,        u"--output"_s, u"deploy.yml"_s};
        called = program.call(toFile);
        VERIFY_CODE(called, 0);
        QVERIFY(QFile::exists(dir.filePath(u"deploy.yml"_s)));
        called = program.call(toFile); // nobody's work is overwritten
        VERIFY_CODE(called, 2);
        QVERIFY2(called.err.contains(u"deploy.yml"), called.text().constData());
        called = program.call({u"import-survey"_s, u"s.json"_s});
        VERIFY_CODE(called, 2);
        QVERIFY2(called.err.contains(u"--task"), called.text().constData());
        called = program.call({u"import-survey"_s, u"gone.json"_s, u"--task"_s, u"deploy"_s});
        VERIFY_CODE(called, 2);
    }

    void version()
    {
        const Called called = Program(QDir::tempPath()).call({u"--version"_s});
        VERIFY_CODE(called, 0);
        QVERIFY(called.out.startsWith(u"aegir "));
    }

    void badInput_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("part");
        const auto row = [](const char *name, const QString &line, const QString &part) {
            QTest::addRow("%s", name) << line.split(u' ', Qt::SkipEmptyParts) << part;
        };
        row("nothing", u""_s, u"Which command?"_s);
        row("unknown command", u"deploy p"_s, u"There is no command “deploy”"_s);
        row("unknown option", u"list --colour"_s, u"colour"_s);
        row("too few words", u"run p"_s, u"aegir run ENTITY OPERATION"_s);
        row("too many words", u"show p q"_s, u"aegir show ENTITY"_s);
        row("no such workspace", u"list --workspace /no/such"_s, u"There is no folder /no/such."_s);
        row("no workspace", u"list --workspace /"_s, u"is no workspace"_s);
        row("add what", u"add server x --type plain"_s, u"add platform NAME"_s);
        row("no type", u"add platform x"_s, u"--type TYPE; there is plain."_s);
        row("wrong type", u"add platform x --type page"_s, u"There is no platform type “page”; there is plain."_s);
        row("no platform", u"add site x --type page"_s, u"--on PLATFORM"_s);
        row("unknown platform", u"add site x --type page --on q"_s, u"There is no platform or site “q”"_s);
        row("on a site", u"add site x --type page --on s"_s, u"s is a site"_s);
        row("platform on a platform", u"add platform x --type plain --on p"_s, u"--on is for sites"_s);
        row("required field", u"add platform x --type plain"_s, u"folder: "_s);
        row("unknown field", u"add platform x --type plain --set foldre=/x"_s, u"its fields are folder, level."_s);
        row("wrong value", u"add platform x --type plain --set folder=/x --set level=web"_s, u"level: "_s);
        row("out of range", u"add platform x --type plain --set folder=/x --set level=0"_s, u"level: "_s);
        row("taken name", u"add platform s --type plain --set folder=/x"_s, u"There is already a site “s”"_s);
        row("unknown environment", u"add platform x --type plain --set folder=/x --environment live"_s,
            u"workspace.yml has production, staging."_s);
        row("hosts of a site", u"add site x --type page --on p --hosts web0"_s, u"A site has no hosts of its own"_s);
        row("no hosts", u"edit p --hosts="_s, u"A platform needs hosts"_s);
        row("unset of nothing", u"edit p --unset level"_s, u"p has no value “level” of its own."_s);
        row("unset of what must be", u"edit p --unset folder"_s, u"folder: "_s);
        row("edit of nothing", u"edit q --name r"_s, u"There is no platform or site “q”"_s);
        row("rename to nothing", u"edit p --name="_s, u"needs a name"_s);
        row("delete without yes", u"delete p"_s, u"p and its 1 site"_s);
        row("show of nothing", u"show q"_s, u"There is no platform or site “q”"_s);
        row("runs of nothing", u"runs q"_s, u"There is no platform or site “q”"_s);
        row("bad limit", u"runs --limit many"_s, u"--limit wants a number"_s);
        row("log of nothing", u"log 99"_s, u"There is no run 99"_s);
        row("log of a word", u"log last"_s, u"“last” is no number of a run"_s);
        row("cancel of nothing", u"cancel 99"_s, u"There is no run 99"_s);
        row("run on nothing", u"run q look"_s, u"There is no platform or site “q”"_s);
        row("unknown operation", u"run p keep"_s, u"p has no operation “keep”; it has look, make, drop."_s);
        row("missing answers", u"run p make"_s, u"make.amount: "_s);
        row("wrong answer", u"run p make --set make.amount=much --set make#2.amount=1"_s, u"make.amount: "_s);
        row("ambiguous field", u"run p make --set amount=1"_s, u"say which: make.amount, make#2.amount."_s);
        row("unknown task", u"run p make --set build.amount=1"_s, u"its tasks are make, make#2."_s);
        row("secret on the command line", u"run s keep --set keep.password=x"_s, u"use --secret keep.password"_s);
        row("secret from nowhere", u"run s keep --secret keep.password"_s, u"nothing was given"_s);
        row("secret of nothing", u"run s keep --secret keep.word"_s, u"its fields are password."_s);
        row("no file of values", u"run p make --values no.json"_s, u"no.json cannot be read"_s);
        row("unknown option without a command", u"--bogus"_s, u"bogus"_s);
        row("task for a field", u"run p make --set make=1"_s,
            u"“make” is a task, not a field; its fields are amount, note."_s);
        row("empty workspace", u"list --workspace="_s, u"--workspace wants a folder"_s);
        row("no JSON", u"run p make --values workspace.yml"_s, u"workspace.yml, line 1: this is no JSON"_s);
    }

    void badInput()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const QString, part);
        const QByteArray before = m_fixture->program.call({u"list"_s, u"--json"_s}).out.toUtf8();
        const Called called = m_fixture->program.call(arguments);
        VERIFY_CODE(called, 2);
        QVERIFY2(called.err.startsWith(u"aegir: "), called.text().constData());
        QVERIFY2(called.err.contains(part), called.text().constData());
        QVERIFY2(called.out.isEmpty(), called.text().constData());

        const Called json = m_fixture->program.call(arguments + QStringList{u"--json"_s});
        VERIFY_CODE(json, 2);
        QVERIFY2(!json.object().value(u"error"_s).toString().isEmpty(), json.text().constData());
        QCOMPARE(m_fixture->runs().size(), 0); // nothing was dispatched
        QCOMPARE(m_fixture->program.call({u"list"_s, u"--json"_s}).out.toUtf8(), before);
    }

    void valuesThatWouldChange_data()
    {
        QTest::addColumn<QByteArray>("values");
        QTest::addColumn<QString>("part");
        const auto row = [](const char *name, const QByteArray &values, const QString &part) {
            QTest::addRow("%s", name) << values << part;
        };
        row("key twice", "{\"make.amount\": 1,\n \"make.amount\": 2}",
            u"line 2: “make.amount” is here for the second"_s);
        row("key twice inside", "{\"make\": {\"amount\": 1, \"\\u0061mount\": 2}}",
            u"“amount” is here for the second"_s);
        row("field twice", "{\"make\": {\"amount\": 1}, \"make.amount\": 2}", u"twice"_s);
        row("large", "{\"make\": {\"amount\": 9223372036854775808}}", u"9223372036854775808 is too large"_s);
        row("small", "{\"make.amount\": -9223372036854775809}", u"is too large"_s);
        row("half a character", "{\"make.note\": \"\\ud83d\"}", u"half of a character"_s);
        row("other half in a key", "{\"\\ude80\": 1}", u"half of a character"_s);
        row("bytes", "{\"make.note\": \"\xff\"}", u"this is no JSON"_s);
        row("task is a number", "{\"make\": 5}", u"“make” is a task, not a field"_s);
        row("no object", "[1]", u"must hold a JSON object"_s);
    }

    void valuesThatWouldChange()
    {
        QFETCH(const QByteArray, values);
        QFETCH(const QString, part);
        m_fixture->program.write(u"v.json"_s, values);
        const QStringList arguments{u"run"_s, u"p"_s, u"make"_s, u"--values"_s};
        for (const QString &source : {u"v.json"_s, u"-"_s}) {
            const Called called = m_fixture->program.call(arguments + QStringList{source}, values);
            VERIFY_CODE(called, 2);
            QVERIFY2(called.err.contains(part), called.text().constData());
        }
        QCOMPARE(m_fixture->runs().size(), 0);
    }

    void valuesThatAreGood()
    {
        const QByteArray values =
            "{\"make\": {\"amount\": 9007199254740993, \"note\": \"\\ud83d\\ude80\\\"\\\\\"}, \"make#2.amount\": -1e0}";
        const Called called = m_fixture->program.call(
            {u"run"_s, u"p"_s, u"make"_s, u"--preview"_s, u"--json"_s, u"--values"_s, u"-"_s}, values);
        VERIFY_CODE(called, 0);
        const QString playbook = called.out;
        QVERIFY2(playbook.contains(u"9007199254740993"), called.text().constData());
    }

    void wordsThatAreNoText()
    {
        QProcess process;
        process.setWorkingDirectory(m_fixture->program.folder());
        process.start(u"/bin/sh"_s,
                      {u"-c"_s, u"exec \"$0\" run p make --set \"make.note=$(printf '\\377')\""_s,
                       qEnvironmentVariable("AEGIR_BIN_DIR") + u"/aegir"_s});
        const Called called = Program::wait(process);
        VERIFY_CODE(called, 2);
        QVERIFY2(called.err.contains(u"not text in UTF-8"), called.text().constData());
        const Called secret =
            m_fixture->program.call({u"run"_s, u"s"_s, u"keep"_s, u"--secret"_s, u"password"_s}, "\xff\n");
        VERIFY_CODE(secret, 2);
        QVERIFY2(secret.err.contains(u"not text in UTF-8"), secret.text().constData());
    }

    void aFullDiskIsNoSuccess()
    {
        QProcess process;
        process.setWorkingDirectory(m_fixture->program.folder());
        process.setStandardOutputFile(u"/dev/full"_s);
        process.start(qEnvironmentVariable("AEGIR_BIN_DIR") + u"/aegir"_s, {u"list"_s});
        const Called called = Program::wait(process);
        VERIFY_CODE(called, 1);
        QVERIFY2(called.err.contains(u"Standard output could not be written"), called.text().constData());
    }

    void noNameSteersTheTerminal()
    {
        const QString nasty = u"\x1b[31mx\ny"_s;
        Called called = m_fixture->program.call(
            {u"add"_s, u"platform"_s, nasty, u"--type"_s, u"plain"_s, u"--set"_s, u"folder=/x"_s});
        VERIFY_CODE(called, 2);
        QVERIFY2(called.err.contains(u"control characters"), called.text().constData());
        called = m_fixture->program.call({u"show"_s, nasty});
        VERIFY_CODE(called, 2);
        QVERIFY2(called.err.contains(u"␛[31mx␊y"), called.text().constData());
        // One that is there already, from an older version.
        QVERIFY(
            m_fixture->breakStore(u"UPDATE entity SET name = char(27) || '[31mx' || char(10) || 'y' WHERE id = 1"_s));
        for (const QStringList &arguments :
             {QStringList{u"list"_s}, QStringList{u"show"_s, u"1"_s}, QStringList{u"run"_s, u"1"_s, u"look"_s},
              QStringList{u"runs"_s}, QStringList{u"delete"_s, u"1"_s},
              QStringList{u"edit"_s, u"1"_s, u"--set"_s, u"level=2"_s}}) {
            called = m_fixture->program.call(arguments);
            const QString all = called.out + called.err;
            QVERIFY2(all.contains(u"␛[31mx␊y"), called.text().constData());
            QVERIFY2(!all.contains(u'\x1b'), called.text().constData());
        }
    }

    void newWantsAName()
    {
        const QTemporaryDir dir;
        VERIFY_CODE(Program(dir.path()).call({u"new"_s, QString()}), 2);
        QVERIFY(QDir(dir.path()).isEmpty());
    }

    void everyProblemOfTheAnswersIsTold()
    {
        const Called called = m_fixture->program.call({u"run"_s, u"p"_s, u"make"_s, u"--json"_s});
        VERIFY_CODE(called, 2);
        const QJsonArray problems = called.object().value(u"problems"_s).toArray();
        QCOMPARE(problems.size(), 2);
        QCOMPARE(problems.at(1).toObject().value(u"field"_s).toString(), u"amount"_s);
        QCOMPARE(called.err.count(u"aegir: "), 2);
    }

    void listsAndShows()
    {
        Called called = m_fixture->program.call({u"list"_s});
        VERIFY_CODE(called, 0);
        const QStringList lines = called.out.split(u'\n');
        QVERIFY2(lines.at(0).startsWith(u"NAME"), called.text().constData());
        QVERIFY2(lines.at(1).startsWith(u"p     plain"), called.text().constData());
        QVERIFY2(lines.at(2).startsWith(u"  s   page"), called.text().constData());
        called = m_fixture->program.call({u"list"_s, u"--json"_s});
        VERIFY_CODE(called, 0);
        const QJsonArray array = called.json().array();
        QCOMPARE(array.size(), 2);
        QCOMPARE(array.at(0).toObject().value(u"hosts"_s).toString(), u"localhost"_s);
        QCOMPARE(array.at(1).toObject().value(u"platform"_s).toString(), u"p"_s);

        called = m_fixture->program.call({u"show"_s, u"p"_s});
        VERIFY_CODE(called, 0);
        QVERIFY2(called.out.contains(u"folder:  /srv/p"), called.text().constData());
        QVERIFY2(called.out.contains(u"never ran"), called.text().constData());
        called = m_fixture->program.call({u"show"_s, u"1"_s, u"--json"_s}); // by its number
        VERIFY_CODE(called, 0);
        QCOMPARE(called.object().value(u"values"_s).toObject(), (QJsonObject{{u"folder"_s, u"/srv/p"_s}}));
        const QJsonArray operations = called.object().value(u"operations"_s).toArray();
        QCOMPARE(operations.size(), 3);
        QCOMPARE(operations.at(0).toObject().value(u"name"_s).toString(), u"look"_s);
        QVERIFY(operations.at(0).toObject().value(u"status"_s).isNull());
        QCOMPARE(operations.at(0).toObject().value(u"can_run"_s).toBool(), true);
        QCOMPARE(operations.at(1).toObject().value(u"needs_input"_s).toBool(), true);
    }

    void editsAndDeletes()
    {
        const Program &program = m_fixture->program;
        Called called = program.call({u"edit"_s, u"p"_s, u"--name"_s, u"web"_s, u"--set"_s, u"level=81"_s, u"--hosts"_s,
                                      u"web0,web1"_s, u"--environment"_s, u"staging"_s, u"--json"_s});
        VERIFY_CODE(called, 0);
        QCOMPARE(called.object().value(u"name"_s).toString(), u"web"_s);
        QCOMPARE(called.object().value(u"values"_s).toObject(),
                 (QJsonObject{{u"folder"_s, u"/srv/p"_s}, {u"level"_s, 81}}));
        QCOMPARE(called.object().value(u"hosts"_s).toString(), u"web0,web1"_s);
        QCOMPARE(called.object().value(u"environment"_s).toString(), u"staging"_s);
        VERIFY_CODE(program.call({u"edit"_s, u"web"_s, u"--unset"_s, u"level"_s, u"--environment="_s}), 0);
        called = program.call({u"show"_s, u"web"_s, u"--json"_s});
        QVERIFY(!called.object().value(u"values"_s).toObject().contains(u"level"_s));
        QVERIFY(called.object().value(u"environment"_s).isNull());

        called = program.call({u"delete"_s, u"web"_s, u"--yes"_s, u"--json"_s});
        VERIFY_CODE(called, 0);
        QCOMPARE(called.object().value(u"deleted"_s).toArray().size(), 2);
        called = program.call({u"list"_s});
        QVERIFY2(called.out.contains(u"aegir add platform"), called.text().constData());
    }

    void everyAnswerIsJson_data()
    {
        QTest::addColumn<QStringList>("arguments");
        for (const char *line :
             {"list", "show p", "runs", "runs p", "queue", "queue --work", "problems", "run p look --preview",
              "edit p --set level=2", "add platform x --type plain --set folder=/x", "delete s --yes"}) {
            QTest::addRow("%s", line) << QString::fromLatin1(line).split(u' ');
        }
    }

    void everyAnswerIsJson()
    {
        QFETCH(const QStringList, arguments);
        const Called called = m_fixture->program.call(arguments + QStringList{u"--json"_s});
        VERIFY_CODE(called, 0);
        QVERIFY2(!called.json().isNull(), called.text().constData());
        QVERIFY2(called.err.isEmpty(), called.text().constData());
    }

    void previewShowsAndRunsNothing()
    {
        const QString nasty = u"{{ lookup('pipe','touch pwned') }}"_s;
        const QStringList arguments{u"run"_s,
                                    u"p"_s,
                                    u"make"_s,
                                    u"--set"_s,
                                    u"make.amount=7"_s,
                                    u"--set"_s,
                                    u"make#2.amount=8"_s,
                                    u"--set"_s,
                                    u"make.note="_s + nasty,
                                    u"--check"_s,
                                    u"--limit"_s,
                                    u"web0"_s,
                                    u"--preview"_s};
        Called called = m_fixture->program.call(arguments);
        VERIFY_CODE(called, 0);
        QVERIFY2(called.out.contains(u"--check"), called.text().constData());
        QVERIFY2(called.out.contains(u"make"), called.text().constData());
        QVERIFY2(called.out.contains(nasty), called.text().constData());
        called = m_fixture->program.call(arguments + QStringList{u"--json"_s});
        VERIFY_CODE(called, 0);
        const QJsonArray command = called.object().value(u"command"_s).toArray();
        QVERIFY(command.contains(QJsonValue(u"--check"_s)));
        QVERIFY(command.contains(QJsonValue(u"--limit=web0"_s)));
        QVERIFY(called.object().value(u"playbook"_s).toString().contains(u"!unsafe"));
        QCOMPARE(m_fixture->runs().size(), 0);
        // The secret is not there, only where it will be.
        called = m_fixture->program.call({u"run"_s, u"s"_s, u"keep"_s, u"--secret"_s, u"password"_s, u"--preview"_s},
                                         "correct-horse\n");
        VERIFY_CODE(called, 0);
        QVERIFY2(!called.out.contains(u"correct-horse"), called.text().constData());
    }

    void brokenFilesAreProblems()
    {
        m_fixture->program.write(u"types/operations/broken.yml"_s, "label: [\n");
        Called called = m_fixture->program.call({u"problems"_s});
        VERIFY_CODE(called, 1);
        QVERIFY2(called.out.contains(u"types/operations/broken.yml, line "), called.text().constData());
        called = m_fixture->program.call({u"list"_s}); // the good part is there
        VERIFY_CODE(called, 0);
        QVERIFY2(called.err.contains(u"aegir problems"), called.text().constData());
        QVERIFY(called.out.contains(u"plain"));
    }

    void withoutAnsibleNothingRuns()
    {
        m_fixture->settings("", "/no/such/ansible-playbook");
        Called called = m_fixture->program.call({u"run"_s, u"p"_s, u"look"_s});
        VERIFY_CODE(called, 2);
        QVERIFY2(called.err.contains(u"/no/such/ansible-playbook"), called.text().constData());
        QCOMPARE(m_fixture->runs().size(), 0);
        called = m_fixture->program.call({u"show"_s, u"p"_s, u"--json"_s});
        const QJsonObject look = called.object().value(u"operations"_s).toArray().first().toObject();
        QCOMPARE(look.value(u"can_run"_s).toBool(), false);
        QVERIFY(look.value(u"reason"_s).toString().contains(u"/no/such/ansible-playbook"));
    }

    void productionAsksTwice()
    {
        VERIFY_CODE(m_fixture->program.call({u"edit"_s, u"p"_s, u"--environment"_s, u"production"_s}), 0);
        const Called called = m_fixture->program.call({u"run"_s, u"p"_s, u"drop"_s});
        VERIFY_CODE(called, 2);
        QVERIFY2(called.err.contains(u"--yes"), called.text().constData());
        QCOMPARE(m_fixture->runs().size(), 0);
        VERIFY_CODE(m_fixture->program.call({u"run"_s, u"p"_s, u"drop"_s, u"--check"_s}), 0);
        VERIFY_CODE(m_fixture->program.call({u"run"_s, u"p"_s, u"drop"_s, u"--yes"_s}), 0);
        VERIFY_CODE(m_fixture->program.call({u"edit"_s, u"p"_s, u"--environment"_s, u"staging"_s}), 0);
        VERIFY_CODE(m_fixture->program.call({u"run"_s, u"p"_s, u"drop"_s}), 0);
    }

private:
    std::unique_ptr<Fixture> m_fixture;
};

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
