// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dispatch/answers.h"

namespace Aegir {

/// Where a field of a form is.
struct FieldPlace
{
    qsizetype task = 0; ///< index into the form
    Field field;
};

/// The field of @p form that @p address names: `TASK.FIELD`, `TASK#2.FIELD` for the second of two equal tasks, or
/// `FIELD` alone when only one task has it. The error lists what there is.
Result<FieldPlace> findField(const QList<TaskForm> &form, const QString &address);

/// Puts `ADDRESS=VALUE`, typed for its field, into @p answers. Secrets are refused: a command line can be read by
/// others.
Result<void> applyAssignment(const QList<TaskForm> &form, const QString &assignment, Answers &answers);

/// Puts the value of the field @p address, read apart from the command line, into @p answers.
Result<void> applyText(const QList<TaskForm> &form, const QString &address, const QString &text, Answers &answers);

/// Puts the JSON @p values into @p answers: `{"TASK": {"FIELD": value}}`, or `{"TASK.FIELD": value}`, or `{"FIELD":
/// value}`.
Result<void> applyValues(const QList<TaskForm> &form, const QJsonObject &values, Answers &answers);

/// Puts `FIELD=VALUE`, typed for the field of @p type, into @p values; an empty value takes it away where it cannot be
/// one.
Result<void> applyToEntity(const EntityType &type, const QString &assignment, QJsonObject &values);

} // namespace Aegir
