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
}

WorkerStarter::~WorkerStarter()
{
    closeDescriptor(m_adopted);
    for (QLocalSocket *worker : findChildren<QLocalSocket *>())
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

/// The socket to a new worker that waits; -1 when none could be started.
int WorkerStarter::newWaiting() const
{
    // Without a name, so that nothing is left of it, whoever is killed.
    const PipeEnds ends = openChannel();
    QProcess worker;
    worker.setProgram(m_workerProgram);
    worker.setArguments({u"--wait"_s});
    worker.setWorkingDirectory(m_workspaceDir);
    worker.setStandardOutputFile(QProcess::nullDevice());
    worker.setStandardErrorFile(QProcess::nullDevice());
    const bool started = ends.reading >= 0 && startWithInput(worker, ends.reading);
    closeDescriptor(ends.reading);
    if (started)
        return ends.writing;
    closeDescriptor(ends.writing);
    return -1;
}

void WorkerStarter::prepare()
{
    // Looked at each time: the file may have been replaced.
    if (m_ansible.isEmpty() || pythonOf(m_ansible).isEmpty())
        return;
    const int socket = m_adopted >= 0 ? std::exchange(m_adopted, -1) : newWaiting();
    auto *worker = new QLocalSocket(this);
    if (socket < 0 || !worker->setSocketDescriptor(socket)) {
        delete worker;
        closeDescriptor(socket);
        return;
    }
    greet(worker);
    const QString mitogen = m_mitogen ? mitogenPlugins(m_ansible) : QString();
    worker->write(toJsonLine({{u"ansible"_s, m_ansible}, {u"mitogen"_s, mitogen}, {u"workspace"_s, m_workspaceDir}}));
    worker->flush();
    m_coming = worker;
    m_arrival.start();
}

void WorkerStarter::drop()
{
    m_idle.stop();
    m_arrival.stop();
    if (QLocalSocket *worker = std::exchange(m_coming, nullptr))
        worker->abort();
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
            if (worker != m_coming)
                continue; // it says so twice
            m_coming = nullptr;
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
    if (m_coming == worker) {
        m_coming = nullptr;
        if (const auto first = std::exchange(m_first, std::nullopt))
            startInstead(*first);
    }
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
    if (m_coming && !m_first) {
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
