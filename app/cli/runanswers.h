// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/session.h"

namespace Aegir {

/// The operation @p name of @p entity, if it can be run.
Result<const OperationType *> findOperation(Session &session, const Entity &entity, const QString &name);

/// What `--values`, `--set` and, for a command that has it (@p secrets), `--secret` say about the fields of @p form.
Result<Answers> readAnswers(Session &session, const QList<TaskForm> &form, bool secrets = true);

/// A destructive operation on one of @p entities whose environment wants care needs a second word, `--yes`, unless it
/// is only tried with `--check`.
Result<void> requireConfirmation(Session &session, const OperationType &operation, const QList<qint64> &entities);

} // namespace Aegir
