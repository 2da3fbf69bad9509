// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/dispatch/queue.h"

#include "model/run/ansibleprocess.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QUuid>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Aegir {

namespace {
/// Where the holder says how to reach it.
QString socketNote(const Workspace &workspace)
{
    return workspace.stateDir() + u"/queue.socket"_s;
}

QByteArray toLine(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}
} // namespace

struct Queue::Active
{
    std::unique_ptr<RunWatcher, void (*)(RunWatcher *)> watcher;
    QHash<QString, QString> roles; ///< by the task's uuid
};

struct Queue::Prepared
{
    Run run;
    RunRequest request;
    TaskValues values;
    Secrets secrets;
};

Queue::Queue(Workspace &workspace, QString workerProgram, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_workerProgram(std::move(workerProgram))
    , m_lock(workspace.lockPath())
{
    // Only the holder's end makes the lock stale, never its age.
    m_lock.setStaleLockTime(0);
    m_retry.setSingleShot(true);
    m_retry.setInterval(300ms);
    connect(&m_retry, &QTimer::timeout, this, &Queue::holdOrConnect);
    connect(&m_holder, &QLocalSocket::readyRead, this, &Queue::listenToHolder);
    connect(&m_holder, &QLocalSocket::connected, this, [this] {
        for (const QByteArray &line : std::exchange(m_unsaid, {}))
            m_holder.write(line);
    });
    connect(&m_holder, &QLocalSocket::disconnected, this, &Queue::holdOrConnect, Qt::QueuedConnection);
    connect(&m_holder, &QLocalSocket::errorOccurred, this, [this](QLocalSocket::LocalSocketError error) {
        // A holder may hold for a moment before it listens; its end comes as disconnected().
        if (error != QLocalSocket::PeerClosedError)
            m_retry.start();
    });
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *peer = m_server.nextPendingConnection())
            greetPeer(peer);
    });
}

Queue::~Queue()
{
    m_holder.disconnect(this);
    for (QLocalSocket *peer : std::as_const(m_peers))
        peer->disconnect(this);
}

Result<void> Queue::open()
{
    findAnsible();
    holdOrConnect();
    if (!m_holds && m_lock.error() == QLockFile::PermissionError) {
        return failure(tr("The workspace cannot be locked: %1 cannot be written. Runs cannot be started from here.")
                           .arg(m_workspace.lockPath()));
    }
    return {};
}

bool Queue::isHolder() const
{
    return m_holds;
}

void Queue::findAnsible()
{
    m_ansible = findAnsiblePlaybook(m_workspace.catalogue().settings().ansiblePlaybook);
}

QString Queue::obstacle() const
{
    if (!m_ansible.isEmpty())
        return {};
    const QString configured = m_workspace.catalogue().settings().ansiblePlaybook;
    if (!configured.isEmpty()) {
        return tr("%1, which workspace.yml names as ansible_playbook, is not a program that can be run. Correct the path.")
            .arg(configured);
    }
    return tr("ansible-playbook was not found on PATH. Install Ansible with your package manager (the package is called "
              "ansible-core or ansible) or with “pipx install ansible-core”, then open the workspace again.");
}

// --- who holds the queue ----------------------------------------------------------------------------------------

bool Queue::takeLock()
{
    if (m_lock.tryLock(0ms))
        return true;
    // A lock that names this very process is an earlier one's that had the same number.
    qint64 pid = 0;
    QString host;
    QString program;
    return m_lock.getLockInfo(&pid, &host, &program) && pid == QCoreApplication::applicationPid()
        && m_lock.removeStaleLockFile() && m_lock.tryLock(0ms);
}

void Queue::holdOrConnect()
{
    if (m_holds || m_holder.state() != QLocalSocket::UnconnectedState)
        return;
    if (takeLock()) {
        hold();
        return;
    }
    QFile note(socketNote(m_workspace));
    const QString name = note.open(QIODevice::ReadOnly) ? QString::fromUtf8(note.readAll()).trimmed() : QString();
    if (name.isEmpty())
        m_retry.start();
    else
        m_holder.connectToServer(name);
}

