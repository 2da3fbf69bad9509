// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/catalogue.h"
#include "tests/support/threadtime.h"
#include "tests/support/writefile.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A small workspace without a problem; tests change single files of it.
class Files
{
public:
    Files()
    {
        write("workspace.yml",
              "name: Test\nenvironments:\n  production: {label: Production, color: \"#B3261E\", confirm: true}\n  dev: "
              "{}\n"
              "queue: {at_once: 3}\nansible_playbook: /opt/ansible-playbook\n");
        write("inventory/hosts", "localhost\n");
        write("roles/backup/meta/argument_specs.yml",
              "argument_specs:\n  main:\n    short_description: Archive\n    options:\n      path: {type: path, "
              "required: true}\n      keep: {type: int, default: 5}\n"
              "      encrypted: {type: bool, default: false}\n      key: {no_log: true}\n  rotate:\n    options:\n     "
              " keep: {type: int}\n");
        write("roles/backup/tasks/rotate.yml", "[]\n");
        write("roles/plain/tasks/main.yml", "[]\n");
        write(
            "roles/nested/meta/argument_specs.yml",
            "argument_specs:\n  main:\n    options:\n      x: {type: dict, options: {y: {}, z: {type: int}}}\n      n: "
            "{type: int}\n");
        write("types/tasks/nested.yml", "fields:\n  n: {visible_when: {backup.key: a}}\n");
        write("types/tasks/backup.yml",
              "label: Back up\nfields:\n  keep: {label: Number, min: 1, max: 100, order: 1}\n  path: {default_from: "
              "platform.folder, ask: never}\n"
              "  key: {visible_when: {encrypted: true}}\noutputs:\n  backup_path: {type: path, stored_in: site}\n  "
              "backup_size: {type: int}\n");
        write("types/operations/site_backup.yml",
              "label: Back up\ndescription: Archive it.\ntasks:\n  - backup\n  - {role: backup, entry_point: "
              "rotate}\ntimeout: 30m\nvars: {mode: full}\ndestructive: true\ngather_facts: false\n");
        write("types/platforms/server.yml",
              "label: Server\nhosts: web\nfields:\n  folder: {type: path, required: true, label: Folder, pattern: /.*, "
              "placeholder: /srv}\n");
        write("types/sites/site.yml",
              "label: Site\nfields:\n  http_port: {type: int, default: 80, min: 1}\noperations: [site_backup]\n");
    }

    void write(const QString &name, const QByteArray &text) { writeFile(m_dir.filePath(name), text); }

    void write(const char *name, const QByteArray &text) { write(QString::fromUtf8(name), text); }
    void remove(const QString &name) { QVERIFY(QFile::remove(m_dir.filePath(name))); }
    QString path() const { return m_dir.path(); }
    Catalogue load() const { return Catalogue::load(m_dir.path()); }

private:
    QTemporaryDir m_dir;
};

QStringList texts(const QList<Problem> &problems)
{
    QStringList list;
    for (const Problem &problem : problems)
        list.append(problem.text());
    return list;
}

} // namespace

