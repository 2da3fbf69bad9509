// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/run/worker.h"

#include "model/run/jsonline.h"
#include "model/run/platform.h"
#include "model/run/playbook.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QUuid>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Aegir {

namespace {
constexpr auto secretsPatience = 60s;
constexpr auto recordPatience = 2s;

Result<void> writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        || file.write(bytes) != bytes.size() || !file.flush()) {
        return failure(Worker::tr("%1 cannot be written: %2.").arg(path, file.errorString()));
    }
    return {};
}

Secrets secretsOf(const QJsonValue &list)
{
    Secrets secrets;
    for (const QJsonValue &values : list.toArray())
        secrets << values.toObject();
    return secrets;
}

/// Removes what Ansible needed and nobody else does.
void cleanUp(const RunFolder &folder)
{
    QFile::remove(folder.secretsPath());
    QFile::remove(folder.path() + u"/roles"_s);
    QDir(folder.pluginsPath()).removeRecursively(); // the last, see RunWatcher::endsSurvivors()
}
} // namespace

Worker::Worker(RunFolder folder, std::unique_ptr<AnsibleProcess> ansible, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
    , m_ansible(std::move(ansible))
    , m_record(m_folder)
{
    m_patience.setSingleShot(true);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *client = m_server.nextPendingConnection())
            greet(client);
    });
    connect(m_ansible.get(), &AnsibleProcess::outputArrived, this, &Worker::takeOutput);
    connect(m_ansible.get(), &AnsibleProcess::eventsArrived, this, &Worker::takeEvents);
    connect(m_ansible.get(), &AnsibleProcess::ended, this, &Worker::finish);
    connect(m_ansible.get(), &AnsibleProcess::stopping, this, [this](StopStage stage) {
        m_stopStage = stage;
        tell({{u"stopping"_s, stopStageName(stage)}});
    });
    m_silence.setSingleShot(true);
    connect(&m_silence, &QTimer::timeout, this, &Worker::heardNothing);
    m_secretsTimer.setInterval(10ms);
    connect(&m_secretsTimer, &QTimer::timeout, this, &Worker::offerSecrets);
}

Worker::~Worker()
{
    for (QLocalSocket *client : std::as_const(m_clients))
        client->disconnect(this);
    closeDescriptor(m_hold);
}

Result<bool> Worker::begin()
{
    m_started = QDateTime::currentDateTimeUtc();
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    // A name of its own each time: of two workers started for one run, the loser must not take the winner's socket
    // away. Relative to the system's folder for temporary files, since a path on a Unix socket may have 107 bytes at
    // most.
    const bool listens =
        m_server.isListening() || m_server.listen(u"aegir-"_s + QUuid::createUuid().toString(QUuid::Id128));
    const auto claimed = claimRun(m_folder,
                                  {.pid = QCoreApplication::applicationPid(),
                                   .startTime = processStartTime(QCoreApplication::applicationPid()),
                                   .socket = m_server.fullServerName(),
                                   .family = m_ansible->family()});
    if (!claimed || !*claimed)
        return claimed;
    m_hold = holdFile(m_folder.workerPath());

    if (!listens) {
        finish(
            {.startError =
                 tr("The worker's socket cannot be opened in %1: %2.").arg(QDir::tempPath(), m_server.errorString())});
        return true;
    }
    const auto request = m_folder.request();
    if (!request) {
        finish({.startError = request.error().sentence});
        return true;
    }
    m_request = *request;
    m_facts.hosts = m_request.hosts;
    m_facts.timeout = m_request.timeout;
    m_facts.idleTimeout = m_request.idleTimeout;
    m_facts.selectsTasks = !m_request.options.tags.isEmpty() || !m_request.options.skipTags.isEmpty();
    if (!m_request.needsSecrets()) {
        launch({});
        return true;
    }
    connect(&m_patience, &QTimer::timeout, this, [this] {
        finish({.startError =
                    tr("The run's secrets never arrived: the program that dispatched it had ended. Run it again.")});
    });
    m_patience.start(secretsPatience);
    return true;
}

void Worker::greet(QLocalSocket *client)
{
    m_clients << client;
    connect(client, &QLocalSocket::disconnected, this, [this, client] {
        m_clients.removeOne(client);
        client->deleteLater();
    });
    connect(client, &QLocalSocket::readyRead, this, [this, client] {
        while (client->canReadLine())
            obey(QJsonDocument::fromJson(client->readLine()).object());
    });
    client->write(toJsonLine({{u"output"_s, m_record.outputSize()}, {u"events"_s, m_record.eventsSize()}}));
    if (m_stopStage)
        client->write(toJsonLine({{u"stopping"_s, stopStageName(*m_stopStage)}}));
}

