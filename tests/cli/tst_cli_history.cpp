// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The commands doctor, history, pin, unpin and bulk, each in a process of its own: this program with the command's
// words.
#include "app/cli/bulkcommands.h"
#include "app/cli/doctorcommands.h"
#include "app/cli/historycommands.h"
#include "model/dispatch/queue.h"
#include "model/run/runfolder.h"
#include "tests/support/writefile.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Aegir;
using namespace Qt::StringLiterals;

class tst_CliHistory : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void history();
    void badInput_data();
    void badInput();
    void pins();
    void tellsWhoIsOpen();
    void prunes();
    void bulk();
    void doctor();

private:
    struct Called
    {
        int code = -1;
        QByteArray out;
        QByteArray err;
        QJsonDocument json() const { return QJsonDocument::fromJson(out); }
    };
    Called call(const QStringList &words) const;
    void write(const QString &name, const QByteArray &text) const;
    qint64 add(Status status, int amount, int seconds = 10);

    std::unique_ptr<QTemporaryDir> m_dir;
    qint64 m_entity = 0;
};

void tst_CliHistory::write(const QString &name, const QByteArray &text) const
{
    writeFile(m_dir->filePath(name), text);
}

void tst_CliHistory::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    write(u"workspace.yml"_s,
          "name: Test\nansible_playbook: /bin/true\nenvironments:\n  production: {label: Production, confirm: true}\n");
    write(u"inventory"_s, "localhost\n");
    write(u"types/platforms/plain.yml"_s, "operations: [look, drop]\n");
    write(u"types/operations/look.yml"_s, "label: Look\ntasks: [look]\n");
    write(u"types/operations/drop.yml"_s, "label: Drop\ntasks: [look]\ndestructive: true\n");
    write(u"roles/look/meta/argument_specs.yml"_s,
          "argument_specs: {main: {options: {amount: {type: int, required: true}}}}\n");
    auto workspace = Workspace::open(m_dir->path());
    QVERIFY(workspace);
    m_entity = (*workspace)->store().addEntity({.name = u"p1"_s, .type = u"plain"_s, .hosts = u"localhost"_s}).value();
    QVERIFY(
        (*workspace)
            ->store()
            .addEntity({.name = u"p2"_s, .type = u"plain"_s, .hosts = u"localhost"_s, .environment = u"production"_s}));
    QVERIFY((*workspace)->store().addEntity({.name = u"q"_s, .type = u"plain"_s, .hosts = u"localhost"_s}));
}

tst_CliHistory::Called tst_CliHistory::call(const QStringList &words) const
{
    QProcess process;
    process.setWorkingDirectory(m_dir->path());
    process.start(QCoreApplication::applicationFilePath(), QStringList{u"--command"_s} + words);
    const bool ended = process.waitForFinished(60000);
    return {.code = ended ? process.exitCode() : -2,
            .out = process.readAllStandardOutput(),
            .err = process.readAllStandardError()};
}

qint64 tst_CliHistory::add(Status status, int amount, int seconds)
{
    const auto workspace = Workspace::open(m_dir->path());
    Store &store = (*workspace)->store();
    const auto run = store.addRun({.entity = m_entity, .operation = u"look"_s}, {{{u"amount"_s, amount}}}, {});
    const QDateTime start = QDateTime::currentDateTimeUtc();
    if (!run || !QDir().mkpath((*workspace)->runFolder(*run).path()) || !store.setRunning(run->id).value_or(false)
        || !store.finishRun(run->id, {.status = status, .sentence = u"So it was."_s}, start, start.addSecs(seconds))
                .value_or(false))
        qFatal("no run");
    return run->id;
}

