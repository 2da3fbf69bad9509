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

Prepare role(const QByteArray &tasks)
{
    return [tasks](FaultRun &run) { run.useAnsible(tasks); };
}

Prepare playbook(const QByteArray &prompt)
{
    return [prompt](FaultRun &run) {
        run.usePlaybook("- hosts: localhost\n  gather_facts: false\n  vars_prompt:\n" + prompt
                        + "  tasks:\n    - ansible.builtin.debug: {msg: 'the answer is {{ answer }}'}\n");
    };
}

/// A program that does what @p script says in the place of ssh or sudo.
Prepare program(const QByteArray &script, const QByteArray &hostVariables, const QByteArray &tasks)
{
    return [=](FaultRun &run) {
        run.useAnsible(tasks);
        run.write(u"asks"_s, "#!/bin/sh\n" + script);
        QFile::setPermissions(run.dir() + u"/asks"_s, QFileDevice::ReadOwner | QFileDevice::ExeOwner);
        QByteArray hosts =
            "localhost ansible_python_interpreter='{{ ansible_playbook_python }}' " + hostVariables + '\n';
        hosts.replace("PROGRAM", QByteArray(run.dir().toUtf8() + "/asks"));
        run.write(u"hosts"_s, hosts);
    };
}

} // namespace

/// Nobody sits at a run. What asks a question gets no answer at once, and what that means is said.
class TestPrompts : public QObject
{
    Q_OBJECT

private slots:
    void neverHangs_data()
    {
        QTest::addColumn<Prepare>("prepare");
        QTest::addColumn<Status>("status");
        QTest::addColumn<QString>("says"); // the sentence
        QTest::addColumn<QByteArray>("logged");
        const auto row = [](const char *name, const Prepare &prepare, Status status, const QString &says,
                            const QByteArray &logged) {
            QTest::addRow("%s", name) << prepare << status << says << logged;
        };
        row("vars_prompt with a default", playbook("    - {name: answer, prompt: Why, default: because}\n"), Status::Ok,
            u"Done"_s, "the answer is because");
        row("vars_prompt without one", playbook("    - {name: answer, prompt: Why}\n"), Status::Ok, u"Done"_s,
            "the answer is");
        row("vars_prompt, twice and unseen",
            playbook("    - {name: answer, prompt: Why, private: true, confirm: true}\n"), Status::Ok, u"Done"_s,
            "the answer is");
        row("pause with a question", role("- ansible.builtin.pause: {prompt: Really}\n"), Status::Ok, u"Done"_s,
            "Not waiting for response to prompt as stdin is not interactive");
        row("pause for a second", role("- ansible.builtin.pause: {seconds: 1}\n"), Status::Ok, u"Done"_s,
            "Pausing for 1");
        row("a command that reads", role("- ansible.builtin.command: cat\n"), Status::Ok, u"Done"_s, "changed");
        row("a command that wants a terminal", role("- name: ask\n  ansible.builtin.shell: read answer </dev/tty\n"),
            Status::Error, u"wants to ask at a terminal"_s, "fatal");
        // ssh asks at the terminal, whatever its standard input is.
        row("ssh does not know the host's key",
            program("if ( : </dev/tty ) 2>/dev/null; then sleep 60; fi\n"
                    "echo 'Host key verification failed.' >&2\nexit 255\n",
                    "ansible_connection=ssh ansible_host=127.0.0.1 ansible_ssh_executable=PROGRAM",
                    "- ansible.builtin.ping:\n"),
            Status::Error, u"to accept its key"_s, "Host key verification failed");
        row("ssh wants a password",
            program("if ( : </dev/tty ) 2>/dev/null; then sleep 60; fi\n"
                    "echo 'me@there: Permission denied (publickey,password).' >&2\nexit 255\n",
                    "ansible_connection=ssh ansible_host=127.0.0.1 ansible_ssh_executable=PROGRAM",
                    "- ansible.builtin.ping:\n"),
            Status::Error, u"ssh-add"_s, "Permission denied");
        row("sudo wants a password",
            program("case \" $* \" in *' -n '*) echo 'sudo: a password is required' >&2; exit 1;; esac\nsleep 60\n",
                    "ansible_connection=local ansible_become_exe=PROGRAM",
                    "- name: up\n  ansible.builtin.ping:\n  become: true\n  become_user: nobody\n"),
            Status::Error, u"sudo: a password is required. Set ansible_become_password"_s, "sudo");
    }
    void neverHangs()
    {
        if (findAnsiblePlaybook({}).isEmpty())
            QSKIP("there is no ansible-playbook");
        QFETCH(Prepare, prepare);
        QFETCH(Status, status);
        QFETCH(QString, says);
        QFETCH(QByteArray, logged);
        FaultRun run;
        prepare(run);
        run.start();
        QVERIFY(run.waitForEnd(50s));
        const QByteArray seen = run.verdictAndLog();
        QVERIFY2(run.result && run.result->verdict.status == status, seen.constData());
        QVERIFY2(run.result->verdict.sentence.contains(says), seen.constData());
        QVERIFY2(run.output.simplified().contains(logged), seen.constData());
    }

    void theIdleTimeoutIsTheLastResort()
    {
        if (findAnsiblePlaybook({}).isEmpty())
            QSKIP("there is no ansible-playbook");
        FaultRun run;
        run.useAnsible("- ansible.builtin.command: sleep 61\n");
        run.request.idleTimeout = 3;
        run.start();
        QVERIFY(run.waitForEnd(30s));
        QCOMPARE(run.result->verdict.status, Status::Error);
        QVERIFY2(run.result->verdict.sentence.contains(u"said nothing for 3 second"_s),
                 qPrintable(run.result->verdict.sentence));
    }
};

QTEST_GUILESS_MAIN(TestPrompts)
#include "tst_prompts.moc"