void Queue::hold()
{
    m_holds = true;
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    const QString name = u"aegir-queue-"_s + QUuid::createUuid().toString(QUuid::Id128);
    QFile note(socketNote(m_workspace));
    if (!m_server.listen(name) || !note.open(QIODevice::WriteOnly | QIODevice::Truncate)
        || note.write(m_server.fullServerName().toUtf8()) < 0) {
        emit failed(tr("Other programs cannot reach this queue: %1.").arg(m_server.errorString()));
    }
    note.close();
    reconcile();
    // What we wanted of a holder that is gone, we do ourselves.
    for (const QByteArray &line : std::exchange(m_unsaid, {}))
        obey(QJsonDocument::fromJson(line).object());
    startWhatMay();
    emit holderChanged(true);
}

void Queue::greetPeer(QLocalSocket *peer)
{
    m_peers << peer;
    connect(peer, &QLocalSocket::disconnected, this, [this, peer] {
        m_peers.removeOne(peer);
        peer->deleteLater();
    });
    connect(peer, &QLocalSocket::readyRead, this, [this, peer] {
        while (peer->canReadLine())
            obey(QJsonDocument::fromJson(peer->readLine()).object());
    });
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

void Queue::tellHolder(const QJsonObject &order)
{
    const QByteArray line = toLine(order);
    if (m_holder.state() == QLocalSocket::ConnectedState) {
        m_holder.write(line);
        m_holder.flush();
    } else {
        m_unsaid << line;
    }
}

void Queue::listenToHolder()
{
    while (m_holder.canReadLine()) {
        const QJsonObject news = QJsonDocument::fromJson(m_holder.readLine()).object();
        if (const QJsonValue run = news[u"run"_s]; run.isDouble())
            emit runChanged(run.toInteger());
        if (const QJsonValue entity = news[u"entity"_s]; entity.isDouble())
            emit entityChanged(entity.toInteger());
    }
}

void Queue::tellPeers(const QJsonObject &news)
{
    for (QLocalSocket *peer : std::as_const(m_peers)) {
        peer->write(toLine(news));
        peer->flush();
    }
}

void Queue::announceRun(qint64 run)
{
    tellPeers({{u"run"_s, run}});
    emit runChanged(run);
}

void Queue::announceEntity(qint64 entity)
{
    if (m_holds)
        tellPeers({{u"entity"_s, entity}});
    else
        tellHolder({{u"entity"_s, entity}});
    emit entityChanged(entity);
}

// --- dispatch ---------------------------------------------------------------------------------------------------

Result<Queue::Prepared> Queue::prepare(qint64 entity, const QString &operation, const Answers &answers,
                                       const RunOptions &options) const
{
    const Catalogue &catalogue = m_workspace.catalogue();
    const auto target = Target::find(m_workspace.store(), entity);
    if (!target)
        return std::unexpected(target.error());
    const EntityType *type = catalogue.entityType(target->entity.kind, target->entity.type);
    const OperationType *found = catalogue.operationType(operation);
    if (!found || !type || !type->operations.contains(operation))
        return failure(tr("%1 has no operation “%2”.").arg(target->entity.name, operation));
    if (!found->problem.isEmpty())
        return failure(found->problem);

    const QList<TaskForm> form = operationForm(catalogue, *found, *target);
    const Answers complete = completeAnswers(form, answers);
    QStringList sentences;
    for (const AnswerProblem &problem : problemsOf(form, complete))
        sentences << problem.sentence;
    if (!sentences.isEmpty())
        return failure(sentences.join(u' '));

    QHash<QString, TaskValues> lastValues;
    for (const QString &name : type->operations)
        lastValues.insert(name, m_workspace.store().taskValues(entity, name));
    const MarshalInput input{.catalogue = catalogue, .operation = *found, .target = *target,
                             .lastValues = lastValues, .answers = complete};
    Prepared prepared{.run = {.entity = entity, .operation = operation, .options = options},
                      .request = toRequest(input),
                      .values = {},
                      .secrets = secretsOf(input)};
    RunRequest &request = prepared.request;
    request.title = tr("%1: %2").arg(target->entity.name, found->label);
    request.workspaceDir = m_workspace.dir();
    request.inventory = m_workspace.inventoryPath();
    request.rolesDir = m_workspace.rolesDir();
    request.hosts = target->platform.hosts;
    request.ansiblePlaybook = m_ansible;
    request.options = options;
    request.gatherFacts = found->gatherFacts;
    request.timeout = static_cast<int>(found->timeout.count());
    prepared.run.needsSecrets = request.needsSecrets();
    for (const RoleCall &call : std::as_const(request.roles))
        prepared.values << call.variables;
    return prepared;
}

Result<RunRequest> Queue::preview(qint64 entity, const QString &operation, const Answers &answers,
                                  const RunOptions &options) const
{
    return prepare(entity, operation, answers, options).transform([](const Prepared &prepared) { return prepared.request; });
}

Result<Run> Queue::dispatch(qint64 entity, const QString &operation, const Answers &answers, const RunOptions &options)
{
    findAnsible();
    if (m_ansible.isEmpty())
        return failure(obstacle());
    auto prepared = prepare(entity, operation, answers, options);
    if (!prepared)
        return std::unexpected(prepared.error());
    // The folder is complete before the row is committed: a run that stands in the queue can always be started.
    const auto run = m_workspace.store().addRun(prepared->run, prepared->values, [&](const Run &added) {
        prepared->request.run = added.id;
        return m_workspace.runFolder(added).create(prepared->request);
    });
    if (!run)
        return run;
    QJsonObject news{{u"dispatched"_s, run->id}};
    if (run->needsSecrets) {
        QJsonArray list;
        for (const QJsonObject &values : std::as_const(prepared->secrets))
            list << values;
        news[u"secrets"_s] = list;
    }
    if (m_holds) {
        obey(news);
    } else {
        tellHolder(news);
        emit runChanged(run->id);
    }
    return *m_workspace.store().run(run->id);
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
    if (!m_holds) {
        tellHolder({{u"cancel"_s, id}});
        return {};
    }
    if (run->status == Status::Waiting) {
        finish(id, {.verdict = {.status = Status::Cancelled, .sentence = tr("Cancelled before it started.")},
                    .exitCode = std::nullopt, .started = {}, .finished = QDateTime::currentDateTimeUtc()});
    } else if (const auto active = m_active.find(id); active != m_active.end()) {
        active->second.watcher->cancel();
    }
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
        const bool neverTaken = result && !*result && !readWorker(folder);
        // The earlier holder ended before a worker took the run. Should its worker still come up late, then of the two
        // only the one that claims the folder first runs it.
        if (neverTaken && m_workspace.store().setWaiting(run.id).value_or(false))
            emit runChanged(run.id);
        else
            watch(run);
    }
}

