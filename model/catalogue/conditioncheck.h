// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/field.h"

#include <functional>

namespace Aegir {

/// What can be wrong with `visible_when` once it is known which fields there are.
namespace ConditionCheck {

/// Finds the field that a condition names; null when there is none.
using Find = std::function<const Field *(const QString &name)>;

/// A sentence for each value that the condition of @p field wants of a field that cannot have it.
QStringList impossibleValues(const Field &field, const Find &find);

/// True when @p start is reached from itself; @p namesOf gives what a field's condition names.
bool isInCycle(const QString &start, const std::function<QStringList(const QString &name)> &namesOf);

} // namespace ConditionCheck
} // namespace Aegir
