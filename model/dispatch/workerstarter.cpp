// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/workerstarter.h"

#include "model/run/jsonline.h"
#include "model/run/mitogen.h"
#include "model/run/platform.h"
#include "model/run/warmstart.h"

#include <QJsonDocument>
#include <QLocalSocket>
#include <QProcess>
#include <QUuid>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Aegir {

namespace {
constexpr auto idlePatience = 10min;
constexpr auto arrivalPatience = 30s;
constexpr auto firstPatience = 1s; // a new one is ready by then
constexpr auto takingPatience = 5s;
} // namespace

WorkerStarter::WorkerStarter(QString workerProgram, QString workspaceDir, QObject *parent)
    : QObject(parent)
    , m_workerProgram(std::move(workerProgram))
    , m_workspaceDir(std::move(workspaceDir))
{
    m_idle.setSingleShot(true);
    m_idle.setInterval(idlePatience);
    connect(&m_idle, &QTimer::timeout, this, &WorkerStarter::drop);
    m_arrival.setSingleShot(true);
    m_arrival.setInterval(arrivalPatience);
    connect(&m_arrival, &QTimer::timeout, this, &WorkerStarter::drop);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *worker = m_server.nextPendingConnection())
            greet(worker);
    });
}

WorkerStarter::~WorkerStarter()
{
    closeDescriptor(m_adopted);
    for (QLocalSocket *worker : m_server.findChildren<QLocalSocket *>())
        worker->disconnect(this);
    // Whether these were taken is not known any more: of two workers for one run the later one leaves.
    for (const auto &[worker, folder] : m_handedOver)
        std::ignore = startNew(folder);
    if (m_first)
        std::ignore = startNew(*m_first);
}

void WorkerStarter::setAnsible(const QString &program, bool mitogen)
{
    if (program == m_ansible && mitogen == m_mitogen)
        return;
    m_ansible = program;
    m_mitogen = mitogen;
    drop();
    replace();
}

void WorkerStarter::setWarm(bool warm)
{
    if (warm == m_warm)
        return;
    m_warm = warm;
    if (!warm)
        drop();
    replace();
}

void WorkerStarter::replace()
{
    if (m_warm)
        expect();
}

void WorkerStarter::expect()
{
    m_idle.start();
    if (!m_waiting && !m_arrival.isActive())
        prepare();
}

void WorkerStarter::adopt(int socket)
{
    closeDescriptor(std::exchange(m_adopted, socket));
}

bool WorkerStarter::prepareAdopted(const QString &mitogen)
{
    if (m_adopted < 0)
        return false;
    auto *worker = new QLocalSocket(&m_server);
    if (!worker->setSocketDescriptor(m_adopted)) {
        delete worker;
        closeDescriptor(std::exchange(m_adopted, -1));
        return false;
    }
    m_adopted = -1;
    greet(worker);
    worker->write(toJsonLine({{u"ansible"_s, m_ansible}, {u"mitogen"_s, mitogen}, {u"workspace"_s, m_workspaceDir}}));
    worker->flush();
    return true;
}

void WorkerStarter::prepare()
{
    // Looked at each time: the file may have been replaced.
    if (m_ansible.isEmpty() || pythonOf(m_ansible).isEmpty())
        return;
    const QString mitogen = m_mitogen ? mitogenPlugins(m_ansible) : QString();
    if (prepareAdopted(mitogen)) {
        m_arrival.start();
        return;
    }
    if (!m_server.isListening() && !m_server.listen(u"aegir-warm-"_s + QUuid::createUuid().toString(QUuid::Id128)))
        return;
    QProcess worker;
    worker.setProgram(m_workerProgram);
    worker.setArguments({u"--wait"_s, m_server.fullServerName(), m_ansible, mitogen});
    worker.setWorkingDirectory(m_workspaceDir);
    worker.setStandardInputFile(QProcess::nullDevice());
    worker.setStandardOutputFile(QProcess::nullDevice());
    worker.setStandardErrorFile(QProcess::nullDevice());
    if (worker.startDetached())
        m_arrival.start();
}