void Worker::obey(const QJsonObject &order)
{
    if (order[u"cancel"_s].toBool() && !m_finished) {
        m_facts.cancelRequested = !m_facts.timedOut && !m_facts.fellSilent;
        if (m_launched)
            m_ansible->stop();
        else
            finish({});
    } else if (const QJsonValue list = order[u"secrets"_s]; list.isArray() && !m_launched && !m_finished) {
        launch(secretsOf(list));
    }
}

void Worker::launch(const Secrets &secrets)
{
    m_launched = true;
    m_patience.stop();
    m_patience.disconnect(this);
    // What a task prints is no mark by chance: the word is new for each run, and the plugin takes it out of the
    // environment that tasks are given. A task of the same user on this machine can still read it in /proc; all it can
    // do with it is to misplace the offsets of events.
    const QByteArray nonce = QUuid::createUuid().toByteArray(QUuid::Id128);
    auto ready = m_record.begin(nonce, secrets);
    if (ready)
        ready = writeFiles();
    if (!ready) {
        finish({.startError = ready.error().sentence});
        return;
    }
    if (m_request.timeout > 0) {
        connect(&m_patience, &QTimer::timeout, this, [this] { giveUp(&RunFacts::timedOut); });
        m_patience.start(std::chrono::seconds(m_request.timeout));
    }
    if (m_request.idleTimeout > 0) {
        m_lastHeard.start();
        m_silence.start(std::chrono::seconds(m_request.idleTimeout));
    }
    if (m_request.needsSecrets()) {
        m_secretYaml = secretVariables(secrets);
        m_secretsTimer.start();
    }
    QProcessEnvironment environment = ansibleEnvironment(QProcessEnvironment::systemEnvironment(), m_request.mitogen);
    // A log of the user's own, which may be set in ansible.cfg too, is written past the redactor.
    if (m_request.needsSecrets())
        environment.insert(u"ANSIBLE_LOG_PATH"_s, QProcess::nullDevice());
    environment.insert(u"AEGIR_EVENTS"_s, u"fd:3,mark:"_s + QString::fromLatin1(nonce));
    m_ansible->start(ansibleCommand(m_request, m_folder.path()), m_request.workspaceDir, environment,
                     recording(nonce, secrets));
}

Recording Worker::recording(const QByteArray &nonce, const Secrets &secrets) const
{
    QJsonArray values;
    for (const QJsonObject &ofRole : secrets)
        values << ofRole;
    const QJsonObject brief{
        {u"folder"_s, m_folder.path()}, {u"nonce"_s, QString::fromLatin1(nonce)}, {u"secrets"_s, values}};
    return {.standing = [this] { return m_record.standing(); },
            .lastWords = &Worker::lastWords,
            .brief = {.text = toJsonLine(brief), .hold = m_hold}};
}

void Worker::lastWords(const KeeperBrief &brief, const Standing &standing, const QByteArray &output,
                       const QByteArray &events)
{
    const QJsonObject known = QJsonDocument::fromJson(brief.text).object();
    const RunFolder folder = whereIs(RunFolder(known[u"folder"_s].toString()), brief.hold);
    RunRecord record(folder);
    if (record.resume(known[u"nonce"_s].toString().toLatin1(), secretsOf(known[u"secrets"_s]), standing)) {
        record.takeOutput(output);
        record.flush(); // before the events, so that those beside a secret find their marks
        record.takeEvents(events);
        record.close();
    }
    cleanUp(folder); // which whoever watches the folder notices
}

void Worker::giveUp(bool RunFacts::*reason)
{
    if (m_facts.cancelRequested || m_facts.timedOut || m_facts.fellSilent)
        return; // it is being stopped; the first reason counts
    m_facts.*reason = true;
    m_ansible->stop();
}

void Worker::heardNothing()
{
    // Started anew for each piece the timer would cost more than the piece: so it looks when it is due.
    const qint64 left = m_request.idleTimeout * 1000LL - m_lastHeard.elapsed();
    if (left > 0)
        m_silence.start(std::chrono::milliseconds(left));
    else
        giveUp(&RunFacts::fellSilent);
}

