// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Aegir {

/// The command that installs Ansible on a system whose `/etc/os-release` reads @p osRelease; on one that it does not
/// know, and on macOS with an empty @p osRelease, the one that works everywhere.
QString installCommand(const QString &osRelease);

/// The command that installs the Ansible of @p program, an ansible-playbook, anew in the place where it is: by pipx, in
/// its virtual environment, or by the package manager of the system that @p osRelease names.
QString reinstallCommand(const QString &program, const QString &osRelease);

/// The command that gives the Python of @p program the package @p package.
QString addPackageCommand(const QString &program, const QString &package);

/// How a person becomes root here.
enum class Privilege {
    Root, ///< is it already
    Sudo,
    Su, ///< there is no sudo
};
Privilege privilegeHere();

/// @p command, which may begin with `sudo`, as it works with @p privilege.
QString withPrivilege(const QString &command, Privilege privilege);

/// The command that installs a version of Ansible newer than the system's own, for this user.
QString newerAnsibleCommand();

/// The text of `/etc/os-release`, or empty where there is none.
QString readOsRelease();

} // namespace Aegir