void tst_CliHistory::history()
{
    QCOMPARE(call({u"history"_s}).out, QByteArray("No such run is kept.\n"));
    add(Status::Ok, 1);
    add(Status::Ok, 1);
    const qint64 slow = add(Status::Error, 2, 35);
    const Called all = call({u"history"_s});
    QCOMPARE(all.code, 0);
    QCOMPARE(all.out.count('\n'), 4);
    QVERIFY2(all.out.contains("amount: 1 → 2") && all.out.contains("3.5×"), all.out.constData());
    const QJsonArray failed = call({u"history"_s, u"p1"_s, u"--status"_s, u"error"_s, u"--json"_s}).json().array();
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed[0][u"run"_s].toInteger(), slow);
    QCOMPARE(failed[0][u"seconds"_s].toDouble(), 35.0);
    QCOMPARE(failed[0][u"usual_seconds"_s].toDouble(), 10.0);
    QCOMPARE(failed[0][u"values"_s][0][u"amount"_s].toInt(), 2);
    QCOMPARE(failed[0][u"changed"_s][0][u"before"_s].toInt(), 1);
    QCOMPARE(call({u"history"_s, u"--limit"_s, u"2"_s, u"--json"_s}).json().array().size(), 2);
    QCOMPARE(call({u"history"_s, u"--text"_s, u"so it"_s, u"--json"_s}).json().array().size(), 3);
    QCOMPARE(call({u"history"_s, u"q"_s, u"--json"_s}).json().array().size(), 0);
}

void tst_CliHistory::badInput_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("says");
    QTest::addRow("no such entity") << QStringList{u"history"_s, u"nobody"_s} << QByteArray("nobody");
    QTest::addRow("no such status") << QStringList{u"history"_s, u"--status"_s, u"bad"_s}
                                    << QByteArray("“bad” is no status");
    QTest::addRow("no number") << QStringList{u"history"_s, u"--limit"_s, u"0"_s} << QByteArray("--limit wants");
    QTest::addRow("dry run of nothing") << QStringList{u"history"_s, u"--dry-run"_s} << QByteArray("prune");
    QTest::addRow("pin nothing") << QStringList{u"pin"_s, u"99"_s} << QByteArray("There is no run 99");
    QTest::addRow("bulk of nothing") << QStringList{u"bulk"_s, u"fly"_s, u"--all"_s}
                                     << QByteArray("There is no operation “fly”");
    QTest::addRow("bulk on nothing") << QStringList{u"bulk"_s, u"look"_s} << QByteArray("On what?");
    QTest::addRow("bulk on nobody") << QStringList{u"bulk"_s, u"look"_s, u"--select"_s, u"zz*"_s}
                                    << QByteArray("No platform or site is chosen");
    QTest::addRow("destructive") << QStringList{u"bulk"_s, u"drop"_s, u"--all"_s, u"--set"_s, u"amount=1"_s}
                                 << QByteArray("add --yes");
    QTest::addRow("a value that does not fit")
        << QStringList{u"bulk"_s, u"look"_s, u"--all"_s, u"--set"_s, u"amount=x"_s} << QByteArray("amount");
    QTest::addRow("a value that is missing")
        << QStringList{u"bulk"_s, u"look"_s, u"--all"_s, u"--detach"_s} << QByteArray("p1: ");
}

void tst_CliHistory::badInput()
{
    QFETCH(QStringList, words);
    QFETCH(QByteArray, says);
    const Called called = call(words);
    QCOMPARE(called.code, 2);
    QVERIFY2(called.err.contains(says), called.err.constData());
}

void tst_CliHistory::pins()
{
    const qint64 run = add(Status::Ok, 1);
    const QString number = QString::number(run);
    QCOMPARE(call({u"pin"_s, number}).code, 0);
    QVERIFY(call({u"history"_s, u"--pinned"_s, u"--json"_s}).json()[0][u"pinned"_s].toBool());
    QCOMPARE(call({u"unpin"_s, number, u"--json"_s}).json().object(),
             (QJsonObject{{u"run"_s, run}, {u"pinned"_s, false}}));
    QCOMPARE(call({u"history"_s, u"--pinned"_s, u"--json"_s}).json().array().size(), 0);
}

/// A window, which holds the queue, shows the pin at once.
void tst_CliHistory::tellsWhoIsOpen()
{
    const qint64 run = add(Status::Ok, 1);
    const auto workspace = Workspace::open(m_dir->path());
    QVERIFY(workspace);
    Queue queue(**workspace, u"/no/such/worker"_s);
    QVERIFY(queue.open());
    QVERIFY(queue.isHolder());
    const QSignalSpy changed(&queue, &Queue::runChanged);
    QProcess process;
    process.setWorkingDirectory(m_dir->path());
    process.start(QCoreApplication::applicationFilePath(), {u"--command"_s, u"pin"_s, QString::number(run)});
    QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 60000);
    QCOMPARE(process.exitCode(), 0);
    QVERIFY(changed.contains(QVariantList{run}));
}

