// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Aegir {

/// The command that installs Ansible on a system whose `/etc/os-release` reads @p osRelease; on one that it does not
/// know, and on macOS with an empty @p osRelease, the one that works everywhere.
QString installCommand(const QString &osRelease);

/// The command that installs a version of Ansible newer than the system's own, for this user.
QString newerAnsibleCommand();

/// The text of `/etc/os-release`, or empty where there is none.
QString readOsRelease();

} // namespace Aegir
