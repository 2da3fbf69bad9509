// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/runstop.h"

#include <QCoreApplication>

#include <algorithm>
#include <chrono>

using namespace std::chrono_literals;

namespace Aegir {

namespace {
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::RunStop)
};
constexpr std::chrono::milliseconds stageLength = 5s; ///< see StopStage
} // namespace

RunStop RunStop::at(StopStage stage, const QDateTime &now)
{
    return {.stage = stage, .next = now + stageLength};
}

QString stopProgress(const RunStop &stop, const QDateTime &now)
{
    // Whole seconds, upwards: it counts 5, 4, 3, 2, 1, and never shows a second that is over.
    const int seconds = int(std::clamp<qint64>((now.msecsTo(stop.next) + 999) / 1000, 0, 5));
    switch (stop.stage) {
    case StopStage::Asked:
        return seconds > 0 ? Text::tr("Asked to stop; terminated in %n s.", nullptr, seconds)
                           : Text::tr("Asked to stop; being terminated.");
    case StopStage::Told:
        return seconds > 0 ? Text::tr("Terminated; what is left is killed in %n s.", nullptr, seconds)
                           : Text::tr("Terminated; what is left is being killed.");
    case StopStage::Killed:
        return Text::tr("Killed; it ends as soon as the system lets go of it.");
    }
    return {};
}

} // namespace Aegir
