// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/export/backgroundwork.h"
#include "model/export/runsummary.h"

#include <QIODevice>

namespace Aegir {

/// Writes the log of @p folder to @p to as one page of HTML that needs nothing else: coloured as Ansible's output and
/// as its own SGR sequences want it, light or dark as the reader's system is, the verdict above it as a link to where
/// it failed. All of the log is text there, whatever it holds, and the page may load and run nothing.
///
/// As far as the log reaches now, should it still grow. It is read piece by piece, however long it is. Needs no
/// application object, and may be called in any thread.
Result<WorkEnd> exportHtml(const RunFolder &folder, const RunSummary &summary, QIODevice &to, const Progress &progress);

} // namespace Aegir
