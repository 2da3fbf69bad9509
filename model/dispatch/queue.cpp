// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/dispatch/queue.h"

#include "model/dispatch/preparedrun.h"
#include "model/run/ansibleprocess.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QProcess>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Aegir {

namespace {
/// How long a run may wait for secrets that are on their way from the program that dispatched it.
constexpr auto secretsPatience = 3s;
constexpr auto storePatience = 2s;

QJsonObject dispatchOrder(qint64 run, const Secrets &secrets)
{
    QJsonArray list;
    for (const QJsonObject &values : secrets)
        list << values;
    return {{u"dispatched"_s, run}, {u"secrets"_s, list}};
}
} // namespace

struct Queue::Active
{
    std::unique_ptr<RunWatcher, void (*)(RunWatcher *)> watcher;
    QHash<QString, QString> roles; ///< by the task's uuid
    QList<std::pair<qint64, QList<OutputValue>>> outputs; ///< not stored yet, by the event that brought them
};

Queue::Queue(Workspace &workspace, QString workerProgram, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_workerProgram(std::move(workerProgram))
    , m_link(workspace.stateDir())
{
    connect(&m_link, &QueueLink::failed, this, &Queue::failed);
    connect(&m_link, &QueueLink::orderArrived, this, &Queue::obey);
    connect(&m_link, &QueueLink::connected, this, &Queue::catchUp);
    connect(&m_link, &QueueLink::newsArrived, this, [this](const QJsonObject &news) {
        if (const QJsonValue run = news[u"run"_s]; run.isDouble())
            tell(run.toInteger());
        if (const QJsonValue entity = news[u"entity"_s]; entity.isDouble())
            emit entityChanged(entity.toInteger());
    });
    connect(&m_link, &QueueLink::becameHolder, this, [this] {
        reconcile();
        // From the event loop: what became of this, nobody may be connected to hear yet.
        QMetaObject::invokeMethod(this, &Queue::startWhatMay, Qt::QueuedConnection);
        emit holderChanged(true);
    });
}

Queue::~Queue() = default;

Result<void> Queue::open()
{
    findAnsible();
    m_link.open();
    if (!m_link.isHolder() && m_link.isBarred()) {
        return failure(tr("The workspace cannot be locked: %1 cannot be written. Runs cannot be started from here.")
                           .arg(m_workspace.lockPath()));
    }
    return {};
}

bool Queue::isHolder() const
{
    return m_link.isHolder();
}

void Queue::findAnsible()
{
    m_ansible = findAnsiblePlaybook(m_workspace.catalogue().settings().ansiblePlaybook);
}

QString Queue::obstacle() const
{
    // Ansible looks for its plugins with a pattern and expands variables in paths: there is no way to quote these.
    static const QRegularExpression unusable(u"\\[|\\$[A-Za-z_{]"_s);
    if (const auto found = unusable.match(m_workspace.dir()); found.hasMatch()) {
        return tr("Ansible cannot work in a folder with “%1” in its path. Rename %2.")
            .arg(found.captured().first(1), QDir::toNativeSeparators(m_workspace.dir()));
    }
    if (!m_ansible.isEmpty())
        return {};
    const QString configured = m_workspace.catalogue().settings().ansiblePlaybook;
    if (!configured.isEmpty()) {
        return tr("%1, which workspace.yml names as ansible_playbook, is not a program that can be run. Correct the "
                  "path.")
            .arg(configured);
    }
    return tr(
        "ansible-playbook was not found on PATH. Install Ansible with your package manager (the package is called "
        "ansible-core or ansible) or with “pipx install ansible-core”, then open the workspace again.");
}

void Queue::obey(const QJsonObject &order)
{
    if (const QJsonValue run = order[u"dispatched"_s]; run.isDouble()) {
        if (const QJsonArray list = order[u"secrets"_s].toArray(); !list.isEmpty()) {
            Secrets &secrets = m_secrets[run.toInteger()];
            secrets.clear();
            for (const QJsonValue &values : list)
                secrets << values.toObject();
        }
        announceRun(run.toInteger());
        startWhatMay();
    } else if (const QJsonValue cancelled = order[u"cancel"_s]; cancelled.isDouble()) {
        if (const auto done = cancel(cancelled.toInteger()); !done)
            emit failed(done.error().sentence);
    } else if (const QJsonValue entity = order[u"entity"_s]; entity.isDouble()) {
        announceEntity(entity.toInteger());
    }
}

void Queue::tell(qint64 id)
{
    const auto run = m_workspace.store().run(id);
    if (run && isDispatched(run->status))
        m_dispatched.insert(id);
    else
        m_dispatched.remove(id);
    if (run && run->status != Status::Waiting)
        m_secrets.erase(id);
    emit runChanged(id);
}

void Queue::catchUp()
{
    // A holder that took over may have ended runs before it could tell us, and it has not our secrets.
    QSet<qint64> ids = m_dispatched;
    for (const Run &run : m_workspace.store().dispatchedRuns())
        ids.insert(run.id);
    for (const qint64 id : std::as_const(ids)) {
        tell(id);
        if (const auto run = m_workspace.store().run(id))
            emit entityChanged(run->entity);
    }
    for (const auto &[id, secrets] : m_secrets)
        m_link.order(dispatchOrder(id, secrets));
}

void Queue::announceRun(qint64 run)
{
    m_link.announce({{u"run"_s, run}});
    tell(run);
}

void Queue::announceEntity(qint64 entity)
{
    m_link.announce({{u"entity"_s, entity}});
    emit entityChanged(entity);
}

void Queue::entityEdited(qint64 entity)
{
    m_link.order({{u"entity"_s, entity}});
    if (!isHolder())
        emit entityChanged(entity);
}

// --- dispatch ---------------------------------------------------------------------------------------------------

Result<RunRequest> Queue::preview(qint64 entity, const QString &operation, const Answers &answers,
                                  const RunOptions &options) const
{
    return prepareRun(m_workspace, m_ansible, entity, operation, answers, options)
        .transform([](const PreparedRun &prepared) { return prepared.request; });
}

Result<Run> Queue::dispatch(qint64 entity, const QString &operation, const Answers &answers, const RunOptions &options)
{
    findAnsible();
    if (!obstacle().isEmpty())
        return failure(obstacle());
    auto prepared = prepareRun(m_workspace, m_ansible, entity, operation, answers, options);
    if (!prepared)
        return std::unexpected(prepared.error());
    // The folder is complete before the row is committed: a run that stands in the queue can always be started.
    std::optional<RunFolder> folder;
    const auto run = m_workspace.store().addRun(prepared->run, prepared->values, [&](const Run &added) {
        prepared->request.run = added.id;
        folder = m_workspace.runFolder(added);
        return folder->create(prepared->request);
    });
    if (!run) {
        if (folder)
            QDir(folder->path()).removeRecursively();
        return run;
    }
    if (run->needsSecrets)
        m_secrets[run->id] = prepared->secrets;
    m_link.order(dispatchOrder(run->id, run->needsSecrets ? prepared->secrets : Secrets()));
    if (!isHolder())
        tell(run->id);
    return m_workspace.store().run(run->id).value_or(*run);
}

Result<Run> Queue::requireRun(qint64 id) const
{
    if (const auto run = m_workspace.store().run(id))
        return *run;
    return failure(tr("There is no run %1.").arg(id));
}

Result<void> Queue::cancel(qint64 id)
{
    const auto run = requireRun(id);
    if (!run)
        return std::unexpected(run.error());
    if (!isDispatched(run->status))
        return failure(tr("Run %1 has ended already.").arg(id));
    if (!isHolder()) {
        m_link.order({{u"cancel"_s, id}});
        return {};
    }
    if (run->status == Status::Waiting && claim(*run)) {
        endHere(*run, Status::Cancelled, tr("Cancelled before it started."));
        return {};
    }
    // A waiting run that somebody has: the worker of an earlier holder, which came up late.
    if (run->status == Status::Waiting && m_workspace.store().setRunning(id).value_or(false))
        watch(*run);
    const auto active = m_active.find(id);
    if (active == m_active.end())
        return failure(tr("Run %1 is about to end.").arg(id));
    active->second.watcher->cancel();
    return {};
}

// --- the holder's work ------------------------------------------------------------------------------------------

void Queue::reconcile()
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
            announceRun(run.id);
        else
            watch(run);
    }
    catchUp();
}

