// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench.h"
#include "model/dispatch/queue.h"
#include "model/run/ansibleprocess.h"
#include "model/run/platform.h"
#include "model/run/runwatcher.h"
#include "tests/support/writefile.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QSocketNotifier>
#include <QTemporaryDir>
#include <QTimer>

#include <functional>
#include <ranges>
#include <unistd.h>

// What a run through Aegir costs over the same playbook given to ansible-playbook itself and to ansible-runner, what
// the callback plugin costs, and what a warm start saves. A ratio is the median of those of the rounds, in each of
// which all run one after the other, in an order that changes: a machine that is slow for a while is so for all of
// them.

using namespace Aegir;
using namespace Aegir::Bench;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr int rounds = 11;
constexpr int overheadRounds = 21; // what is to be seen is a fiftieth
constexpr int callbackRounds = 9;
constexpr int results = 2000;

void execute(const QString &program, const QStringList &arguments, const QString &folder,
             const QStringList &environment = {})
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.setEnvironment(QProcess::systemEnvironment() + environment);
    process.setStandardOutputFile(folder + u"/bench.out"_s);
    process.setStandardErrorFile(folder + u"/bench.err"_s);
    process.start(program, arguments);
    if (!process.waitForFinished(600000) || process.exitCode() != 0)
        qFatal("%s %s failed: see %s", qPrintable(program), qPrintable(arguments.join(u' ')), qPrintable(folder));
}

const QByteArray inventory =
    "localhost ansible_connection=local ansible_python_interpreter='{{ ansible_playbook_python }}'\n";
const QByteArray bare = "- hosts: localhost\n  gather_facts: false\n  tasks:\n    - import_role: {name: work}\n";

QString program(const QString &name)
{
    return QCoreApplication::applicationDirPath() + u"/../bin/"_s + name;
}

/// A workspace with one platform whose one operation runs the role `work`, a playbook that does the same, and a folder
/// as ansible-runner wants it.
void makeWorkspace(const QString &dir, const QByteArray &tasks)
{
    writeFile(dir + u"/workspace.yml"_s, "name: Benchmark\n");
    writeFile(dir + u"/inventory/hosts"_s, inventory);
    writeFile(dir + u"/types/platforms/p.yml"_s, "label: P\noperations: [work]\n");
    writeFile(dir + u"/types/operations/work.yml"_s, "label: Work\ntasks: [work]\ngather_facts: false\n");
    writeFile(dir + u"/roles/work/meta/argument_specs.yml"_s,
              "argument_specs:\n  main:\n    short_description: Work\n    options: {}\n");
    writeFile(dir + u"/roles/work/tasks/main.yml"_s, tasks);
    writeFile(dir + u"/bare.yml"_s, bare);
    writeFile(dir + u"/runner/inventory/hosts"_s, inventory);
    writeFile(dir + u"/runner/project/bare.yml"_s, bare);
    writeFile(dir + u"/runner/project/roles/work/tasks/main.yml"_s, tasks);
    execute(program(u"aegir"_s), {u"add"_s, u"platform"_s, u"p1"_s, u"--type"_s, u"p"_s}, dir);
}

QByteArray commands(int count)
{
    QByteArray tasks;
    for (int i = 0; i < count; ++i)
        tasks += "- name: step " + QByteArray::number(i) + "\n  ansible.builtin.command: 'true'\n";
    return tasks;
}

/// What each of @p works took in each round, in milliseconds.
QList<QList<double>> inTurn(int times, const QList<std::function<void()>> &works)
{
    QList<QList<double>> took(works.size());
    for (int round = 0; round < times; ++round) {
        for (qsizetype i = 0; i < works.size(); ++i) {
            const qsizetype which = (i + round) % works.size();
            took[which] << milliseconds(works[which]);
        }
    }
    return took;
}