void tst_CliHistory::prunes()
{
    const qint64 first = add(Status::Ok, 1);
    add(Status::Ok, 2);
    const QDir runs(m_dir->filePath(u".aegir/runs"_s));
    QVERIFY(call({u"history"_s, u"prune"_s}).out.startsWith("Nothing to remove; “keep” in workspace.yml"));
    write(u"workspace.yml"_s, "name: Test\nkeep: {runs: 1}\n");
    const QJsonObject dry = call({u"history"_s, u"prune"_s, u"--dry-run"_s, u"--json"_s}).json().object();
    QCOMPARE(dry[u"dry_run"_s].toBool(), true);
    QCOMPARE(dry[u"runs"_s][0][u"run"_s].toInteger(), first);
    QCOMPARE(runs.entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 2);
    const Called pruned = call({u"history"_s, u"prune"_s});
    QCOMPARE(pruned.code, 0);
    QVERIFY2(pruned.out.contains(QByteArray("run " + QByteArray::number(first) + ": Look of p1\nRemoved 1 run")),
             pruned.out.constData());
    QCOMPARE(runs.entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 1);
    QCOMPARE(call({u"history"_s, u"prune"_s}).out, QByteArray("Nothing to remove.\n"));
}

void tst_CliHistory::bulk()
{
    // The worker lies beside the program, and here is none: what starts ends at once, and says so.
    const Called called = call({u"bulk"_s, u"look"_s, u"--select"_s, u"p?"_s, u"--set"_s, u"amount=3"_s, u"--json"_s});
    QVERIFY2(called.code == 1, called.err.constData());
    const QJsonObject result = called.json().object();
    QCOMPARE(result[u"runs"_s].toArray().size(), 2);
    QCOMPARE(result[u"runs"_s][0][u"entity"_s].toString(), u"p1"_s);
    QCOMPARE(result[u"runs"_s][1][u"entity"_s].toString(), u"p2"_s);
    QCOMPARE(result[u"bulk"_s], result[u"runs"_s][0][u"run"_s]);
    const QJsonArray history = call({u"history"_s, u"--json"_s}).json().array();
    QCOMPARE(history[0][u"bulk"_s], result[u"bulk"_s]);
    QCOMPARE(history[0][u"values"_s][0][u"amount"_s].toInt(), 3);
    const Called named = call({u"bulk"_s, u"look"_s, u"--on"_s, u"q"_s, u"--on"_s, u"q"_s, u"--set"_s, u"amount=3"_s});
    QCOMPARE(named.out, QByteArray("1 of 1 done, 1 failed\n"));
}

void tst_CliHistory::doctor()
{
    const Called called = call({u"doctor"_s, u"--json"_s});
    QCOMPARE(called.code, 1); // /bin/true does not say that it is Ansible
    const QJsonArray findings = called.json().array();
    QVERIFY2(findings.size() > 5, called.out.constData());
    const auto version =
        std::ranges::find_if(findings, [](const QJsonValue &one) { return one[u"check"_s].toString() == u"version"; });
    QVERIFY(version != findings.end());
    QCOMPARE((*version)[u"level"_s].toString(), u"error"_s);
    QVERIFY(!(*version)[u"remedy"_s].toString().isEmpty());
    const Called text = call({u"doctor"_s});
    QVERIFY2(text.out.contains("error    Version: The program does not say that it is Ansible.\n"),
             text.out.constData());
    QVERIFY(text.out.contains("         $ "));
}

/// What main() of aegir does, for these commands.
static int runCommand(const QStringList &words)
{
    const QList<Command> commands = doctorCommands() + historyCommands() + bulkCommands();
    const auto command = std::ranges::find(commands, words.value(0), &Command::name);
    if (command == commands.end())
        return 9;
    QCommandLineParser parser;
    parser.addOptions(QList<QCommandLineOption>{{u"workspace"_s, u""_s, u"DIR"_s}, {u"json"_s, u""_s}}
                      + command->options);
    if (!parser.parse(words))
        return 9;
    Session session(parser, parser.positionalArguments(), Console(parser.isSet(u"json"_s)));
    if (const auto opened = session.openWorkspace(); !opened)
        return session.out().fail(opened.error().sentence);
    const Ending ending = command->start(session);
    return ending ? session.checked(*ending) : QCoreApplication::exec();
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc > 2 && QByteArray(argv[1]) == "--command")
        return runCommand(QCoreApplication::arguments().sliced(2));
    tst_CliHistory test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_cli_history.moc"
