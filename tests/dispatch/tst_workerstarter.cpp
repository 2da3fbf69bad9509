// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/run/mitogen.h"
#include "model/run/platform.h"
#include "model/run/runwatcher.h"
#include "queuefixture.h"

#include <QJsonDocument>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>

#include <csignal>
#include <unistd.h>

using namespace Aegir;
using namespace std::chrono_literals;

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The command of a process, its words with blanks between them.
QByteArray commandOf(qint64 pid)
{
    return contents(u"/proc/%1/cmdline"_s.arg(pid)).replace('\0', ' ');
}

/// Below this process, which adopts who lost its parent, those whose command contains @p part; no zombies.
QList<qint64> processes(const QByteArray &part)
{
    reapOrphans(0);
    QList<qint64> found = descendantsOf(QCoreApplication::applicationPid());
    // A keeper has its worker's command.
    found.removeIf([&](qint64 pid) {
        return !commandOf(pid).contains(part) || contents(u"/proc/%1/comm"_s.arg(pid)).contains("keeper");
    });
    return found;
}

/// The output of a run without what differs from one to the next.
QByteArray comparable(const RunFolder &folder)
{
    return contents(folder.outputPath()).replace(folder.path().toUtf8(), "RUN");
}

qint64 ansiblePid(const RunFolder &folder)
{
    return QJsonDocument::fromJson(contents(folder.eventsPath()).split('\n').first())[u"pid"_s].toInteger();
}

/// A workspace for the real Ansible whose operation asks for nothing.
class Place : public QueueFixture
{
public:
    explicit Place(const QByteArray &tasks = "- ansible.builtin.debug: {msg: hello}\n", const QByteArray &settings = {})
    {
        write(u"workspace.yml"_s, "name: Test\nqueue: {at_once: 2}\n" + settings);
        write(u"inventory/hosts"_s,
              "localhost ansible_connection=local ansible_python_interpreter='{{ ansible_playbook_python }}'\n");
        write(u"types/operations/work.yml"_s, "label: Work\ntasks: [work]\ngather_facts: false\n");
        write(u"types/operations/private.yml"_s, "label: Private\ntasks: [private]\ngather_facts: false\n");
        write(u"roles/work/tasks/main.yml"_s, tasks);
        write(u"roles/private/tasks/main.yml"_s, tasks);
        open();
    }

    /// Has a worker wait with Ansible imported; its process, 0 when none came.
    qint64 warmUp() const
    {
        queue->setWarmStart(true);
        if (!QTest::qWaitFor([this] { return queue->isWarm() && imported(); }, 30000))
            return 0;
        return waiting().first();
    }
    QList<qint64> waiting() const { return processes("aegir-worker --wait "); }
    static QList<qint64> pythons() { return processes("script += os.read(4"); }

    /// True when the waiting Python has come to its end of importing: then it reads from nothing but descriptor 4.
    static bool imported()
    {
        const QList<qint64> found = pythons();
        return found.size() == 1 && contents(u"/proc/%1/maps"_s.arg(found.first())).contains("_rust.abi3")
            && contents(u"/proc/%1/wchan"_s.arg(found.first())).contains("pipe");
    }

    Status run(const QString &operation = u"work"_s, const Answers &answers = {{}})
    {
        last = dispatch(platformId, operation, answers);
        return QTest::qWaitFor([this] { return isFinal(status(last)); }, 60000) ? status(last) : Status::Running;
    }

    qint64 last = 0;
};

} // namespace

/// Workers that wait, with the real Ansible.
class tst_WorkerStarter : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"ansible-playbook"_s).isEmpty())
            QSKIP("There is no ansible-playbook.");
        adoptOrphans();
    }
    void cleanup() { QTRY_COMPARE_WITH_TIMEOUT(Place::pythons().size(), 0, 10000); }

    void recordsTheSame();
    void obeysWhatHasChanged_data();
    void obeysWhatHasChanged();
    void startsAnewWithoutIt_data();
    void startsAnewWithoutIt();
    void aSilentOneIsPassedOver();
    void whoComesInsteadIsLookedAfter();
    void leavesWhenNobodyListens();
    void itsSocketHasNoName();
    void sendsAwayWhoComesTooLate();
    void isReplaced();
    void leavesNothing();
    void staysAwayWhenToldTo();
    void canBeCancelled();
    void keepsSecrets();
    void oneThatIsExpectedTakesTheRun();
    void theCommandForksItsWorker();
    void theForkedOneLeavesWhenNotNeeded();
    void usesMitogen();
};

