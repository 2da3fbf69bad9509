// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/run/runwatcher.h"
#include "tests/support/endworker.h"
#include "tests/support/writefile.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>

namespace Aegir {

inline QString workerProgram()
{
    return qEnvironmentVariable("AEGIR_BIN_DIR") + QStringLiteral("/aegir-worker");
}

inline QString standinProgram()
{
    return qEnvironmentVariable("AEGIR_BUILD_DIR") + QStringLiteral("/tests/standin");
}

/// A workspace of one run, with the worker's program started on it and a watcher beside it.
class OneRun
{
public:
    explicit OneRun(const QByteArray &plan)
        : folder(dir.filePath(QStringLiteral("run")))
    {
        write(QStringLiteral("plan"), plan);
        request.run = 1;
        request.title = QStringLiteral("a run");
        request.workspaceDir = dir.path();
        request.inventory = dir.filePath(QStringLiteral("hosts"));
        request.rolesDir = dir.filePath(QStringLiteral("roles"));
        request.hosts = QStringLiteral("localhost");
        request.ansiblePlaybook = standinProgram();
        request.gatherFacts = false;
    }
    ~OneRun() { endWorker(worker, folder, result.has_value()); }

    void write(const QString &name, const QByteArray &text) const { writeFile(dir.filePath(name), text); }

    void create() const
    {
        if (const auto created = folder.create(request); !created)
            qFatal("%s", qPrintable(created.error().sentence));
    }

    void start()
    {
        create();
        worker.setWorkingDirectory(dir.path());
        worker.setProcessChannelMode(QProcess::ForwardedChannels);
        worker.start(workerProgram(), {folder.path()});
    }

    /// Has the real ansible-playbook do the one role `r`, whose tasks these are.
    void useAnsible(const QByteArray &tasks)
    {
        request.ansiblePlaybook = QStringLiteral("/usr/bin/ansible-playbook");
        request.roles = {{.role = QStringLiteral("r")}};
        write(QStringLiteral("hosts"),
              "localhost ansible_connection=local ansible_python_interpreter='{{ ansible_playbook_python }}'\n");
        write(QStringLiteral("roles/r/tasks/main.yml"), tasks);
    }

    void watch(RunWatcher &watcher)
    {
        QObject::connect(&watcher, &RunWatcher::outputArrived, &watcher,
                         [this](const QByteArray &bytes) { output += bytes; });
        QObject::connect(&watcher, &RunWatcher::eventArrived, &watcher,
                         [this](const Event &event) { events << event; });
        QObject::connect(&watcher, &RunWatcher::finished, &watcher, [this](const RunResult &ended) { result = ended; });
        QObject::connect(&watcher, &RunWatcher::lost, &watcher, [this](const QString &sentence) { lost = sentence; });
        watcher.start();
    }

    QByteArray file(const QString &path) const
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir dir;
    RunFolder folder;
    RunRequest request;
    QProcess worker;
    QByteArray output;
    QList<Event> events;
    std::optional<RunResult> result;
    QString lost;
};

} // namespace Aegir
