// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/run/ansibleprocess.h"
#include "tests/faults/faultrun.h"

#include <QTest>

#include <functional>

using namespace Aegir;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Prepare = std::function<void(FaultRun &)>;
Q_DECLARE_METATYPE(Prepare)

namespace {
/// Signals the ansible-playbook that does the task: the child of the run's worker among the task's forebears.
QByteArray signalAnsible(const QByteArray &number)
{
    return "- ansible.builtin.shell: |\n"
           "    p=$$; until readlink /proc/$p/exe | grep -q aegir-worker; do\n"
           "      main=$p; p=$(awk '/^PPid/ {print $2}' /proc/$p/status); done\n"
           "    kill -"
        + number + " $main; sleep 20\n";
}

Prepare role(const QByteArray &tasks)
{
    return [tasks](FaultRun &run) { run.useAnsible(tasks); };
}

/// A play over three hosts that are all this machine, with @p keywords of its own.
Prepare play(const QByteArray &keywords, const QByteArray &tasks)
{
    return [=](FaultRun &run) {
        run.write(u"hosts"_s,
                  "[web]\nh[1:3]\n[web:vars]\nansible_connection=local\n"
                  "ansible_python_interpreter='{{ ansible_playbook_python }}'\n");
        run.usePlaybook("- hosts: web\n  gather_facts: false\n" + keywords + "  tasks:\n" + tasks);
    };
}
} // namespace

