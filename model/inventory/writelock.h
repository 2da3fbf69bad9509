// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/error.h"

#include <QString>

namespace Aegir {

/// True while somebody writes to the database @p path, so that a change would have to wait. It waits for nobody itself,
/// and says no where it cannot tell.
bool isBeingWritten(const QString &path);

/// True when the store of the database @p path failed with @p error because of somebody who wrote to it: later, the
/// same may be done.
bool saysIsBeingWritten(const Error &error, const QString &path);

} // namespace Aegir
