// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/run/platform.h"
#include "tests/run/onerun.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// A worker, with the real ansible-playbook.
class TestWorkerAnsible : public QObject
{
    Q_OBJECT

private slots:
    void init() { QVERIFY2(QFile::exists(workerProgram()), "run by ctest, which names the programs"); }

    void realAnsible_data()
    {
        QTest::addColumn<QByteArray>("tasks");
        QTest::addColumn<Status>("status");
        QTest::addColumn<QString>("says");
        QTest::addRow("ok") << QByteArray("- ansible.builtin.debug: {msg: fine}\n") << Status::Ok << u"Done"_s;
        QTest::addRow("failed") << QByteArray("- name: break\n  ansible.builtin.fail: {msg: It is broken.}\n")
                                << Status::Error << u"“r : break” failed on localhost: It is broken."_s;
        QTest::addRow("ignored") << QByteArray(
            "- name: break\n  ansible.builtin.fail: {msg: Never mind.}\n  ignore_errors: true\n")
                                 << Status::Warning << u"ignored a failure on localhost: Never mind."_s;
        QTest::addRow("rescued") << QByteArray("- block:\n    - ansible.builtin.fail: {msg: Oh.}\n  rescue:\n"
                                               "    - ansible.builtin.debug: {msg: saved}\n")
                                 << Status::Warning << u"was rescued"_s;
        QTest::addRow("declared") << QByteArray("- ansible.builtin.set_stats: {data: {aegir_warning: PHP is old.}}\n")
                                  << Status::Warning << u"PHP is old."_s;
        QTest::addRow("unknown module") << QByteArray("- no_such_module: {}\n") << Status::Error << u"exit code 4"_s;
        QTest::addRow("undefined variable")
            << QByteArray("- ansible.builtin.debug: {msg: '{{ nope }}'}\n") << Status::Error << u"nope"_s;
    }
    void realAnsible()
    {
        QFETCH(QByteArray, tasks);
        QFETCH(QString, says);
        OneRun run("");
        run.useAnsible(tasks);
        RunWatcher watcher(run.folder);
        run.start();
        run.watch(watcher);
        QTRY_VERIFY_WITH_TIMEOUT(run.result, 60s);
        QTEST(run.result->verdict.status, "status");
        QVERIFY2(run.result->verdict.sentence.contains(says),
                 qPrintable(run.result->verdict.sentence + u'\n' + QString::fromUtf8(run.output)));
    }

    void zeroHostsIsAnError_data()
    {
        QTest::addColumn<QByteArray>("inventory");
        QTest::addColumn<QString>("hosts");
        QTest::addRow("no match") << QByteArray("localhost ansible_connection=local\n") << u"web9"_s;
        QTest::addRow("an inventory that cannot be read") << QByteArray("[web\n:::\n") << u"all"_s;
    }
    void zeroHostsIsAnError()
    {
        QFETCH(QByteArray, inventory);
        QFETCH(QString, hosts);
        OneRun run("");
        run.useAnsible("- ansible.builtin.debug: {}\n");
        run.write(u"hosts"_s, inventory);
        run.request.hosts = hosts;
        RunWatcher watcher(run.folder);
        run.start();
        run.watch(watcher);
        QTRY_VERIFY_WITH_TIMEOUT(run.result, 60s);
        QCOMPARE(run.result->verdict.status, Status::Error);
    }

