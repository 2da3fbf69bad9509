// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/fixture.h"

#include <QTest>

#include <csignal>

/// The queue and timetables at the command line.
class TestCliQueue : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_fixture = std::make_unique<Fixture>();
        m_fixture->settings("queue: {at_once: 1}\n");
        QVERIFY(m_fixture->addBoth());
    }

    void pauseHoldMoveAndCancelWithoutAHolder()
    {
        VERIFY_CODE(call({u"queue"_s, u"pause"_s}), 0);
        Called called = call({u"run"_s, u"p"_s, u"look"_s, u"--detach"_s});
        VERIFY_CODE(called, 0);
        QVERIFY2(!called.out.contains(u"It starts when"_s), called.text().constData()); // nothing does
        VERIFY_CODE(call({u"run"_s, u"s"_s, u"look"_s, u"--detach"_s}), 0);
        called = call({u"queue"_s});
        VERIFY_CODE(called, 0);
        QVERIFY2(called.err.contains(u"has been paused since"), called.text().constData());
        QVERIFY2(called.out.contains(u"Waits until the queue is resumed."), called.text().constData());
        called = call({u"queue"_s, u"hold"_s, u"1"_s, u"--json"_s});
        VERIFY_CODE(called, 0);
        QCOMPARE(called.object()[u"run"_s], 1);
        QCOMPARE(reason(0), u"Held until it is released."_s);
        VERIFY_CODE(call({u"queue"_s, u"release"_s, u"1"_s}), 0);
        VERIFY_CODE(call({u"queue"_s, u"move"_s, u"2"_s, u"first"_s}), 0);
        QCOMPARE(order(), (QList{2, 1}));
        VERIFY_CODE(call({u"queue"_s, u"move"_s, u"1"_s, u"2"_s}), 0);
        QCOMPARE(order(), (QList{1, 2}));
        VERIFY_CODE(call({u"queue"_s, u"cancel"_s, u"1"_s}), 0);
        QCOMPARE(order(), QList{2});
        called = call({u"queue"_s, u"resume"_s, u"--json"_s});
        VERIFY_CODE(called, 0);
        QCOMPARE(called.object()[u"paused"_s], false);
        VERIFY_CODE(call({u"queue"_s, u"--work"_s}), 0);
        QVERIFY(order().isEmpty());
    }

    void saysWhyItWorksOnNothing_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QByteArray>("ansible");
        QTest::addColumn<QString>("says");
        const QByteArray standin = qgetenv("AEGIR_BUILD_DIR") + "/tests/standin";
        QTest::addRow("paused") << u"pause"_s << standin << u"Run 1: Waits until the queue is resumed."_s;
        QTest::addRow("held") << u"hold 1"_s << standin << u"Run 1: Held until it is released."_s;
        QTest::addRow("no Ansible") << QString() << QByteArray("/nowhere")
                                    << u"Run 1: /nowhere, which workspace.yml names"_s;
    }

    /// Who waits for the end of the queue hears that there will be none, and what to do for it.
    void saysWhyItWorksOnNothing()
    {
        QFETCH(QString, word);
        QFETCH(QByteArray, ansible);
        QFETCH(QString, says);
        VERIFY_CODE(call({u"queue"_s, u"pause"_s}), 0);
        VERIFY_CODE(call({u"run"_s, u"p"_s, u"look"_s, u"--detach"_s}), 0);
        VERIFY_CODE(call({u"run"_s, u"s"_s, u"look"_s, u"--detach"_s}), 0);
        if (word != u"pause")
            VERIFY_CODE(call({u"queue"_s, u"resume"_s}), 0);
        if (!word.isEmpty())
            VERIFY_CODE(call(QStringList{u"queue"_s} + word.split(u' ')), 0);
        if (word.startsWith(u"hold"))
            VERIFY_CODE(call({u"queue"_s, u"hold"_s, u"2"_s}), 0);
        m_fixture->settings("queue: {at_once: 1}\n", ansible);
        const auto worker = m_fixture->program.start({u"queue"_s, u"--work"_s});
        QString said;
        QTRY_VERIFY2_WITH_TIMEOUT((worker->waitForReadyRead(10),
                                   said += QString::fromUtf8(worker->readAllStandardError()), said.contains(says)),
                                  qPrintable(said), 10000);
        QCOMPARE(said.count(u"Run "_s), 1); // once for both
        m_fixture->settings("queue: {at_once: 1}\n");
        VERIFY_CODE(call({u"queue"_s, u"resume"_s}), 0);
        if (word.startsWith(u"hold")) {
            VERIFY_CODE(call({u"queue"_s, u"release"_s, u"1"_s}), 0);
            VERIFY_CODE(call({u"queue"_s, u"release"_s, u"2"_s}), 0);
        }
        const Called ended = Program::wait(*worker);
        VERIFY_CODE(ended, 0);
        QVERIFY2(ended.out.contains(u"Look of s, run 2: ok."_s), ended.text().constData());
    }

    /// What it costs to say each run's end must not grow with the runs that are still to come.
    void worksThroughMany()
    {
        constexpr int many = 40;
        QVERIFY(m_fixture->breakStore(
            u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1)"
            " INSERT INTO entity (kind, name, type, platform, hosts, environment, field_values, outputs, status,"
            " status_sentence) SELECT 'site', 'many' || i, type, platform, '', '', '{}', '{}', '', '' FROM n,"
            " (SELECT type, platform FROM entity WHERE kind = 'site')"_s.arg(many)));
        VERIFY_CODE(call({u"queue"_s, u"pause"_s}), 0);
        VERIFY_CODE(call({u"bulk"_s, u"look"_s, u"--select"_s, u"many*"_s, u"--detach"_s}), 0);
        VERIFY_CODE(call({u"queue"_s, u"resume"_s}), 0);
        qputenv("QT_LOGGING_RULES", "aegir.sql.debug=true");
        const Called called = call({u"queue"_s, u"--work"_s});
        qunsetenv("QT_LOGGING_RULES");
        VERIFY_CODE(called, 0);
        QCOMPARE(called.out.count(u": ok."_s), many);
        const qsizetype statements = called.err.count(u"aegir.sql: "_s) - called.err.count(u" rows\n"_s);
        QVERIFY(statements > 0);
        constexpr int enough = 45; // for each; it is less than thirty
        QVERIFY2(statements < qsizetype(many) * enough, QByteArray::number(statements).constData());
    }

    void refusals_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("says");
        QTest::addRow("no such action") << u"dance"_s << u"is no action on the queue"_s;
        QTest::addRow("pause of one") << u"pause 1"_s << u"The command is: aegir queue pause"_s;
        QTest::addRow("hold of none") << u"hold"_s << u"The command is: aegir queue hold RUN"_s;
        QTest::addRow("move to nowhere") << u"move 1"_s << u"aegir queue move RUN WHERE"_s;
        QTest::addRow("no such run") << u"hold 9"_s << u"There is no run 9"_s;
        QTest::addRow("ended") << u"hold 1"_s << u"Run 1 has ended already."_s;
        QTest::addRow("a bad place") << u"move 1 sideways"_s << u"“sideways”"_s;
        QTest::addRow("before one that does not wait") << u"move 1 1"_s << u"Run 1 does not wait"_s;
        QTest::addRow("two things at once") << u"--serve --work"_s << u"Only one of"_s;
    }

    void refusals()
    {
        QFETCH(QString, words);
        QFETCH(QString, says);
        VERIFY_CODE(call({u"run"_s, u"p"_s, u"look"_s}), 0);
        const Called called = call(QStringList{u"queue"_s} + words.split(u' '));
        VERIFY_CODE(called, 2);
        QVERIFY2(called.err.contains(says), called.text().constData());
    }

    /// It takes over what waits, says what ended, and leaves at TERM what is at work.
    void serves()
    {
        m_fixture->plan("await go\nprint hello\ngood\n");
        const auto server = m_fixture->program.start({u"queue"_s, u"--serve"_s});
        QVERIFY(server->waitForReadyRead(10000));
        QVERIFY(server->readAllStandardOutput().startsWith("Holds the queue of"));
        VERIFY_CODE(call({u"run"_s, u"p"_s, u"look"_s, u"--detach"_s}), 0);
        VERIFY_CODE(call({u"run"_s, u"s"_s, u"look"_s, u"--detach"_s}), 0);
        m_fixture->go();
        QByteArray said;
        QTRY_VERIFY_WITH_TIMEOUT(
            (server->waitForReadyRead(10), said += server->readAllStandardOutput(), said.count("run ") == 2), 20000);
        QVERIFY2(said.contains("Look of p, run 1: ok."), said.constData());
        QVERIFY2(said.contains("Look of s, run 2: ok."), said.constData());
        QVERIFY(QFile::remove(m_fixture->program.folder() + u"/go"_s));
        VERIFY_CODE(call({u"run"_s, u"p"_s, u"look"_s, u"--detach"_s}), 0);
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->runs().first()[u"status"_s].toString(), u"running"_s, 10000);
        QVERIFY(QFile::exists(m_fixture->program.folder() + u"/.aegir/lock"_s));
        ::kill(pid_t(server->processId()), SIGTERM);
        const Called ended = Program::wait(*server);
        VERIFY_CODE(ended, 0);
        QVERIFY(!QFile::exists(m_fixture->program.folder() + u"/.aegir/lock"_s));
        m_fixture->go();
        VERIFY_CODE(call({u"queue"_s, u"--work"_s}), 0);
        QCOMPARE(m_fixture->runs().first()[u"status"_s].toString(), u"ok"_s);
    }

    /// An operation that is added, and scheduled, while it serves is run; so is it while another file cannot be read.
    void servesWithTheTypesAsTheyAreNow()
    {
        const auto server = m_fixture->program.start({u"queue"_s, u"--serve"_s});
        QByteArray said;
        QByteArray complained;
        const auto hear = [&] {
            server->waitForReadyRead(10);
            said += server->readAllStandardOutput();
            complained += server->readAllStandardError();
            return true;
        };
        QTRY_VERIFY_WITH_TIMEOUT(hear() && said.startsWith("Holds the queue of"), 20000);
        m_fixture->program.write(u"types/operations/later.yml"_s, "label: Later\ntasks: [look]\n");
        m_fixture->program.write(u"types/platforms/plain.yml"_s, "label: Plain\noperations: [look, later]\n");
        QTRY_VERIFY_WITH_TIMEOUT(hear() && said.contains("The types were read anew."), 20000);
        VERIFY_CODE(call({u"schedule"_s, u"p"_s, u"later"_s, u"every 1m"_s}), 0);
        makeDue();
        QTRY_VERIFY2_WITH_TIMEOUT(hear() && said.contains("Later of p, run 1: ok."),
                                  QByteArray(said + complained).constData(), 20000);

        m_fixture->program.write(u"types/operations/drop.yml"_s, "label: [\n");
        QTRY_VERIFY_WITH_TIMEOUT(hear() && complained.contains("types/operations/drop.yml, line "), 20000);
        makeDue();
        QTRY_VERIFY2_WITH_TIMEOUT(hear() && said.contains("Later of p, run 2: ok."),
                                  QByteArray(said + complained).constData(), 20000);
        m_fixture->program.write(u"types/operations/more.yml"_s, "label: More\ntasks: [look]\n");
        QTest::qWait(600);
        hear();
        QCOMPARE(complained.count("drop.yml"), 1);
        QCOMPARE(said.count("read anew"), 1);
        ::kill(pid_t(server->processId()), SIGTERM);
        VERIFY_CODE(Program::wait(*server), 0);
    }

    void servesWithTheSettingsAsTheyAreNow()
    {
        const auto server = m_fixture->program.start({u"queue"_s, u"--serve"_s});
        QVERIFY(server->waitForReadyRead(20000));
        m_fixture->plan("await go\ngood\n");
        VERIFY_CODE(call({u"add"_s, u"platform"_s, u"q"_s, u"--type"_s, u"plain"_s, u"--set"_s, u"folder=/srv/q"_s}),
                    0);
        VERIFY_CODE(call({u"run"_s, u"p"_s, u"look"_s, u"--detach"_s}), 0);
        VERIFY_CODE(call({u"run"_s, u"q"_s, u"look"_s, u"--detach"_s}), 0);
        const auto isAtWork = [this](int run) { return m_fixture->runs().at(2 - run)[u"status"_s] == u"running"_s; };
        QTRY_VERIFY_WITH_TIMEOUT(isAtWork(1), 20000);
        QVERIFY(!isAtWork(2));
        m_fixture->settings("queue: {at_once: 2}\n");
        QTRY_VERIFY_WITH_TIMEOUT(isAtWork(2), 20000);
        m_fixture->go();
        ::kill(pid_t(server->processId()), SIGTERM);
        VERIFY_CODE(Program::wait(*server), 0);
    }

    void aCancelOutlivesTheHolder_data()
    {
        QTest::addColumn<QString>("run");
        QTest::addRow("of a running run") << u"1"_s;
        QTest::addRow("of a waiting run") << u"2"_s;
    }

    /// Holder and caller are killed while the word is on its way from one to the other.
    void aCancelOutlivesTheHolder()
    {
        QFETCH(QString, run);
        m_fixture->plan("print up\nawait go\ngood\n");
        const auto server = m_fixture->program.start({u"queue"_s, u"--serve"_s});
        QVERIFY(server->waitForReadyRead(20000));
        VERIFY_CODE(call({u"run"_s, u"p"_s, u"look"_s, u"--detach"_s}), 0);
        VERIFY_CODE(call({u"run"_s, u"s"_s, u"look"_s, u"--detach"_s}), 0);
        QTRY_VERIFY_WITH_TIMEOUT(call({u"log"_s, u"1"_s}).out.contains(u"up"), 20000);
        ::kill(pid_t(server->processId()), SIGSTOP);
        const auto caller = m_fixture->program.start({u"cancel"_s, run});
        QByteArray said;
        QTRY_VERIFY_WITH_TIMEOUT((caller->waitForReadyRead(10), said += caller->readAllStandardError(),
                                  said.contains("has not answered yet")),
                                 20000);
        for (QProcess *process : {caller.get(), server.get()}) {
            process->kill();
            process->waitForFinished();
        }
        const auto next = m_fixture->program.start({u"queue"_s, u"--work"_s});
        QTRY_VERIFY_WITH_TIMEOUT(status(run) == u"cancelled", 30000);
        m_fixture->go();
        VERIFY_CODE(Program::wait(*next), 0);
        QCOMPARE(status(run == u"1" ? u"2"_s : u"1"_s), u"ok"_s);
    }

    void aSecondServerTakesOver()
    {
        const auto first = m_fixture->program.start({u"queue"_s, u"--serve"_s});
        QVERIFY(first->waitForReadyRead(10000));
        const auto second = m_fixture->program.start({u"queue"_s, u"--serve"_s});
        QVERIFY(second->waitForReadyRead(10000));
        const QByteArray says = second->readAllStandardOutput();
        QVERIFY2(says.contains(QByteArray("Process " + QByteArray::number(first->processId()) + " holds the queue")),
                 says.constData());
        first->kill();
        first->waitForFinished();
        QVERIFY(second->waitForReadyRead(10000));
        QVERIFY(second->readAllStandardOutput().startsWith("Holds the queue of"));
        ::kill(pid_t(second->processId()), SIGINT);
        VERIFY_CODE(Program::wait(*second), 0);
    }

    /// A holder that was stopped is named, and what was said counts when it goes on.
    void aStoppedHolderIsNamed()
    {
        const auto server = m_fixture->program.start({u"queue"_s, u"--serve"_s});
        QVERIFY(server->waitForReadyRead(10000));
        VERIFY_CODE(call({u"queue"_s, u"pause"_s}), 0);
        ::kill(pid_t(server->processId()), SIGSTOP);
        const Called called = call({u"queue"_s, u"resume"_s});
        ::kill(pid_t(server->processId()), SIGCONT);
        VERIFY_CODE(called, 0);
        QVERIFY2(called.err.contains(u"(process %1) holds the queue and does not answer"_s.arg(server->processId())),
                 called.text().constData());
        VERIFY_CODE(call({u"run"_s, u"p"_s, u"look"_s}), 0);
        server->kill();
        server->waitForFinished();
    }

    void schedules()
    {
        Called called = call({u"schedule"_s});
        VERIFY_CODE(called, 0);
        QCOMPARE(called.out, u"Nothing is scheduled.\n"_s);
        called = call({u"schedule"_s, u"p"_s, u"look"_s, u"30 3 * * *"_s});
        VERIFY_CODE(called, 0);
        QVERIFY2(called.out.startsWith(u"Look of p comes next at "), called.text().constData());
        VERIFY_CODE(call({u"schedule"_s, u"p"_s, u"make"_s, u"@daily"_s, u"--set"_s, u"make.amount=3"_s, u"--set"_s,
                          u"make#2.amount=4"_s}),
                    0);
        called = call({u"schedule"_s, u"p"_s, u"--json"_s});
        VERIFY_CODE(called, 0);
        const QJsonArray list = called.json().array();
        QCOMPARE(list.size(), 2);
        QCOMPARE(list[0][u"operation"_s], u"look"_s);
        QCOMPARE(list[0][u"schedule"_s], u"30 3 * * *"_s);
        QVERIFY(QDateTime::fromString(list[0][u"next"_s].toString(), Qt::ISODate) > QDateTime::currentDateTimeUtc());
        QCOMPARE(list[1][u"values"_s][1][u"amount"_s], 4);
        VERIFY_CODE(call({u"schedule"_s, u"p"_s, u"look"_s, u"--off"_s}), 0);
        QCOMPARE(call({u"schedule"_s, u"--json"_s}).json().array().size(), 1);
    }

    /// Nobody held the queue when it was due: that is said where it was left out otherwise.
    void aMissedScheduleSaysSo()
    {
        VERIFY_CODE(call({u"schedule"_s, u"p"_s, u"look"_s, u"@hourly"_s}), 0);
        Called called = call({u"schedule"_s});
        QVERIFY2(!called.out.contains(u"Missed"), called.text().constData());
        QVERIFY(call({u"schedule"_s, u"--json"_s}).json().array().at(0)[u"missed"_s].isNull());
        const QDateTime past = QDateTime::currentDateTimeUtc().addDays(-1);
        QVERIFY(m_fixture->breakStore(u"UPDATE timetable SET created = '%1'"_s.arg(past.toString(Qt::ISODateWithMs))));
        called = call({u"schedule"_s});
        QVERIFY2(called.out.contains(u":00:00: no program held the queue."), called.text().constData());
        const QString missed = call({u"schedule"_s, u"--json"_s}).json().array().at(0)[u"missed"_s].toString();
        QVERIFY(QDateTime::fromString(missed, Qt::ISODate) > past);
    }

    void scheduleRefusals_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("says");
        QTest::addRow("a bad rule") << QStringList{u"p"_s, u"look"_s, u"61 3 * * *"_s} << u"is no minute"_s;
        QTest::addRow("no rule") << QStringList{u"p"_s, u"look"_s} << u"The command is: aegir schedule"_s;
        QTest::addRow("input is missing") << QStringList{u"p"_s, u"make"_s, u"@daily"_s} << u"mount"_s;
        QTest::addRow("a secret") << QStringList{u"s"_s, u"keep"_s, u"@daily"_s} << u"assword"_s;
        QTest::addRow("no such operation") << QStringList{u"s"_s, u"dance"_s, u"@daily"_s} << u"no operation “dance”"_s;
        QTest::addRow("off, and it was not on") << QStringList{u"p"_s, u"look"_s, u"--off"_s} << u"is not scheduled"_s;
    }

    void scheduleRefusals()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, says);
        const Called called = call(QStringList{u"schedule"_s} + words);
        VERIFY_CODE(called, 2);
        QVERIFY2(called.err.contains(says), called.text().constData());
    }

