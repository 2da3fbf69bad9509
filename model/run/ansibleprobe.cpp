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

namespace {

/// Why @p process could not tell what it was asked, as a sentence, or empty.
QString problemOf(QProcess &process)
{
    if (process.error() == QProcess::FailedToStart)
        return AnsibleProbe::tr("%1 cannot be started: %2.").arg(process.program(), process.errorString());
    const QString name = QFileInfo(process.program()).fileName();
    if (process.exitStatus() == QProcess::CrashExit)
        return AnsibleProbe::tr("%1 was killed or crashed.").arg(name);
    if (process.exitCode() == 0)
        return {};
    const QString said = AnsibleProbe::errorFrom(process.readAllStandardError());
    if (said.isEmpty())
        return AnsibleProbe::tr("%1 ended with exit code %2.").arg(name, QString::number(process.exitCode()));
    return AnsibleProbe::tr("%1 ended with exit code %2: %3").arg(name, QString::number(process.exitCode()), said);
}

} // namespace

AnsibleProbe::AnsibleProbe(QObject *parent)
    : QObject(parent)
    , m_version(new QProcess)
    , m_inventory(new QProcess)
{
    connect(m_version, &QProcess::finished, this, &AnsibleProbe::readVersion);
    connect(m_inventory, &QProcess::finished, this, &AnsibleProbe::readHosts);
    // A program that does not start does not finish either.
    connect(m_version, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            readVersion();
    });
    connect(m_inventory, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            readHosts();
    });
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
        process->setStandardInputFile(QProcess::nullDevice());
    }
    m_version->start(ansiblePlaybook, {u"--version"_s});
    m_inventory->start(QFileInfo(ansiblePlaybook).path() + u"/ansible-inventory"_s, {u"-i"_s, inventory, u"--list"_s});
}

void AnsibleProbe::readVersion()
{
    if (const QString problem = problemOf(*m_version); !problem.isEmpty())
        emit versionKnown(failure(problem));
    else if (const QString version = versionFrom(m_version->readAllStandardOutput()); !version.isEmpty())
        emit versionKnown(version);
    else
        emit versionKnown(
            failure(tr("%1 does not say that it is Ansible.").arg(QFileInfo(m_version->program()).fileName())));
}

void AnsibleProbe::readHosts()
{
    if (const QString problem = problemOf(*m_inventory); !problem.isEmpty())
        emit hostsKnown(failure(problem));
    else
        emit hostsKnown(hostsFrom(m_inventory->readAllStandardOutput()));
}

QString AnsibleProbe::errorFrom(const QByteArray &errors)
{
    // ERROR! …; since ansible-core 2.19: [ERROR]: …; of a broken ansible.cfg: ERROR: …
    static const QRegularExpression marked(u"^(?:ERROR!|\\[ERROR\\]:|ERROR:)\\s*(.+)$"_s,
                                           QRegularExpression::MultilineOption);
    const QString text = QString::fromUtf8(errors).trimmed();
    if (const auto match = marked.match(text); match.hasMatch())
        return match.captured(1).trimmed();
    return text.sliced(text.lastIndexOf(u'\n') + 1);
}

QString AnsibleProbe::versionFrom(const QByteArray &output)
{
    // ansible-playbook [core 2.19.4]; before 2.11: ansible-playbook 2.10.17
    static const QRegularExpression version(u"^ansible-playbook \\[?(?:core )?([0-9][^\\s\\]]*)"_s);
    return version.match(QString::fromUtf8(output)).captured(1);
}

AnsibleFacts AnsibleProbe::factsFrom(const QByteArray &output)
{
    AnsibleFacts facts;
    facts.version = versionFrom(output);
    const QString text = QString::fromUtf8(output);
    for (const QStringView line : QStringView(text).split(u'\n')) {
        const qsizetype equals = line.indexOf(u" = ");
        if (equals < 0)
            continue;
        const QStringView name = line.first(equals).trimmed();
        const QString value = line.sliced(equals + 3).trimmed().toString();
        if (name == u"config file") {
            facts.configFile = value == u"None" ? QString() : value;
        } else if (name == u"ansible python module location") {
            facts.moduleFolder = value;
        } else if (name == u"ansible collection location") {
            facts.collectionPaths = value.split(u':', Qt::SkipEmptyParts);
        } else if (name == u"python version") {
            // 3.13.5 (main, Aug 10 2026, 12:06:59) [GCC 14.2.0] (/usr/bin/python3); before 2.13 without the last part
            facts.python = value.section(u' ', 0, 0);
            static const QRegularExpression path(u"\\((/[^()]*)\\)$"_s);
            facts.interpreter = path.match(value).captured(1);
        }
    }
    return facts;
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
