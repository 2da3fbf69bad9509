// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/error.h"
#include "model/run/runrequest.h"
#include "model/run/verdict.h"

#include <QDateTime>

namespace Aegir {

/// The folder of one run. Files are the truth of a run; everything else is rebuilt from them.
class RunFolder
{
public:
    RunFolder() = default;
    explicit RunFolder(QString path)
        : m_path(std::move(path))
    {
    }

    QString path() const { return m_path; }
    QString requestPath() const { return file(QStringLiteral("request.json")); }
    QString playbookPath() const { return file(QStringLiteral("playbook.yml")); }
    QString variablesPath() const { return file(QStringLiteral("vars.yml")); }
    /// While Ansible is at work, or whoever was to tidy up after it was killed.
    QString pluginsPath() const { return file(QStringLiteral("callback_plugins")); }
    QString secretsPath() const { return file(QStringLiteral("secrets")); }
    QString outputPath() const { return file(QStringLiteral("output.log")); }  ///< bytes as they came
    QString timesPath() const { return file(QStringLiteral("output.times")); } ///< when its pieces came, see LogTimes
    QString eventsPath() const { return file(QStringLiteral("events.jsonl")); }
    QString workerPath() const { return file(QStringLiteral("worker.json")); } ///< who works on it
    QString resultPath() const { return file(QStringLiteral("result.json")); } ///< written last, once

    Result<void> create(const RunRequest &request) const;
    Result<RunRequest> request() const;

private:
    QString file(const QString &name) const { return m_path + u'/' + name; }
    QString m_path;
};

/// What `result.json` holds.
struct RunResult
{
    Verdict verdict;
    std::optional<int> exitCode; ///< nothing when Ansible never ended by itself
    QDateTime started;           ///< UTC
    QDateTime finished;          ///< UTC
    bool operator==(const RunResult &) const = default;
};

/// Writes `result.json` under a temporary name, flushes it and renames it.
Result<void> writeResult(const RunFolder &folder, const RunResult &result);

/// The result, nothing while there is none, or an error when it cannot be read.
Result<std::optional<RunResult>> readResult(const RunFolder &folder);

/// What `worker.json` holds: enough to find the worker again and to know that it is still the same process.
struct WorkerInfo
{
    qint64 pid = 0;
    QString startTime;      ///< as processStartTime() gives it
    QString socket;         ///< full name of the worker's local socket
    QByteArray family = {}; ///< see AnsibleProcess::family(); empty when the file holds anything else

    bool operator==(const WorkerInfo &) const = default;
};

/// Publishes @p info, complete or not at all. False when the run already has a worker.
Result<bool> claimRun(const RunFolder &folder, const WorkerInfo &info);

/// The worker that claimed the run, or nothing.
std::optional<WorkerInfo> readWorker(const RunFolder &folder);

/// @p folder, or where it is now if it was moved since its worker.json was opened as @p descriptor.
RunFolder whereIs(const RunFolder &folder, int descriptor);

/// Removes the local socket @p path that a program left behind when it was killed. Nothing else: only a socket, and
/// only one that is named @p kind and 32 hexadecimal digits.
void removeSocket(const QString &path, const QString &kind);

/// The same of the run's worker, when that has ended.
void removeDeadSocket(const RunFolder &folder);

/// True while the process that wrote @p info still runs; a process that only has its number does not count.
bool isAlive(const WorkerInfo &info);

} // namespace Aegir
