// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/queueholder.h"

#include "model/dispatch/runoutputs.h"
#include "model/dispatch/schedule.h"
#include "model/dispatch/waitreasons.h"

#include <QFileInfo>
#include <QProcess>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Aegir {

namespace {
/// How long a run may wait for secrets that are on their way from the program that dispatched it.
constexpr auto secretsPatience = 3s;
constexpr auto storePatience = 2s;

/// From the event loop: what is on the stack may be a signal of its own.
struct Later
{
    void operator()(QObject *object) const { object->deleteLater(); }
};
} // namespace

struct QueueHolder::Active
{
    std::unique_ptr<RunWatcher, Later> watcher;
    std::unique_ptr<RunOutputs, Later> outputs;
};

QueueHolder::QueueHolder(Workspace &workspace, QString workerProgram, KeptSecrets &secrets, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_workerProgram(std::move(workerProgram))
    , m_secrets(secrets)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &QueueHolder::startWhatMay);
}

QueueHolder::~QueueHolder() = default;

// --- what waits -------------------------------------------------------------------------------------------------

void QueueHolder::reconcile()
{
    for (const Run &run : m_workspace.store().dispatchedRuns()) {
        if (run.status != Status::Running)
            continue;
        const RunFolder folder = m_workspace.runFolder(run);
        const auto result = readResult(folder);
        const bool neverTaken = result && !*result && !readWorker(folder) && QFileInfo::exists(folder.path());
        // The earlier holder ended before a worker took the run. Should its worker still come up late, then of the two
        // only the one that claims the folder first runs it.
        if (neverTaken && m_workspace.store().setWaiting(run.id).value_or(false))
            emit runChanged(run.id);
        else
            watch(run);
    }
}

void QueueHolder::startWhatMay()
{
    if (m_ansible.isEmpty())
        return;
    const QList<Run> runs = m_workspace.store().dispatchedRuns();
    const QList<WaitReason> reasons =
        schedule(queuedRuns(m_workspace, runs), m_workspace.catalogue().settings().atOnce);
    for (qsizetype i = 0; i < runs.size(); ++i) {
        if (runs[i].status == Status::Waiting && reasons[i].kind == WaitReason::Kind::None)
            startRun(runs[i]);
    }
}

void QueueHolder::startRun(const Run &run)
{
    const auto secrets = m_secrets.find(run.id);
    if (run.needsSecrets && secrets == m_secrets.end()) {
        awaitSecrets(run);
        return;
    }
    const RunFolder folder = m_workspace.runFolder(run);
    if (!QFileInfo::exists(folder.path())) {
        endHere(run, Status::Interrupted,
                tr("The run's folder %1 is gone, so it cannot start. Run it again.").arg(folder.path()));
        return;
    }
    const auto moved = m_workspace.store().setRunning(run.id);
    if (!moved)
        QTimer::singleShot(storePatience, this, &QueueHolder::startWhatMay);
    if (!stored(moved.transform([](bool) { })) || !*moved)
        return;
    QProcess worker;
    worker.setProgram(m_workerProgram);
    worker.setArguments({folder.path()});
    worker.setWorkingDirectory(m_workspace.dir());
    worker.setStandardInputFile(QProcess::nullDevice());
    worker.setStandardOutputFile(QProcess::nullDevice());
    worker.setStandardErrorFile(folder.path() + u"/worker.log"_s);
    if (!worker.startDetached()) {
        endHere(run, Status::Error,
                tr("The worker %1 could not be started: %2.").arg(m_workerProgram, worker.errorString()));
        return;
    }
    watch(run, run.needsSecrets ? secrets->second : Secrets());
    emit runChanged(run.id);
}

void QueueHolder::awaitSecrets(const Run &run)
{
    const auto [deadline, isNew] = m_secretsDeadlines.try_emplace(run.id, secretsPatience);
    if (isNew) {
        QTimer::singleShot(secretsPatience + 100ms, this, &QueueHolder::startWhatMay);
    } else if (deadline->second.hasExpired()) {
        endHere(run, Status::Interrupted,
                tr("Its secrets, which are kept in memory only, went with the program that dispatched it. "
                   "Run it again."));
    }
}

