// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>

namespace Aegir {

/// How far the record of a run has come: what somebody else must know to go on with it. To record the rests once more
/// does no harm, since from the same state the same bytes come to the same places.
struct Standing
{
    qint64 output = 0;         ///< bytes of `output.log`
    qint64 events = 0;         ///< bytes of `events.jsonl`
    qint64 times = 0;          ///< bytes of `output.times`
    bool isIncomplete = false; ///< something could not be written: what followed would look as if nothing were missing
    QHash<qint64, qint64> offsets; ///< of events that have not come, by number: the byte of the log they stand before
    QByteArray outputRest;         ///< what was read and is not recorded, with its marks and its secrets
    QByteArray eventsRest;         ///< the same of the events
};

} // namespace Aegir
