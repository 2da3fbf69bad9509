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

    bool operator==(const Run &) const = default;
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