QList<QueuedRun> Queue::queued(const QList<Run> &runs) const
{
    QList<QueuedRun> list;
    for (const Run &run : runs) {
        const auto entity = m_workspace.store().entity(run.entity);
        const qint64 platform = entity && entity->platform != 0 ? entity->platform : run.entity;
        list << QueuedRun{.run = run.id, .entity = run.entity, .platform = platform,
                          .running = run.status == Status::Running};
    }
    return list;
}

void Queue::startWhatMay()
{
    if (!m_holds || m_ansible.isEmpty())
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
    const auto end = [&](Status status, const QString &sentence) {
        finish(run.id, {.verdict = {.status = status, .sentence = sentence}, .exitCode = std::nullopt,
                        .started = {}, .finished = QDateTime::currentDateTimeUtc()});
    };
    const auto secrets = m_secrets.extract(run.id);
    if (run.needsSecrets && secrets.empty()) {
        end(Status::Interrupted, tr("Its secrets, which are kept in memory only, went with the program that dispatched it. "
                                    "Run it again."));
        return;
    }
    const auto moved = m_workspace.store().setRunning(run.id);
    if (!moved || !*moved) {
        if (!moved)
            emit failed(moved.error().sentence);
        return;
    }
    const RunFolder folder = m_workspace.runFolder(run);
    QProcess worker;
    worker.setProgram(m_workerProgram);
    worker.setArguments({folder.path()});
    worker.setWorkingDirectory(m_workspace.dir());
    worker.setStandardInputFile(QProcess::nullDevice());
    worker.setStandardOutputFile(QProcess::nullDevice());
    worker.setStandardErrorFile(folder.path() + u"/worker.log"_s);
    if (!worker.startDetached()) {
        end(Status::Error, tr("The worker %1 could not be started: %2.").arg(m_workerProgram, worker.errorString()));
        return;
    }
    watch(run, secrets.empty() ? Secrets() : secrets.mapped());
    announceRun(run.id);
}