double medianRatio(const QList<double> &ours, const QList<double> &theirs)
{
    QList<double> ratios;
    for (const auto &[one, other] : std::views::zip(ours, theirs))
        ratios << one / other;
    return median(ratios);
}

QList<Figure> overhead()
{
    QTemporaryDir dir;
    makeWorkspace(dir.path(), commands(10));
    const QList<QList<double>> took =
        inTurn(overheadRounds,
               {[&] { execute(u"ansible-playbook"_s, {u"-i"_s, u"inventory"_s, u"bare.yml"_s}, dir.path()); },
                [&] { execute(program(u"aegir"_s), {u"run"_s, u"p1"_s, u"work"_s}, dir.path()); },
                [&] { execute(u"ansible-runner"_s, {u"run"_s, u"runner"_s, u"-p"_s, u"bare.yml"_s}, dir.path()); }});
    return {{.name = u"run.overhead_ratio"_s,
             .value = medianRatio(took[1], took[0]),
             .unit = u"ratio"_s,
             .bound = u"<= 1.02"_s,
             .baseline = u"ansible-playbook, 10 command tasks on localhost"_s},
            {.name = u"run.overhead_ms"_s,
             .value = median(took[1]) - median(took[0]),
             .unit = u"ms"_s,
             .bound = {},
             .baseline = u"the same"_s},
            {.name = u"run.over_ansible_runner_ratio"_s,
             .value = medianRatio(took[1], took[2]),
             .unit = u"ratio"_s,
             .bound = u"<= 0.97"_s,
             .baseline = u"ansible-runner run, the same tasks"_s}};
}

/// Runs the playbook with its output in a file, and gives the events that the plugin in @p plugins writes into a pipe
/// as a worker has it; without plugins, none.
QByteArray play(const QString &dir, const QString &plugins)
{
    QProcess process;
    process.setWorkingDirectory(dir);
    process.setStandardErrorFile(dir + u"/bench.err"_s);
    process.setStandardOutputFile(dir + u"/bench.out"_s);
    QProcessEnvironment environment = ansibleEnvironment(QProcessEnvironment::systemEnvironment());
    environment.remove(u"AEGIR_EVENTS"_s);
    const PipeEnds pipe = openPipe();
    if (!plugins.isEmpty()) {
        environment.insert(u"ANSIBLE_CALLBACK_PLUGINS"_s, plugins);
        environment.insert(u"AEGIR_EVENTS"_s, u"fd:3,mark:abc"_s);
        process.setChildProcessModifier([pipe] { ::dup2(pipe.writing, 3); });
    }
    process.setProcessEnvironment(environment);
    QByteArray events;
    QSocketNotifier notifier(pipe.reading, QSocketNotifier::Read);
    QObject::connect(&notifier, &QSocketNotifier::activated, &process,
                     [&] { events += readNow(pipe.reading, 1 << 20).bytes; });
    QEventLoop loop;
    QObject::connect(&process, &QProcess::finished, &loop, &QEventLoop::quit);
    process.start(u"ansible-playbook"_s, {u"-i"_s, u"inventory"_s, u"bare.yml"_s});
    loop.exec();
    notifier.setEnabled(false);
    events += readNow(pipe.reading, 1 << 20).bytes;
    closeDescriptor(pipe.reading);
    closeDescriptor(pipe.writing);
    if (process.exitCode() != 0)
        qFatal("ansible-playbook failed: see %s", qPrintable(dir));
    return events;
}