void tst_WorkerStarter::recordsTheSame()
{
    Place place("- ansible.builtin.debug: {msg: hello}\n- ansible.builtin.command: 'true'\n"
                "- ansible.builtin.command: /nowhere\n  ignore_errors: true\n");
    QCOMPARE(place.run(), Status::Warning);
    const qint64 cold = place.last;
    QVERIFY(place.warmUp());
    const QList<qint64> pythons = Place::pythons();
    QCOMPARE(pythons.size(), 1);
    QCOMPARE(place.run(), Status::Warning);
    QCOMPARE(ansiblePid(place.folder(place.last)), pythons.first());
    QVERIFY(ansiblePid(place.folder(cold)) > 0);
    QCOMPARE(comparable(place.folder(place.last)), comparable(place.folder(cold)));
    QCOMPARE(place.sentence(place.last), place.sentence(cold));
    const auto events = [&](qint64 run) { return contents(place.folder(run).eventsPath()).count("\n"); };
    QCOMPARE(events(place.last), events(cold));
}

void tst_WorkerStarter::obeysWhatHasChanged_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("shows");
    QTest::addRow("nothing") << u"notes.txt"_s << QByteArray("x\n") << QByteArray("\"msg\": \"hello\"");
    QTest::addRow("ansible.cfg") << u"ansible.cfg"_s << QByteArray("[defaults]\ncallback_result_format = yaml\n")
                                 << QByteArray("msg: hello");
    QTest::addRow("the role") << u"roles/work/tasks/main.yml"_s
                              << QByteArray("- ansible.builtin.debug: {msg: welcome}\n")
                              << QByteArray("\"msg\": \"welcome\"");
    QTest::addRow("the inventory") << u"inventory/hosts"_s
                                   << QByteArray("localhost ansible_connection=local\nother ansible_connection=local\n")
                                   << QByteArray("\"msg\": \"hello\"");
}

void tst_WorkerStarter::obeysWhatHasChanged()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, shows);
    Place place;
    QVERIFY(place.warmUp());
    place.write(file, text);
    QCOMPARE(place.run(), Status::Ok);
    const QByteArray output = contents(place.folder(place.last).outputPath());
    QVERIFY2(output.contains(shows), output.constData());
}

void tst_WorkerStarter::startsAnewWithoutIt_data()
{
    QTest::addColumn<QByteArray>("killed");
    QTest::addRow("Python") << QByteArray("script += os.read(4");
    QTest::addRow("its worker") << QByteArray("aegir-worker --wait ");
}

void tst_WorkerStarter::startsAnewWithoutIt()
{
    QFETCH(QByteArray, killed);
    Place place;
    QVERIFY(place.warmUp());
    const QList<qint64> victims = processes(killed);
    QCOMPARE(victims.size(), 1);
    ::kill(static_cast<pid_t>(victims.first()), SIGKILL);
    const Status status = place.run();
    QVERIFY2(status == Status::Ok, qPrintable(place.sentence(place.last)));
    QVERIFY(ansiblePid(place.folder(place.last)) != victims.first());
}

void tst_WorkerStarter::aSilentOneIsPassedOver()
{
    Place place;
    const qint64 silent = place.warmUp();
    QVERIFY(silent);
    ::kill(static_cast<pid_t>(silent), SIGSTOP);
    QCOMPARE(place.run(), Status::Ok);
    const QByteArray record = contents(place.folder(place.last).eventsPath());
    // Now it hears of the run, which is somebody else's.
    ::kill(static_cast<pid_t>(silent), SIGCONT);
    QTRY_VERIFY_WITH_TIMEOUT(!place.waiting().contains(silent), 10000);
    QCOMPARE(contents(place.folder(place.last).eventsPath()), record);
    QCOMPARE(record.count("\"event\":\"start\""), 1);
}