void Queue::watch(const Run &run, const Secrets &secrets)
{
    auto *watcher = new RunWatcher(m_workspace.runFolder(run), this);
    m_active.emplace(run.id, Active{{watcher, [](RunWatcher *old) { old->deleteLater(); }}, {}});
    const qint64 id = run.id;
    connect(watcher, &RunWatcher::eventArrived, this, [this, id](const Event &event) { takeEvent(id, event); });
    connect(watcher, &RunWatcher::finished, this, [this, id](const RunResult &result) { finish(id, result); });
    connect(watcher, &RunWatcher::lost, this, [this, id](const QString &sentence) {
        finish(id, {.verdict = {.status = Status::Interrupted, .sentence = sentence}, .exitCode = std::nullopt,
                    .started = {}, .finished = QDateTime::currentDateTimeUtc()});
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
    for (const Output &output : type->outputs) {
        if (event.feedback.contains(output.field.name))
            storeOutput(*run, output, event.feedback[output.field.name]);
    }
}

void Queue::storeOutput(const Run &run, const Output &output, const QJsonValue &value)
{
    if (const QString problem = problemOf(output.field, value); !problem.isEmpty()) {
        emit failed(tr("Run %1 sent back “%2”, which is not stored: %3").arg(run.id).arg(output.field.name, problem));
        return;
    }
    const auto target = Target::find(m_workspace.store(), run.entity);
    if (!target)
        return;
    const bool toPlatform = output.storedIn == Output::StoredIn::Platform;
    const qint64 entity = toPlatform ? target->platform.id : target->entity.id;
    if (const auto stored = m_workspace.store().setOutput(entity, output.field.name, value); !stored)
        emit failed(stored.error().sentence);
    else
        announceEntity(entity);
}

void Queue::finish(qint64 id, const RunResult &result)
{
    m_secrets.erase(id);
    m_active.erase(id);
    const auto run = requireRun(id);
    if (!run)
        return;
    const QDateTime started = result.started.isValid() ? result.started : run->started;
    const auto finished = m_workspace.store().finishRun(id, result.verdict, started, result.finished);
    if (!finished)
        emit failed(finished.error().sentence);
    announceRun(id);
    announceEntity(run->entity);
    // From the event loop: finishing one may have come from starting it.
    QMetaObject::invokeMethod(this, &Queue::startWhatMay, Qt::QueuedConnection);
}

QString Queue::waitReason(qint64 id) const
{
    const QList<Run> runs = m_workspace.store().dispatchedRuns();
    const auto index = std::ranges::find(runs, id, &Run::id) - runs.begin();
    if (index == runs.size() || runs[index].status != Status::Waiting)
        return {};
    if (!obstacle().isEmpty())
        return obstacle();
    const WaitReason reason = schedule(queued(runs), m_workspace.catalogue().settings().atOnce).value(index);
    if (reason.kind == WaitReason::Kind::Limit) {
        return tr("Waits: %n run(s) at once is the limit of this workspace.", nullptr,
                  m_workspace.catalogue().settings().atOnce);
    }
    if (reason.kind == WaitReason::Kind::Target) {
        const auto other = m_workspace.store().run(reason.run);
        const auto entity = other ? m_workspace.store().entity(other->entity) : std::nullopt;
        const OperationType *type = other ? m_workspace.catalogue().operationType(other->operation) : nullptr;
        return tr("Waits for run %1 (%2 of %3).")
            .arg(QString::number(reason.run), type ? type->label : QString(), entity ? entity->name : QString());
    }
    if (!m_holds && m_holder.state() != QLocalSocket::ConnectedState)
        return tr("Waits until a program holds the queue.");
    return tr("Starts now.");
}

} // namespace Aegir