Result<void> Worker::writeFiles() const
{
    const QString plugins = m_folder.pluginsPath();
    QFile plugin(u":/aegir/ansible/callback_plugins/aegir_events.py"_s);
    if (!plugin.open(QIODevice::ReadOnly) || !QDir().mkpath(plugins))
        return failure(tr("%1 cannot be made.").arg(plugins));
    const Playbook playbook = writePlaybook(m_request);
    const std::pair<QString, QByteArray> files[]{{plugins + u"/aegir_events.py"_s, plugin.readAll()},
                                                 {m_folder.playbookPath(), playbook.playbook},
                                                 {m_folder.variablesPath(), playbook.variables}};
    for (const auto &[path, bytes] : files) {
        if (const auto written = writeFile(path, bytes); !written)
            return written;
    }
    // Ansible looks for roles beside the playbook first: so no setting of the user's has to be overridden.
    const QString roles = m_folder.path() + u"/roles"_s;
    QFile::remove(roles);
    if (!QFile::link(m_request.rolesDir, roles))
        return failure(
            tr("The link %1 to the workspace's roles cannot be made: the file system may not know links.").arg(roles));
    if (m_request.needsSecrets() && !makeNamedPipe(m_folder.secretsPath()))
        return failure(tr("The pipe for secrets %1 cannot be made.").arg(m_folder.secretsPath()));
    return {};
}

void Worker::offerSecrets()
{
    // A named pipe tells nobody when its reader comes: it has to be asked, for the quarter second that Ansible takes to
    // start.
    if (!writeNamedPipe(m_folder.secretsPath(), m_secretYaml))
        return;
    m_secretsTimer.stop();
    m_secretYaml.fill('\0');
    m_secretYaml.clear();
    QFile::remove(m_folder.secretsPath());
}

void Worker::takeOutput(const QByteArray &bytes)
{
    m_lastHeard.start();
    m_record.takeOutput(bytes);
    ring();
}

void Worker::takeEvents(const QByteArray &bytes)
{
    m_lastHeard.start();
    for (const Event &event : m_record.takeEvents(bytes))
        m_facts.events.add(event);
    ring();
}

void Worker::ring()
{
    if (std::exchange(m_bellPending, true))
        return;
    // Once per turn of the event loop, however many pieces came in it.
    QTimer::singleShot(0, this, [this] {
        m_bellPending = false;
        if (!m_finished)
            tell({{u"output"_s, m_record.outputSize()}, {u"events"_s, m_record.eventsSize()}});
    });
}

void Worker::tell(const QJsonObject &news)
{
    const QByteArray line = toJsonLine(news);
    // A copy, since a client that left takes itself off the list while it is written to.
    for (QLocalSocket *client : QList(m_clients)) {
        client->write(line);
        client->flush();
    }
}

void Worker::finish(const ProcessEnding &ending)
{
    if (std::exchange(m_finished, true))
        return;
    m_secretsTimer.stop();
    m_patience.stop();
    m_silence.stop();
    m_record.flush();
    m_facts.startError = ending.startError;
    m_facts.exitCode = ending.exitCode;
    m_facts.signal = ending.signal;
    m_facts.keeperLost = ending.keeperLost;
    m_facts.errorLine = errorLineOf(m_record.lastOutput());
    m_folder = whereIs(m_folder, m_hold);
    cleanUp(m_folder);
    m_record.close(); // the verdict must not reach the disk before what it is made of
    Verdict verdict = judge(m_facts);
    if (!m_record.problem().isEmpty())
        verdict.sentence += u' ' + m_record.problem();
    record({.verdict = verdict,
            .exitCode = ending.exitCode,
            .started = m_started,
            .finished = QDateTime::currentDateTimeUtc()});
}

void Worker::record(const RunResult &result)
{
    m_folder = whereIs(m_folder, m_hold);
    const auto written = writeResult(m_folder, result);
    if (!written && QFileInfo::exists(m_folder.path())) {
        // Without its result a run that went well would look as if it had been killed: stay until the disk takes it.
        if (!std::exchange(m_recordFailed, true))
            qWarning().noquote() << written.error().sentence;
        QTimer::singleShot(recordPatience, this, [this, result] { record(result); });
        return;
    }
    tell({{u"ended"_s, m_folder.path()}});
    // From the event loop, since begin() may still be on the stack.
    QTimer::singleShot(0, this, &Worker::ended);
}

} // namespace Aegir
