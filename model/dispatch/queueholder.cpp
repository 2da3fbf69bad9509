// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/queueholder.h"

#include "model/dispatch/runoutputs.h"
#include "model/dispatch/schedule.h"
#include "model/dispatch/waitreasons.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Aegir {

namespace {
/// How long a run may wait for secrets that are on their way from the program that dispatched it.
constexpr auto secretsPatience = 3s;
constexpr auto storePatience = 2s;
/// One turn of the event loop works so long on what a run sent back; a window moves in between.
constexpr auto pieceTime = 10ms;

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
    QString folder;
};

QueueHolder::QueueHolder(Workspace &workspace, std::unique_ptr<WorkerStarter> workers, KeptSecrets &secrets,
                         std::shared_ptr<FolderWatch> folders, WhenFree &whenFree, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_workers(std::move(workers))
    , m_secrets(secrets)
    , m_folders(std::move(folders))
    , m_whenFree(whenFree)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &QueueHolder::startWhatMay);
    connect(&m_alarm, &Alarm::rang, this, &QueueHolder::startWhatMay);
    connect(m_folders.get(), &FolderWatch::changed, this, [this](const QString &path) {
        if (!m_late.contains(path))
            return;
        for (const Run &run : m_workspace.store().dispatchedRuns()) {
            if (m_workspace.runFolder(run).path() == path)
                std::ignore = adoptLate(run);
        }
    });
    m_outputs.setSingleShot(true);
    m_outputs.setInterval(0);
    connect(&m_outputs, &QTimer::timeout, this, qOverload<>(&QueueHolder::storeOutputs));
    m_again.setSingleShot(true);
    m_again.setInterval(storePatience);
    connect(&m_again, &QTimer::timeout, this, &QueueHolder::startWhatMay);
    connect(&m_whenFree, &WhenFree::freed, this, [this] {
        storeOutputs();
        startSoon();
    });
    connect(m_workers.get(), &WorkerStarter::startedInstead, this, [this](const QString &folder, qint64 pid) {
        if (const auto run = m_active.find(activeIn(folder)); run != m_active.end())
            run->second.watcher->expect(pid);
    });
    connect(m_workers.get(), &WorkerStarter::notStarted, this, [this](const QString &folder, const QString &sentence) {
        const auto run = m_workspace.store().findRun(activeIn(folder));
        if (!known(run) || !*run)
            emit failed(sentence); // the run's watcher gives up in some seconds
        else if (claim(**run))
            endHere(**run, Status::Error, sentence);
        // Else the worker that was given up has it after all, and the watcher sees what becomes of it.
    });
}

QueueHolder::~QueueHolder() = default;

/// As stored(), of what was to be read.
template<typename T> bool QueueHolder::known(const Result<T> &read)
{
    return stored(read.transform([](const T &) { }));
}

void QueueHolder::setAnsible(const QString &program)
{
    m_ansible = program;
    m_workers->setAnsible(program, m_workspace.catalogue().settings().mitogen);
}

// --- what waits -------------------------------------------------------------------------------------------------

void QueueHolder::reconcile()
{
    const auto runs = m_workspace.store().findDispatchedRuns();
    if (!known(runs))
        return later([this] { reconcile(); });
    // What an earlier holder was told, and may not have lived to do.
    QList<qint64> asked;
    for (const Run &run : *runs) {
        takeOver(run);
        if (run.cancelAsked)
            asked << run.id;
    }
    if (!asked.isEmpty())
        emit toCancel(asked);
}

/// Looks what became of @p run, of an earlier holder.
void QueueHolder::takeOver(const Run &run)
{
    if (m_active.contains(run.id))
        return;
    const RunFolder folder = m_workspace.runFolder(run);
    const auto result = readResult(folder);
    if (run.status == Status::Waiting) {
        // Cancelled while the store could not be written; the earlier holder did not live to tell it.
        if (result && *result)
            finish(run.id, **result);
        return;
    }
    const bool neverTaken = result && !*result && !readWorker(folder) && QFileInfo::exists(folder.path());
    // The earlier holder ended before a worker took the run. Should its worker still come up late, then of the two
    // only the one that claims the folder first runs it.
    const auto waits = neverTaken ? m_workspace.store().setWaiting(run.id) : Result<bool>(false);
    if (!waits && m_whenFree.waitsFor(waits.error())) {
        later([this] { reconcile(); });
    } else if (waits.value_or(false)) {
        emit runChanged(run.id);
        expectLate(run);
    } else {
        watch(run);
    }
}

/// Does what a person asked for before this held the queue.
void QueueHolder::cancelAsAsked(qint64 id)
{
    const auto run = m_workspace.store().findRun(id);
    if (known(run) && *run && isDispatched((*run)->status))
        std::ignore = cancel(**run); // it fails for a run that is about to end by itself
}

