// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/run/waitingworker.h"

#include "model/run/jsonline.h"
#include "model/run/warmstart.h"
#include "model/run/worker.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Aegir {

WaitingWorker::WaitingWorker(int socket, QObject *parent)
    : QObject(parent)
{
    connect(&m_socket, &QLocalSocket::readyRead, this, &WaitingWorker::hear);
    const auto leave = [this] {
        if (!m_ordered)
            emit dismissed();
    };
    connect(&m_socket, &QLocalSocket::disconnected, this, leave);
    connect(&m_socket, &QLocalSocket::errorOccurred, this, leave);
    // From the event loop: nobody has connected to our signals yet, and no program quits before it runs.
    if (socket < 0 || !m_socket.setSocketDescriptor(socket))
        QMetaObject::invokeMethod(this, leave, Qt::QueuedConnection);
}

void WaitingWorker::import(const QString &ansiblePlaybook, const QString &mitogen)
{
    m_ansible = ansiblePlaybook;
    m_process = std::make_unique<AnsibleProcess>();
    m_process->warmUp(pythonOf(m_ansible), QDir::currentPath(),
                      ansibleEnvironment(QProcessEnvironment::systemEnvironment(), mitogen), &Worker::lastWords);
}

void WaitingWorker::hear()
{
    while (!m_ordered && m_socket.canReadLine())
        obey(QJsonDocument::fromJson(m_socket.readLine()).object());
}

void WaitingWorker::obey(const QJsonObject &order)
{
    if (!m_process && order.contains(u"ansible"_s) && QDir::setCurrent(order[u"workspace"_s].toString())) {
        import(order[u"ansible"_s].toString(), order[u"mitogen"_s].toString());
        m_socket.write(toJsonLine({{u"ready"_s, m_ansible}}));
        return;
    }
    m_ordered = true;
    if (const QString folder = order[u"run"_s].toString(); m_process && !folder.isEmpty())
        emit ordered(folder);
    else
        emit dismissed();
}

void WaitingWorker::confirm()
{
    m_socket.write(toJsonLine({{u"taken"_s, true}}));
    m_socket.flush();
}

} // namespace Aegir