void WorkerStarter::drop()
{
    m_idle.stop();
    m_arrival.stop();
    // One that is still on its way finds nobody.
    m_server.close();
    if (const auto first = std::exchange(m_first, std::nullopt))
        startInstead(*first);
    if (QLocalSocket *worker = std::exchange(m_waiting, nullptr)) {
        worker->abort();
        emit warmChanged();
    }
}

void WorkerStarter::greet(QLocalSocket *worker)
{
    connect(worker, &QLocalSocket::readyRead, this, [this, worker] { hear(worker); });
    connect(worker, &QLocalSocket::disconnected, this, [this, worker] { lose(worker); });
}

void WorkerStarter::hear(QLocalSocket *worker)
{
    while (worker->canReadLine()) {
        const QJsonObject news = QJsonDocument::fromJson(worker->readLine()).object();
        if (const QJsonValue ready = news[u"ready"_s]; ready.isString()) {
            if (ready.toString() != m_ansible || m_waiting || !m_arrival.isActive()) {
                worker->abort(); // it came too late, and would wait for ever
                return;
            }
            m_arrival.stop();
            if (const auto first = std::exchange(m_first, std::nullopt)) {
                handOver(worker, *first);
                replace();
                continue;
            }
            m_waiting = worker;
            emit warmChanged();
        } else if (news[u"taken"_s].toBool()) {
            m_handedOver.erase(worker);
        }
    }
}

void WorkerStarter::lose(QLocalSocket *worker)
{
    worker->deleteLater();
    if (m_waiting == worker) {
        m_waiting = nullptr;
        emit warmChanged();
    }
    const auto handedOver = m_handedOver.find(worker);
    if (handedOver == m_handedOver.end())
        return;
    const RunFolder folder = handedOver->second;
    m_handedOver.erase(handedOver);
    startInstead(folder);
}

Result<qint64> WorkerStarter::start(const RunFolder &folder)
{
    if (QLocalSocket *worker = std::exchange(m_waiting, nullptr)) {
        handOver(worker, folder);
        emit warmChanged();
        replace();
        return 0;
    }
    if (m_arrival.isActive() && !m_first) {
        m_first = folder;
        QTimer::singleShot(firstPatience, this, [this, folder] {
            if (m_first && m_first->path() == folder.path())
                drop();
        });
        return 0;
    }
    auto started = startNew(folder);
    replace();
    return started;
}

void WorkerStarter::handOver(QLocalSocket *worker, const RunFolder &folder)
{
    m_handedOver.insert_or_assign(worker, folder);
    worker->write(toJsonLine({{u"run"_s, folder.path()}}));
    worker->flush();
    QTimer::singleShot(takingPatience, worker, [this, worker] {
        if (m_handedOver.contains(worker))
            worker->abort(); // then a new one gets it
    });
}

void WorkerStarter::startInstead(const RunFolder &folder)
{
    if (const auto started = startNew(folder))
        emit startedInstead(folder.path(), *started);
    else
        emit notStarted(folder.path(), started.error().sentence);
}

Result<qint64> WorkerStarter::startNew(const RunFolder &folder) const
{
    QProcess worker;
    worker.setProgram(m_workerProgram);
    worker.setArguments({folder.path()});
    worker.setWorkingDirectory(m_workspaceDir);
    worker.setStandardInputFile(QProcess::nullDevice());
    worker.setStandardOutputFile(QProcess::nullDevice());
    worker.setStandardErrorFile(folder.path() + u"/worker.log"_s);
    qint64 pid = 0;
    if (!worker.startDetached(&pid))
        return failure(tr("The worker %1 could not be started: %2.").arg(m_workerProgram, worker.errorString()));
    return pid;
}

} // namespace Aegir
