// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/inventory/history.h"

#include <algorithm>

namespace Aegir {

std::optional<std::chrono::milliseconds> HistoryRow::duration() const
{
    if (!started.isValid() || !finished.isValid())
        return std::nullopt;
    const std::chrono::milliseconds took(started.msecsTo(finished));
    // The clock was set back meanwhile: how long it took is not known.
    return took.count() < 0 ? std::nullopt : std::optional(took);
}

std::optional<std::chrono::milliseconds> median(QList<std::chrono::milliseconds> durations)
{
    if (durations.isEmpty())
        return std::nullopt;
    std::ranges::sort(durations);
    const qsizetype middle = durations.size() / 2;
    return durations.size() % 2 ? durations[middle] : (durations[middle - 1] + durations[middle]) / 2;
}

QList<ValueChange> changesBetween(const TaskValues &before, const TaskValues &values)
{
    QList<ValueChange> changes;
    for (qsizetype task = 0; task < std::max(before.size(), values.size()); ++task) {
        const QJsonObject then = before.value(task);
        const QJsonObject now = values.value(task);
        QStringList names = then.keys() + now.keys();
        names.sort();
        names.removeDuplicates();
        for (const QString &name : std::as_const(names)) {
            // value() and not []: a name that is absent is Undefined.
            if (then.value(name) != now.value(name))
                changes << ValueChange{
                    .task = int(task), .field = name, .before = then.value(name), .now = now.value(name)};
        }
    }
    return changes;
}

} // namespace Aegir
