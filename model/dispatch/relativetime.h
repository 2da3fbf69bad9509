// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include <chrono>

namespace Aegir {

/// How long ago @p then was, seen from @p now, for a narrow column: `now`, `12 s ago`, `4 min ago`, `3 h ago`,
/// `yesterday`, `5 days ago`, then the date. Empty for an invalid time; a time to come counts as now (clocks differ).
/// Days are counted in local time.
QString relativeTime(const QDateTime &then, const QDateTime &now);

/// When @p then, which is to come, will be: the local time, `14:05`, with `tomorrow` or the date where it is not
/// today's. Empty for an invalid time.
QString comingTime(const QDateTime &then, const QDateTime &now);

/// How long something took: `0.4 s`, `41 s`, `1:05` (minutes), `2:03:09` (hours).
QString durationText(std::chrono::milliseconds duration);

/// The same of something that still runs, counting in whole seconds: `0:12`, `1:05`, `2:03:09`.
QString clockText(std::chrono::milliseconds elapsed);

} // namespace Aegir
