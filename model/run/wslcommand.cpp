// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/run/wslcommand.h"

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

QStringList inDistribution(const QString &distribution)
{
    return distribution.isEmpty() ? QStringList() : QStringList{u"-d"_s, distribution};
}

QString signalName(StopSignal signal)
{
    switch (signal) {
    case StopSignal::Interrupt:
        return u"INT"_s;
    case StopSignal::Terminate:
        return u"TERM"_s;
    case StopSignal::Kill:
        break;
    }
    return u"KILL"_s;
}

} // namespace

QStringList wslStart(const WslRun &run)
{
    // The shell's text is the same for each run: what differs are its arguments, which it does not read as its own. It
    // becomes the program, so that its number is the program's, and the group's.
    return inDistribution(run.distribution)
        << u"--cd"_s << run.workingDir << u"-e"_s << u"setsid"_s << u"--wait"_s << u"sh"_s << u"-c"_s
        << u"echo $$ >\"$0\" && exec env \"$@\""_s << run.groupFile << run.environment << run.command;
}

QStringList wslStop(const QString &distribution, qint64 group, StopSignal signal)
{
    // Each shell can kill; the program of that name is missing in a small distribution. dash takes no -INT before --.
    return inDistribution(distribution) << u"-e"_s << u"sh"_s << u"-c"_s
                                        << u"kill -s %1 -- -%2"_s.arg(signalName(signal)).arg(group);
}

std::optional<qint64> readWslGroup(const QByteArray &text)
{
    if (!text.endsWith('\n'))
        return std::nullopt;
    bool isNumber = false;
    const qint64 group = text.chopped(1).toLongLong(&isNumber);
    // 0 and 1 would be everybody.
    return isNumber && group > 1 ? std::optional(group) : std::nullopt;
}

} // namespace Aegir
