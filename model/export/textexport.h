// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/export/backgroundwork.h"
#include "model/run/runfolder.h"

#include <QIODevice>

namespace Aegir {

/// What stands before each line of an exported log.
enum class LineTimes {
    None,
    Clock,      ///< when it arrived: `2026-11-23T14:22:01.123+01:00`
    SinceStart, ///< how long after the first: `+0:00:01.234`
};

/// Writes the log of @p folder to @p to: its bytes as they came, @p times and two blanks before each line. As far as it
/// reaches now, should it still grow. Where a time is not known, there are blanks.
Result<WorkEnd> exportText(const RunFolder &folder, LineTimes times, QIODevice &to, const Progress &progress);

} // namespace Aegir
