// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/run/runrequest.h"

namespace Aegir {

/// The text of a temporary playbook and of its variables.
struct Playbook
{
    QByteArray playbook;  ///< `playbook.yml`
    QByteArray variables; ///< `vars.yml`
};

/// Writes the playbook of @p request: one play over its hosts that imports each role in order with its own variables.
/// Every string that could hold a template is tagged `!unsafe`, so that a value is never evaluated. A secret is a
/// reference into the variable `aegir_secrets`, which secretVariables() fills.
Playbook writePlaybook(const RunRequest &request);

/// YAML of the one variable `aegir_secrets`, for a pipe: never written to a file.
QByteArray secretVariables(const Secrets &secrets);

/// The command line that runs @p request in the folder @p runDir; the first item is the program.
QStringList ansibleCommand(const RunRequest &request, const QString &runDir);

/// @p command as a person may paste it into a POSIX shell, which reads the same words again. For showing and copying
/// only: nothing here runs it.
QString shellText(const QStringList &command);

/// @p value as YAML in flow style; a string that could hold a template is tagged `!unsafe`, and each stays a string.
QByteArray unsafeYaml(const QJsonValue &value);

} // namespace Aegir
