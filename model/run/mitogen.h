// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Aegir {

/// The folder of the strategy plugins of Mitogen for Ansible, which the Python of @p ansiblePlaybook would import;
/// empty when it is not installed there.
QString mitogenPlugins(const QString &ansiblePlaybook);

} // namespace Aegir
