// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace Aegir {

/// @p command as a person may paste it into a POSIX shell. For showing and copying only: nothing here runs it.
QString shellQuoted(const QStringList &command);

} // namespace Aegir
