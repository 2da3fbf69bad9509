// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/run/stopping.h"

#include <QDateTime>

namespace Aegir {

/// How far the stopping of one run has come, and when it will go further by itself.
struct RunStop
{
    StopStage stage = StopStage::Asked;
    QDateTime next; ///< UTC; when the next stage begins, if the run has not ended by then
    bool operator==(const RunStop &) const = default;

    /// A run that came to @p stage at @p now.
    static RunStop at(StopStage stage, const QDateTime &now);
};

/// `Asked to stop; terminated in 4 s.`: for a narrow place. stopSentence() says it at length.
QString stopProgress(const RunStop &stop, const QDateTime &now);

} // namespace Aegir