class TestCatalogue : public QObject
{
    Q_OBJECT

private slots:
    void good()
    {
        const Files files;
        const Catalogue catalogue = files.load();
        QCOMPARE(texts(catalogue.problems()), QStringList());

        const WorkspaceSettings &settings = catalogue.settings();
        QCOMPARE(settings.name, u"Test"_s);
        QCOMPARE(settings.inventory, u"inventory"_s);
        QCOMPARE(settings.atOnce, 3);
        QCOMPARE(settings.ansiblePlaybook, u"/opt/ansible-playbook"_s);
        QCOMPARE(settings.environments,
                 (QList<Environment>{{u"production"_s, u"Production"_s, u"#b3261e"_s, true},
                                     {u"dev"_s, u"Dev"_s, {}, false}}));
        QCOMPARE(catalogue.environment(u"dev")->label, u"Dev"_s);
        QVERIFY(!catalogue.environment(u"none"));

        const EntityType *platform = catalogue.entityType(EntityKind::Platform, u"server");
        QVERIFY(platform);
        QVERIFY(!catalogue.entityType(EntityKind::Site, u"server"));
        QCOMPARE(platform->hosts, u"web"_s);
        QCOMPARE(platform->fields.at(0).pattern, u"/.*"_s);
        QCOMPARE(platform->fields.at(0).placeholder, u"/srv"_s);
        const EntityType *site = catalogue.entityType(EntityKind::Site, u"site");
        QVERIFY(site);
        QCOMPARE(site->operations, QStringList{u"site_backup"_s});
        QCOMPARE(site->fields.at(0).defaultValue, QJsonValue(80));

        const OperationType *operation = catalogue.operationType(u"site_backup");
        QVERIFY(operation);
        QCOMPARE(operation->problem, QString());
        QCOMPARE(operation->label, u"Back up"_s);
        QCOMPARE(catalogue.operationLabel(u"site_backup"_s), u"Back up"_s);
        QCOMPARE(catalogue.operationLabel(u"gone"_s), u"gone"_s);
        QCOMPARE(operation->timeout, 30min);
        QCOMPARE(operation->variables, (QJsonObject{{u"mode"_s, u"full"_s}}));
        QVERIFY(operation->destructive);
        QVERIFY(!operation->gatherFacts);
        QVERIFY(!operation->gatherFacts);
        QCOMPARE(operation->tasks, (QList<TaskRef>{{u"backup"_s, u"main"_s}, {u"backup"_s, u"rotate"_s}}));

        const QList<TaskType> tasks = catalogue.tasksOf(*operation);
        QCOMPARE(tasks.size(), 2);
        QCOMPARE(tasks[0].label, u"Back up"_s);
        QCOMPARE(tasks[0].description, u"Archive"_s);
        QCOMPARE(tasks[0].rolePath, files.path() + u"/roles/backup"_s);
        QStringList names;
        for (const Field &field : tasks[0].fields)
            names.append(field.name);
        QCOMPARE(names, (QStringList{u"keep"_s, u"path"_s, u"encrypted"_s, u"key"_s}));
        QCOMPARE(tasks[0].fields[0].label, u"Number"_s);
        QCOMPARE(tasks[0].fields[0].minimum, std::optional(1.0));
        QCOMPARE(tasks[0].fields[1].defaultFrom, u"platform.folder"_s);
        QVERIFY(tasks[0].fields[1].ask == Ask::Never);
        QCOMPARE(tasks[0].fields[3].visibleWhen, (QJsonObject{{u"encrypted"_s, true}}));
        QCOMPARE(tasks[0].outputs.size(), 2);
        QCOMPARE(tasks[0].outputs[0].field.type, FieldType::Path);
        QVERIFY(tasks[0].outputs[0].storedIn == Output::StoredIn::Site);
        QVERIFY(tasks[0].outputs[1].storedIn == Output::StoredIn::Entity);
        QCOMPARE(tasks[1].entryPoint, u"rotate"_s);
        QCOMPARE(tasks[1].label, u"Back up: Rotate"_s);
        QCOMPARE(tasks[1].fields.size(), 1);
        QCOMPARE(tasks[1].fields[0].maximum, std::optional(100.0));
        // A role that nobody uses needs no specifications, and is a task all the same: it says why it cannot run.
        QVERIFY(catalogue.taskType(u"plain")->problem.contains(u"argument_specs"_s));
    }