/// The one that waits does not take the run, and the new one in its place ends at once: that is told at once, too.
void tst_WorkerStarter::whoComesInsteadIsLookedAfter()
{
    Place place;
    const QString program = place.dir.filePath(u"bad"_s);
    place.write(u"bad"_s,
                "#!/usr/bin/python3\n"
                "import socket, sys\n"
                "if sys.argv[1] != '--wait':\n"
                "    sys.exit(3)\n"
                "holder = socket.socket(fileno=0)\n"
                "holder.recv(1000)\n" // what to import
                "holder.sendall(b'{\"ready\":\"\"}\\n')\n"
                "holder.recv(1000)\n"); // and leaves with the run
    QVERIFY(QFile::setPermissions(program, QFile::ReadOwner | QFile::ExeOwner));
    place.queue = std::make_unique<Queue>(*place.workspace, program);
    QVERIFY(place.queue->open());
    place.queue->setWarmStart(true);
    QTRY_VERIFY_WITH_TIMEOUT(place.queue->isWarm(), 30000);
    const qint64 run = place.dispatch(place.platformId);
    QTRY_COMPARE_WITH_TIMEOUT(place.status(run), Status::Interrupted, 60000);
    QCOMPARE(place.sentence(run), u"The worker ended before it took the run."_s);
}

void tst_WorkerStarter::leavesWhenNobodyListens()
{
    QProcess worker;
    worker.setStandardInputFile(QProcess::nullDevice());
    worker.start(workerProgram(), {u"--wait"_s});
    QVERIFY(worker.waitForFinished(10000));
    QCOMPARE(worker.exitCode(), 0);
}

/// Whoever is killed, no file is left of it.
void tst_WorkerStarter::itsSocketHasNoName()
{
    Place place;
    const QTemporaryDir scratch;
    const QByteArray before = qgetenv("TMPDIR");
    qputenv("TMPDIR", scratch.path().toUtf8());
    const auto restore = qScopeGuard([&] { before.isNull() ? qunsetenv("TMPDIR") : qputenv("TMPDIR", before); });
    WorkerStarter starter(workerProgram(), place.dir.path());
    starter.setAnsible(QStandardPaths::findExecutable(u"ansible-playbook"_s), false);
    starter.expect();
    QTRY_VERIFY_WITH_TIMEOUT(starter.isWarm(), 30000);
    QCOMPARE(QDir(scratch.path()).entryList(QDir::Files | QDir::System | QDir::Hidden), QStringList());
}

/// A worker that is ready when another Ansible is set already.
void tst_WorkerStarter::sendsAwayWhoComesTooLate()
{
    Place place;
    const QString program = place.dir.filePath(u"late"_s);
    place.write(u"late"_s,
                "#!/usr/bin/python3\n"
                "import os, socket, sys, time\n"
                "holder = socket.socket(fileno=0)\n"
                "holder.recv(1000)\n"
                "open('came', 'w').close()\n"
                "while not os.path.exists('go'):\n"
                "    time.sleep(0.01)\n"
                "holder.settimeout(20)\n"
                "try:\n"
                "    holder.sendall(b'{\"ready\":\"\"}\\n')\n"
                "    left = holder.recv(1) == b''\n"
                "except BrokenPipeError:\n"
                "    left = True\n"
                "open('left' if left else 'stayed', 'w').close()\n");
    QVERIFY(QFile::setPermissions(program, QFile::ReadOwner | QFile::ExeOwner));
    WorkerStarter starter(program, place.dir.path());
    starter.setAnsible(QStandardPaths::findExecutable(u"ansible-playbook"_s), false);
    starter.expect();
    const auto exists = [&](const QString &name) { return QFileInfo::exists(place.dir.filePath(name)); };
    QTRY_VERIFY_WITH_TIMEOUT(exists(u"came"_s), 10000);
    starter.setAnsible({}, false);
    place.write(u"go"_s, {});
    QTRY_VERIFY_WITH_TIMEOUT(exists(u"left"_s), 10000);
    QVERIFY(!starter.isWarm());
}

