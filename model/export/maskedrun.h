// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/run/runfolder.h"

namespace Aegir {

/// The files of a run that say what it was given, as they may be handed on. A worker never writes the value of a
/// secret; should a variable anywhere bear the name of one, its value is masked here.
struct MaskedRun
{
    QByteArray request;   ///< `request.json`
    QByteArray playbook;  ///< `playbook.yml`; empty when there is none
    QByteArray variables; ///< `vars.yml`; empty when there is none
};

/// Reads @p folder. An error when its request cannot be read: nobody knows then what must be masked.
Result<MaskedRun> maskedRun(const RunFolder &folder);

/// @p request with the value of every variable masked that has the name of one of its secrets.
RunRequest masked(const RunRequest &request);

} // namespace Aegir
