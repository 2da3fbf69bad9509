// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/run/ansibleprocess.h"

#include <QLocalSocket>
#include <QObject>

#include <memory>

namespace Aegir {

/// A worker before it has a run: Ansible is imported already, and whoever holds the queue gives it one.
///
/// It has a socket to the holder, without a name on the disk, on which both speak lines of JSON. To the holder:
/// `{"ready":ANSIBLE}`, then
/// `{"taken":true}` once a run is claimed or needs no worker. From the holder:
/// `{"ansible":ANSIBLE,"mitogen":PLUGINS,"workspace":FOLDER}`, what to import and where, and `{"run":FOLDER}`, once.
/// When the holder goes before the run, so does this.
class WaitingWorker : public QObject
{
    Q_OBJECT

public:
    /// @p socket is this end of it.
    explicit WaitingWorker(int socket, QObject *parent = nullptr);

    /// To be called when the run was claimed, or is somebody else's.
    void confirm();

    /// The process that waits; from then on the caller's.
    std::unique_ptr<AnsibleProcess> takeProcess() { return std::move(m_process); }

signals:
    void ordered(const QString &folder);
    /// There will be no run.
    void dismissed();

private:
    void import(const QString &ansiblePlaybook, const QString &mitogen);
    void hear();
    void obey(const QJsonObject &order);

    QLocalSocket m_socket;
    QString m_ansible;
    std::unique_ptr<AnsibleProcess> m_process;
    bool m_ordered = false;
};

} // namespace Aegir