void tst_WorkerStarter::isReplaced()
{
    Place place;
    const qint64 first = place.warmUp();
    QVERIFY(first);
    QCOMPARE(place.run(), Status::Ok);
    const qint64 second = place.warmUp();
    QVERIFY(second);
    QVERIFY(second != first);
    QCOMPARE(place.run(), Status::Ok);
}

void tst_WorkerStarter::leavesNothing()
{
    const QTemporaryDir scratch;
    const auto folders = [&] { return QDir(scratch.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot); };
    qputenv("ANSIBLE_LOCAL_TEMP", scratch.path().toUtf8());
    {
        Place place;
        QVERIFY(place.warmUp());
        QCOMPARE(folders().size(), 1);
        place.queue->setWarmStart(false);
        QTRY_COMPARE_WITH_TIMEOUT(Place::pythons().size(), 0, 10000);
        QVERIFY(place.warmUp());
    }
    // The holder is gone, and with it who waited for it.
    QTRY_COMPARE_WITH_TIMEOUT(Place::pythons().size(), 0, 10000);
    QTRY_COMPARE_WITH_TIMEOUT(processes("aegir-worker").size(), 0, 10000);
    QTRY_COMPARE_WITH_TIMEOUT(folders(), QStringList(), 10000);
    qunsetenv("ANSIBLE_LOCAL_TEMP");
}

void tst_WorkerStarter::staysAwayWhenToldTo()
{
    Place place("- ansible.builtin.debug: {msg: hello}\n", "warm_start: false\n");
    place.queue->setWarmStart(true);
    place.queue->expectRun();
    QCOMPARE(place.run(), Status::Ok);
    QVERIFY(!place.queue->isWarm());
    QCOMPARE(place.waiting().size(), 0);
}

void tst_WorkerStarter::canBeCancelled()
{
    Place place("- ansible.builtin.command: sleep 60\n");
    QVERIFY(place.warmUp());
    const qint64 run = place.dispatch(place.platformId);
    QTRY_VERIFY_WITH_TIMEOUT(contents(place.folder(run).outputPath()).contains("TASK [work"), 30000);
    QTRY_VERIFY_WITH_TIMEOUT(!processes("sleep 60").isEmpty(), 30000);
    QVERIFY(place.queue->cancel(run));
    QTRY_COMPARE_WITH_TIMEOUT(place.status(run), Status::Cancelled, 30000);
    QCOMPARE(processes("sleep 60").size(), 0);
}

/// Its worker is killed while the run goes on: what Ansible had said by then is in the log, without the secret.
void tst_WorkerStarter::keepsSecrets()
{
    Place place("- ansible.builtin.debug: {msg: \"it is {{ password }}\"}\n- ansible.builtin.command: sleep 60\n");
    const qint64 worker = place.warmUp();
    QVERIFY(worker);
    const qint64 run = place.dispatch(place.siteId, u"private"_s, {QJsonObject{{u"password"_s, u"open sesame"_s}}});
    const QString log = place.folder(run).outputPath();
    QTRY_VERIFY_WITH_TIMEOUT(contents(log).contains("it is "), 30000);
    QTRY_VERIFY_WITH_TIMEOUT(!processes("sleep 60").isEmpty(), 30000);
    ::kill(static_cast<pid_t>(worker), SIGKILL);
    QTRY_COMPARE_WITH_TIMEOUT(place.status(run), Status::Interrupted, 30000);
    QCOMPARE(processes("sleep 60").size(), 0);
    QVERIFY2(!contents(log).contains("sesame"), contents(log).constData());
    // The keeper has cleaned up as the worker would have.
    QVERIFY(!QFileInfo::exists(place.folder(run).path() + u"/callback_plugins"_s));
}

