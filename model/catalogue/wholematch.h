// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Aegir {

/// True when the regular expression @p pattern matches the whole of @p text. It keeps expressions once they are made:
/// a form asks with each key that is pressed.
bool matchesWhole(const QString &pattern, const QString &text);

} // namespace Aegir
