// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/inventory/entity.h"

#include <QStringList>

#include <chrono>
#include <optional>

namespace Aegir {

/// The folder of a run, as the database knows it.
struct StoredFolder
{
    qint64 run = 0; ///< 0: the row is gone, and the folder goes next
    QString name;   ///< relative to the workspace's `.aegir/runs`
    bool ended = false;

    bool operator==(const StoredFolder &) const = default;
};

/// One run as the history shows it.
struct HistoryRow
{
    qint64 run = 0;
    qint64 entity = 0;
    QString entityName; ///< that of a deleted entity, too
    QString operation;
    Status status = Status::None;
    QString sentence; ///< its verdict's
    RunOptions options;
    QString folder;
    QDateTime dispatched; ///< UTC, as the following
    QDateTime started;
    QDateTime finished;
    bool pinned = false;
    qint64 bulk = 0;                  ///< the group that it was dispatched with; 0: alone
    std::optional<TaskValues> values; ///< what it was dispatched with, secrets left out; nothing: not known any more
    std::optional<TaskValues> before; ///< those of the run of the same operation and entity before it

    /// How long it took; nothing for one that never started or has not ended.
    std::optional<std::chrono::milliseconds> duration() const;
    bool operator==(const HistoryRow &) const = default;
};

/// What decides whether a run is kept.
struct KeptRun
{
    qint64 run = 0;
    qint64 entity = 0;
    QString operation;
    QString folder;
    bool ended = false;
    bool pinned = false;
    bool last = false; ///< the newest one of its operation, on an entity that is there: what the entity's page shows
    QDateTime time;    ///< UTC; its end, or its dispatch
    qint64 bytes = -1; ///< of its folder; -1: nobody has measured it

    bool operator==(const KeptRun &) const = default;
};

/// The middle one of @p durations, or the mean of the middle two; nothing of none.
std::optional<std::chrono::milliseconds> median(QList<std::chrono::milliseconds> durations);

/// A value that differs between two runs of an operation.
struct ValueChange
{
    int task = 0; ///< 0-based
    QString field;
    QJsonValue before; ///< Undefined: it was not sent
    QJsonValue now;    ///< Undefined: it is not sent

    bool operator==(const ValueChange &) const = default;
};

/// What of @p values is other than in @p before, by task, then by name.
QList<ValueChange> changesBetween(const TaskValues &before, const TaskValues &values);

} // namespace Aegir