Result<void> QueueHolder::cancel(const Run &run)
{
    if (run.status == Status::Waiting && claim(run)) {
        endHere(run, Status::Cancelled, tr("Cancelled before it started."));
        return {};
    }
    // A waiting run that somebody has: the worker of an earlier holder, which came up late.
    if (run.status == Status::Waiting && m_workspace.store().setRunning(run.id).value_or(false))
        watch(run);
    const auto active = m_active.find(run.id);
    if (active == m_active.end())
        return failure(tr("Run %1 is about to end.").arg(run.id));
    active->second.watcher->cancel();
    return {};
}

// --- what runs --------------------------------------------------------------------------------------------------

bool QueueHolder::claim(const Run &run) const
{
    return claimRun(m_workspace.runFolder(run), {}).value_or(true);
}

void QueueHolder::watch(const Run &run, const Secrets &secrets)
{
    auto *watcher = new RunWatcher(m_workspace.runFolder(run), this);
    auto *outputs = new RunOutputs(m_workspace, run.id, this);
    Active active;
    active.watcher.reset(watcher);
    active.outputs.reset(outputs);
    m_active.insert_or_assign(run.id, std::move(active));
    connect(outputs, &RunOutputs::entityChanged, this, &QueueHolder::entityChanged);
    connect(outputs, &RunOutputs::refused, this, &QueueHolder::failed);
    connect(watcher, &RunWatcher::eventArrived, outputs,
            [this, outputs](const Event &event) { stored(outputs->take(event)); });
    connect(watcher, &RunWatcher::finished, this, [this, id = run.id](const RunResult &result) { finish(id, result); });
    connect(watcher, &RunWatcher::lost, this, [this, run](const QString &sentence) {
        // Without a worker until now: let none come up late and run beside the next one.
        if (!readWorker(m_workspace.runFolder(run)) && !claim(run))
            watch(run);
        else
            endHere(run, Status::Interrupted, sentence);
    });
    if (!secrets.isEmpty())
        watcher->sendSecrets(secrets);
    watcher->start(RunWatcher::noOutput);
}

void QueueHolder::endHere(const Run &run, Status status, const QString &sentence)
{
    const RunResult result{.verdict = {.status = status, .sentence = sentence},
                           .exitCode = std::nullopt,
                           .started = {},
                           .finished = QDateTime::currentDateTimeUtc()};
    // The folder tells the same as the store, to whoever opens it later.
    const RunFolder folder = m_workspace.runFolder(run);
    if (const auto present = readResult(folder); present && !*present && QFileInfo::exists(folder.path())) {
        if (const auto written = writeResult(folder, result); !written)
            emit failed(written.error().sentence);
    }
    finish(run.id, result);
}

void QueueHolder::finish(qint64 id, const RunResult &result)
{
    const auto before = m_workspace.store().run(id);
    const QDateTime started = result.started.isValid() || !before ? result.started : before->started;
    const auto active = m_active.find(id);
    // Both are on disk in the run's folder; the store will take them when the database can be written again.
    if ((active != m_active.end() && !stored(active->second.outputs->store()))
        || !stored(
            m_workspace.store().finishRun(id, result.verdict, started, result.finished).transform([](bool) { }))) {
        QTimer::singleShot(storePatience, this, [this, id, result] { finish(id, result); });
        return;
    }
    m_storeFailing = false;
    m_secretsDeadlines.erase(id);
    m_active.erase(id);
    emit runChanged(id);
    if (before)
        emit entityChanged(before->entity);
    // From the event loop: finishing one may have come from starting it.
    startSoon();
}

/// False when the store could not do it; told once until it can again.
bool QueueHolder::stored(const Result<void> &done)
{
    if (!done && !std::exchange(m_storeFailing, true))
        emit failed(done.error().sentence);
    return done.has_value();
}

} // namespace Aegir
