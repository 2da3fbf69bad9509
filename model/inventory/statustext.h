// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/run/status.h"

namespace Aegir {

/// The word for @p status that a person reads, translated: “ok”, “waiting”, …; “never ran” for Status::None.
QString statusText(Status status);

} // namespace Aegir