void QueueHolder::startWhatMay()
{
    if (m_ansible.isEmpty() || m_whenFree.isLocked())
        return;
    // What cannot be read is not taken for nothing: it is read again.
    const auto paused = m_workspace.store().findQueuePause();
    const auto running = paused.and_then([this](const QDateTime &) { return m_workspace.store().findRunningCount(); });
    if (!known(running))
        return tryTurnAgain();
    const QueueRules rules{.atOnce = m_workspace.catalogue().settings().atOnce,
                           .paused = paused->isValid(),
                           .now = QDateTime::currentDateTimeUtc()};
    // Asked at every turn, and mostly there is none: with a thousand that wait this must not cost a thousand rows.
    if (rules.paused || *running >= rules.atOnce)
        return;
    const auto found = m_workspace.store().findQueuedRuns();
    if (!known(found))
        return tryTurnAgain();
    const QList<QueuedRun> &runs = *found;
    const QList<WaitReason> reasons = schedule(runs, rules);
    QDateTime next;
    for (qsizetype i = 0; i < runs.size(); ++i) {
        if (runs[i].running)
            continue;
        if (reasons[i].kind == WaitReason::Kind::Delay && (!next.isValid() || runs[i].notBefore < next))
            next = runs[i].notBefore;
        if (reasons[i].kind != WaitReason::Kind::None)
            continue;
        if (runs[i].cancelAsked) {
            cancelAsAsked(runs[i].run);
            continue;
        }
        const auto run = m_workspace.store().findRun(runs[i].run);
        if (!known(run))
            return tryTurnAgain();
        if (*run)
            startRun(**run);
        if (m_whenFree.isLocked())
            return; // freed() begins again
    }
    m_alarm.set(next);
}

void QueueHolder::startRun(const Run &run)
{
    if (run.needsSecrets && !m_secrets.contains(run.id)) {
        awaitSecrets(run);
        return;
    }
    const RunFolder folder = m_workspace.runFolder(run);
    if (!QFileInfo::exists(folder.path())) {
        endHere(run, Status::Interrupted,
                tr("The run's folder %1 is gone, so it cannot start. Run it again.").arg(folder.path()));
        return;
    }
    const auto moved = m_workspace.store().takeTurn(run.id);
    if (!known(moved))
        return tryTurnAgain();
    if (!*moved)
        return;
    const auto started = m_workers->start(folder);
    if (!started) {
        endHere(run, Status::Error, started.error().sentence);
        return;
    }
    forgetLate(folder.path());
    watch(run);
    if (*started != 0)
        m_active.at(run.id).watcher->expect(*started);
    emit runChanged(run.id);
}

void QueueHolder::awaitSecrets(const Run &run)
{
    auto &patience = m_secretsPatience[run.id];
    if (!patience) {
        patience = std::make_unique<QTimer>();
        patience->setSingleShot(true);
        connect(patience.get(), &QTimer::timeout, this, &QueueHolder::startSoon);
        patience->start(secretsPatience);
    } else if (!patience->isActive()) {
        endHere(run, Status::Interrupted,
                tr("Its secrets, which are kept in memory only, went with the program that dispatched it. "
                   "Run it again."));
    }
}

void QueueHolder::offerSecrets(qint64 run)
{
    const auto active = m_active.find(run);
    if (const Secrets secrets = secretsOf(run); active != m_active.end() && !secrets.isEmpty())
        active->second.watcher->sendSecrets(secrets);
}

Secrets QueueHolder::secretsOf(qint64 run) const
{
    const auto secrets = m_secrets.find(run);
    return secrets == m_secrets.end() ? Secrets() : secrets->second;
}

/// The run that is watched in @p folder; 0: none.
qint64 QueueHolder::activeIn(const QString &folder) const
{
    const auto found =
        std::ranges::find_if(m_active, [&folder](const auto &each) { return each.second.folder == folder; });
    return found == m_active.end() ? 0 : found->first;
}

Result<void> QueueHolder::cancel(const Run &run)
{
    if (run.status == Status::Waiting && claim(run)) {
        endHere(run, Status::Cancelled, tr("Cancelled before it started."));
        return {};
    }
    if (const auto result = readResult(m_workspace.runFolder(run));
        result && *result && (*result)->verdict.status == Status::Cancelled)
        return {}; // only the store has not heard of it yet
    // A waiting run that somebody has: the worker of an earlier holder, which came up late.
    if (const auto adopted = adoptLate(run); !adopted)
        return std::unexpected(adopted.error());
    return stop(run.id) ? Result<void>() : failure(tr("Run %1 is about to end.").arg(run.id));
}

bool QueueHolder::stop(qint64 run)
{
    const auto active = m_active.find(run);
    if (active != m_active.end())
        active->second.watcher->cancel();
    return active != m_active.end();
}

/// It may be paused, or held, or wait for others: then nothing else would tell that its earlier worker is at work.
void QueueHolder::expectLate(const Run &run)
{
    if (const QString path = m_workspace.runFolder(run).path(); !m_late.contains(path)) {
        m_late.insert(path);
        m_folders->add(path);
    }
    std::ignore = adoptLate(run); // it may have come since we looked
}

