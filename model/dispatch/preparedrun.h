// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/dispatch/answers.h"

namespace Aegir {

/// A dispatch that was checked and marshalled, before anything of it is stored.
struct PreparedRun
{
    Run run;
    RunRequest request; ///< complete but for the run's number
    TaskValues values;  ///< what the operation's tasks have from now on, without secrets
    Secrets secrets;
};

/// Checks @p answers against the form of @p operation on @p entity and marshals them. @p ansiblePlaybook is the program
/// to run. The error names every answer that does not do.
Result<PreparedRun> prepareRun(const Workspace &workspace, const QString &ansiblePlaybook, qint64 entity,
                               const QString &operation, const Answers &answers, const RunOptions &options);

} // namespace Aegir
