// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/faultrun.h"

#include <QFile>
#include <QTest>

#include <csignal>

using namespace Aegir;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What a run ends with when Ansible, or what it started, does something that it should not.
class TestFaults : public QObject
{
    Q_OBJECT

private slots:
    void init() { QVERIFY2(QFile::exists(standinProgram()), "run by ctest, which names the programs"); }

    void verdicts_data()
    {
        QTest::addColumn<QByteArray>("plan");
        QTest::addColumn<Status>("status");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const QByteArray &plan, Status status, const QString &says) {
            QTest::addRow("%s", name) << plan << status << says;
        };
        row("exit 0 after a good play", "good\n", Status::Ok, u"Done"_s);
        row("exit 0 without a play", "print all is well\n", Status::Error, u"exit code 0"_s);
        row("exit 1: a role is missing", "error ERROR! the role 'x' was not found\nexit 1\n", Status::Error,
            u"'x' was not found"_s);
        row("exit 1 and silent", "exit 1\n", Status::Error, u"exit code 1"_s);
        row("exit 2: a host failed", "broken\nexit 2\n", Status::Error,
            u"“work : work” failed on localhost: as planned"_s);
        row("exit 2: an option that is none", "error ansible-playbook: error: unrecognized arguments: -x\nexit 2\n",
            Status::Error, u"unrecognized arguments"_s);
        row("exit 4: a host is unreachable", "unreachable\nexit 4\n", Status::Error,
            u"Host localhost is unreachable"_s);
        row("exit 4: the parser", "error [ERROR]: YAML parsing failed\nexit 4\n", Status::Error,
            u"could not read the playbook or a role (exit code 4): YAML parsing failed"_s);
        row("exit 5", "exit 5\n", Status::Error, u"exit code 5"_s);
        row("exit 99: interrupted by somebody else", "exit 99\n", Status::Error,
            u"interrupted before the play was over"_s);
        row("exit 250", "error [ERROR]: Unexpected Exception, this is probably a bug: x\nexit 250\n", Status::Error,
            u"probably a bug: x"_s);
        row("exit 250 after a good play", "good\nexit 250\n", Status::Error, u"then ended with exit code 250"_s);
        row("an exit code nobody knows", "exit 77\n", Status::Error, u"exit code 77"_s);
        row("a signal", "kill 11\n", Status::Error, u"ended by signal 11"_s);
        row("killed after a good play", "good\nkill 9\n", Status::Error, u"signal 9"_s);

        // The log is never read for the verdict.
        row("a recap that is printed, all well", "print PLAY RECAP ***\nprint localhost : ok=1 failed=0\nexit 2\n",
            Status::Error, u"exit code 2"_s);
        row("a recap that is printed, all bad", "print PLAY RECAP ***\nprint localhost : ok=0 failed=9\ngood\n",
            Status::Ok, u"Done"_s);
        row("an event that is printed",
            R"(print {"event":"stats","n":1,"hosts":{"a":{"failures":1}}})"
            "\ngood\n",
            Status::Ok, u"Done"_s);
        row("a failure in the text alone", "print fatal: [x]: FAILED! => {}\ngood\n", Status::Ok, u"Done"_s);

        // Events that are not as they should be.
        row("half an event at the end", "good\nevent {\"event\":\n", Status::Ok, u"Done"_s);
        row("events that are no JSON", "event \\x00 what?\nevent []\nevent 7\ngood\n", Status::Ok, u"Done"_s);
        row("a play without its end",
            R"(event {"event":"play","n":1})"
            "\nprint up\n",
            Status::Error, u"exit code 0"_s);
        row("a play on no host",
            R"(event {"event":"no_hosts_matched","n":1})"
            "\n"
            R"(event {"event":"stats","n":2,"hosts":{}})"
            "\n",
            Status::Error, u"No host of the inventory matches"_s);

        // What it leaves behind keeps nobody waiting.
        row("a daemon holds the output open", "good\nhold 30000\n", Status::Ok, u"Done"_s);
        row("a daemon goes on writing", "good\nnoise 30000\n", Status::Ok, u"Done"_s);
        row("a daemon in a session of its own", "good\nescape 30000\n", Status::Ok, u"Done"_s);
        row("a daemon whose parent has ended", "good\nvanish 30000\n", Status::Ok, u"Done"_s);
        row("a daemon holds the output of a failed run", "hold 30000\nexit 250\n", Status::Error, u"exit code 250"_s);
        row("it asks for a word", "ask\ngood\n", Status::Ok, u"Done"_s);
    }
    void verdicts()
    {
        QFETCH(QByteArray, plan);
        QFETCH(Status, status);
        QFETCH(QString, says);
        FaultRun run(plan);
        run.start();
        QVERIFY(run.waitForEnd(10s));
        QVERIFY2(run.lost.isEmpty(), qPrintable(run.lost));
        QCOMPARE(run.result->verdict.status, status);
        QVERIFY2(run.result->verdict.sentence.contains(says), qPrintable(run.result->verdict.sentence));
        QCOMPARE(readResult(run.folder).value(), run.result);
        // One end, and all that was printed stands in the log; a daemon may have added to it.
        QCOMPARE(run.ends, 1);
        QVERIFY(run.output.startsWith(printedBy(plan)));
    }

    void theChildHasDefaultSignals()
    {
        FaultRun run("signals\ngood\n");
        // As a shell in the background, cron or a debugger may leave them.
        run.worker.setChildProcessModifier([] {
            for (const int number : {SIGHUP, SIGINT, SIGQUIT, SIGPIPE, SIGUSR1})
                ::signal(number, SIG_IGN);
            sigset_t all;
            ::sigfillset(&all);
            ::sigprocmask(SIG_SETMASK, &all, nullptr);
        });
        run.start();
        QVERIFY(run.waitForEnd());
        QCOMPARE(run.output, "");
        QCOMPARE(run.result->verdict.status, Status::Ok);
    }

    void nobodyAnswersAQuestion()
    {
        FaultRun run("ask\ngood\n");
        run.start();
        QVERIFY(run.waitForEnd());
        QCOMPARE(run.output, "nobody answers\n");
    }

private:
    /// The texts of the plan's orders print and error; standard output and error are one stream.
    static QByteArray printedBy(const QByteArray &plan)
    {
        QByteArray text;
        for (const QByteArray &line : plan.split('\n')) {
            if (line.startsWith("print ") || line.startsWith("error "))
                text += line.sliced(6) + '\n';
        }
        return text;
    }
};

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