/// The same as tst_faults with the real ansible-playbook: whatever it ends with, the verdict says what was.
class TestFaultsAnsible : public QObject
{
    Q_OBJECT

private slots:
    void verdicts_data()
    {
        QTest::addColumn<Prepare>("prepare");
        QTest::addColumn<int>("exitCode"); // -1: none
        QTest::addColumn<Status>("status");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, int code, Status status, const QString &says, const Prepare &prepare) {
            QTest::addRow("%s", name) << prepare << code << status << says;
        };
        row("0: done", 0, Status::Ok, u"Done on 1 host"_s, role("- ansible.builtin.debug:\n"));
        row("0: no host matches", 0, Status::Error, u"No host of the inventory matches “nowhere”"_s, [](FaultRun &run) {
            run.useAnsible("- ansible.builtin.debug:\n");
            run.request.hosts = u"nowhere"_s;
        });
        row("1: a role is missing", 1, Status::Error, u"the role 'work' was not found"_s, [](FaultRun &run) {
            run.useAnsible("[]\n");
            run.request.rolesDir += u"/none"_s;
        });
        row("1: a limit that matches nothing", 1, Status::Error, u"exit code 1"_s, [](FaultRun &run) {
            run.useAnsible("[]\n");
            run.request.options.limit = u"nowhere"_s;
        });
        row("1: an inventory that cannot be read", 1, Status::Error, u"exit code 1"_s, [](FaultRun &run) {
            run.useAnsible("[]\n");
            run.request.inventory += u".none"_s;
        });
        row("2: a host failed", 2, Status::Error, u"“work : break” failed on localhost: on purpose"_s,
            role("- name: break\n  ansible.builtin.fail: {msg: on purpose}\n"));
        row("2: a variable that is not there", 2, Status::Error, u"failed on localhost"_s,
            role("- name: which\n  ansible.builtin.debug: {msg: '{{ nobody_knows }}'}\n"));
        row("4: a host is unreachable", 4, Status::Error, u"Host localhost is unreachable"_s, [](FaultRun &run) {
            run.useAnsible("- ansible.builtin.ping:\n");
            run.write(u"hosts"_s, "localhost ansible_connection=ssh ansible_host=127.0.0.1 ansible_port=1\n");
        });
        row("4: the parser", 4, Status::Error, u"could not read the playbook or a role (exit code 4)"_s,
            role("- name: [\n"));
        row("4: a module that is none", 4, Status::Error, u"could not read the playbook or a role (exit code 4)"_s,
            role("- nobodys.module:\n"));
        row("5: a setting that is none", 5, Status::Error, u"exit code 5"_s, [](FaultRun &run) {
            run.useAnsible("[]\n");
            run.write(u"ansible.cfg"_s, "[defaults]\nforks = many\n");
        });
        row("99: interrupted by somebody else", 99, Status::Error, u"interrupted before the play was over"_s,
            role(signalAnsible("INT")));
        row("a signal", -1, Status::Error, u"ended by signal 9"_s, role(signalAnsible("KILL")));
        row("250: Ansible itself fails", 250, Status::Error, u"exit code 250"_s, [](FaultRun &run) {
            run.useAnsible("- ansible.builtin.debug:\n");
            run.write(u"plugins/broken.py"_s,
                      "from ansible.plugins.strategy.linear import StrategyModule as Linear\n"
                      "class StrategyModule(Linear):\n    def run(self, iterator, play_context):\n"
                      "        raise RuntimeError('on purpose')\n");
            run.write(u"ansible.cfg"_s, "[defaults]\nstrategy = broken\nstrategy_plugins = plugins\n");
        });
        row("ignored", 0, Status::Warning, u"“work : break” ignored a failure on localhost: on purpose"_s,
            role("- name: break\n  ansible.builtin.fail: {msg: on purpose}\n  ignore_errors: true\n"));
        row("rescued", 0, Status::Warning, u"“work : break” failed on localhost and was rescued: on purpose"_s,
            role("- block:\n    - name: break\n      ansible.builtin.fail: {msg: on purpose}\n"
                 "  rescue:\n    - ansible.builtin.debug:\n"));
        row("rescued, then failed", 2, Status::Error, u"“work : again” failed on localhost: for good"_s,
            role("- block:\n    - name: break\n      ansible.builtin.fail: {msg: on purpose}\n"
                 "  rescue:\n    - name: again\n      ansible.builtin.fail: {msg: for good}\n"));
        row("a warning that a role declares", 0, Status::Warning, u"nearly full"_s,
            role("- ansible.builtin.set_stats: {data: {aegir_warning: nearly full}}\n"));
        row("a recap that a task prints", 2, Status::Error, u"“work : break” failed"_s,
            role("- ansible.builtin.command: {argv: [echo, 'PLAY RECAP *** localhost : ok=9 failed=0']}\n"
                 "- name: break\n  ansible.builtin.fail: {msg: on purpose}\n"));
        row("any_errors_fatal", 2, Status::Error, u"“one” failed on h2: on purpose"_s,
            play("  any_errors_fatal: true\n",
                 "    - name: one\n      ansible.builtin.fail: {msg: on purpose}\n      when: inventory_hostname == "
                 "'h2'\n"
                 "    - name: never\n      ansible.builtin.debug:\n"));
        row("serial: the second batch fails", 2, Status::Error, u"“one” failed on h3: on purpose"_s,
            play("  serial: 2\n",
                 "    - name: one\n      ansible.builtin.fail: {msg: on purpose}\n      when: inventory_hostname == "
                 "'h3'\n"));
        row("serial: all well", 0, Status::Ok, u"Done on 3 hosts"_s,
            play("  serial: 1\n", "    - ansible.builtin.debug:\n"));
        row("max_fail_percentage", 2, Status::Error, u"failed on h"_s,
            play("  max_fail_percentage: 10\n  serial: 2\n",
                 "    - name: one\n      ansible.builtin.fail: {msg: on purpose}\n      when: inventory_hostname != "
                 "'h3'\n"));
        row("strategy: free", 2, Status::Error, u"“one” failed on h1: on purpose."_s,
            play("  strategy: free\n",
                 "    - name: one\n      ansible.builtin.fail: {msg: on purpose}\n      when: inventory_hostname == "
                 "'h1'\n"
                 "    - name: two\n      ansible.builtin.debug:\n"));
        row("strategy: free, all well", 0, Status::Ok, u"Done on 3 hosts"_s,
            play("  strategy: free\n", "    - ansible.builtin.debug:\n    - ansible.builtin.debug:\n"));
        row("meta: end_play", 0, Status::Ok, u"Done on 3 hosts"_s,
            play({},
                 "    - ansible.builtin.debug:\n    - ansible.builtin.meta: end_play\n"
                 "    - ansible.builtin.fail: {msg: never}\n"));
        row("one of three is unreachable", 4, Status::Error, u"Host h2 is unreachable"_s,
            play({},
                 "    - ansible.builtin.ping:\n      vars:\n"
                 "        ansible_connection: \"{{ 'ssh' if inventory_hostname == 'h2' else 'local' }}\"\n"
                 "        ansible_host: 127.0.0.1\n        ansible_port: 1\n"));
        row("unreachable, but ignored", 0, Status::Warning, u"ignored a failure on localhost"_s, [](FaultRun &run) {
            run.useAnsible("- ansible.builtin.ping:\n  ignore_unreachable: true\n");
            run.write(u"hosts"_s, "localhost ansible_connection=ssh ansible_host=127.0.0.1 ansible_port=1\n");
        });
    }
    void verdicts()
    {
        if (findAnsiblePlaybook({}).isEmpty())
            QSKIP("there is no ansible-playbook");
        QFETCH(Prepare, prepare);
        QFETCH(int, exitCode);
        QFETCH(Status, status);
        QFETCH(QString, says);
        FaultRun run;
        prepare(run);
        run.start();
        QVERIFY(run.waitForEnd(60s));
        QVERIFY2(run.lost.isEmpty(), qPrintable(run.lost));
        const QByteArray log = run.verdictAndLog();
        QVERIFY2(run.result->verdict.status == status, log.constData());
        QVERIFY2(run.result->verdict.sentence.contains(says), log.constData());
        QVERIFY2(run.result->exitCode.value_or(-1) == exitCode, log.constData());
        QCOMPARE(run.output, run.read(run.folder.outputPath()));
    }
};

QTEST_GUILESS_MAIN(TestFaultsAnsible)
#include "tst_faults_ansible.moc"
