// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/log/runresults.h"

namespace Aegir {

/// The way through what a person has to look at: results that failed, were unreachable, ignored, rescued, or came with
/// a warning. Of a loop these are its items; the loop as a whole is one where no item of it is.
///
/// Results are named by their index; -1: there is none.
QList<int> troublesOf(const RunResults &results);

/// The first one that is printed after the byte @p offset of the log and not around it.
int troubleAfter(const RunResults &results, qint64 offset);
/// The last one that is printed before the byte @p offset of the log and not around it.
int troubleBefore(const RunResults &results, qint64 offset);

/// The result that the event @p number told of.
int resultOfEvent(const RunResults &results, qint64 number);
/// Of the results of the task that the event @p number began: the one that a person has to look at first; a loop's is
/// the loop as a whole.
int worstResultOf(const RunResults &results, qint64 number);
/// The byte of the log where the text of a result begins. It may begin with empty rows and, with `strategy: free`, a
/// banner.
qint64 offsetOfResult(const RunResults &results, int index);

} // namespace Aegir
