// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/run/ansibleprocess.h"
#include "model/run/judge.h"
#include "model/run/runrecord.h"

#include <QElapsedTimer>
#include <QLocalServer>
#include <QObject>

namespace Aegir {

/// Runs one request to its end and records it: files first, then whoever watches is told that there is more.
///
/// Its local socket is open to this user only and speaks lines of JSON. To a client: `{"output":N,"events":N}` whenever
/// the files grew, `{"stopping":"asked"}` and so on (see StopStage), `{"ended":FOLDER}` at the end, with where the
/// run's folder is then. From a client: `{"secrets":[…]}`, `{"cancel":true}`.
class Worker : public QObject
{
    Q_OBJECT

public:
    /// @p ansible may be one that is warmed up, with Worker::lastWords.
    explicit Worker(RunFolder folder, std::unique_ptr<AnsibleProcess> ansible = std::make_unique<AnsibleProcess>(),
                    QObject *parent = nullptr);
    ~Worker() override;

    const RunFolder &folder() const { return m_folder; }

    /// Claims the run. False when another worker has it or had it. A run whose request cannot be read ends with a
    /// result.
    Result<bool> begin();

    /// What is done in another process when this one was killed: the rest of what Ansible said is recorded as this one
    /// would have. @p brief is this one's own.
    static void lastWords(const KeeperBrief &brief, const Standing &standing, const QByteArray &output,
                          const QByteArray &events);

signals:
    /// The result is on disk and watchers were told.
    void ended();

private:
    void greet(QLocalSocket *client);
    void obey(const QJsonObject &order);
    void launch(const Secrets &secrets);
    Result<void> writeFiles() const;
    void offerSecrets();
    void takeOutput(const QByteArray &bytes);
    void takeEvents(const QByteArray &bytes);
    void ring();
    void tell(const QJsonObject &news);
    void finish(const ProcessEnding &ending);
    void record(const RunResult &result);
    Recording recording(const QByteArray &nonce, const Secrets &secrets) const;
    void giveUp(bool RunFacts::*reason);
    void heardNothing();

    RunFolder m_folder;
    RunRequest m_request;
    QLocalServer m_server;
    QList<QLocalSocket *> m_clients;
    std::unique_ptr<AnsibleProcess> m_ansible;
    RunRecord m_record;
    QByteArray m_secretYaml; ///< until Ansible read it
    RunFacts m_facts;
    QDateTime m_started;
    QTimer m_patience; ///< waiting for secrets, then the operation's timeout
    QTimer m_secretsTimer;
    QTimer m_silence; ///< the operation's idle timeout
    QElapsedTimer m_lastHeard;
    std::optional<StopStage> m_stopStage;
    int m_hold = -1; ///< see holdFile()
    bool m_bellPending = false;
    bool m_launched = false;
    bool m_finished = false;
    bool m_recordFailed = false;
};

} // namespace Aegir
