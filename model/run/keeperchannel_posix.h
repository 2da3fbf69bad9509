// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>
#include <utility>

// The line from a worker to its keeper, which has an end in each of them.

namespace Aegir {

/// What a worker says to its keeper.
enum class KeeperWord : char {
    Gone = '\0', ///< nobody will say anything any more
    Stopping = 's',
    Done = 'd',
    Briefing = 'b', ///< with the file to hold; then a text follows
};

/// Sends @p word, with @p descriptor unless it is -1; false when nobody is there any more.
bool sendWord(int channel, KeeperWord word, int descriptor = -1);

/// What sendWord() sent, with the descriptor or -1; nothing when there is none yet.
std::pair<std::optional<KeeperWord>, int> receiveWord(int channel);

/// Sends @p text with its size; false when nobody is there any more.
bool sendText(int channel, const QByteArray &text);

/// What sendText() sent, for which it waits; nothing when the other side went away.
std::optional<QByteArray> receiveText(int channel);

} // namespace Aegir