    void problems_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("part");
        QTest::addColumn<bool>("blocked"); // whether the operation's Run is disabled
        const auto row = [](const char *name, const QString &file, const QByteArray &text, int line,
                            const QString &part, bool blocked = false) {
            QTest::addRow("%s", name) << file << text << line << part << blocked;
        };
        const QString operation = u"types/operations/site_backup.yml"_s;
        const QString overlay = u"types/tasks/backup.yml"_s;
        const QString site = u"types/sites/site.yml"_s;
        const QString settings = u"workspace.yml"_s;
        row("broken operation", operation, "tasks: [backup\n", 2, u"not valid YAML"_s, true);
        row("unknown task", operation, "tasks:\n  - backup\n  - bakcup\n", 3, u"did you mean “backup”?"_s, true);
        row("role without specs", operation, "tasks:\n  - plain\n", 2, u"no meta/argument_specs.yml"_s, true);
        row("unknown entry point", operation, "tasks:\n  - {role: backup, entry_point: nope}\n", 2,
            u"no entry point “nope”"_s, true);
        row("no tasks", operation, "label: x\n", 1, u"no tasks"_s, true);
        row("task without role", operation, "tasks: [{entry_point: x}]\n", 1, u"no “role”"_s, true);
        row("task that is a list", operation, "tasks: [[x]]\n", 1, u"must be a role's name"_s, true);
        row("reserved constant", operation, "tasks: [backup]\nvars:\n  hosts: all\n", 3, u"“hosts” cannot be a field"_s,
            true);
        row("unknown key", operation, "tasks: [backup]\nlable: x\n", 2, u"did you mean “label”?"_s);
        row("timeout", operation, "tasks: [backup]\ntimeout: soon\n", 2, u"“timeout” must be like"_s);
        row("timeout with a colon", operation, "tasks: [backup]\ntimeout: 1:30\n", 2, u"“timeout” must be like"_s);
        row("negative timeout", operation, "tasks: [backup]\ntimeout: -3\n", 2, u"“timeout” must be like"_s);
        row("idle timeout", operation, "tasks: [backup]\nidle_timeout: [1]\n", 2, u"“idle_timeout” must be like"_s);
        row("retry that is a number", operation, "tasks: [backup]\nretry: 3\n", 2, u"retry"_s);
        row("too many retries", operation, "tasks: [backup]\nretry: {times: 101}\n", 2, u"“times” must be 1 to 100"_s);
        row("no retries", operation, "tasks: [backup]\nretry: {times: 0}\n", 2, u"“times” must be 1 to 100"_s);
        row("delay of a retry", operation, "tasks: [backup]\nretry: {delay: soon}\n", 2, u"“delay” must be like"_s);
        row("unknown key of a retry", operation, "tasks: [backup]\nretry: {time: 2}\n", 2, u"did you mean “times”?"_s);
        row("destructive", operation, "tasks: [backup]\ndestructive: very\n", 2, u"true or false"_s);
        row("broken overlay", overlay, "fields: {\n", 2, u"not valid YAML"_s, true);
        row("hint for no option", overlay, "fields:\n  kepp: {min: 1}\n", 2, u"did you mean “keep”?"_s);
        row("hint key", overlay, "fields:\n  keep: {minimum: 1}\n", 2, u"did you mean “min”?"_s);
        row("range upside down", overlay, "fields:\n  keep: {min: 6, max: 1}\n", 2, u"greater than"_s);
        row("default out of range", overlay, "fields:\n  keep: {min: 6}\n", 2,
            u"default of “keep” does not fit: Keep must be at least 6."_s);
        row("pattern", overlay, "fields:\n  path: {pattern: '('}\n", 2, u"no regular expression"_s);
        row("pattern of a number", overlay, "fields:\n  keep: {pattern: x}\n", 2, u"for texts only"_s);
        row("ask", overlay, "fields:\n  keep: {ask: sometimes}\n", 2, u"always, when_empty or never"_s);
        row("default_from", overlay, "fields:\n  keep: {default_from: somewhere}\n", 2, u"must be platform.NAME"_s);
        row("default_from of nothing", overlay, "fields:\n  path:\n    default_from: platform.foldr\n", 3,
            u"did you mean “platform.folder”?"_s);
        row("condition on no field", overlay, "fields:\n  key: {visible_when: {encryptd: true}}\n", 2,
            u"“encryptd”, which is no other field"_s);
        row("condition that never holds", overlay, "fields:\n  key: {visible_when: {encrypted: 'yes'}}\n", 2,
            u"can never hold"_s);
        row("condition on itself", overlay, "fields:\n  key: {visible_when: {key: x}}\n", 2, u"depends on itself"_s);
        row("conditions in a circle of three", overlay,
            "fields:\n  key: {visible_when: {encrypted: true}}\n  encrypted: {visible_when: {keep: 5}}\n  keep: "
            "{visible_when: {key: {empty: true}}}\n",
            4, u"depends on itself"_s);
        row("condition in a field's own fields", u"types/tasks/nested.yml"_s,
            "fields:\n  x:\n    options:\n      y: {visible_when: {z: 1}}\n", 4, u"not for those inside one"_s);
        row("condition on a task that is none", overlay, "fields:\n  key: {visible_when: {nsted.x: 1}}\n", 2,
            u"“nsted.x”, which is no field of a task; did you mean “nested.x”?"_s);
        row("condition on another task's no field", overlay, "fields:\n  key: {visible_when: {nested.q: 1}}\n", 2,
            u"no field of a task"_s);
        row("condition on another task that never holds", overlay, "fields:\n  key: {visible_when: {nested.x: 1}}\n", 2,
            u"can never hold"_s);
        row("condition on another task, of a site", site, "fields:\n  x: {visible_when: {nested.x: 1}}\n", 2,
            u"no other field"_s);
        row("conditions in a circle of two tasks", overlay, "fields:\n  key: {visible_when: {nested.n: 1}}\n", 2,
            u"through fields of other tasks"_s);
        row("condition that is none", overlay, "fields:\n  key: {visible_when: {keep: {above: 3}}}\n", 2,
            u"“above” of “keep” is no test"_s);
        row("help", overlay, "fields:\n  key: {help_url: www.example.com}\n", 2, u"an address with https"_s);
        row("choices from nowhere", overlay, "fields:\n  key: {choices_from: moons}\n", 2,
            u"must be platforms, sites"_s);
        row("choices from two places", overlay, "fields:\n  key: {choices_from: {platforms: drupal, file: a.txt}}\n", 2,
            u"must be platforms, sites"_s);
        row("choices from outputs without a name", overlay, "fields:\n  key: {choices_from: outputs}\n", 2,
            u"must be platforms, sites"_s);
        row("choices from hosts, of a number", overlay, "fields:\n  keep: {choices_from: hosts}\n", 2,
            u"for texts and lists of texts"_s);
        row("secret that is remembered", overlay, "fields:\n  key: {remember: true}\n", 2, u"never stored"_s);
        row("condition on what the role requires", overlay, "fields:\n  path:\n    visible_when: {encrypted: true}\n",
            3, u"may hide “path”, which the role requires"_s);
        row("output type", overlay, "outputs:\n  x: {type: nope}\n", 2, u"“nope”"_s);
        row("output place", overlay, "outputs:\n  x: {stored_in: moon}\n", 2, u"site, platform or entity"_s);
        row("output name", overlay, "outputs:\n  hosts: {}\n", 2, u"reserved"_s);
        row("reserved option", u"roles/backup/meta/argument_specs.yml"_s,
            "argument_specs:\n  rotate: {options: {keep: {type: int}}}\n  main:\n    options:\n"
            "      path: {type: path}\n      keep: {type: int}\n      encrypted: {type: bool}\n      key: {}\n      "
            "tags: {}\n",
            9, u"“tags” cannot be a field"_s, true);
        row("broken specs", u"roles/backup/meta/argument_specs.yml"_s, "argument_specs: {\n", 2, u"not valid YAML"_s,
            true);
        row("unknown operation", site, "operations:\n  - site_backp\n", 2, u"did you mean “site_backup”?"_s);
        row("operation twice", site, "operations: [site_backup, site_backup]\n", 1, u"second time"_s);
        row("hosts of a site", site, "hosts: web\noperations: [site_backup]\n", 1, u"“hosts” is not known"_s);
        row("secret in an entity", site, "fields:\n  password: {no_log: true}\n", 2, u"never stored"_s);
        row("reserved field", site, "fields:\n  environment: {}\n", 2, u"reserved"_s);
        row("broken site type", site, "a: b: c\n", 1, u"not valid YAML"_s);
        row("site type that is a list", site, "- x\n", 1, u"must be a mapping here"_s);
        row("colour", settings, "environments:\n  dev: {color: red}\n", 2, u"“color” must be like"_s);
        row("colour lost in a comment", settings, "environments:\n  dev:\n    color: #b3261e\n", 3, u"in quotes"_s);
        row("queue", settings, "queue: {at_once: 0}\n", 1, u"1 to 1000"_s);
        row("inventory", settings, "inventory: nowhere\n", 1, u"no inventory “nowhere”"_s);
        row("broken settings", settings, "name: [\n", 2, u"not valid YAML"_s);
        row("task without a role", u"types/tasks/ghost.yml"_s, "label: x\n", 0, u"There is no role “ghost”"_s);
        row("overlay of a role without specs", u"types/tasks/plain.yml"_s, "fields: {x: {min: 1}}\n", 0,
            u"no meta/argument_specs.yml"_s);
        row("folder with a wrong name", u"types/site/x.yml"_s, "label: x\n", 0, u"did you mean “sites”?"_s);
        row("two extensions", u"types/sites/site.yaml"_s, "label: x\n", 0, u"same name"_s);
        row("no YAML file", u"types/sites/notes.txt"_s, "x\n", 0, u"ends in .yml"_s);
    }

    void problems()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        QFETCH(QString, part);
        QFETCH(bool, blocked);
        Files files;
        files.write(file, text);
        const Catalogue catalogue = files.load();
        QVERIFY2(catalogue.problems().size() == 1, qPrintable(texts(catalogue.problems()).join(u'\n')));
        const Problem problem = catalogue.problems().first();
        QVERIFY2(problem.sentence.contains(part), qPrintable(problem.text()));
        QCOMPARE(problem.line, line);
        // Whatever is wrong in one file, the others are there.
        QVERIFY(catalogue.entityType(EntityKind::Platform, u"server"));
        const OperationType *operation = catalogue.operationType(u"site_backup");
        QVERIFY(operation);
        QCOMPARE(operation->problem.isEmpty(), !blocked);
        QVERIFY(!blocked || operation->problem.endsWith(u'.') || operation->problem.contains(problem.sentence)
                || operation->problem.endsWith(u'?'));
    }

    /// What a role sends back for a site needs one: a type of sites that lists the operation.
    void outputOfASite()
    {
        Files files;
        const QByteArray server = "label: Server\nhosts: web\nfields:\n  folder: {type: path}\noperations: ";
        files.write("types/platforms/server.yml", server + "[site_backup]\n");
        QCOMPARE(texts(files.load().problems()), QStringList());
        files.write("types/sites/site.yml", "label: Site\n");
        const Catalogue catalogue = files.load();
        QCOMPARE(texts(catalogue.problems()),
                 QStringList{u"types/tasks/backup.yml, line 7: “backup_path” is stored in a site, but only platforms "
                             u"have the operation “site_backup”."_s});
        QCOMPARE(catalogue.operationType(u"site_backup")->problem, QString());
        files.write("types/platforms/server.yml", server + "[]\n");
        QCOMPARE(texts(files.load().problems()), QStringList());
    }

    /// What is wrong with a condition takes the condition away, not the field.
    void wrongConditions()
    {
        Files files;
        files.write("types/tasks/backup.yml",
                    "fields:\n  path: {visible_when: {nope: 1}}\n  keep: {visible_when: {keep: 1}}\n  encrypted: "
                    "{visible_when: {nope.x: 1}}\n  key: {visible_when: {encrypted: true}}\n");
        const Catalogue catalogue = files.load();
        QCOMPARE(catalogue.problems().size(), 4); // “path” is required, too
        const QList<Field> fields = catalogue.taskType(u"backup")->fields;
        QCOMPARE(fields.size(), 4);
        for (const Field &field : fields)
            QCOMPARE(field.visibleWhen.isEmpty(), field.name != "key"_L1);
    }

    void missingRole()
    {
        Files files;
        files.remove(u"roles/backup/meta/argument_specs.yml"_s);
        files.remove(u"roles/backup/tasks/rotate.yml"_s);
        QDir(files.path() + u"/roles/backup"_s).removeRecursively();
        const Catalogue catalogue = files.load();
        QCOMPARE(catalogue.operationType(u"site_backup")->problem, u"There is no role “backup” in roles/."_s);
        QCOMPARE(catalogue.taskType(u"backup")->problem, u"There is no role “backup” in roles/."_s);
        QVERIFY(!catalogue.problems().isEmpty());
    }

    void entryPointWithoutFile()
    {
        Files files;
        files.remove(u"roles/backup/tasks/rotate.yml"_s);
        const Catalogue catalogue = files.load();
        QCOMPARE(
            texts(catalogue.problems()),
            QStringList{u"types/operations/site_backup.yml, line 5: The role “backup” has no tasks/rotate.yml."_s});
        QVERIFY(!catalogue.operationType(u"site_backup")->problem.isEmpty());
    }

    void whatIsNoFileOrFolder_data()
    {
        QTest::addColumn<QString>("path"); // taken away first
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("part");
        QTest::addRow("folder for a type") << u"types/platforms/p.yml"_s << u"folder"_s << u"a type is a file"_s;
        QTest::addRow("file for types") << u"types"_s << u"file"_s << u"must be a folder"_s;
        QTest::addRow("file for a kind of types") << u"types/sites"_s << u"file"_s << u"must be a folder"_s;
        QTest::addRow("link to nowhere") << u"types/sites"_s << u"link"_s << u"must be a folder"_s;
        QTest::addRow("file for roles") << u"roles"_s << u"file"_s << u"must be a folder"_s;
    }

    void whatIsNoFileOrFolder()
    {
        QFETCH(const QString, path);
        QFETCH(const QString, kind);
        QFETCH(const QString, part);
        Files files;
        const QString there = files.path() + u'/' + path;
        QDir(there).removeRecursively();
        if (kind == u"folder")
            QVERIFY(QDir().mkpath(there));
        else if (kind == u"link")
            QVERIFY(QFile::link(u"nowhere"_s, there));
        else
            files.write(path, "x\n");
        const Catalogue catalogue = Catalogue::load(files.path());
        const QList<Problem> &problems = catalogue.problems();
        const bool told = std::ranges::any_of(
            problems, [&](const Problem &problem) { return problem.path == path && problem.sentence.contains(part); });
        QVERIFY(told);
        for (const Problem &problem : problems)
            QVERIFY2(!problem.sentence.contains(u"There is no role"), qUtf8Printable(problem.text()));
    }

    void timeouts_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("seconds");
        QTest::addRow("seconds") << QByteArray("90s") << 90;
        QTest::addRow("minutes") << QByteArray("30m") << 1800;
        QTest::addRow("hours") << QByteArray("2h") << 7200;
        QTest::addRow("together") << QByteArray("1h30m") << 5400;
        QTest::addRow("number") << QByteArray("45") << 45;
        QTest::addRow("none") << QByteArray("0") << 0;
        QTest::addRow("a day") << QByteArray("1d") << 86400;
    }

    void timeouts()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, seconds);
        Files files;
        files.write("types/operations/site_backup.yml", "tasks: [backup]\ntimeout: " + text + "\n");
        const Catalogue catalogue = files.load();
        QCOMPARE(texts(catalogue.problems()), QStringList());
        QCOMPARE(catalogue.operationType(u"site_backup")->timeout, std::chrono::seconds(seconds));
    }

    void idleTimeoutAndRetry()
    {
        Files files;
        files.write("types/operations/site_backup.yml",
                    "tasks: [backup]\nidle_timeout: 10m\nretry: {times: 2, delay: 1h30m}\n");
        Catalogue catalogue = files.load();
        QCOMPARE(texts(catalogue.problems()), QStringList());
        const OperationType *operation = catalogue.operationType(u"site_backup");
        QCOMPARE(operation->idleTimeout, 10min);
        QCOMPARE(operation->retry, (Retry{.times = 2, .delay = 90min}));
        files.write("types/operations/site_backup.yml", "tasks: [backup]\nretry: {delay: 5}\n");
        catalogue = files.load();
        QCOMPARE(catalogue.operationType(u"site_backup")->retry, (Retry{.times = 1, .delay = 5s}));
        files.write("types/operations/site_backup.yml", "tasks: [backup]\n");
        catalogue = files.load();
        QCOMPARE(catalogue.operationType(u"site_backup")->retry, Retry());
        QCOMPARE(catalogue.operationType(u"site_backup")->idleTimeout, 0s);
    }

    void allProblems()
    {
        Files files;
        files.write("workspace.yml", "nmae: x\nqueue: {at_once: many}\n");
        files.write("types/operations/site_backup.yml", "tasks: [nope, nada]\n");
        files.write("types/sites/site.yml", "operations: [missing]\nfields: [");
        const Catalogue catalogue = files.load();
        QCOMPARE(catalogue.problems().size(), 5);
        QCOMPARE(files.load().problems(), catalogue.problems());
    }

    void emptyFolder()
    {
        QTemporaryDir dir;
        const Catalogue catalogue = Catalogue::load(dir.path());
        QCOMPARE(texts(catalogue.problems()), QStringList{u"workspace.yml: There is no workspace.yml."_s});
    }

    void starter()
    {
        const Catalogue catalogue = Catalogue::load(QStringLiteral(AEGIR_STARTER_DIR));
        QCOMPARE(texts(catalogue.problems()), QStringList());
        QVERIFY(catalogue.operationTypes().size() >= 7);
        for (const OperationType &operation : catalogue.operationTypes())
            QCOMPARE(operation.problem, QString());
        for (const EntityType &type : catalogue.entityTypes())
            QVERIFY(!type.operations.isEmpty());
        for (const TaskType &task : catalogue.taskTypes())
            QCOMPARE(task.problem, QString());
    }

    void quick()
    {
        Files files;
        const QByteArray specs = "argument_specs:\n  main:\n    options:\n      a_path: {type: path, required: true, "
                                 "description: [One., Two.]}\n      keep: {type: int, default: 5}\n";
        for (int i = 0; i < 500; ++i) {
            const QString name = u"role_%1"_s.arg(i);
            files.write(u"roles/%1/meta/argument_specs.yml"_s.arg(name), specs);
            files.write(u"types/tasks/%1.yml"_s.arg(name), "fields:\n  keep: {min: 1}\n");
            files.write(u"types/operations/%1.yml"_s.arg(name), "label: X\ntasks: [" + name.toUtf8() + ", backup]\n");
        }
        const double begin = threadTime();
        const Catalogue catalogue = files.load();
        const double took = threadTime() - begin;
        QCOMPARE(texts(catalogue.problems()), QStringList());
        QCOMPARE(catalogue.operationTypes().size(), 501);
        qInfo() << "500 roles, overlays and operations in" << took << "ms";
        QVERIFY2(took < 5000, qPrintable(QString::number(took)));
    }
};

QTEST_GUILESS_MAIN(TestCatalogue)
#include "tst_catalogue.moc"