/// Takes a waiting run for what it is, a running one, when a worker has it; in a while when the store cannot be
/// written.
Result<bool> QueueHolder::adoptLate(const Run &run)
{
    const RunFolder folder = m_workspace.runFolder(run);
    if (m_active.contains(run.id) || !readWorker(folder))
        return false;
    const auto moved = m_workspace.store().setRunning(run.id);
    if (!moved && m_whenFree.waitsFor(moved.error()))
        later([this, run] { std::ignore = adoptLate(run); });
    if (!moved || !*moved)
        return moved;
    forgetLate(folder.path());
    watch(run);
    emit runChanged(run.id);
    return true;
}

void QueueHolder::forgetLate(const QString &folder)
{
    if (m_late.remove(folder))
        m_folders->remove(folder);
}

// --- what runs --------------------------------------------------------------------------------------------------

bool QueueHolder::claim(const Run &run) const
{
    return claimRun(m_workspace.runFolder(run), {}).value_or(true);
}

void QueueHolder::watch(const Run &run)
{
    auto *watcher = new RunWatcher(m_workspace.runFolder(run), m_folders, this);
    watcher->setKeeper(true);
    auto *outputs = new RunOutputs(m_workspace, run.id, this);
    Active active;
    active.watcher.reset(watcher);
    active.outputs.reset(outputs);
    active.folder = m_workspace.runFolder(run).path();
    m_active.insert_or_assign(run.id, std::move(active));
    connect(outputs, &RunOutputs::entityChanged, this, &QueueHolder::entityChanged);
    connect(outputs, &RunOutputs::refused, this, &QueueHolder::failed);
    connect(watcher, &RunWatcher::eventArrived, outputs, [this, outputs](const Event &event) {
        outputs->note(event);
        if (!m_outputs.isActive())
            storeOutputs(*outputs);
    });
    connect(watcher, &RunWatcher::stopping, this, [this, id = run.id](StopStage stage) { emit stopping(id, stage); });
    connect(watcher, &RunWatcher::finished, this, [this, id = run.id](const RunResult &result) { finish(id, result); });
    connect(watcher, &RunWatcher::lost, this, [this, run](const QString &sentence) {
        // Without a worker until now: let none come up late and run beside the next one.
        if (!readWorker(m_workspace.runFolder(run)) && !claim(run))
            watch(run);
        else
            endHere(run, Status::Interrupted, sentence);
    });
    if (const Secrets secrets = secretsOf(run.id); !secrets.isEmpty())
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
    if (m_whenFree.isLocked())
        return later([this, id, result] { finish(id, result); });
    const auto active = m_active.find(id);
    // One that cannot be read now is not one that is gone.
    const auto found = m_workspace.store().findRun(id);
    const std::optional<Run> run = found.value_or(std::nullopt);
    RunResult whole = result;
    if (run && !whole.started.isValid())
        whole.started = run->started;
    // Both are on disk in the run's folder; the store will take them when the database can be used again.
    if (!known(found) || (active != m_active.end() && !storeOutputs(*active->second.outputs))
        || (run && !stored(endInStore(*run, whole)))) {
        return later([this, id, result] { finish(id, result); });
    }
    m_storeFailing = false;
    if (run) {
        removeDeadSocket(m_workspace.runFolder(*run));
        forgetLate(m_workspace.runFolder(*run).path());
    }
    m_secretsPatience.erase(id);
    m_active.erase(id);
    emit runChanged(id);
    if (run)
        emit entityChanged(run->entity);
    // From the event loop: finishing one may have come from starting it.
    startSoon();
}

/// Stores what runs sent back while that could not be done.
void QueueHolder::storeOutputs()
{
    for (const auto &[run, active] : m_active)
        storeOutputs(*active.outputs);
}

/// False when something of it is still to be stored.
bool QueueHolder::storeOutputs(RunOutputs &outputs)
{
    if (m_whenFree.isLocked())
        return false; // freed() begins again
    const auto all = outputs.store(QDeadlineTimer(pieceTime));
    if (!known(all))
        return false;
    if (!*all)
        m_outputs.start();
    return *all;
}

/// Does @p again when the database is free, or in a while where something else is wrong with it.
void QueueHolder::later(std::function<void()> again)
{
    if (m_whenFree.isLocked())
        connect(&m_whenFree, &WhenFree::freed, this, std::move(again), Qt::SingleShotConnection);
    else
        QTimer::singleShot(m_outputs.isActive() ? pieceTime : storePatience, this, std::move(again));
}

void QueueHolder::tryTurnAgain()
{
    if (!m_whenFree.isLocked()) // else it is tried anyway
        m_again.start();
}

/// False when the store could not do it; told once until it can again. Another program that writes is no failure.
bool QueueHolder::stored(const Result<void> &done)
{
    if (!done && !m_whenFree.waitsFor(done.error()) && !std::exchange(m_storeFailing, true))
        emit failed(done.error().sentence);
    return done.has_value();
}

} // namespace Aegir
