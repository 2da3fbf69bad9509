// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace Aegir {

/// The status of a run, an operation or an entity.
enum class Status {
    None,    ///< never ran
    Waiting, ///< dispatched, not started
    Running, ///< dispatched, at work
    Ok,
    Warning, ///< Ansible succeeded, but failures were ignored or rescued, or a role declared a warning
    Error,
    Cancelled,   ///< a person asked for it
    Interrupted, ///< the worker ended without a result
};

/// `waiting`, `ok`, …; empty for None. The words of the database and of `--json`.
QString statusName(Status status);
std::optional<Status> statusFromName(QStringView name);

/// True while a run is waiting or running: its operation's Run is disabled.
constexpr bool isDispatched(Status status)
{
    return status == Status::Waiting || status == Status::Running;
}

/// True for the five statuses a run can end with.
constexpr bool isFinal(Status status)
{
    return status != Status::None && !isDispatched(status);
}

/// True when a run may go from @p from to @p to; None is a run that is not dispatched yet. The whole table:
///
///     none     -> waiting                      it is dispatched
///     waiting  -> running                      a worker is started
///              -> cancelled, interrupted       before it started: a person's wish; its secrets or its folder are gone
///     running  -> waiting                      no worker ever took it
///              -> any final status             its result, or what is known without one
///
/// A final status never changes.
bool canBecome(Status from, Status to);

/// The statuses from which a run may go to @p to.
QList<Status> sourcesOf(Status to);

} // namespace Aegir
