// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench.h"
#include "model/dispatch/queue.h"
#include "model/dispatch/schedule.h"
#include "tests/support/writefile.h"

#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>

// What the queue costs: for one run after the other, beside what their workers take by themselves; and for a decision
// while a thousand wait.

using namespace Aegir;
using namespace Aegir::Bench;
using namespace Qt::StringLiterals;

namespace {
constexpr int runs = 60;
constexpr int rounds = 5;
constexpr int waiting = 1000;

QString program(const QString &name)
{
    return QCoreApplication::applicationDirPath() + u"/../"_s + name;
}

/// A workspace of platforms whose Ansible ends at once.
class Place
{
public:
    explicit Place(int platforms)
    {
        writeFile(m_dir.path() + u"/workspace.yml"_s,
                  "name: Benchmark\nqueue: {at_once: 1}\nansible_playbook: " + program(u"tests/standin"_s).toUtf8()
                      + "\n");
        writeFile(m_dir.path() + u"/inventory/hosts"_s, "localhost\n");
        writeFile(m_dir.path() + u"/types/platforms/p.yml"_s, "operations: [work]\n");
        writeFile(m_dir.path() + u"/types/operations/work.yml"_s, "tasks: [work]\n");
        writeFile(m_dir.path() + u"/roles/work/meta/argument_specs.yml"_s,
                  "argument_specs:\n  main:\n    short_description: Work\n    options: {}\n");
        writeFile(m_dir.path() + u"/plan"_s, "good\n");
        workspace = Workspace::open(m_dir.path()).value();
        for (int i = 0; i < platforms; ++i)
            entities << workspace->store()
                            .addEntity({.name = u"p%1"_s.arg(i), .type = u"p"_s, .hosts = u"localhost"_s})
                            .value();
        queue = std::make_unique<Queue>(*workspace, program(u"bin/aegir-worker"_s));
        if (!queue->open() || !queue->isHolder())
            qFatal("The queue cannot be held.");
    }

    QList<qint64> dispatchAll() const
    {
        QList<qint64> ids;
        for (const qint64 entity : entities)
            ids << queue->dispatch(entity, u"work"_s, {{}}).value().id;
        return ids;
    }

private:
    QTemporaryDir m_dir; // goes last

public:
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<Queue> queue;
    QList<qint64> entities;
};

/// From the resumed queue to the last verdict, per run, one at a time.
double throughTheQueue(const Place &place)
{
    if (!place.queue->setPaused(true))
        qFatal("The queue cannot be paused.");
    const QList<qint64> ids = place.dispatchAll();
    QEventLoop loop;
    QObject::connect(place.queue.get(), &Queue::runChanged, &loop, [&] {
        if (place.workspace->store().runningCount() + place.workspace->store().waitingCount() == 0)
            loop.quit();
    });
    const double all = milliseconds([&] {
        if (!place.queue->setPaused(false))
            qFatal("The queue cannot be resumed.");
        loop.exec();
    });
    for (const qint64 id : ids) {
        if (place.workspace->store().run(id)->status != Status::Ok)
            qFatal("A run failed: %s", qPrintable(place.workspace->store().run(id)->verdict.sentence));
    }
    return all / static_cast<double>(ids.size());
}

/// The same runs' workers, started one after the other without a queue, per run.
double workersAlone(const Place &place)
{
    if (!place.queue->setPaused(true))
        qFatal("The queue cannot be paused.");
    const QList<qint64> ids = place.dispatchAll();
    const double all = milliseconds([&] {
        for (const qint64 id : ids) {
            QProcess worker;
            worker.setStandardOutputFile(QProcess::nullDevice());
            worker.start(program(u"bin/aegir-worker"_s),
                         {place.workspace->runFolder(*place.workspace->store().run(id)).path()});
            if (!worker.waitForFinished(60000) || worker.exitCode() != 0)
                qFatal("A worker failed.");
        }
    });
    for (const qint64 id : ids) {
        // They have run: the queue must not run them again.
        if (!place.workspace->store().setRunning(id)
            || !place.workspace->store().finishRun(id, {.status = Status::Ok}, {}, {}))
            qFatal("A run cannot be put away.");
    }
    return all / static_cast<double>(ids.size());
}

QList<Figure> schedulingCost()
{
    const Place place(runs);
    QList<double> costs;
    QList<double> wholes;
    for (int round = 0; round < rounds; ++round) {
        const double alone = workersAlone(place);
        const double whole = throughTheQueue(place);
        wholes << whole;
        costs << whole - alone;
    }
    return {{.name = u"run.schedule_ms"_s,
             .value = median(costs),
             .unit = u"ms"_s,
             .bound = u"<= 15"_s,
             .baseline = u"per run: through the queue, less the same workers one after the other (%1 ms in all)"_s.arg(
                 median(wholes), 0, 'f', 1)}};
}

QList<Figure> decisionCost()
{
    Place place(waiting);
    if (!place.queue->setPaused(true))
        qFatal("The queue cannot be paused.");
    for (const qint64 entity : std::as_const(place.entities)) {
        if (!place.workspace->store().addRun({.entity = entity, .operation = u"work"_s}, {}, {}))
            qFatal("A run cannot be added.");
    }
    QList<double> times;
    for (int round = 0; round < 21; ++round) {
        times << milliseconds([&] {
            const QList<QueuedRun> queued = place.workspace->store().queuedRuns();
            if (schedule(queued, {.atOnce = 2, .now = QDateTime::currentDateTimeUtc()}).size() != waiting)
                qFatal("Runs are missing.");
        });
    }
    return {{.name = u"run.decision_ms"_s,
             .value = median(times),
             .unit = u"ms"_s,
             .bound = u"<= 15"_s,
             .baseline = u"who may start, while %1 wait"_s.arg(waiting)}};
}
} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    return run(QCoreApplication::arguments(),
               {{u"run.schedule_ms"_s, schedulingCost}, {u"run.decision_ms"_s, decisionCost}});
}
