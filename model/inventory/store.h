// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/error.h"
#include "model/inventory/entity.h"
#include "model/inventory/history.h"
#include "model/inventory/schema.h"

#include <QHash>
#include <QObject>
#include <QSqlDatabase>
#include <QSqlQuery>

#include <chrono>
#include <functional>
#include <memory>

class QTemporaryDir;

namespace Aegir {

namespace Sql {
class Transaction;
}

/// A run that tries another one again.
struct Repetition
{
    int attempts = 1;    ///< how many there may be
    QDateTime notBefore; ///< UTC
    /// Gets the new run with its id and folder set before the commit; its failure keeps the other one from ending.
    std::function<Result<void>(const Run &)> prepare;
};

/// The SQLite store of a workspace: entities, what their roles sent back, and runs. The only place with SQL.
///
/// WAL mode with foreign keys. Each change is one transaction whose commit is checked. One Store belongs to one thread;
/// several processes may open the same file.
///
/// What only reads for a view answers with nothing when the database fails, and failed() says why. What changes
/// something reads what it must know itself, and passes the failure on.
class Store : public QObject
{
    Q_OBJECT

public:
    /// Opens or makes the database @p path (`:memory:` for tests). An older one is upgraded step by step, after a copy
    /// `NAME.vN.bak` was put beside it; a newer one is refused. One that cannot be written, because of its folder
    /// or a full disk, is opened for reading.
    static Result<std::unique_ptr<Store>> open(const QString &path);
    /// The same with other @p steps than the program's own and another patience with locks; for tests.
    static Result<std::unique_ptr<Store>> open(const QString &path, const SchemaSteps &steps,
                                               std::chrono::milliseconds busyTimeout);
    ~Store() override;

    /// What changes something waits no longer than @p patience for another program that writes, and fails then having
    /// changed nothing (saysIsBeingWritten() knows such a failure); without this it waits as long as a read, for
    /// seconds.
    void setWritePatience(std::chrono::milliseconds patience) { m_writePatience = patience; }
    /// For a program that must not stand still: others' usual writes end within it.
    static constexpr std::chrono::milliseconds briefPatience{20};

    /// The schema's number that this program writes.
    static int currentVersion();

    // Entities. Deleted ones are left out; their runs stay.
    QList<Entity> entities() const; ///< platforms by name, each followed by its sites by name
    std::optional<Entity> entity(qint64 id) const;
    Result<std::optional<Entity>> findEntity(qint64 id) const; ///< for who must know why there is none
    std::optional<Entity> entityByName(const QString &name) const;
    QList<Entity> sitesOf(qint64 platform) const;
    Result<qint64> addEntity(const Entity &entity);  ///< refuses a bad or taken name, or a missing platform
    Result<void> updateEntity(const Entity &entity); ///< name, hosts, environment, values
    Result<QList<qint64>>
    deleteEntity(qint64 id); ///< with its sites; refuses while one has a dispatched run; what it marked
    Result<void> restoreEntities(const QList<qint64> &ids); ///< undoes deleteEntity()
    /// Stores what event number @p event of @p run sent back; false when that event's were stored before, since later
    /// ones of another run may have replaced them.
    Result<bool> setOutputs(qint64 run, qint64 event, const QList<OutputValue> &outputs);
    /// What the output @p name of @p entity was, newest first, at most @p limit of them.
    QList<PastOutput> outputHistory(qint64 entity, const QString &name, int limit = 200) const;

    // Runs.
    /// Adds @p run as waiting and keeps @p values as the operation's task values. @p prepare gets the run with its id
    /// and folder set before the commit; its failure leaves nothing behind. Refused while the operation is dispatched.
    Result<Run> addRun(const Run &run, const TaskValues &values,
                       const std::function<Result<void>(const Run &)> &prepare);
    std::optional<Run> run(qint64 id) const;
    Result<std::optional<Run>> findRun(qint64 id) const; ///< for who must know why there is none
    QList<Run> dispatchedRuns() const; ///< those at work, then those that wait, each in the queue's order
    Result<QList<Run>> findDispatchedRuns() const;
    std::optional<Run> lastRun(qint64 entity, const QString &operation) const;
    QHash<QString, Run> lastRuns(qint64 entity) const;         ///< by operation name
    QList<Run> runs(qint64 entity = 0, int limit = 200) const; ///< newest first; 0: of all entities
    /// The runs of @p operation on @p entity that started, older than run @p before, newest first.
    QList<Run> earlierRuns(qint64 entity, const QString &operation, qint64 before, int limit) const;
    TaskValues taskValues(qint64 entity, const QString &operation) const;
    QHash<qint64, TaskValues> taskValues(const QString &operation) const; ///< of all entities, by entity

    /// Moves a run along as canBecome() allows; false when it was somewhere else (somebody else moved it first).
    Result<bool>
    takeTurn(qint64 run); ///< waiting -> running, unless it is held, to be cancelled or the queue is paused
    Result<bool> setRunning(qint64 run); ///< waiting -> running, notes the time
    Result<bool> setWaiting(qint64 run); ///< running -> waiting: no worker ever took it
    /// dispatched -> a final status, and in the same transaction the same for its entity, unless the run was a check or
    /// never started; and, with @p repetition, the run that tries it again. False when it had ended; then there is no
    /// repetition either.
    Result<bool> finishRun(qint64 run, const Verdict &verdict, const QDateTime &started, const QDateTime &finished,
                           const std::optional<Repetition> &repetition = {});

