// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/session.h"

namespace Aegir {

/// `queue pause`, `resume`, `hold`, `release` and `move`: says it to the store, then to the program that holds the
/// queue.
Ending actOnQueue(Session &session);

/// `queue --serve`: holds the queue, or waits to take it over, until the program is told to end; runs go on then.
Ending serveQueue(Session &session);

/// Lets the program that holds the queue, if there is one, hear what was said to session.queue(), then ends with Done.
Ending whenHeard(Session &session);

/// Has a command that stays use the types as they are on the disk: told on standard output when they are read anew, on
/// standard error when they cannot be read.
void followTypes(Session &session);

} // namespace Aegir
