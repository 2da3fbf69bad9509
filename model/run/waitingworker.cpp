// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/run/waitingworker.h"

#include "model/run/jsonline.h"
#include "model/run/warmstart.h"
#include "model/run/worker.h"

#include <QDir>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Aegir {

WaitingWorker::WaitingWorker(const QString &socket, const QString &ansiblePlaybook, const QString &mitogen,
                             QObject *parent)
    : QObject(parent)
    , m_ansible(ansiblePlaybook)
{
    m_process = std::make_unique<AnsibleProcess>();
    m_process->warmUp(pythonOf(m_ansible), QDir::currentPath(),
                      ansibleEnvironment(QProcessEnvironment::systemEnvironment(), mitogen), &Worker::lastWords);
    connect(&m_socket, &QLocalSocket::connected, this,
            [this] { m_socket.write(toJsonLine({{u"ready"_s, m_ansible}})); });
    connect(&m_socket, &QLocalSocket::readyRead, this, &WaitingWorker::hear);
    const auto leave = [this] {
        if (!m_ordered)
            emit dismissed();
    };
    connect(&m_socket, &QLocalSocket::disconnected, this, leave);
    connect(&m_socket, &QLocalSocket::errorOccurred, this, leave);
    // From the event loop: nobody has connected to our signals yet, and no program quits before it runs.
    QMetaObject::invokeMethod(this, [this, socket] { m_socket.connectToServer(socket); }, Qt::QueuedConnection);
}

void WaitingWorker::hear()
{
    if (m_ordered || !m_socket.canReadLine())
        return;
    const QString folder = QJsonDocument::fromJson(m_socket.readLine()).object()[u"run"_s].toString();
    m_ordered = true;
    if (folder.isEmpty())
        emit dismissed();
    else
        emit ordered(folder);
}

void WaitingWorker::confirm()
{
    m_socket.write(toJsonLine({{u"taken"_s, true}}));
    m_socket.flush();
}

} // namespace Aegir
