// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dispatch/queue.h"

#include <QHash>
#include <QTimer>

namespace Aegir {

/// How far a bulk has come.
struct BulkProgress
{
    int total = 0;   ///< entities that were asked for
    int pending = 0; ///< not dispatched yet
    int waiting = 0;
    int running = 0;
    int ok = 0;        ///< also with a warning
    int failed = 0;    ///< error or interrupted
    int cancelled = 0; ///< also those that were never dispatched, because somebody cancelled the rest
    int refused = 0;   ///< could not be dispatched at all

    int done() const { return ok + failed + cancelled + refused; }
    bool isComplete() const { return done() == total; }
    /// `7 of 20 done, 1 failed, 3 running`
    QString text() const;
    /// What came of it, as far as it has come: `17 ok, 2 failed, 1 cancelled`
    QString outcome() const;
    bool operator==(const BulkProgress &) const = default;
};

/// An entity that a bulk left out, and why.
struct Refusal
{
    qint64 entity = 0;
    QString name;
    QString sentence;
};

/// The operations that every one of @p targets has and that can be run, in the order of the first one's type.
QStringList commonOperations(const Catalogue &catalogue, const QList<Target> &targets);
/// Those that some of @p targets have and others do not, in the order of their names.
QStringList otherOperations(const Catalogue &catalogue, const QList<Target> &targets);

/// `12 sites`, `3 platforms`, or both in one.
QString entitiesText(const QList<Target> &targets);

/// One form for @p operation on all @p targets; empty when there is none. A field that starts alike everywhere
/// starts so here. One that each fills from its own is empty, not asked and not required: every one keeps its own as
/// long as none is given here. One that some cannot fill is asked for, and what is given goes to all.
QList<TaskForm> commonForm(const Workspace &workspace, const OperationType &operation, const QList<Target> &targets);

/// What of @p answers a person gave in @p form, which is that of one entity or a commonForm(): what a form began with
/// is the entity's own, and every other one has its own.
Answers givenAnswers(const QList<TaskForm> &form, const Answers &answers);

/// One operation on many entities: a run of its own on each, all with the same number as their group.
///
/// One is dispatched in each turn of the event loop, so that hundreds keep nobody waiting. What was dispatched is in
/// the queue like any other run; only what was not goes with this object.
class Bulk : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it.
    Bulk(Workspace &workspace, Queue &queue, QObject *parent = nullptr);

    /// Runs @p operation on @p entities in this order. Once for each bulk.
    void start(const QList<qint64> &entities, const QString &operation, const Answers &answers,
               const RunOptions &options = {});
    /// Dispatches no more, and cancels what waits; @p runningToo: also what runs.
    void cancelRest(bool runningToo = false);
    /// Dispatches no more; what is in the queue goes on.
    void dropPending();

    const QString &operation() const { return m_operation; }
    /// On what: `12 sites`.
    const QString &subject() const { return m_subject; }
    qint64 group() const { return m_group; } ///< 0 until the first one was dispatched
    BulkProgress progress() const;
    QList<qint64> runs() const { return m_runs; } ///< in the order of their dispatch
    const QList<Refusal> &refusals() const { return m_refusals; }

signals:
    void progressed();
    /// Each has been dispatched or refused.
    void dispatched();
    /// Each has ended or was refused; comes once.
    void finished();

private:
    void dispatchNext();
    void runChanged(qint64 run);
    void tell();

    Workspace &m_workspace;
    Queue &m_queue;
    QString m_operation;
    QString m_subject;
    Answers m_answers;
    RunOptions m_options;
    QList<qint64> m_pending;
    QList<qint64> m_runs;
    QHash<qint64, Status> m_statuses; ///< by run
    QList<Refusal> m_refusals;
    qint64 m_group = 0;
    int m_open = 0; ///< dispatched ones that have not ended
    int m_total = 0;
    int m_dropped = 0; ///< not dispatched any more
    bool m_finished = false;
    QTimer m_next;
};

} // namespace Aegir