void tst_WorkerStarter::oneThatIsExpectedTakesTheRun()
{
    Place place;
    place.queue->expectRun();
    QVERIFY(!place.queue->isWarm()); // it is on its way
    QCOMPARE(place.run(), Status::Ok);
    // Nobody asked for one more.
    QVERIFY(!place.queue->isWarm());
    QTRY_COMPARE_WITH_TIMEOUT(place.waiting().size(), 0, 10000);
}

void tst_WorkerStarter::theCommandForksItsWorker()
{
    Place place("- ansible.builtin.command: sleep 3\n");
    place.queue.reset();
    QProcess program;
    program.setWorkingDirectory(place.dir.path());
    program.start(QFileInfo(workerProgram()).path() + u"/aegir"_s, {u"run"_s, u"p1"_s, u"work"_s});
    QTRY_VERIFY_WITH_TIMEOUT(!processes("sleep 3").isEmpty(), 30000);
    const Run run = place.workspace->store().runs().value(0);
    const auto worker = readWorker(place.workspace->runFolder(run));
    QVERIFY(worker);
    const QString process = u"/proc/%1"_s.arg(worker->pid);
    QCOMPARE(QFileInfo(process + u"/exe"_s).canonicalFilePath(), QFileInfo(program.program()).canonicalFilePath());
    QVERIFY(!descendantsOf(program.processId()).contains(worker->pid));
    QCOMPARE(contents(process + u"/comm"_s), QByteArray("aegir-worker\n"));
    for (const QString &standard : {u"0"_s, u"1"_s})
        QCOMPARE(QFileInfo(process + u"/fd/"_s + standard).canonicalFilePath(), u"/dev/null"_s);
    QCOMPARE(::getsid(static_cast<pid_t>(worker->pid)), static_cast<pid_t>(worker->pid));
    // The run does not need who asked for it.
    program.kill();
    QVERIFY(program.waitForFinished(10000));
    QTRY_VERIFY_WITH_TIMEOUT(readResult(place.workspace->runFolder(run)).value_or(std::nullopt).has_value(), 30000);
    QCOMPARE((*readResult(place.workspace->runFolder(run)))->verdict.status, Status::Ok);
}

void tst_WorkerStarter::theForkedOneLeavesWhenNotNeeded()
{
    Place place;
    place.queue.reset();
    for (const QStringList &arguments : {QStringList{u"run"_s, u"nobody"_s, u"work"_s},
                                         {u"run"_s, u"--help"_s},
                                         {u"run"_s, u"p1"_s, u"work"_s, u"--preview"_s}}) {
        QProcess program;
        program.setWorkingDirectory(place.dir.path());
        program.start(QFileInfo(workerProgram()).path() + u"/aegir"_s, arguments);
        QVERIFY(program.waitForFinished(30000));
        QTRY_COMPARE_WITH_TIMEOUT(processes("aegir run ").size(), 0, 10000);
    }
}

void tst_WorkerStarter::usesMitogen()
{
    if (mitogenPlugins(QStandardPaths::findExecutable(u"ansible-playbook"_s)).isEmpty())
        QSKIP("Mitogen is not installed.");
    const QByteArray tasks =
        "- ansible.builtin.command: 'true'\n- ansible.builtin.debug: {msg: \"{{ lookup('config', 'DEFAULT_STRATEGY') }}\"}\n";
    Place place(tasks, "mitogen: true\n");
    QCOMPARE(place.run(), Status::Ok);
    QVERIFY(contents(place.folder(place.last).outputPath()).contains("mitogen_linear"));
    QVERIFY(place.warmUp());
    const qint64 python = Place::pythons().value(0);
    QCOMPARE(place.run(), Status::Ok);
    QCOMPARE(ansiblePid(place.folder(place.last)), python);
    QVERIFY(contents(place.folder(place.last).outputPath()).contains("mitogen_linear"));
    place.queue->setWarmStart(false);
    Place other(tasks);
    QCOMPARE(other.run(), Status::Ok);
    QVERIFY(contents(other.folder(other.last).outputPath()).contains("linear"));
    QVERIFY(!contents(other.folder(other.last).outputPath()).contains("mitogen"));
}

QTEST_GUILESS_MAIN(tst_WorkerStarter)
#include "tst_workerstarter.moc"
