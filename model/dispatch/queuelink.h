// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFileSystemWatcher>
#include <QJsonObject>
#include <QLocalServer>
#include <QLocalSocket>
#include <QLockFile>
#include <QObject>
#include <QTimer>

namespace Aegir {

/// True when the lock in the file @p path was made on this machine, maybe under another name: QLockFile takes the
/// host's name for the machine, but each network, or a new container, may give it another one.
bool isLockOfThisMachine(const QString &path);

/// Decides which of the programs that have a workspace open holds its queue, and carries words between them.
///
/// The holder has the workspace's lock and listens on a local socket that is open to this user only; the others are
/// connected to it. When it ends, however it ends, one of them becomes the holder.
class QueueLink : public QObject
{
    Q_OBJECT

public:
    /// @p stateDir is the workspace's `.aegir`.
    explicit QueueLink(const QString &stateDir, QObject *parent = nullptr);
    ~QueueLink() override;

    /// Takes the lock, or connects to who has it. becameHolder() may come before it returns.
    void open();
    bool isHolder() const { return m_holds; }
    bool isConnected() const { return m_holds || m_holder.state() == QLocalSocket::ConnectedState; }
    /// True when the lock's file cannot be made at all.
    bool isBarred() const { return m_lock.error() == QLockFile::PermissionError; }

    /// The process that has the lock; 0 when it is not known.
    qint64 holderPid() const;
    /// The name of its program.
    QString holderProgram() const;

    /// Hands @p order to the holder: as orderArrived() there, or here when this is the holder or becomes it.
    void order(const QJsonObject &order);

    /// Asks the holder for a sign of life: answered() follows, or silenceChanged() when it takes too long. Every order
    /// asks too. A holder that was stopped (SIGSTOP) keeps its lock and its connections, and would go on as the holder
    /// when it is continued: so nobody takes the queue from it, but it can be named.
    void ask();
    bool isSilent() const { return m_isSilent; }

    /// As holder: tells the others.
    void announce(const QJsonObject &news);

signals:
    void becameHolder();
    /// There is a holder to talk to, for the first time or again.
    void connected();
    void orderArrived(const QJsonObject &order);
    void newsArrived(const QJsonObject &news);
    /// The holder has read all that was ordered before ask().
    void answered();
    /// The holder does not answer any more, or does again.
    void silenceChanged(bool silent);
    void failed(const QString &sentence);

private:
    bool takeLock();
    void hold();
    void greet(QLocalSocket *peer);
    void hear(const QJsonObject &news);
    void setSilent(bool silent);

    QString m_notePath; ///< where the holder says how to reach it
    QLockFile m_lock;
    QLocalServer m_server;         ///< as holder
    QList<QLocalSocket *> m_peers; ///< as holder
    QLocalSocket m_holder;         ///< as anybody else
    QList<QJsonObject> m_unsaid;   ///< orders, while there is nobody to tell
    QFileSystemWatcher m_note;     ///< a new holder writes it
    QTimer m_retry;
    QTimer m_patience; ///< with a holder that was asked
    bool m_isSilent = false;
    bool m_holds = false;
};

} // namespace Aegir
