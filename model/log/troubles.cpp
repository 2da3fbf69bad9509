// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/troubles.h"

#include <algorithm>
#include <array>

namespace Aegir {

namespace {
bool isTrouble(const RunResults::Result &result)
{
    switch (result.state) {
    case ResultState::Failed:
    case ResultState::Unreachable:
    case ResultState::Ignored:
    case ResultState::Rescued:
        return true;
    default:
        return result.warned;
    }
}
} // namespace

QList<int> troublesOf(const RunResults &results)
{
    QList<int> troubles;
    // A host has one loop at a time: the task of its last item that is one.
    QList<int> loops(results.hosts().size(), -1);
    for (int i = 0; i < results.results().size(); ++i) {
        const RunResults::Result &result = results.results()[i];
        int none = -1;
        int &loop = result.host < 0 ? none : loops[result.host];
        const bool toldByItem = !result.item && loop >= 0 && loop == result.task;
        if (isTrouble(result) && !toldByItem)
            troubles.append(i);
        if (!result.item)
            loop = -1;
        else if (isTrouble(result))
            loop = result.task;
    }
    return troubles;
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
    // From what a person need not look at to what ended the play for a host.
    static constexpr std::array ranks{1, 2, 0, 5, 6, 4, 3}; // in the order of ResultState
    int worst = -1;
    for (int index = 0; index < results.results().size(); ++index) {
        const RunResults::Result &result = results.results().at(index);
        if (result.item || result.task < 0 || results.tasks().at(result.task).event != number)
            continue;
        if (worst < 0 || ranks[size_t(result.state)] > ranks[size_t(results.results().at(worst).state)])
            worst = index;
    }
    return worst;
}

qint64 offsetOfResult(const RunResults &results, int index)
{
    return results.beginOfSection(results.sectionOfResult(index));
}

} // namespace Aegir
