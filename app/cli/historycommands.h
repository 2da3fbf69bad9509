// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/session.h"

namespace Aegir {

QList<Command> historyCommands(); ///< history, pin, unpin

} // namespace Aegir
