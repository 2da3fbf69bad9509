// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "model/dispatch/queue.h"

#include <QCommandLineParser>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace Aegir {

/// The exit code of a command that is done, or nothing while it goes on in the event loop and will call
/// Session::finish().
using Ending = std::optional<int>;

/// One call of the program: its parsed command line, its output, and the workspace that it works on.
class Session : public QObject
{
    Q_OBJECT

public:
    /// @p forkedWorker is for Queue::expectRun().
    Session(QCommandLineParser &parser, QStringList words, Console output, int forkedWorker = -1);
    ~Session() override;

    const QCommandLineParser &parser() const { return m_parser; }
    /// What stands on the command line after the command's name, options left out.
    const QStringList &words() const { return m_words; }
    const Console &out() const { return m_console; }

    /// Opens the workspace of `--workspace`, else the one that holds the current folder. Without @p needsStore also one
    /// whose database cannot be opened; storeProblem() says why then.
    Result<void> openWorkspace(bool needsStore = true);
    QString storeProblem() const { return m_storeProblem; }
    /// Only after openWorkspace().
    Workspace &workspace() { return *m_workspace; }
    Store &store() { return m_workspace->store(); }
    const Catalogue &catalogue() const { return m_workspace->catalogue(); }
    /// The workspace's queue; a command that wants more than to look calls its open().
    Queue &queue();
    /// Has the run's worker import Ansible while the answers are read, marshalled and stored.
    void expectRun();

    /// How many rows `--limit` asks for; without it 20.
    Result<int> limit() const;

    /// The entity called @p name, or else with the number @p name.
    Result<Entity> findEntity(const QString &name);
    /// The run whose number is @p text.
    Result<Run> findRun(const QString &text);
    QString nameOf(qint64 entity);
    QString labelOf(const Run &run);
    QString logPath(const Run &run) const { return m_workspace->runFolder(run).outputPath(); }

    /// Calls @p then and gives its ending. Runs that ended while nobody held the queue are first taken into the store.
    Ending whenSettled(std::function<Ending()> then);

    /// The ending of a command that changed @p entities by hand: a window that has the workspace open is told first.
    Ending whenTold(const QList<qint64> &entities);

    /// Ends the program from its event loop.
    void finish(int exitCode);
    /// @p exitCode, or Failed for a command that only seems to be done, or its input bad, because the database could
    /// not be read.
    int checked(int exitCode) const;

private:
    bool isStale(const Run &run) const;
    bool hasStaleRun() const;

    QCommandLineParser &m_parser;
    QStringList m_words;
    Console m_console;
    int m_forkedWorker;
    bool m_storeFailed = false;
    QString m_storeProblem;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<Queue> m_queue;
};

/// One word of a command's line.
struct Argument
{
    QString name;
    QString description;
    bool optional = false;
};

/// One command of the program.
struct Command
{
    QString name;
    QString summary;
    QList<Argument> arguments;
    QList<QCommandLineOption> options;
    bool needsWorkspace = true;
    bool needsStore = true; ///< the workspace's database, too
    Ending (*start)(Session &) = nullptr;
};

// The commands, one file per group.
QList<Command> workspaceCommands(); ///< new, problems
QList<Command> entityCommands();    ///< add, edit, delete
QList<Command> listCommands();      ///< list, show
QList<Command> runCommands();       ///< run
QList<Command> queueCommands();     ///< runs, log, cancel, queue
QList<Command> scheduleCommands();  ///< schedule
QList<Command> surveyCommands();    ///< import-survey

} // namespace Aegir
