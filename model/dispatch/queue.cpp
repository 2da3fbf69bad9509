// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/dispatch/queue.h"

#include "model/dispatch/preparedrun.h"
#include "model/dispatch/waitreasons.h"
#include "model/run/ansibleprocess.h"

#include <QDir>
#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

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
        if (news.contains(u"order"_s))
            emit orderChanged();
        if (news.contains(u"pause"_s))
            emit pausedChanged(isPaused());
    });
    connect(&m_link, &QueueLink::becameHolder, this, [this] {
        becomeHolder();
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

void Queue::becomeHolder()
{
    m_holder = std::make_unique<QueueHolder>(m_workspace, m_workerProgram, m_secrets);
    m_holder->setAnsible(m_ansible);
    connect(m_holder.get(), &QueueHolder::runChanged, this, &Queue::announceRun);
    connect(m_holder.get(), &QueueHolder::entityChanged, this, &Queue::announceEntity);
    connect(m_holder.get(), &QueueHolder::failed, this, &Queue::failed);
    m_holder->reconcile();
    catchUp();
    // From the event loop: what became of this, nobody may be connected to hear yet.
    m_holder->startSoon();
}

void Queue::findAnsible()
{
    m_ansible = findAnsiblePlaybook(m_workspace.catalogue().settings().ansiblePlaybook);
    if (m_holder)
        m_holder->setAnsible(m_ansible);
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
        m_holder->startWhatMay();
    } else if (const QJsonValue cancelled = order[u"cancel"_s]; cancelled.isDouble()) {
        if (const auto done = cancel(cancelled.toInteger()); !done)
            emit failed(done.error().sentence);
    } else if (const QJsonValue entity = order[u"entity"_s]; entity.isDouble()) {
        announceEntity(entity.toInteger());
    } else if (const QJsonValue changed = order[u"changed"_s]; changed.isDouble()) {
        announceRun(changed.toInteger());
        m_holder->startWhatMay();
    } else if (order.contains(u"order"_s)) {
        announceOrder();
        m_holder->startWhatMay();
    } else if (order.contains(u"pause"_s)) {
        announcePause();
        m_holder->startWhatMay();
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

void Queue::announceOrder()
{
    m_link.announce({{u"order"_s, true}});
    emit orderChanged();
}

void Queue::announcePause()
{
    m_link.announce({{u"pause"_s, true}});
    emit pausedChanged(isPaused());
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
    if (!m_holder) {
        m_link.order({{u"cancel"_s, id}});
        return {};
    }
    return m_holder->cancel(*run);
}

// --- what a person says about the queue -------------------------------------------------------------------------

/// Lets the holder look at what was written into the store; who does not hold the queue hears of it from there, but
/// shall see what it did itself at once, and also when there is no holder or it does not answer.
Result<void> Queue::change(qint64 id, const std::function<Result<bool>(Store &)> &change)
{
    const auto changed = change(m_workspace.store());
    if (!changed)
        return std::unexpected(changed.error());
    if (*changed)
        return {};
    const auto run = requireRun(id);
    if (!run)
        return std::unexpected(run.error());
    return failure(run->status == Status::Running ? tr("Run %1 is running already.").arg(id)
                                                  : tr("Run %1 has ended already.").arg(id));
}

Result<void> Queue::hold(qint64 id)
{
    return change(id, [id](Store &store) { return store.holdRun(id); }).transform([&] { wake({{u"changed"_s, id}}); });
}

Result<void> Queue::release(qint64 id)
{
    return change(id, [id](Store &store) { return store.releaseRun(id); }).transform([&] {
        wake({{u"changed"_s, id}});
    });
}

Result<void> Queue::moveBefore(qint64 id, qint64 before)
{
    return change(id, [=](Store &store) { return store.placeRun(id, before); }).transform([&] {
        wake({{u"order"_s, true}});
    });
}

Result<void> Queue::move(qint64 id, Direction direction)
{
    QList<qint64> waiting;
    for (const QueuedRun &run : m_workspace.store().queuedRuns()) {
        if (!run.running)
            waiting << run.run;
    }
    const qsizetype at = waiting.indexOf(id);
    switch (direction) {
    case Direction::First:
        return moveBefore(id, waiting.value(0));
    case Direction::Up:
        return moveBefore(id, waiting.value(std::max<qsizetype>(at - 1, 0)));
    case Direction::Down:
        return moveBefore(id, waiting.value(at + 2));
    case Direction::Last:
        break;
    }
    return moveBefore(id, 0);
}

Result<void> Queue::setPaused(bool paused)
{
    return m_workspace.store().setQueuePaused(paused).transform([&](bool) { wake({{u"pause"_s, paused}}); });
}

bool Queue::isPaused() const
{
    return m_workspace.store().isQueuePaused();
}

void Queue::wake(const QJsonObject &order)
{
    m_link.order(order);
    if (isHolder())
        return;
    if (const QJsonValue run = order[u"changed"_s]; run.isDouble())
        tell(run.toInteger());
    if (order.contains(u"order"_s))
        emit orderChanged();
    if (order.contains(u"pause"_s))
        emit pausedChanged(isPaused());
}

// --- why runs wait ----------------------------------------------------------------------------------------------

QHash<qint64, QString> Queue::waitReasons() const
{
    return Aegir::waitReasons(m_workspace, {.sentence = obstacle(), .isHeld = m_link.isConnected()});
}

QString Queue::waitReason(qint64 id) const
{
    return waitReasons().value(id);
}

bool Queue::mayStart(qint64 id) const
{
    return obstacle().isEmpty() && m_link.isConnected() && Aegir::mayStart(m_workspace, id);
}

} // namespace Aegir
