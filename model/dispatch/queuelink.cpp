// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/dispatch/queuelink.h"

#include "model/run/jsonline.h"
#include "model/run/runfolder.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Aegir {

namespace {
constexpr std::chrono::milliseconds firstRetry = 300ms;
constexpr std::chrono::milliseconds lastRetry = 10s;
constexpr std::chrono::milliseconds patience = 5s;

const QString hello = u"hello"_s; ///< asks for a sign of life, and is one
} // namespace

QueueLink::QueueLink(const QString &stateDir, QObject *parent)
    : QObject(parent)
    , m_notePath(stateDir + u"/queue.socket"_s)
    , m_lock(stateDir + u"/lock"_s)
{
    // Only its holder's end makes the lock stale, never its age.
    m_lock.setStaleLockTime(0);
    m_retry.setSingleShot(true);
    m_retry.setInterval(firstRetry);
    connect(&m_retry, &QTimer::timeout, this, [this] {
        // Who holds the lock without listening may never listen: ask less and less often.
        m_retry.setInterval(std::min(m_retry.intervalAsDuration() * 2, lastRetry));
        open();
    });
    connect(&m_note, &QFileSystemWatcher::directoryChanged, this, [this] {
        if (!isConnected())
            open();
    });
    connect(&m_holder, &QLocalSocket::readyRead, this, [this] {
        while (m_holder.canReadLine())
            hear(QJsonDocument::fromJson(m_holder.readLine()).object());
    });
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, [this] { setSilent(true); });
    connect(&m_holder, &QLocalSocket::connected, this, [this] {
        m_retry.setInterval(firstRetry);
        for (const QJsonObject &unsaid : std::exchange(m_unsaid, {}))
            order(unsaid);
        ask();
        emit connected();
    });
    connect(&m_holder, &QLocalSocket::disconnected, this, [this] {
        m_patience.stop();
        setSilent(false);
    });
    connect(&m_holder, &QLocalSocket::disconnected, this, &QueueLink::open, Qt::QueuedConnection);
    connect(&m_holder, &QLocalSocket::errorOccurred, this, [this](QLocalSocket::LocalSocketError error) {
        // Who holds the lock may not listen yet, or not any more; the end of a connection comes as disconnected().
        if (error != QLocalSocket::PeerClosedError)
            m_retry.start();
    });
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *peer = m_server.nextPendingConnection())
            greet(peer);
    });
}

QueueLink::~QueueLink()
{
    m_holder.disconnect(this);
    for (QLocalSocket *peer : std::as_const(m_peers))
        peer->disconnect(this);
}

void QueueLink::open()
{
    if (m_holds || m_holder.state() != QLocalSocket::UnconnectedState)
        return;
    if (takeLock()) {
        hold();
        return;
    }
    m_note.addPath(QFileInfo(m_notePath).path());
    QFile note(m_notePath);
    const QString name = note.open(QIODevice::ReadOnly) ? QString::fromUtf8(note.readAll()).trimmed() : QString();
    if (!name.isEmpty())
        m_holder.connectToServer(name);
    else if (!isBarred())
        m_retry.start();
}

bool isLockOfThisMachine(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    // Process, program, host name, machine, start of the system.
    const QList<QByteArray> lines = file.readAll().split('\n');
    const auto is = [&lines](qsizetype line, const QByteArray &own) {
        return !own.isEmpty() && lines.value(line) == own;
    };
    return is(3, QSysInfo::machineUniqueId()) || is(4, QSysInfo::bootUniqueId());
}

bool QueueLink::takeLock()
{
    if (m_lock.tryLock(0ms))
        return true;
    // A lock that names this very process is an earlier one's that had the same number.
    qint64 pid = 0;
    QString host;
    QString program;
    if (!m_lock.getLockInfo(&pid, &host, &program))
        return false;
    const bool maybeStale = pid == QCoreApplication::applicationPid()
        || (host != QSysInfo::machineHostName() && isLockOfThisMachine(m_lock.fileName()));
    // The file of one that lives cannot be removed: the system knows who has it.
    return maybeStale && m_lock.removeStaleLockFile() && m_lock.tryLock(0ms);
}

qint64 QueueLink::holderPid() const
{
    qint64 pid = 0;
    QString host;
    QString program;
    return m_lock.getLockInfo(&pid, &host, &program) ? pid : 0;
}

QString QueueLink::holderProgram() const
{
    qint64 pid = 0;
    QString host;
    QString program;
    return m_lock.getLockInfo(&pid, &host, &program) ? program : QString();
}

void QueueLink::ask()
{
    if (m_holder.state() != QLocalSocket::ConnectedState)
        return;
    m_holder.write(toJsonLine({{hello, true}}));
    m_holder.flush();
    if (!m_patience.isActive() && !m_isSilent)
        m_patience.start();
}

void QueueLink::hear(const QJsonObject &news)
{
    m_patience.stop();
    setSilent(false);
    if (news.contains(hello))
        emit answered();
    else
        emit newsArrived(news);
}

void QueueLink::setSilent(bool silent)
{
    if (std::exchange(m_isSilent, silent) != silent)
        emit silenceChanged(silent);
}

void QueueLink::hold()
{
    m_holds = true;
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    // Who has the lock is the only one: the holder before, whose note this is, may have been killed.
    if (QFile before(m_notePath); before.open(QIODevice::ReadOnly))
        removeSocket(QString::fromUtf8(before.readAll()).trimmed(), u"aegir-queue-"_s);
    QSaveFile note(m_notePath);
    if (!m_server.listen(u"aegir-queue-"_s + QUuid::createUuid().toString(QUuid::Id128))
        || !note.open(QIODevice::WriteOnly) || note.write(m_server.fullServerName().toUtf8()) < 0 || !note.commit()) {
        emit failed(tr("Other programs cannot reach this queue: %1.")
                        .arg(m_server.isListening() ? note.errorString() : m_server.errorString()));
    }
    emit becameHolder();
    for (const QJsonObject &unsaid : std::exchange(m_unsaid, {}))
        emit orderArrived(unsaid);
}

void QueueLink::greet(QLocalSocket *peer)
{
    m_peers << peer;
    connect(peer, &QLocalSocket::disconnected, this, [this, peer] {
        m_peers.removeOne(peer);
        peer->deleteLater();
    });
    connect(peer, &QLocalSocket::readyRead, this, [this, peer] {
        while (peer->canReadLine()) {
            const QJsonObject order = QJsonDocument::fromJson(peer->readLine()).object();
            if (!order.contains(hello)) {
                emit orderArrived(order);
                continue;
            }
            peer->write(toJsonLine(order));
            peer->flush();
        }
    });
}

void QueueLink::order(const QJsonObject &order)
{
    if (m_holds) {
        emit orderArrived(order);
    } else if (m_holder.state() == QLocalSocket::ConnectedState) {
        m_holder.write(toJsonLine(order));
        ask();
    } else {
        m_unsaid << order;
    }
}

void QueueLink::announce(const QJsonObject &news)
{
    const QByteArray line = toJsonLine(news);
    // A copy, since a peer that left takes itself off the list while it is written to.
    for (QLocalSocket *peer : QList(m_peers)) {
        peer->write(line);
        peer->flush();
    }
}

} // namespace Aegir
