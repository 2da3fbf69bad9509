// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/run/ansibleprobe.h"

#include "model/run/ansibleprocess.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Aegir {

AnsibleProbe::AnsibleProbe(QObject *parent)
    : QObject(parent)
    , m_version(new QProcess)
    , m_inventory(new QProcess)
{
    connect(m_version, &QProcess::finished, this,
            [this] { emit versionKnown(versionFrom(m_version->readAllStandardOutput())); });
    connect(m_inventory, &QProcess::finished, this,
            [this] { emit hostsKnown(hostsFrom(m_inventory->readAllStandardOutput())); });
}

AnsibleProbe::~AnsibleProbe()
{
    for (QProcess *process : {m_version, m_inventory}) {
        process->disconnect(this);
        if (process->state() == QProcess::NotRunning) {
            delete process;
            continue;
        }
        // A QProcess that is deleted while its program runs waits for it, and the window must not.
        connect(process, &QProcess::finished, process, &QObject::deleteLater);
        process->kill();
    }
}

void AnsibleProbe::start(const QString &ansiblePlaybook, const QString &inventory, const QString &workingDir)
{
    const QProcessEnvironment environment = ansibleEnvironment(QProcessEnvironment::systemEnvironment());
    for (QProcess *process : {m_version, m_inventory}) {
        process->setWorkingDirectory(workingDir);
        process->setProcessEnvironment(environment);
        process->setStandardErrorFile(QProcess::nullDevice());
        process->setStandardInputFile(QProcess::nullDevice());
    }
    m_version->start(ansiblePlaybook, {u"--version"_s});
    m_inventory->start(QFileInfo(ansiblePlaybook).path() + u"/ansible-inventory"_s, {u"-i"_s, inventory, u"--list"_s});
}

QString AnsibleProbe::versionFrom(const QByteArray &output)
{
    // ansible-playbook [core 2.19.4]; before 2.11: ansible-playbook 2.10.17
    static const QRegularExpression version(u"^ansible-playbook \\[?(?:core )?([0-9][^\\s\\]]*)"_s);
    return version.match(QString::fromUtf8(output)).captured(1);
}

QStringList AnsibleProbe::hostsFrom(const QByteArray &output)
{
    const QJsonObject inventory = QJsonDocument::fromJson(output).object();
    QStringList hosts;
    for (const QJsonValue &group : inventory) {
        for (const QJsonValue &host : group.toObject().value(u"hosts"_s).toArray())
            hosts.append(host.toString());
    }
    hosts.removeDuplicates();
    hosts.sort(Qt::CaseInsensitive);
    return hosts;
}

} // namespace Aegir