    void valuesAreDataNeverCode_data()
    {
        // @ stands for the file that a value which is run would make.
        QTest::addColumn<QString>("value");
        QTest::addRow("an expression") << u"{{ lookup('pipe','touch @') }}"_s;
        QTest::addRow("everything at once")
            << u"{{ lookup('pipe','touch @') }} {% set x = 1 %} $(touch @) `touch @` \" ' \\ \u0007 ü 😀\nline"_s;
        // A header that makes other marks than braces a template.
        QTest::addRow("a header") << u"#jinja2: variable_start_string:'[%', variable_end_string:'%]'\n"
                                     "[% lookup('pipe','touch @') %]"_s;
        QTest::addRow("a header without braces")
            << u"#jinja2:variable_start_string:'<<',variable_end_string:'>>'\n<< lookup('pipe','touch @') >>"_s;
        QTest::addRow("a tag") << u"!!python/object/apply:os.system ['touch @']"_s;
    }
    void valuesAreDataNeverCode()
    {
        QFETCH(QString, value);
        const QString pwned = QDir::tempPath() + u"/aegir-pwned-%1"_s.arg(QCoreApplication::applicationPid());
        const QString payload = value.replace(u'@', pwned);
        OneRun run("");
        run.useAnsible("- ansible.builtin.copy:\n    dest: '{{ out }}'\n    content: '{{ value }}'\n"
                       "- ansible.builtin.copy:\n    dest: '{{ out }}2'\n    content: '{{ nested.a[0].b }}'\n"
                       "- ansible.builtin.copy:\n    dest: '{{ out }}3'\n    content: '{{ aegir.entity }}'\n");
        run.request.title = payload;
        run.request.tree = {{u"entity"_s, payload}};
        run.request.roles[0].variables = {
            {u"value"_s, payload},
            {u"out"_s, run.dir.filePath(u"out"_s)},
            {payload, payload},
            {u"nested"_s, QJsonObject{{u"a"_s, QJsonArray{QJsonObject{{u"b"_s, payload}}}}}}};
        run.request.variables = {{u"other"_s, payload}, {u"keyed"_s, QJsonObject{{payload, 1}}}};
        // A name that is no identifier is refused by the catalogue; here only its harmlessness counts.
        run.request.roles[0].variables.remove(payload);
        RunWatcher watcher(run.folder);
        run.start();
        run.watch(watcher);
        QTRY_VERIFY_WITH_TIMEOUT(run.result, 60s);
        QVERIFY2(run.result->verdict.status == Status::Ok, run.output.constData());
        for (const QString &name : {u"out"_s, u"out2"_s, u"out3"_s})
            QCOMPARE(QString::fromUtf8(run.file(run.dir.filePath(name))), payload);
        QVERIFY(!QFile::exists(pwned));
    }

    void valuesKeepTheirTypes()
    {
        const QJsonArray values{u"0123"_s,
                                u"12"_s,
                                u"1.5"_s,
                                u"1e3"_s,
                                u"0x1f"_s,
                                u"true"_s,
                                u"no"_s,
                                u"null"_s,
                                u"~"_s,
                                u""_s,
                                u"1:30"_s,
                                u"2024-01-01"_s,
                                u"="_s,
                                u"<<"_s,
                                u".inf"_s,
                                u" x "_s,
                                u"{a: 1}"_s,
                                u"{"_s,
                                u"- a"_s,
                                u"!unsafe x"_s,
                                u"*a"_s,
                                u"%"_s,
                                u"# c"_s,
                                u"{# c #}"_s,
                                u"{{ 1 }}"_s,
                                12,
                                1.5,
                                true,
                                QJsonArray{1, u"2"_s},
                                QJsonObject{{u"a"_s, u"0123"_s}},
                                QJsonValue::Null};
        OneRun run("");
        QByteArrayList names;
        for (int i = 0; i < values.size(); ++i) {
            names << "v" + QByteArray::number(i);
            run.request.variables.insert(QString::fromLatin1(names.last()), values[i]);
        }
        run.useAnsible(
            "- ansible.builtin.copy:\n    dest: '{{ out }}'\n    content: 'values: {{ [" + names.join(", ")
            + "] | to_json }}'\n"
              "- ansible.builtin.copy:\n    dest: '{{ out }}2'\n    content: 'values: {{ list | to_json }}'\n");
        run.request.roles[0].variables = {{u"list"_s, values}, {u"out"_s, run.dir.filePath(u"out"_s)}};
        RunWatcher watcher(run.folder);
        run.start();
        run.watch(watcher);
        QTRY_VERIFY_WITH_TIMEOUT(run.result, 60s);
        QVERIFY2(run.result->verdict.status == Status::Ok, run.output.constData());
        for (const QString &name : {u"out"_s, u"out2"_s})
            QCOMPARE(QJsonDocument::fromJson(run.file(run.dir.filePath(name)).sliced(8)).array(), values);
    }