QList<Figure> callback()
{
    QTemporaryDir dir;
    makeWorkspace(dir.path(),
                  "- ansible.builtin.debug:\n    msg: a line of text that says a little\n  loop: \"{{ range("
                      + QByteArray::number(results) + ") | list }}\"\n");
    QFile plugin(u":/aegir/ansible/callback_plugins/aegir_events.py"_s);
    if (!plugin.open(QIODevice::ReadOnly))
        qFatal("The plugin is missing.");
    writeFile(dir.filePath(u"plugins/aegir_events.py"_s), plugin.readAll());
    const auto playWithPlugin = [&] {
        if (play(dir.path(), dir.filePath(u"plugins"_s)).count("\"item_ok\"") != results)
            qFatal("The plugin did not write its events.");
    };
    const QList<QList<double>> took = inTurn(callbackRounds, {[&] { play(dir.path(), {}); }, playWithPlugin});
    return {{.name = u"run.callback_ratio"_s,
             .value = medianRatio(took[1], took[0]),
             .unit = u"ratio"_s,
             .bound = u"<= 1.03"_s,
             .baseline = u"ansible-playbook without the plugin, a loop with 2,000 results"_s}};
}

void letPass(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

double bareFirstLine(const QString &dir)
{
    QProcess process;
    process.setWorkingDirectory(dir);
    process.setStandardErrorFile(QProcess::nullDevice());
    QElapsedTimer clock;
    clock.start();
    process.start(u"ansible-playbook"_s, {u"-i"_s, u"inventory"_s, u"bare.yml"_s});
    QByteArray output;
    while (!output.contains("TASK [")) {
        if (!process.waitForReadyRead(60000))
            qFatal("ansible-playbook said nothing.");
        output += process.readAllStandardOutput();
    }
    const double time = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    process.waitForFinished(60000);
    return time;
}

/// From the dispatch to the first task's line as a run's view gets it.
double firstLine(Workspace &workspace, Queue &queue, qint64 entity)
{
    QEventLoop loop;
    QElapsedTimer clock;
    QByteArray output;
    double time = 0;
    clock.start();
    const auto run = queue.dispatch(entity, u"work"_s, {{}});
    if (!run)
        qFatal("%s", qPrintable(run.error().sentence));
    RunWatcher watcher(workspace.runFolder(*run));
    QObject::connect(&watcher, &RunWatcher::outputArrived, &loop, [&](const QByteArray &bytes) {
        output += bytes;
        if (time == 0 && output.contains("TASK ["))
            time = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    });
    QObject::connect(&queue, &Queue::runChanged, &loop, [&](qint64 id) {
        if (isFinal(workspace.store().run(id)->status))
            loop.quit();
    });
    watcher.start();
    loop.exec();
    if (workspace.store().run(run->id)->status != Status::Ok)
        qFatal("%s", qPrintable(workspace.store().run(run->id)->verdict.sentence));
    return time;
}

QList<Figure> warmStart()
{
    QTemporaryDir dir;
    makeWorkspace(dir.path(), commands(1));
    const auto workspace = Workspace::open(dir.path()).value();
    const qint64 entity = workspace->store().entities().first().id;
    Queue queue(*workspace, program(u"aegir-worker"_s));
    if (!queue.open() || !queue.isHolder())
        qFatal("The queue cannot be held.");
    QList<double> alone;
    QList<double> cold;
    QList<double> warm;
    for (int round = 0; round < rounds; ++round) {
        alone << bareFirstLine(dir.path());
        cold << firstLine(*workspace, queue, entity);
        queue.setWarmStart(true);
        while (!queue.isWarm())
            letPass(10ms);
        letPass(2s); // for the imports, which nobody waits for
        warm << firstLine(*workspace, queue, entity);
        queue.setWarmStart(false);
        letPass(1s);
    }
    return {{.name = u"run.warm_first_line_ratio"_s,
             .value = medianRatio(warm, alone),
             .unit = u"ratio"_s,
             .bound = u"<= 0.45"_s,
             .baseline = u"ansible-playbook, from its start to the first task's line"_s},
            {.name = u"run.cold_first_line_ratio"_s,
             .value = medianRatio(cold, alone),
             .unit = u"ratio"_s,
             .bound = {},
             .baseline = u"the same"_s}};
}
} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    return run(QCoreApplication::arguments(),
               {{u"run.over"_s, overhead}, {u"run.callback_ratio"_s, callback}, {u"run.warm"_s, warmStart}});
}
