// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/troubles.h"

#include <algorithm>

namespace Aegir {

QList<int> troublesOf(const RunResults &results)
{
    return results.troubles();
}

int troubleAfter(const RunResults &results, qint64 offset)
{
    const QList<int> troubles = troublesOf(results);
    const auto found =
        std::ranges::upper_bound(troubles, offset, {}, [&](int index) { return offsetOfResult(results, index); });
    return found == troubles.end() ? -1 : *found;
}

int troubleBefore(const RunResults &results, qint64 offset)
{
    const QList<int> troubles = troublesOf(results);
    const auto end = [&](int index) { return results.sections()[results.sectionOfResult(index)].end; };
    const auto found = std::ranges::upper_bound(troubles, offset, {}, end);
    return found == troubles.begin() ? -1 : *std::prev(found);
}

int resultOfEvent(const RunResults &results, qint64 number)
{
    const auto found = std::ranges::lower_bound(results.results(), number, {}, &RunResults::Result::event);
    return found != results.results().end() && found->event == number ? int(found - results.results().begin()) : -1;
}

int worstResultOf(const RunResults &results, qint64 number)
{
    const auto task = std::ranges::lower_bound(results.tasks(), number, {}, &RunResults::Task::event);
    return task != results.tasks().end() && task->event == number
        ? results.worstOfTask(int(task - results.tasks().begin()))
        : -1;
}

qint64 offsetOfResult(const RunResults &results, int index)
{
    return results.beginOfSection(results.sectionOfResult(index));
}

} // namespace Aegir