bool Queue::claim(const Run &run) const
{
    return claimRun(m_workspace.runFolder(run), {}).value_or(true);
}

void Queue::endHere(const Run &run, Status status, const QString &sentence)
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

QList<QueuedRun> Queue::queued(const QList<Run> &runs) const
{
    QList<QueuedRun> list;
    for (const Run &run : runs) {
        const auto entity = m_workspace.store().entity(run.entity);
        const qint64 platform = entity && entity->platform != 0 ? entity->platform : run.entity;
        list << QueuedRun{
            .run = run.id, .entity = run.entity, .platform = platform, .running = run.status == Status::Running};
    }
    return list;
}

void Queue::startWhatMay()
{
    if (!isHolder() || m_ansible.isEmpty())
        return;
    const QList<Run> runs = m_workspace.store().dispatchedRuns();
    const QList<WaitReason> reasons = schedule(queued(runs), m_workspace.catalogue().settings().atOnce);
    for (qsizetype i = 0; i < runs.size(); ++i) {
        if (runs[i].status == Status::Waiting && reasons[i].kind == WaitReason::Kind::None)
            startRun(runs[i]);
    }
}

void Queue::startRun(const Run &run)
{
    const auto secrets = m_secrets.find(run.id);
    if (run.needsSecrets && secrets == m_secrets.end()) {
        awaitSecrets(run);
        return;
    }
    const RunFolder folder = m_workspace.runFolder(run);
    if (!QFileInfo::exists(folder.path())) {
        endHere(run, Status::Interrupted, tr("The run's folder %1 is gone, so it cannot start. Run it again.").arg(folder.path()));
        return;
    }
    const auto moved = m_workspace.store().setRunning(run.id);
    if (!moved || !*moved) {
        if (!moved) {
            storeFailed(moved.error().sentence);
            QTimer::singleShot(storePatience, this, &Queue::startWhatMay);
        }
        return;
    }
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
    announceRun(run.id);
}

