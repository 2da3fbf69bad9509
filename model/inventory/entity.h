// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/types.h"
#include "model/run/runrequest.h"
#include "model/run/verdict.h"

#include <QDateTime>

namespace Aegir {

/// A Platform or a Site. A site lies on a platform.
struct Entity
{
    qint64 id = 0; ///< 0: not stored yet
    EntityKind kind = EntityKind::Platform;
    QString name;                 ///< unique in the workspace
    QString type;                 ///< name of its EntityType
    qint64 platform = 0;          ///< a site's platform; 0 for a platform
    QString hosts;                ///< a platform's Ansible host pattern; empty for a site
    QString environment;          ///< name of an Environment; empty: none
    QJsonObject values;           ///< of its type's fields, by name
    QJsonObject outputs;          ///< what roles sent back, by name
    Status status = Status::None; ///< verdict of its last finished run
    QString statusSentence;
    QDateTime statusChanged; ///< UTC; invalid: never

    bool operator==(const Entity &) const = default;
};

/// One dispatch of an operation.
struct Run
{
    qint64 id = 0;
    qint64 entity = 0;
    QString operation; ///< name of its OperationType
    Status status = Status::Waiting;
    Verdict verdict; ///< empty until the end
    RunOptions options;
    bool needsSecrets = false;
    QString folder;       ///< relative to the workspace's `.aegir/runs`
    QDateTime dispatched; ///< UTC, as the following
    QDateTime started;
    QDateTime finished;

    // What a person or the operation type says about its turn.
    qint64 place = 0;         ///< in the queue: of two that may start the lower one starts
    bool held = false;        ///< set aside until a person releases it
    bool cancelAsked = false; ///< a person wants its end, whatever becomes of the program that was told
    QDateTime notBefore;      ///< invalid: at once
    int attempt = 1;          ///< 2: the first repetition
    int attempts = 1;         ///< how many the operation type allows; known from the second on
    qint64 repeats = 0;       ///< the run that this one tries again; 0: none
    qint64 timetable = 0;     ///< the Timetable that dispatched it; 0: a person did
    QDateTime due;            ///< when that one wanted it

    bool operator==(const Run &) const = default;
};

/// What decides about a run's turn, and what a sentence about it names: a Run without what is long.
struct QueuedRun
{
    qint64 run = 0;
    qint64 entity = 0;
    qint64 platform = 0; ///< the platform that the entity is or lies on
    bool running = false;
    bool held = false;
    bool cancelAsked = false; ///< as a Run's
    QDateTime notBefore;      ///< UTC; invalid: at once
    int attempt = 1;
    int attempts = 1;
    qint64 repeats = 0;   ///< as a Run's
    QDateTime due;        ///< as a Run's
    QDateTime dispatched; ///< UTC
    QDateTime started;    ///< UTC; invalid: it waits
    QString operation;
    QString entityName;

    bool operator==(const QueuedRun &) const = default;
};

/// When the operation of an entity is dispatched by itself.
struct Timetable
{
    qint64 id = 0;
    qint64 entity = 0;
    QString operation;
    QString rule;               ///< as Recurrence reads it
    QList<QJsonObject> answers; ///< as dispatch() takes them; never with secrets
    RunOptions options;
    QDateTime created; ///< UTC, as the following
    QDateTime handled; ///< up to when it is dealt with; invalid: it was never due
    QString problem;   ///< why it dispatched nothing the last time; one sentence, empty: it did

    bool operator==(const Timetable &) const = default;
};

/// A value that a role sent back, and the platform or site that has it from now on.
struct OutputValue
{
    qint64 entity = 0;
    QString name;
    QJsonValue value;
};

/// One of the values that an output of an entity has had.
struct PastOutput
{
    QJsonValue value;
    qint64 run = 0; ///< that sent it back; 0: not known
    QDateTime time; ///< invalid when it is not known
};

/// The variables that an operation's tasks had at its last dispatch, secrets left out: one object per task, in order.
using TaskValues = QList<QJsonObject>;

} // namespace Aegir
