// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Aegir {

/// The sentence that says why a field cannot have the name @p name, or an empty string when it can: it must be a name
/// that Ansible takes for a variable, and none that Ansible or this program gives a meaning of its own.
QString variableNameProblem(const QString &name);

} // namespace Aegir
