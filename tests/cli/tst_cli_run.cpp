// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/queue.h"
#include "tests/cli/fixture.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <csignal>
#include <pty.h>
#include <termios.h>
#include <unistd.h>

namespace {

/// Reads @p process until @p part stands in what it wrote to standard output (or error); false when it never does.
bool readUntil(QProcess &process, QByteArrayView part, bool fromError = false, int milliseconds = 20000)
{
    process.setReadChannel(fromError ? QProcess::StandardError : QProcess::StandardOutput);
    QElapsedTimer clock;
    for (clock.start(); clock.elapsed() < milliseconds;) {
        if (process.peek(1000000).contains(part)) {
            return true;
        }
        if (process.state() == QProcess::NotRunning) {
            return false;
        }
        process.waitForReadyRead(100);
    }
    return false;
}

/// The files below @p folder that hold @p text.
QStringList filesWith(const QString &folder, const QByteArray &text)
{
    QStringList found;
    for (QDirIterator each(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); each.hasNext();) {
        QFile file(each.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text)) {
            found.append(file.fileName());
        }
    }
    return found;
}

} // namespace

/// Running, waiting, leaving and cancelling; the stand-in is in the place of Ansible.
class TestCliRun : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_fixture = std::make_unique<Fixture>();
        QVERIFY(m_fixture->addBoth());
    }

    void cleanup()
    {
        m_fixture->go(); // whatever a failed test left waiting
    }

    void runsAndTells()
    {
        const Called called = program().call({u"run"_s, u"p"_s, u"look"_s});
        VERIFY_CODE(called, 0);
        QVERIFY2(called.out.startsWith(u"hello\n"), called.text().constData());
        QVERIFY2(called.out.contains(u"Look of p, run 1: ok."), called.text().constData());
        QCOMPARE(called.err, QString());
        const Called log = program().call({u"log"_s, u"1"_s});
        VERIFY_CODE(log, 0);
        QCOMPARE(log.out, u"hello\n"_s);
        QCOMPARE(program().call({u"log"_s, u"1"_s, u"--json"_s}).object().value(u"output"_s).toString(), u"hello\n"_s);
        const Called runs = program().call({u"runs"_s});
        QVERIFY2(runs.out.contains(u"look"), runs.text().constData());
    }

    /// A field that remembers starts with what the operation was last dispatched with on that entity.
    void remembers()
    {
        program().write(u"types/tasks/make.yml"_s, "fields:\n  amount: {remember: true}\n");
        VERIFY_CODE(program().call({u"run"_s, u"p"_s, u"make"_s, u"--preview"_s}), 2);
        VERIFY_CODE(program().call({u"run"_s, u"p"_s, u"make"_s, u"--set"_s, u"make#1.amount=31"_s, u"--set"_s,
                                    u"make#2.amount=42"_s, u"--set"_s, u"make#1.note=once"_s}),
                    0);
        const Called again =
            program().call({u"run"_s, u"p"_s, u"make"_s, u"--set"_s, u"make#2.amount=43"_s, u"--preview"_s});
        VERIFY_CODE(again, 0);
        QVERIFY2(again.out.contains(u"\"amount\": 31"), again.text().constData());
        QVERIFY2(again.out.contains(u"\"amount\": 43"), again.text().constData());
        // The tree tells what was last dispatched; the calls have only what is sent now.
        QVERIFY2(!again.out.section(u"# vars.yml"_s, 0, 0).contains(u"once"), again.text().constData());
    }

    void jsonIsOneObject()
    {
        Called called = program().call({u"run"_s, u"p"_s, u"look"_s, u"--json"_s});
        VERIFY_CODE(called, 0);
        QCOMPARE(called.err, QString());
        const QJsonObject object = called.object();
        QCOMPARE(object.value(u"run"_s).toInt(), 1);
        QCOMPARE(object.value(u"status"_s).toString(), u"ok"_s);
        QCOMPARE(object.value(u"entity"_s).toString(), u"p"_s);
        QVERIFY(!object.value(u"sentence"_s).toString().isEmpty());
        QVERIFY(object.value(u"outputs"_s).isObject());
        called = program().call({u"run"_s, u"p"_s, u"look"_s, u"--json"_s, u"--verbose"_s});
        VERIFY_CODE(called, 0);
        QCOMPARE(called.err, u"hello\n"_s);
        QVERIFY(called.json().isObject());
    }

    void outputsComeBack()
    {
        m_fixture->plan(R"(event {"event":"task","n":1,"task":"t","name":"x","role":"look"})"
                        "\n"
                        R"(event {"event":"ok","n":2,"task":"t","host":"localhost","feedback":{"seen":12}})"
                        "\n"
                        "good\n");
        const Called called = program().call({u"run"_s, u"p"_s, u"look"_s, u"--json"_s});
        VERIFY_CODE(called, 0);
        QCOMPARE(called.object().value(u"outputs"_s).toObject(), (QJsonObject{{u"seen"_s, 12}}));
        QVERIFY(program().call({u"show"_s, u"p"_s}).out.contains(u"seen:  12"));
    }

    void anErrorNamesTaskAndHost()
    {
        m_fixture->plan(
            R"(event {"event":"start","n":1})"
            "\n"
            R"(event {"event":"play","n":2,"play":1,"name":"x"})"
            "\n"
            R"(event {"event":"task","n":3,"play":1,"task":"t1","name":"look at it","role":"look"})"
            "\n"
            R"(event {"event":"failed","n":4,"play":1,"task":"t1","host":"web0","msg":"it is gone"})"
            "\n"
            R"(event {"event":"stats","n":5,"hosts":{"web0":{"ok":0,"failures":1,"unreachable":0,"rescued":0,"ignored":0}}})"
            "\n"
            "exit 2\n");
        Called called = program().call({u"run"_s, u"p"_s, u"look"_s});
        VERIFY_CODE(called, 1);
        QVERIFY2(called.out.contains(u"run 1: error."), called.text().constData());
        called = program().call({u"run"_s, u"p"_s, u"look"_s, u"--json"_s});
        VERIFY_CODE(called, 1);
        QCOMPARE(called.object().value(u"task"_s).toString(), u"look : look at it"_s);
        QCOMPARE(called.object().value(u"host"_s).toString(), u"web0"_s);
        QCOMPARE(called.object().value(u"message"_s).toString(), u"it is gone"_s);
    }

    void linesArriveBeforeTheEnd()
    {
        m_fixture->plan("print first\nawait go\nprint last\ngood\n");
        const auto running = program().start({u"run"_s, u"p"_s, u"look"_s});
        QVERIFY(readUntil(*running, "first\n"));
        QCOMPARE(running->state(), QProcess::Running);
        QCOMPARE(m_fixture->runs().first().toObject().value(u"status"_s).toString(), u"running"_s);
        const Called again = program().call({u"run"_s, u"p"_s, u"look"_s});
        VERIFY_CODE(again, 2);
        QVERIFY2(again.err.contains(u"dispatched already"), again.text().constData());
        VERIFY_CODE(program().call({u"delete"_s, u"p"_s, u"--yes"_s}), 2);
        m_fixture->go();
        const Called called = Program::wait(*running);
        VERIFY_CODE(called, 0);
        QVERIFY2(called.out.contains(u"last\n"), called.text().constData());
    }

    void valuesFromFilesAndInput()
    {
        program().write(u"v.json"_s,
                        "{\"make\": {\"amount\": 3}, \"make#2\": {\"amount\": 4, \"note\": \"from the file\"}}");
        const Called called = program().call(
            {u"run"_s, u"p"_s, u"make"_s, u"--values"_s, u"v.json"_s, u"--set"_s, u"make#2.note=typed"_s});
        VERIFY_CODE(called, 0);
        QVERIFY(!filesWith(program().folder() + u"/.aegir/runs"_s, "typed").isEmpty());
        QVERIFY(filesWith(program().folder() + u"/.aegir/runs"_s, "from the file").isEmpty());
        const QStringList fromInput{u"run"_s, u"p"_s, u"make"_s, u"--values"_s, u"-"_s};
        const QByteArray good = "{\"make.amount\": 1, \"make#2.amount\": 2}";
        VERIFY_CODE(program().call(fromInput, good), 0);
        // What is no integer never gets there.
        const QByteArray bad = "{\"make.amount\": \"1\", \"make#2.amount\": 2}";
        VERIFY_CODE(program().call(fromInput, bad), 2);
        QCOMPARE(m_fixture->runs().size(), 2);
    }

    void secretsAreNowhere()
    {
        m_fixture->plan("print the password is correct-horse-battery\ngood\n");
        const Called called =
            program().call({u"run"_s, u"s"_s, u"keep"_s, u"--secret"_s, u"keep.password"_s}, "correct-horse-battery\n");
        VERIFY_CODE(called, 0);
        QVERIFY2(!called.out.contains(u"correct-horse"), called.text().constData());
        QFile::remove(program().folder() + u"/plan"_s);
        QCOMPARE(filesWith(program().folder(), "correct-horse"), QStringList());
    }

    void ctrlCCancels()
    {
        m_fixture->plan("print up\nsleep 60000\n");
        const auto running = program().start({u"run"_s, u"p"_s, u"look"_s});
        QVERIFY(readUntil(*running, "up\n"));
        ::kill(pid_t(running->processId()), SIGINT);
        const Called called = Program::wait(*running);
        VERIFY_CODE(called, 3);
        QVERIFY2(called.err.contains(u"Cancelling run 1"), called.text().constData());
        QVERIFY2(called.out.contains(u"cancelled"), called.text().constData());
        QCOMPARE(m_fixture->runs().first().toObject().value(u"status"_s).toString(), u"cancelled"_s);
    }

    void ctrlCTwiceLeavesItAlone()
    {
        m_fixture->plan("ignore\nprint up\nawait go\nprint down\ngood\n");
        const auto running = program().start({u"run"_s, u"p"_s, u"look"_s});
        QVERIFY(readUntil(*running, "up\n"));
        ::kill(pid_t(running->processId()), SIGINT);
        QVERIFY(readUntil(*running, "Cancelling run 1", true));
        ::kill(pid_t(running->processId()), SIGINT);
        const Called called = Program::wait(*running);
        VERIFY_CODE(called, 4);
        QVERIFY2(called.err.contains(u"Run 1 goes on without us"), called.text().constData());
        m_fixture->go();
        const Called followed = program().call({u"log"_s, u"1"_s, u"--follow"_s});
        VERIFY_CODE(followed, 3); // its cancellation had been asked for
    }

    void aKilledWorkerIsAnInterruptedRun()
    {
        m_fixture->plan("print up\nsleep 60000\n");
        const auto running = program().start({u"run"_s, u"p"_s, u"look"_s});
        QVERIFY(readUntil(*running, "up\n"));
        const QString log = m_fixture->runs().first().toObject().value(u"log"_s).toString();
        const auto worker = Aegir::readWorker(Aegir::RunFolder(QFileInfo(log).path()));
        QVERIFY(worker);
        ::kill(pid_t(worker->pid), SIGKILL);
        const Called called = Program::wait(*running);
        VERIFY_CODE(called, 4);
        QVERIFY2(called.out.contains(u"interrupted"), called.text().constData());
    }

    /// kill -9 of what dispatched it: the run finishes, and the next call shows its log and its verdict.
    void aRunOutlivesTheProgram()
    {
        m_fixture->plan("print up\nawait go\nprint down\ngood\n");
        const auto running = program().start({u"run"_s, u"p"_s, u"look"_s});
        QVERIFY(readUntil(*running, "up\n"));
        running->kill();
        QVERIFY(running->waitForFinished());
        QCOMPARE(m_fixture->runs().first().toObject().value(u"status"_s).toString(), u"running"_s);
        const auto following = program().start({u"log"_s, u"1"_s, u"--follow"_s});
        QVERIFY(readUntil(*following, "up\n"));
        m_fixture->go();
        const Called followed = Program::wait(*following);
        VERIFY_CODE(followed, 0);
        QVERIFY2(followed.out.contains(u"up\ndown\n"), followed.text().constData());
    }

    void aSilentWorkerIsTold()
    {
        m_fixture->plan("print up\nsleep 60000\n");
        const auto running = program().start({u"run"_s, u"p"_s, u"look"_s});
        QVERIFY(readUntil(*running, "up\n"));
        const QString log = m_fixture->runs().first().toObject().value(u"log"_s).toString();
        const auto worker = Aegir::readWorker(Aegir::RunFolder(QFileInfo(log).path()));
        QVERIFY(worker);
        ::kill(pid_t(worker->pid), SIGSTOP);
        const auto cancelling = program().start({u"cancel"_s, u"1"_s});
        const bool told = readUntil(*cancelling, "has not answered yet", true);
        ::kill(pid_t(worker->pid), SIGCONT);
        VERIFY_CODE(Program::wait(*cancelling), 0);
        QVERIFY(told);
        VERIFY_CODE(Program::wait(*running), 3);
    }

    void aSilentHolderIsTold()
    {
        VERIFY_CODE(
            program().call({u"add"_s, u"platform"_s, u"q"_s, u"--type"_s, u"plain"_s, u"--set"_s, u"folder=/q"_s}), 0);
        m_fixture->plan("print up\nawait go\ngood\n");
        const auto holding = program().start({u"run"_s, u"p"_s, u"look"_s});
        QVERIFY(readUntil(*holding, "up\n"));
        ::kill(pid_t(holding->processId()), SIGSTOP);
        const auto waiting = program().start({u"run"_s, u"q"_s, u"look"_s});
        const QByteArray sentence =
            "(process " + QByteArray::number(holding->processId()) + ") holds the queue and does not answer";
        const bool told = readUntil(*waiting, sentence, true);
        ::kill(pid_t(holding->processId()), SIGCONT);
        m_fixture->go();
        VERIFY_CODE(Program::wait(*holding), 0);
        const Called called = Program::wait(*waiting);
        VERIFY_CODE(called, 0);
        QVERIFY2(told, called.text().constData());
        QCOMPARE(called.err.count(u"does not answer"), 1);
    }

    void detachedRunsEndByThemselves()
    {
        m_fixture->plan("print up\nawait go\ngood\n");
        Called called = program().call({u"run"_s, u"p"_s, u"look"_s, u"--detach"_s});
        VERIFY_CODE(called, 0);
        QVERIFY2(called.out.contains(u"runs as run 1"), called.text().constData());
        called = program().call({u"queue"_s});
        VERIFY_CODE(called, 0);
        QVERIFY2(called.out.contains(u"running"), called.text().constData());
        m_fixture->go();
        // Nobody holds the queue: whoever looks next takes the result.
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->runs().first().toObject().value(u"status"_s).toString(), u"ok"_s, 20000);
        called = program().call({u"show"_s, u"p"_s, u"--json"_s});
        QCOMPARE(called.object().value(u"status"_s).toString(), u"ok"_s);
    }

    void detachedSecretsArrive()
    {
        m_fixture->plan("event {\"event\":\"start\",\"n\":1}\nawait go\nprint it is correct-horse-battery\ngood\n");
        const Called called = program().call({u"run"_s, u"s"_s, u"keep"_s, u"--secret"_s, u"password"_s, u"--detach"_s},
                                             "correct-horse-battery\n");
        VERIFY_CODE(called, 0);
        m_fixture->go();
        const Called followed = program().call({u"log"_s, u"1"_s, u"--follow"_s});
        VERIFY_CODE(followed, 0);
        QVERIFY2(!followed.out.contains(u"correct-horse"), followed.text().constData());
    }

    void aWaitingRunSaysForWhat()
    {
        m_fixture->plan("print up\nawait go\ngood\n");
        VERIFY_CODE(program().call({u"run"_s, u"p"_s, u"look"_s, u"--detach"_s}), 0);
        Called called = program().call({u"run"_s, u"s"_s, u"look"_s, u"--detach"_s});
        VERIFY_CODE(called, 0);
        QVERIFY2(called.out.contains(u"Waits for run 1 (Look of p)"), called.text().constData());
        called = program().call({u"queue"_s, u"--json"_s});
        VERIFY_CODE(called, 0);
        QCOMPARE(called.json().array().size(), 2);
        QVERIFY(called.json().array().at(1).toObject().value(u"reason"_s).toString().contains(u"run 1"));
        called = program().call({u"cancel"_s, u"2"_s});
        VERIFY_CODE(called, 0);
        QVERIFY2(called.out.contains(u"run 2: cancelled"), called.text().constData());
        called = program().call({u"cancel"_s, u"2"_s});
        VERIFY_CODE(called, 2);
        called = program().call({u"cancel"_s, u"1"_s});
        VERIFY_CODE(called, 0);
        QVERIFY2(called.out.contains(u"run 1: cancelled"), called.text().constData());
    }

    void theQueueIsWorkedOff()
    {
        m_fixture->plan("print up\nawait go\ngood\n");
        VERIFY_CODE(program().call({u"run"_s, u"p"_s, u"look"_s, u"--detach"_s}), 0);
        VERIFY_CODE(program().call({u"run"_s, u"s"_s, u"look"_s, u"--detach"_s}), 0);
        const auto working = program().start({u"queue"_s, u"--work"_s});
        m_fixture->go();
        const Called worked = Program::wait(*working);
        VERIFY_CODE(worked, 0);
        QVERIFY2(worked.out.contains(u"Look of p, run 1: ok."), worked.text().constData());
        QVERIFY2(worked.out.contains(u"Look of s, run 2: ok."), worked.text().constData());
    }

    /// The one that came second only adds to the queue of the first; when that one goes, it takes over.
    void twoProgramsShareOneQueue()
    {
        m_fixture->plan("print up\nawait go\ngood\n");
        const auto first = program().start({u"run"_s, u"p"_s, u"look"_s});
        QVERIFY(readUntil(*first, "up\n"));
        const auto second = program().start({u"run"_s, u"s"_s, u"look"_s});
        QVERIFY(readUntil(*second, "Waits for run 1", true));
        m_fixture->go();
        VERIFY_CODE(Program::wait(*first), 0);
        const Called called = Program::wait(*second);
        VERIFY_CODE(called, 0);
        QVERIFY2(called.out.contains(u"Look of s, run 2: ok."), called.text().constData());
    }

    /// What one program changes, another that has the workspace open hears of.
    void editsReachTheHolder()
    {
        m_fixture->plan("print up\nawait go\ngood\n");
        const auto running = program().start({u"run"_s, u"p"_s, u"look"_s});
        QVERIFY(readUntil(*running, "up\n"));
        auto workspace = Aegir::Workspace::open(program().folder());
        QVERIFY(workspace);
        Aegir::Queue queue(**workspace, u"/no/such/worker"_s);
        QSignalSpy caughtUp(&queue, &Aegir::Queue::runChanged);
        QSignalSpy changes(&queue, &Aegir::Queue::entityChanged);
        QVERIFY(queue.open());
        QVERIFY(!queue.isHolder());
        QTRY_VERIFY(!caughtUp.isEmpty()); // it is connected, and has looked at the run
        changes.clear();
        VERIFY_CODE(program().call({u"edit"_s, u"s"_s, u"--name"_s, u"t"_s}), 0);
        QTRY_VERIFY(!changes.isEmpty());
        QCOMPARE(changes.first().first().toLongLong(), 2);
        m_fixture->go();
        VERIFY_CODE(Program::wait(*running), 0);
    }

    /// Dispatched is dispatched, whatever becomes of the database: the run's own folder tells how it went.
    void aDatabaseThatFailsMeanwhile_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QByteArray>("plan");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("told");
        const QString unreadable = u"ALTER TABLE run RENAME TO away"_s;
        const QString unwritable =
            u"CREATE TRIGGER refuse BEFORE UPDATE ON run BEGIN SELECT RAISE(ABORT, 'refused'); END"_s;
        QTest::addRow("unreadable, ok") << unreadable << "good\n"_ba << 0 << u"run 1: ok."_s;
        QTest::addRow("unreadable, error") << unreadable << "exit 2\n"_ba << 1 << u"run 1: error."_s;
        QTest::addRow("gone, ok") << u"DELETE FROM run"_s << "good\n"_ba << 0 << u"run 1: ok."_s;
        QTest::addRow("unwritable, ok") << unwritable << "good\n"_ba << 0 << u"run 1: ok."_s;
        QTest::addRow("unwritable, error") << unwritable << "exit 2\n"_ba << 1 << u"run 1: error."_s;
    }

    void aDatabaseThatFailsMeanwhile()
    {
        QFETCH(const QString, fault);
        QFETCH(const QByteArray, plan);
        QFETCH(const int, code);
        QFETCH(const QString, told);
        m_fixture->plan("print up\nawait go\n" + plan);
        const auto running = program().start({u"run"_s, u"p"_s, u"look"_s});
        QVERIFY(readUntil(*running, "up\n"));
        QVERIFY(m_fixture->breakStore(fault));
        m_fixture->go();
        const Called called = Program::wait(*running);
        VERIFY_CODE(called, code);
        QVERIFY2(called.out.contains(told), called.text().constData());
        QVERIFY2(called.err.contains(u"did not take the verdict of run 1"), called.text().constData());
    }

    void aRunThatIsLostFromSightIsInterrupted()
    {
        m_fixture->plan("print up\nsleep 60000\n");
        const auto running = program().start({u"run"_s, u"p"_s, u"look"_s, u"--json"_s, u"--verbose"_s});
        QVERIFY(readUntil(*running, "up\n", true));
        const QString folder = program().folder() + u"/.aegir/runs/"_s
            + QDir(program().folder() + u"/.aegir/runs"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot).first();
        const auto worker = Aegir::readWorker(Aegir::RunFolder(folder));
        QVERIFY(worker);
        QVERIFY(m_fixture->breakStore(u"ALTER TABLE run RENAME TO away"_s));
        ::kill(pid_t(worker->pid), SIGKILL);
        const Called called = Program::wait(*running);
        VERIFY_CODE(called, 4); // it was dispatched, so this is no bad input
        // It may itself have noted the end in the folder, as holder of the queue; both ways it names run and folder.
        QCOMPARE(called.object().value(u"run"_s).toInt(), 1);
        QVERIFY2(called.err.contains(folder), called.text().constData());
    }

    /// An empty list would say that there is nothing.
    void aDatabaseThatCannotBeReadIsAnError_data()
    {
        QTest::addColumn<QString>("table");
        QTest::addColumn<QStringList>("command");
        QTest::addRow("list") << u"entity"_s << QStringList{u"list"_s};
        QTest::addRow("show") << u"entity"_s << QStringList{u"show"_s, u"p"_s};
        QTest::addRow("runs") << u"run"_s << QStringList{u"runs"_s};
        QTest::addRow("log") << u"run"_s << QStringList{u"log"_s, u"1"_s};
        QTest::addRow("queue") << u"run"_s << QStringList{u"queue"_s};
        QTest::addRow("queue --work") << u"run"_s << QStringList{u"queue"_s, u"--work"_s};
        QTest::addRow("run") << u"run"_s << QStringList{u"run"_s, u"p"_s, u"look"_s};
    }

    void aDatabaseThatCannotBeReadIsAnError()
    {
        QFETCH(const QString, table);
        QFETCH(const QStringList, command);
        QVERIFY(m_fixture->breakStore(u"ALTER TABLE %1 RENAME TO away"_s.arg(table)));
        const Called called = program().call(command);
        VERIFY_CODE(called, 1);
        QVERIFY2(called.err.contains(u"aegir.sqlite"), called.text().constData());
    }

    void leavingASecretsPromptShowsTheTerminalAgain_data()
    {
        QTest::addColumn<int>("signal");
        QTest::addRow("interrupt") << SIGINT;
        QTest::addRow("terminate") << SIGTERM;
    }

    void leavingASecretsPromptShowsTheTerminalAgain()
    {
        QFETCH(const int, signal);
        int master = -1;
        int slave = -1;
        char name[64] = "";
        QCOMPARE(::openpty(&master, &slave, name, nullptr, nullptr), 0);
        const auto isEchoing = [slave] {
            termios mode{};
            return ::tcgetattr(slave, &mode) == 0 && (mode.c_lflag & ECHO) != 0;
        };
        QVERIFY(isEchoing());
        QProcess asking;
        asking.setStandardInputFile(QString::fromLocal8Bit(name));
        asking.setWorkingDirectory(program().folder());
        asking.start(qEnvironmentVariable("AEGIR_BIN_DIR") + u"/aegir"_s,
                     {u"run"_s, u"s"_s, u"keep"_s, u"--secret"_s, u"keep.password"_s});
        QVERIFY(readUntil(asking, "keep.password: ", true));
        QVERIFY(!isEchoing());
        ::kill(pid_t(asking.processId()), signal);
        QVERIFY(asking.waitForFinished());
        QCOMPARE(asking.exitStatus(), QProcess::CrashExit);
        QCOMPARE(asking.exitCode(), signal);
        QVERIFY(isEchoing());
        ::close(slave);
        ::close(master);
        QVERIFY(m_fixture->runs().isEmpty());
    }

private:
    const Program &program() const { return m_fixture->program; }

    std::unique_ptr<Fixture> m_fixture;
};

QTEST_GUILESS_MAIN(TestCliRun)
#include "tst_cli_run.moc"