    void aTasksValuesAreItsOwn()
    {
        OneRun run("");
        run.useAnsible("- ansible.builtin.debug: {msg: 'one sees {{ value | default(\"nothing\") }}'}\n");
        run.write(u"roles/s/tasks/main.yml"_s,
                  "- ansible.builtin.debug: {msg: 'two sees {{ value | default(\"nothing\") }}'}\n");
        run.request.roles = {
            {.role = u"r"_s}, {.role = u"s"_s, .variables = {{u"value"_s, u"mine"_s}}}, {.role = u"r"_s}};
        RunWatcher watcher(run.folder);
        run.start();
        run.watch(watcher);
        QTRY_VERIFY_WITH_TIMEOUT(run.result, 60s);
        QCOMPARE(run.output.count("one sees nothing"), 2);
        QCOMPARE(run.output.count("two sees mine"), 1);
    }

    void theSameRoleTwiceRunsTwice()
    {
        OneRun run("");
        run.useAnsible("- ansible.builtin.debug: {msg: 'value is {{ value | default(\"not sent\") }}'}\n");
        run.request.roles = {{.role = u"r"_s, .variables = {{u"value"_s, u"one"_s}}},
                             {.role = u"r"_s, .variables = {{u"value"_s, u"one"_s}}},
                             {.role = u"r"_s, .variables = {}}};
        RunWatcher watcher(run.folder);
        run.start();
        run.watch(watcher);
        QTRY_VERIFY_WITH_TIMEOUT(run.result, 60s);
        QCOMPARE(run.output.count("value is one"), 2);
        QCOMPARE(run.output.count("value is not sent"), 1);
    }

    void secretsReachTheRoleAndNothingElse()
    {
        // With a quote, so that a command line holds it in another form.
        const QString secret = u"s3cr3t's-{{ 1 + 1 }}-%1"_s.arg(QCoreApplication::applicationPid());
        OneRun run("");
        qputenv("ANSIBLE_LOG_PATH", run.dir.filePath(u"own.log"_s).toLocal8Bit());
        const auto restore = qScopeGuard([] { qunsetenv("ANSIBLE_LOG_PATH"); });
        run.useAnsible("- ansible.builtin.copy: {dest: '{{ out }}', content: '{{ password }}', mode: '0600'}\n"
                       "- ansible.builtin.debug: {msg: 'the role prints {{ password }}'}\n"
                       "- ansible.builtin.command: sleep 0.5\n"
                       "- ansible.builtin.shell: 'false {{ password | quote }}'\n  ignore_errors: true\n");
        run.request.roles[0].variables = {{u"out"_s, run.dir.filePath(u"out"_s)}};
        run.request.roles[0].secrets = {u"password"_s};
        RunWatcher watcher(run.folder);
        watcher.sendSecrets({{{u"password"_s, secret}}});
        // Whoever may list processes sees their arguments, and their owner sees their environment.
        int looks = 0;
        bool seen = false;
        connect(&watcher, &RunWatcher::outputArrived, this, [&] {
            for (const qint64 pid : descendantsOf(run.worker.processId())) {
                for (const QString &name : {u"cmdline"_s, u"environ"_s})
                    seen = seen || run.file(u"/proc/%1/%2"_s.arg(pid).arg(name)).contains(secret.toUtf8());
                ++looks;
            }
        });
        run.start();
        run.watch(watcher);
        QTRY_VERIFY_WITH_TIMEOUT(run.result, 60s);
        QVERIFY2(run.result->verdict.status == Status::Warning, run.output.constData());
        QCOMPARE(QString::fromUtf8(run.file(run.dir.filePath(u"out"_s))), secret);
        QVERIFY(looks > 0);
        QVERIFY(!QFile::exists(run.dir.filePath(u"own.log"_s)));
        QVERIFY(!seen);
        QVERIFY(run.output.contains("the role prints ********"));
        const QDir folder(run.folder.path());
        for (const QString &name : folder.entryList(QDir::Files | QDir::System))
            QVERIFY2(!run.file(folder.filePath(name)).contains(secret.last(12).toUtf8()), qPrintable(name));
        QVERIFY(!folder.exists(u"secrets"_s));
    }
};

QTEST_GUILESS_MAIN(TestWorkerAnsible)
#include "tst_worker_ansible.moc"
