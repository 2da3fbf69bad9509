// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/keepsettings.h"
#include "model/error.h"
#include "model/inventory/history.h"

#include <QObject>
#include <QTimer>

#include <chrono>

namespace Aegir {

/// Those of @p runs that go, oldest first: older than the days, more than the count of their operation on their entity,
/// and then, from the oldest on, until all that are left fit into the size. Never one that is pinned, has not ended, or
/// is the last of its operation, since it is what the entity's page shows. Pure.
QList<qint64> runsToRemove(const QList<KeptRun> &runs, const KeepSettings &keep, const QDateTime &now);

/// What shall be removed.
struct PruneOrder
{
    KeepSettings keep;
    bool strays = false; ///< also folders of no run, and ended runs without a folder
    bool dryRun = false; ///< only say what would go
};

/// What was removed, or would be.
struct PruneReport
{
    QList<KeptRun> runs;       ///< by what the workspace keeps
    QStringList folders;       ///< that were nobody's; names below `.aegir/runs`
    QList<KeptRun> folderless; ///< their folder was gone
    qint64 bytes = 0;          ///< that the folders took
    QStringList stuck;         ///< folders that could not be removed; they are tried again the next time

    bool isEmpty() const { return runs.isEmpty() && folders.isEmpty() && folderless.isEmpty(); }
};

/// Removes what @p order says from the workspace with the state folder @p stateDir: rows first, then their folders.
/// First of all it removes what an earlier one, which was killed in between, left over. It opens the database itself
/// and takes long: not for the window's thread.
Result<PruneReport> pruneRuns(const QString &stateDir, const PruneOrder &order,
                              const QDateTime &now = QDateTime::currentDateTimeUtc());

/// When a Retention prunes by itself.
struct RetentionPace
{
    std::chrono::milliseconds first =
        std::chrono::seconds(5); ///< not while a window opens: it has more urgent things to read
    std::chrono::milliseconds afterRun = std::chrono::minutes(1); ///< once for all that end within it
    std::chrono::milliseconds regularly = std::chrono::hours(6);  ///< since what is kept grows old
};

/// Prunes a workspace in another thread, one order after the other.
class Retention : public QObject
{
    Q_OBJECT

public:
    /// @p stateDir is the workspace's `.aegir`.
    explicit Retention(QString stateDir, QObject *parent = nullptr);

    /// Prunes again and again, each time after what `keep` says in the workspace.yml of @p workspaceDir then. For who
    /// holds the queue.
    void start(const QString &workspaceDir, const RetentionPace &pace = {});
    /// A run has ended: there may be one too many now. Nothing before start().
    void runEnded();

    /// Removes what @p order says; pruned() or failed() tells when it is done.
    void prune(const PruneOrder &order);

    bool isAtWork() const { return m_atWork; }

signals:
    void pruned(const Aegir::PruneReport &report);
    void failed(const QString &sentence);

private:
    void next();

    QString m_stateDir;
    QString m_workspaceDir;
    RetentionPace m_pace;
    QTimer m_timer;
    QList<PruneOrder> m_orders;
    bool m_atWork = false;
};

} // namespace Aegir
