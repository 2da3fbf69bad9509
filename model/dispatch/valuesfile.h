// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dispatch/answers.h"

namespace Aegir {

/// Values of an operation's form as a file holds them: `{"TASK": {"FIELD": value}}`, `TASK#2` for the second of two
/// equal tasks. A field may also stand alone, as in a file of Ansible's variables: it is then meant for every task that
/// has it.
namespace ValuesFile {

/// What a file's values come to in a form.
struct Found
{
    Answers answers;      ///< one object per task; a value of the wrong type is there as it is
    QStringList problems; ///< unknown tasks and fields with their values, and values that do not fit, as sentences
};

/// Finds the places of @p values in @p form.
Found find(const QList<TaskForm> &form, const QJsonObject &values);

/// @p answers to @p form as a file holds them, without whatever holds a secret, and without tasks that have none.
QJsonObject valuesOf(const QList<TaskForm> &form, const Answers &answers);

/// @p answers to @p form without whatever holds a secret.
Answers withoutSecrets(const QList<TaskForm> &form, const Answers &answers);

/// Reads @p bytes, YAML or JSON; @p path is what a sentence calls them.
Result<QJsonObject> read(const QByteArray &bytes, const QString &path);

/// @p values as YAML; read() gives exactly them back.
QByteArray toYaml(const QJsonObject &values);
QByteArray toJson(const QJsonObject &values);

} // namespace ValuesFile
} // namespace Aegir