    // The queue: its order, and what a person says about it. All of it is durable when it returns.
    /// Waiting and running runs in the queue's order, those at work first; quick, whatever the runs hold.
    QList<QueuedRun> queuedRuns() const;
    Result<QList<QueuedRun>> findQueuedRuns() const;
    int runningCount() const;
    Result<int> findRunningCount() const;
    int waitingCount() const;
    Status dispatchedStatus(qint64 entity) const; ///< Running, Waiting, or None when it has no such run
    QDateTime queuePausedSince() const;           ///< UTC; invalid: the queue is not paused
    Result<QDateTime> findQueuePause() const;     ///< the same
    bool isQueuePaused() const { return queuePausedSince().isValid(); }
    Result<bool> setQueuePaused(bool paused); ///< false: it was so already
    /// Notes that @p runs are to be cancelled, for who holds the queue now or later; none of them starts any more.
    /// Those that had not ended.
    Result<QList<qint64>> askCancel(const QList<qint64> &runs);
    // Of waiting runs; false for a run that does not wait (any more).
    Result<bool> holdRun(qint64 run);
    Result<bool> releaseRun(qint64 run); ///< neither held nor delayed
    /// Puts @p run before the waiting run @p before, or at the end with 0 or with one that does not wait.
    Result<bool> placeRun(qint64 run, qint64 before);
    // The same for many in one transaction, in the order that is given; those that waited and are so now.
    Result<QList<qint64>> holdRuns(const QList<qint64> &runs);
    Result<QList<qint64>> releaseRuns(const QList<qint64> &runs);
    Result<QList<qint64>> placeRuns(const QList<qint64> &runs, qint64 before);

    // Timetables; one for each operation of an entity.
    QList<Timetable> timetables(qint64 entity = 0) const; ///< of entities that are there; 0: of all, by name
    Result<QList<Timetable>> findTimetables(qint64 entity = 0) const;
    std::optional<Timetable> timetable(qint64 entity, const QString &operation) const;
    Result<qint64> setTimetable(const Timetable &timetable); ///< in the place of that operation's earlier one
    Result<bool> removeTimetable(qint64 entity, const QString &operation); ///< false: there was none
    /// Notes that what was due up to @p handled did not lead to a run, because of @p problem.
    Result<void> noteTimetable(qint64 id, const QDateTime &handled, const QString &problem);

    // History: storehistory.cpp. Runs of deleted entities are in it.
    /// The runs of @p entity (0: of all) older than run @p before (0: from the newest on), newest first.
    QList<HistoryRow> history(qint64 entity, qint64 before, int limit) const;
    std::optional<HistoryRow> historyOf(qint64 run) const;
    /// How long @p operation takes on @p entity: the median of the last 20 runs that ended ok, checks left out.
    std::optional<std::chrono::milliseconds> usualDuration(qint64 entity, const QString &operation) const;
    Result<bool> pinRun(qint64 run, bool pinned); ///< a pinned run is never removed; false: there is no such run
    Result<void> pinRuns(const QList<qint64> &runs, bool pinned); ///< many in one transaction
    /// Notes that @p runs were dispatched together, as the group @p bulk: the number of the first of them.
    Result<void> setBulk(const QList<qint64> &runs, qint64 bulk);
    QList<std::pair<qint64, Status>> bulkRuns(qint64 bulk) const; ///< in the order of their dispatch
    Result<QList<StoredFolder>> runFolders() const;               ///< of all runs, and those that deleteRuns() left
    Result<QList<KeptRun>> keptRuns() const;                      ///< oldest first
    Result<void> noteSizes(const QHash<qint64, qint64> &bytes);   ///< of the runs' folders
    /// Takes runs out, but pinned and dispatched ones; what it took. Their folders are doomedFolders() from then on,
    /// also when the program dies before they are removed: whoever removed them calls forgetFolders().
    Result<QList<qint64>> deleteRuns(const QList<qint64> &runs);
    Result<QStringList> doomedFolders() const;
    Result<void> forgetFolders(const QStringList &folders);
    /// Gives room that deleted rows left back to the disk. Takes long: not in the window's thread.
    Result<void> shrink();

signals:
    /// The database could not be read; one sentence, told once until a read works again.
    void failed(const QString &sentence) const;

private:
    explicit Store(QString connection);
    QSqlDatabase database() const;
    Result<Sql::Transaction> begin();
    Result<QSqlQuery>
    write(const QString &statement,
          std::initializer_list<std::pair<QString, QVariant>> bindings = {}); ///< a transaction of its own
    Result<std::optional<Entity>> findEntity(const QString &name) const;
    Result<QList<Entity>> findSites(qint64 platform) const;
    Result<std::optional<Run>> findLastRun(qint64 entity, const QString &operation) const;
    template<typename T> T orTell(Result<T> read) const;
    void tell(const Result<void> &read) const;
    Result<void> setOutput(qint64 run, const OutputValue &output);
    Result<void> checkName(const QString &name, qint64 except) const;
    Result<bool> moveRun(qint64 run, Status to, const QDateTime &started, const QString &unless = {});
    Result<int> findCountOf(Status status) const;
    int countOf(Status status) const;
    Result<bool> changeWaiting(qint64 run, const QString &assignments);
    Result<QList<qint64>> changeWaiting(const QList<qint64> &runs, const QString &assignments);

    std::unique_ptr<QTemporaryDir> m_copy;  ///< of a database that cannot be opened where it is
    std::chrono::milliseconds m_patience{}; ///< of a read
    std::chrono::milliseconds m_writePatience{};
    QString m_connection;   ///< its name among Qt's database connections
    mutable QString m_told; ///< the last failure to read that was told
};

/// What was read, or nothing when that failed; then it is told.
template<typename T> T Store::orTell(Result<T> read) const
{
    tell(read.transform([](const T &) { }));
    return read ? *std::move(read) : T();
}

} // namespace Aegir
