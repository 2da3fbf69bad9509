// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/run/keeper.h"

#include <sys/types.h>

namespace Aegir {

/// What the keeper does all its life, as the parent of Ansible, the process @p ansible, with all signals blocked: it
/// tells its worker on @p news how Ansible ended, and hears on @p alarm from it. Does its duties when the worker is
/// gone.
[[noreturn]] void keep(const KeeperDuties &duties, pid_t ansible, int news, int alarm);

} // namespace Aegir