private:
    Called call(const QStringList &words) const { return m_fixture->program.call(words); }

    QString status(const QString &run) const
    {
        for (const QJsonArray runs = m_fixture->runs(); const QJsonValue &each : runs) {
            if (each[u"run"_s].toInteger() == run.toLongLong())
                return each[u"status"_s].toString();
        }
        return {};
    }

    /// Has the one timetable be due, and the holder look at it.
    void makeDue() const
    {
        const QString past = QDateTime::currentDateTimeUtc().addSecs(-90).toString(Qt::ISODateWithMs);
        QVERIFY(m_fixture->breakStore(
            u"UPDATE timetable SET created = '%1', handled = NULL WHERE operation = 'later'"_s.arg(past)));
        VERIFY_CODE(call({u"schedule"_s, u"s"_s, u"look"_s, u"@yearly"_s}), 0);
    }

    QJsonArray queue() const { return call({u"queue"_s, u"--json"_s}).json().array(); }
    QString reason(int row) const { return queue()[row][u"reason"_s].toString(); }
    QList<int> order() const
    {
        QList<int> runs;
        for (const QJsonArray list = queue(); const QJsonValue &run : list)
            runs << run[u"run"_s].toInt();
        return runs;
    }

    std::unique_ptr<Fixture> m_fixture;
};

QTEST_GUILESS_MAIN(TestCliQueue)
#include "tst_cli_queue.moc"