void Queue::awaitSecrets(const Run &run)
{
    const auto [deadline, isNew] = m_secretsDeadlines.try_emplace(run.id, secretsPatience);
    if (isNew) {
        QTimer::singleShot(secretsPatience + 100ms, this, &Queue::startWhatMay);
    } else if (deadline->second.hasExpired()) {
        endHere(run, Status::Interrupted,
                tr("Its secrets, which are kept in memory only, went with the program that dispatched it. "
                   "Run it again."));
    }
}

void Queue::watch(const Run &run, const Secrets &secrets)
{
    auto *watcher = new RunWatcher(m_workspace.runFolder(run), this);
    m_active.insert_or_assign(run.id, Active{{watcher, [](RunWatcher *old) { old->deleteLater(); }}, {}});
    const qint64 id = run.id;
    connect(watcher, &RunWatcher::eventArrived, this, [this, id](const Event &event) { takeEvent(id, event); });
    connect(watcher, &RunWatcher::finished, this, [this, id](const RunResult &result) { finish(id, result); });
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

void Queue::takeEvent(qint64 id, const Event &event)
{
    const auto active = m_active.find(id);
    if (active == m_active.end())
        return;
    if (event.kind == Event::Kind::Task)
        active->second.roles.insert(event.task, event.role);
    if (event.feedback.isEmpty())
        return;
    const auto run = requireRun(id);
    const TaskType *type = m_workspace.catalogue().taskType(active->second.roles.value(event.task));
    // A check only tells what would be: its values are no facts.
    if (!run || !type || run->options.check)
        return;
    QList<OutputValue> outputs;
    for (const Output &output : type->outputs) {
        if (!event.feedback.contains(output.field.name))
            continue;
        if (const auto value = outputOf(*run, output, event.feedback[output.field.name]))
            outputs << *value;
    }
    if (outputs.isEmpty())
        return;
    active->second.outputs.append({event.number, outputs});
    storeOutputs(id);
}

std::optional<OutputValue> Queue::outputOf(const Run &run, const Output &output, const QJsonValue &sent)
{
    // A number that went through a template is text up to ansible-core 2.18; what is raw stays as it came.
    const bool isTyped = sent.isString() && output.field.type != FieldType::Raw;
    const FieldValue read = isTyped ? valueFromText(output.field, sent.toString()) : FieldValue();
    const QJsonValue value = read.problem.isEmpty() && !read.value.isUndefined() ? read.value : sent;
    if (const QString problem = problemOf(output.field, value); !problem.isEmpty()) {
        emit failed(tr("Run %1 sent back “%2”, which is not stored: %3").arg(run.id).arg(output.field.name, problem));
        return std::nullopt;
    }
    const auto target = Target::find(m_workspace.store(), run.entity);
    if (!target)
        return std::nullopt;
    const bool toPlatform = output.storedIn == Output::StoredIn::Platform;
    return OutputValue{toPlatform ? target->platform.id : target->entity.id, output.field.name, value};
}

bool Queue::storeOutputs(qint64 id)
{
    const auto active = m_active.find(id);
    if (active == m_active.end())
        return true;
    auto &waiting = active->second.outputs;
    while (!waiting.isEmpty()) {
        const auto &[event, outputs] = waiting.first();
        const auto stored = m_workspace.store().setOutputs(id, event, outputs);
        if (!stored) {
            storeFailed(stored.error().sentence);
            return false;
        }
        for (const OutputValue &output : outputs) {
            if (*stored)
                announceEntity(output.entity);
        }
        waiting.removeFirst();
    }
    return true;
}

void Queue::storeFailed(const QString &sentence)
{
    if (!std::exchange(m_storeFailing, true))
        emit failed(sentence);
}

void Queue::finish(qint64 id, const RunResult &result)
{
    const auto before = m_workspace.store().run(id);
    const QDateTime started = result.started.isValid() || !before ? result.started : before->started;
    // Both are on disk in the run's folder; the store will take them when the database can be written again.
    const auto tryLater = [&] { QTimer::singleShot(storePatience, this, [this, id, result] { finish(id, result); }); };
    if (!storeOutputs(id)) {
        tryLater();
        return;
    }
    if (const auto finished = m_workspace.store().finishRun(id, result.verdict, started, result.finished); !finished) {
        storeFailed(finished.error().sentence);
        tryLater();
        return;
    }
    m_storeFailing = false;
    m_secretsDeadlines.erase(id);
    m_active.erase(id);
    announceRun(id);
    if (before)
        announceEntity(before->entity);
    // From the event loop: finishing one may have come from starting it.
    QMetaObject::invokeMethod(this, &Queue::startWhatMay, Qt::QueuedConnection);
}

QHash<qint64, QString> Queue::waitReasons() const
{
    const QList<Run> runs = m_workspace.store().dispatchedRuns();
    const QList<WaitReason> reasons = schedule(queued(runs), m_workspace.catalogue().settings().atOnce);
    QHash<qint64, QString> sentences;
    for (qsizetype i = 0; i < runs.size(); ++i) {
        if (runs[i].status == Status::Waiting)
            sentences.insert(runs[i].id, sentenceOf(reasons[i]));
    }
    return sentences;
}

QString Queue::waitReason(qint64 id) const
{
    return waitReasons().value(id);
}

bool Queue::mayStart(qint64 id) const
{
    const QList<Run> runs = m_workspace.store().dispatchedRuns();
    const qsizetype index = std::ranges::find(runs, id, &Run::id) - runs.begin();
    return index < runs.size() && runs[index].status == Status::Waiting && obstacle().isEmpty() && m_link.isConnected()
        && schedule(queued(runs), m_workspace.catalogue().settings().atOnce)[index].kind == WaitReason::Kind::None;
}

QString Queue::sentenceOf(const WaitReason &reason) const
{
    if (!obstacle().isEmpty())
        return obstacle();
    if (reason.kind == WaitReason::Kind::Limit) {
        return tr("Waits: %n run(s) at once is the limit of this workspace.", nullptr,
                  m_workspace.catalogue().settings().atOnce);
    }
    if (reason.kind == WaitReason::Kind::Target) {
        const auto other = m_workspace.store().run(reason.run);
        const auto entity = other ? m_workspace.store().entity(other->entity) : std::nullopt;
        const QString label = other ? m_workspace.catalogue().operationLabel(other->operation) : QString();
        return tr("Waits for run %1 (%2 of %3).")
            .arg(QString::number(reason.run), label, entity ? entity->name : QString());
    }
    if (!m_link.isConnected())
        return tr("Waits until a program holds the queue.");
    return tr("Starts now.");
}

} // namespace Aegir
