// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/dispatch/queue.h"

#include "model/dispatch/doctorfiles.h"
#include "model/dispatch/preparedrun.h"
#include "model/dispatch/runlist.h"
#include "model/dispatch/waitreasons.h"
#include "model/run/ansibleplaces.h"
#include "model/run/ansibleprocess.h"
#include "model/run/platform.h"

#include <QDir>
#include <QJsonArray>
#include <QScopeGuard>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
QJsonObject dispatchOrder(qint64 run, const Secrets &secrets)
{
    QJsonArray list;
    for (const QJsonObject &values : secrets)
        list << values;
    return {{u"dispatched"_s, run}, {u"secrets"_s, list}};
}
} // namespace

Queue::Queue(Workspace &workspace, QString workerProgram, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_workerProgram(std::move(workerProgram))
    , m_whenFree(database())
    , m_link(workspace.stateDir())
{
    for (QTimer *timer : {&m_telling, &m_cancelling})
        timer->setSingleShot(true);
    connect(&m_telling, &QTimer::timeout, this, &Queue::tellSome);
    connect(&m_cancelling, &QTimer::timeout, this, &Queue::cancelSome);
    connect(&m_whenFree, &WhenFree::freed, this, &Queue::cancelSome); // before any of them can start
    connect(&m_link, &QueueLink::failed, this, &Queue::failed);
    connect(&m_link, &QueueLink::orderArrived, this, &Queue::obey);
    connect(&m_link, &QueueLink::connected, this, &Queue::catchUp);
    connect(&m_link, &QueueLink::newsArrived, this, &Queue::hear);
    connect(&m_link, &QueueLink::answered, this, &Queue::heard);
    connect(&m_link, &QueueLink::silenceChanged, this, [this](bool silent) {
        if (silent)
            emit failed(silence());
        emit silenceChanged();
    });
    connect(&m_link, &QueueLink::becameHolder, this, [this] {
        becomeHolder();
        emit holderChanged(true);
    });
}

Result<void> Queue::open()
{
    findAnsible();
    m_link.open();
    if (!m_link.isHolder() && m_link.isBarred()) {
        return failure(tr("The workspace cannot be locked: %1 cannot be written. Runs cannot be started from here.")
                           .arg(m_workspace.lockPath()));
    }
    if (!m_link.isHolder())
        m_early.reset(); // the holder has its own
    return {};
}

bool Queue::isHolder() const
{
    return m_link.isHolder();
}

void Queue::becomeHolder()
{
    m_holder = std::make_unique<QueueHolder>(
        m_workspace, m_early ? std::move(m_early) : std::make_unique<WorkerStarter>(m_workerProgram, m_workspace.dir()),
        m_secrets, m_folders, m_whenFree);
    m_holder->setAnsible(m_ansible);
    setWarmStart(m_warmStart);
    connect(m_holder.get(), &QueueHolder::runChanged, this, &Queue::announceRun);
    connect(m_holder.get(), &QueueHolder::entityChanged, this, &Queue::announceEntity);
    connect(m_holder.get(), &QueueHolder::stopping, this, [this](qint64 run, StopStage stage) {
        m_link.announce({{u"run"_s, run}, {u"stopping"_s, stopStageName(stage)}});
        noteStop(run, stage);
    });
    connect(m_holder.get(), &QueueHolder::failed, this, &Queue::failed);
    connect(m_holder.get(), &QueueHolder::toCancel, this, &Queue::cancelSoon);
    m_timetables = std::make_unique<TimetableKeeper>(
        m_workspace.store(), m_whenFree,
        [this](const Timetable &timetable, const QDateTime &due) -> Result<Run> {
            findAnsible();
            if (!obstacle().isEmpty())
                return failure(obstacle());
            auto prepared = prepareRun(m_workspace, m_ansible, timetable.entity, timetable.operation, timetable.answers,
                                       timetable.options);
            if (!prepared)
                return std::unexpected(prepared.error());
            prepared->run.timetable = timetable.id;
            prepared->run.due = due;
            return add(*std::move(prepared));
        },
        [this](const QString &operation) { return m_workspace.catalogue().operationLabel(operation); });
    connect(m_timetables.get(), &TimetableKeeper::failed, this, [this](const QString &sentence) {
        emit failed(sentence);
        spread({{u"timetables"_s, true}}); // the timetable says why
    });
    m_retention = std::make_unique<Retention>(m_workspace.stateDir());
    connect(m_retention.get(), &Retention::failed, this, &Queue::failed);
    connect(m_retention.get(), &Retention::pruned, this, [this](const PruneReport &report) {
        QList<qint64> gone;
        for (const KeptRun &run : report.runs)
            gone << run.run;
        announceRuns(gone);
    });
    m_retention->start(m_workspace.dir());
    m_holder->reconcile();
    catchUp();
    // From the event loop: what became of this, nobody may be connected to hear yet.
    m_holder->startSoon();
    QMetaObject::invokeMethod(m_timetables.get(), &TimetableKeeper::look, Qt::QueuedConnection);
}

void Queue::findAnsible()
{
    m_ansible =
        findAnsiblePlaybook(AnsiblePlaces::of(QProcessEnvironment::systemEnvironment(),
                                              m_workspace.catalogue().settings().ansiblePlaybook, m_workspace.dir()));
    if (m_holder)
        m_holder->setAnsible(m_ansible);
    setWarmStart(m_warmStart); // the setting, too, may be another now
}

void Queue::obeySettings()
{
    findAnsible();
    if (m_holder)
        m_holder->startSoon(); // more may run at once, or Ansible is found now
    if (m_retention)
        m_retention->runEnded(); // fewer may be kept
}

void Queue::setWarmStart(bool warm)
{
    m_warmStart = warm;
    if (m_holder)
        m_holder->workers().setWarm(warm && m_workspace.catalogue().settings().warmStart);
}

void Queue::expectRun(int forkedWorker)
{
    const auto forget = qScopeGuard([&] { closeDescriptor(forkedWorker); });
    if (!m_workspace.catalogue().settings().warmStart)
        return;
    if (m_holder) {
        m_holder->workers().expect();
    } else if (!isHeld()) {
        // Who is about to open the queue will mostly hold it: then its worker is on its way already.
        findAnsible();
        m_early = std::make_unique<WorkerStarter>(m_workerProgram, m_workspace.dir());
        m_early->setAnsible(m_ansible, m_workspace.catalogue().settings().mitogen);
        m_early->adopt(std::exchange(forkedWorker, -1));
        m_early->expect();
    }
}

bool Queue::isWarm() const
{
    return m_holder && m_holder->workers().isWarm();
}

QString Queue::silence() const
{
    if (!m_link.isSilent())
        return {};
    return tr("%1 (process %2) holds the queue and does not answer. Let it go on, if it was stopped, or end it; then "
              "another program takes over.")
        .arg(m_link.holderProgram())
        .arg(m_link.holderPid());
}

QString Queue::obstacle() const
{
    if (const QString sentence = unusablePath(m_workspace.dir()); !sentence.isEmpty())
        return sentence;
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
    // It may have been installed since, and whoever dispatches has found it.
    if (m_ansible.isEmpty())
        findAnsible();
    if (const QJsonValue run = order[u"dispatched"_s]; run.isDouble()) {
        if (const QJsonArray list = order[u"secrets"_s].toArray(); !list.isEmpty()) {
            Secrets &secrets = m_secrets[run.toInteger()];
            secrets.clear();
            for (const QJsonValue &values : list)
                secrets << values.toObject();
        }
        announceRun(run.toInteger());
        m_holder->offerSecrets(run.toInteger());
        m_holder->startWhatMay();
    } else if (const QJsonValue cancelled = order[u"cancel"_s]; cancelled.isDouble()) {
        if (const auto done = cancel(cancelled.toInteger()); !done)
            emit failed(done.error().sentence);
    } else if (const QJsonValue many = order[u"cancelMany"_s]; many.isArray()) {
        cancel(runsOf(many));
    } else if (const QJsonValue entity = order[u"entity"_s]; entity.isDouble()) {
        announceEntity(entity.toInteger());
        m_timetables->look(); // those of one that came back are in force again
    } else if (const QJsonValue removed = order[u"removed"_s]; removed.isArray()) {
        announceRuns(runsOf(removed));
        m_retention->prune({}); // the folders that they left
    } else {
        // What is in the store already: runs that were held or released, their order, a pause, timetables.
        spread(order);
        if (order.contains(u"timetables"_s))
            m_timetables->look();
        m_holder->startWhatMay();
    }
}

void Queue::catchUp()
{
    // A holder that took over may have ended runs before it could tell us, and it has not our secrets.
    QHash<qint64, qint64> entities; // by run
    for (const qint64 id : std::as_const(m_dispatched)) {
        const auto run = m_workspace.store().run(id);
        entities.insert(id, run ? run->entity : 0);
    }
    for (const QueuedRun &run : m_workspace.store().queuedRuns())
        entities.insert(run.run, run.entity);
    QSet<qint64> changed;
    for (const qint64 entity : std::as_const(entities))
        changed.insert(entity);
    changed.remove(0);
    m_untoldEntities << changed.values();
    tellAll(entities.keys());
    // A copy: when the holder is here the order is obeyed at once, and takes out those of a run that has ended.
    for (const auto &[id, secrets] : KeptSecrets(m_secrets))
        m_link.order(dispatchOrder(id, secrets));
}

/// What the holder tells the others, or what was done here.
void Queue::hear(const QJsonObject &news)
{
    if (const QJsonValue run = news[u"run"_s]; run.isDouble()) {
        if (const auto stage = stopStageFromName(news[u"stopping"_s].toString()))
            noteStop(run.toInteger(), *stage);
        else
            tell(run.toInteger());
    }
    if (const QJsonValue runs = news[u"runs"_s]; runs.isArray())
        tellAll(runsOf(runs));
    if (const QJsonValue entity = news[u"entity"_s]; entity.isDouble())
        emit entityChanged(entity.toInteger());
    if (news.contains(u"order"_s))
        emit orderChanged();
    if (news.contains(u"pause"_s))
        emit pausedChanged(isPaused());
    if (news.contains(u"timetables"_s))
        emit timetablesChanged();
}

/// Tells the others and ourselves.
void Queue::spread(const QJsonObject &news)
{
    m_link.announce(news);
    hear(news);
}

void Queue::announceEntity(qint64 entity)
{
    m_link.announce({{u"entity"_s, entity}});
    emit entityChanged(entity);
}

void Queue::noteStop(qint64 run, StopStage stage)
{
    m_stops.insert(run, RunStop::at(stage, QDateTime::currentDateTimeUtc()));
    emit stopChanged(run);
}

void Queue::entityEdited(qint64 entity)
{
    m_link.order({{u"entity"_s, entity}});
    if (!isHolder())
        emit entityChanged(entity);
}

void Queue::runsRemoved(const QList<qint64> &runs)
{
    m_link.order({{u"removed"_s, runList(runs)}});
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
    return add(*std::move(prepared));
}

Result<Run> Queue::add(PreparedRun prepared)
{
    // The folder is complete before the row is committed: a run that stands in the queue can always be started.
    std::optional<RunFolder> folder;
    const auto run = m_workspace.store().addRun(prepared.run, prepared.values, [&](const Run &added) {
        prepared.request.run = added.id;
        folder = m_workspace.runFolder(added);
        return folder->create(prepared.request);
    });
    if (!run) {
        if (folder)
            QDir(folder->path()).removeRecursively();
        return run;
    }
    if (run->needsSecrets)
        m_secrets[run->id] = prepared.secrets;
    m_link.order(dispatchOrder(run->id, run->needsSecrets ? prepared.secrets : Secrets()));
    if (!isHolder())
        tell(run->id);
    return m_workspace.store().run(run->id).value_or(*run);
}

Result<Run> Queue::requireRun(qint64 id) const
{
    const auto run = m_workspace.store().findRun(id);
    if (!run)
        return std::unexpected(run.error());
    if (*run)
        return **run;
    return failure(tr("There is no run %1.").arg(id));
}

Result<void> Queue::cancel(qint64 id)
{
    const auto run = requireRun(id);
    if (!run)
        return std::unexpected(run.error());
    if (!isDispatched(run->status))
        return failure(tr("Run %1 has ended already.").arg(id));
    if (m_holder && run->status == Status::Waiting) {
        const auto cancelled = m_holder->cancel(*run); // at once
        if (cancelled && m_whenFree.isLocked())
            noteCancel({id}); // its folder says so, and the store will
        return cancelled;
    }
    // Written down before anybody is told. A database that takes nothing must not keep a run from being stopped.
    const auto asked = m_workspace.store().askCancel({id});
    if (m_holder) {
        if (!asked && m_whenFree.waitsFor(asked.error()))
            noteCancel({id});
        return m_holder->cancel(*run);
    }
    if (!asked && !m_link.isConnected())
        return std::unexpected(asked.error());
    if (!asked && m_whenFree.waitsFor(asked.error()))
        noteCancel({id});
    m_link.order({{u"cancel"_s, id}});
    return {};
}

// --- why runs wait ----------------------------------------------------------------------------------------------

QHash<qint64, QString> Queue::waitReasons() const
{
    return waitReasons(m_workspace.store().queuedRuns());
}

QHash<qint64, QString> Queue::waitReasons(const QList<QueuedRun> &runs) const
{
    return Aegir::waitReasons(m_workspace, runs,
                              {.sentence = obstacle(),
                               .silence = silence(),
                               .isHeld = m_link.isConnected(),
                               .isLocked = m_whenFree.isLocked()});
}

std::optional<RunStop> Queue::stop(qint64 run) const
{
    const auto stop = m_stops.constFind(run);
    return stop == m_stops.cend() ? std::nullopt : std::optional(*stop);
}

QString Queue::waitReason(qint64 id) const
{
    return waitReasons().value(id);
}

} // namespace Aegir
