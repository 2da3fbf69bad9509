// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/run/judge.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace Aegir;
using namespace Qt::StringLiterals;

namespace {
EventTally tallyOf(const QByteArray &lines)
{
    EventTally tally;
    for (const QByteArray &line : lines.split('\n')) {
        if (const auto event = Event::fromLine(line))
            tally.add(*event);
    }
    return tally;
}

QByteArray recorded(const QString &name)
{
    QFile file(QStringLiteral(AEGIR_TEST_DIR "/../callback/recorded/") + name + u".jsonl"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const QByteArray oneTask = R"({"event":"task","n":1,"task":"t","name":"look","role":"r"})"
                           "\n";
QByteArray stats(const QByteArray &counts)
{
    return "{\"event\":\"stats\",\"n\":9,\"hosts\":{\"a\":" + counts + "}}\n";
}
} // namespace

class TestJudge : public QObject
{
    Q_OBJECT

private slots:
    void recordedRuns_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<Status>("status");
        QTest::addColumn<QString>("sentence");
        QTest::addRow("ok") << u"ok"_s << 0 << Status::Ok << u"Done on 2 host(s)."_s;
        QTest::addRow("failed")
            << u"failed"_s << 2 << Status::Error
            << u"“deploy : check the checkout” failed on b: fatal: not a git repository (return code 128). "
               "1 other host(s) failed too."_s;
        QTest::addRow("ignored") << u"ignored"_s << 0 << Status::Warning
                                 << u"“deploy : ask the cache” ignored a failure on a: The cache does not answer."_s;
        QTest::addRow("rescued") << u"rescued"_s << 0 << Status::Warning
                                 << u"“deploy : fetch” failed on a and was rescued: non-zero return code."_s;
        QTest::addRow("unreachable")
            << u"unreachable"_s << 4 << Status::Error
            << u"Host gone is unreachable: Task failed: Failed to connect to the host via ssh: ssh: connect to host "
               "127.0.0.1 port 1: Connection refused."_s;
        QTest::addRow("zero hosts") << u"zero_hosts"_s << 0 << Status::Error
                                    << u"No host of the inventory matches “web9”: nothing was run."_s;
        QTest::addRow("no_log") << u"no_log"_s << 2 << Status::Error
                                << u"“deploy : refuse the password” failed on a: its output is hidden (no_log)."_s;
    }
    void recordedRuns()
    {
        QFETCH(QString, name);
        QFETCH(int, exitCode);
        QVERIFY(!recorded(name).isEmpty());
        const Verdict verdict = judge({.events = tallyOf(recorded(name)), .exitCode = exitCode, .hosts = u"web9"_s});
        QTEST(verdict.status, "status");
        QTEST(verdict.sentence, "sentence");
    }

    void facts_data()
    {
        QTest::addColumn<RunFacts>("facts");
        QTest::addColumn<Status>("status");
        QTest::addColumn<QString>("says");
        const EventTally good = tallyOf(oneTask + stats(R"({"ok":1})"));
        const EventTally bad = tallyOf(oneTask
                                       + R"({"event":"failed","n":2,"task":"t","host":"a","msg":"x"})"
                                         "\n"
                                       + stats(R"({"failures":1})"));
        QTest::addRow("cancelled beats a failure")
            << RunFacts{.events = bad, .cancelRequested = true, .exitCode = 99} << Status::Cancelled << u"Cancelled"_s;
        QTest::addRow("timeout") << RunFacts{.timedOut = true, .timeout = 1800, .exitCode = 99} << Status::Error
                                 << u"1800"_s;
        QTest::addRow("never started") << RunFacts{.startError = u"No such program."_s} << Status::Error
                                       << u"No such program."_s;
        QTest::addRow("no stats, 0") << RunFacts{.exitCode = 0} << Status::Error << u"exit code 0"_s;
        QTest::addRow("no stats, 1, its line quoted")
            << RunFacts{.exitCode = 1, .errorLine = u"the role was not found"_s} << Status::Error
            << u"(exit code 1): the role was not found."_s;
        QTest::addRow("parser, 4") << RunFacts{.exitCode = 4} << Status::Error << u"could not read the playbook"_s;
        QTest::addRow("interrupted from outside, 99") << RunFacts{.exitCode = 99} << Status::Error << u"interrupted"_s;
        QTest::addRow("killed") << RunFacts{.exitCode = std::nullopt, .signal = 9} << Status::Error << u"signal 9"_s;
        QTest::addRow("unexpected exception, 250") << RunFacts{.exitCode = 250} << Status::Error << u"250"_s;
        QTest::addRow("good") << RunFacts{.events = good, .exitCode = 0} << Status::Ok << u"Done"_s;
        QTest::addRow("good events, bad exit")
            << RunFacts{.events = good, .exitCode = 250} << Status::Error << u"250"_s;
        QTest::addRow("good events, killed after")
            << RunFacts{.events = good, .exitCode = std::nullopt, .signal = 15} << Status::Error << u"signal 15"_s;
        const QByteArray frame = R"({"event":"task","task":"v","action":"ansible.builtin.validate_argument_spec"})"
                                 "\n"
                                 R"({"event":"task","task":"g","action":"gather_facts"})"
                                 "\n";
        QTest::addRow("tags that no task has")
            << RunFacts{.events = tallyOf(frame + stats(R"({"ok":2})")), .selectsTasks = true, .exitCode = 0}
            << Status::Warning << u"No task has the given tags"_s;
        QTest::addRow("tags that a task has")
            << RunFacts{.events = tallyOf(frame + oneTask + stats(R"({"ok":3})")), .selectsTasks = true, .exitCode = 0}
            << Status::Ok << u"Done"_s;
        QTest::addRow("declared warning") << RunFacts{
            .events = tallyOf(oneTask
                              + R"({"event":"ok","n":2,"task":"t","host":"a","feedback":{"aegir_warning":"Old PHP."}})"
                                "\n"
                              + stats(R"({"ok":1})")),
            .exitCode =
                0} << Status::Warning << u"Old PHP."_s;
        QTest::addRow("failure without its event")
            << RunFacts{.events = tallyOf(stats(R"({"failures":1})")), .exitCode = 2} << Status::Error
            << u"1 host(s) failed"_s;
        QTest::addRow("ignored, but no event told it")
            << RunFacts{.events = tallyOf(stats(R"({"ok":1,"ignored":2})")), .exitCode = 0} << Status::Warning
            << u"2 failure(s) were ignored."_s;
        QTest::addRow("rescued, but no event told it")
            << RunFacts{.events = tallyOf(stats(R"({"ok":1,"rescued":1})")), .exitCode = 0} << Status::Warning
            << u"1 failure(s) were rescued."_s;
        QTest::addRow("a failure without a message")
            << RunFacts{.events = tallyOf(oneTask
                                          + R"({"event":"failed","n":2,"task":"t","host":"a"})"
                                            "\n"
                                          + stats(R"({"failures":1})")),
                        .exitCode = 2}
            << Status::Error << u"“r : look” failed on a: it said nothing."_s;
        QTest::addRow("percent signs in what a command said") << RunFacts{
            .events = tallyOf(
                oneTask
                + R"({"event":"failed","n":2,"task":"t","host":"a","msg":"non-zero return code","rc":7,"stderr":"GET /a%20b%1"})"
                  "\n"
                + stats(R"({"failures":1})")),
            .exitCode = 2} << Status::Error << u"GET /a%20b%1 (return code 7)"_s;
        QTest::addRow("stats without hosts")
            << RunFacts{.events = tallyOf(R"({"event":"stats","hosts":{}})"), .exitCode = 0} << Status::Error
            << u"on no host"_s;
        QTest::addRow("failed and unreachable end with 4")
            << RunFacts{.events = tallyOf(oneTask
                                          + R"({"event":"failed","n":2,"task":"t","host":"a","msg":"x"})"
                                            "\n"
                                            R"({"event":"stats","hosts":{"a":{"failures":1},"b":{"unreachable":1}}})"),
                        .exitCode = 4}
            << Status::Error << u"“r : look” failed on a: x. 1 other"_s;
    }
    void facts()
    {
        QFETCH(RunFacts, facts);
        QFETCH(QString, says);
        const Verdict verdict = judge(facts);
        QTEST(verdict.status, "status");
        QVERIFY2(verdict.sentence.contains(says), qPrintable(verdict.sentence));
        QCOMPARE(Verdict::fromJson(verdict.toJson()), verdict);
    }

    void quotesAnsiblesOwnWords_data()
    {
        QTest::addColumn<QByteArray>("output");
        QTest::addColumn<QString>("line");
        QTest::addRow("2.14") << QByteArray("x\nERROR! no such role\n\nmore") << u"no such role"_s;
        QTest::addRow("a broken ansible.cfg")
            << QByteArray("ERROR: Error reading config file (x)\n  more\n") << u"Error reading config file (x)"_s;
        QTest::addRow("a task's own words")
            << QByteArray("ERROR! no such role\nERROR: said by a program\n") << u"no such role"_s;
        QTest::addRow("2.19") << QByteArray("[WARNING]: w\n[ERROR]: Role missing\nOrigin: x") << u"Role missing"_s;
        QTest::addRow("usage") << QByteArray("usage: …\nansible-playbook: error: unrecognized\n") << u"unrecognized"_s;
        QTest::addRow("nothing said") << QByteArray("PLAY [x]\n") << QString();
    }
    void quotesAnsiblesOwnWords()
    {
        QFETCH(QByteArray, output);
        QTEST(errorLineOf(output), "line");
    }

    void aLongMessageStaysASentence()
    {
        const QByteArray message(10000, 'x');
        const Verdict verdict =
            judge({.events = tallyOf(oneTask + "{\"event\":\"failed\",\"n\":2,\"task\":\"t\",\"host\":\"a\",\"msg\":\""
                                     + message + "\"}\n" + stats(R"({"failures":1})")),
                   .exitCode = 2});
        QVERIFY(verdict.sentence.size() < 400);
        QCOMPARE(verdict.message.size(), message.size());
    }
};

QTEST_APPLESS_MAIN(TestJudge)
#include "tst_judge.moc"
