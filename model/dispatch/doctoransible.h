// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dispatch/doctorfinding.h"
#include "model/error.h"
#include "model/inventory/entity.h"
#include "model/run/ansibleprobe.h"

#include <optional>

namespace Aegir {

// What the doctor makes of what Ansible's programs print. Pure but for a look at the permissions of a file.

/// The oldest ansible-core that the program works with.
inline constexpr QStringView oldestAnsible = u"2.14";

/// Which of @p programs is used, if any; @p configured is the setting, @p osRelease names the system.
Findings checkProgram(const QStringList &programs, const QString &configured, const QString &osRelease);

/// The version and the Python of what `ansible-playbook --version` printed; @p program is its path.
/// @p osRelease names the system.
Findings checkVersion(const Result<AnsibleFacts> &facts, const QString &program, const QString &osRelease);

/// Whether Mitogen is used, as workspace.yml @p asks or does not ask for it; @p plugins is its folder, empty when it is
/// not installed. Nothing where it is neither asked for nor installed.
/// @p program is ansible-playbook.
Findings checkMitogen(bool asks, const QString &plugins, const QString &program);

/// What `ansible-config dump --only-changed --format json` says of settings that runs rely on, and whether the
/// workspace's own ansible.cfg is used.
Findings checkConfig(const Result<QByteArray> &dump, const AnsibleFacts &facts, const QString &workspaceDir);

/// The roles path in the same dump; Ansible's own default when it was not changed. @p home stands for `~`.
QStringList rolesPathFrom(const QByteArray &dump, const QString &home);

/// An inventory as `ansible-inventory --list` prints it.
class InventoryList
{
public:
    InventoryList() = default;
    explicit InventoryList(const QByteArray &output);

    QStringList hosts() const;
    /// How many hosts @p pattern names; nothing for a pattern that only Ansible can read (`web*`, `a:!b`, `~…`).
    std::optional<int> count(const QString &pattern) const;
    /// The hosts that are reached with ssh and for which the inventory has neither a key nor a password.
    QStringList sshHostsWithoutKey() const;
    bool usesSsh() const;

private:
    QStringList hostsOf(const QString &group, QStringList &seen) const;
    QStringList sshHosts() const;
    QJsonObject variables(const QString &host) const;

    QJsonObject m_root;
};

/// Whether the inventory at @p path can be read and has hosts.
Findings checkInventory(const Result<QByteArray> &list, const QString &path, const AnsibleFacts &facts);

/// How many hosts `ansible PATTERN --list-hosts` printed.
int listedHosts(const QByteArray &output);

/// Whether there are hosts for each of @p platforms; @p counts has them by pattern, and a missing one was not found
/// out.
Findings checkPlatforms(const QList<Entity> &platforms, const QHash<QString, int> &counts);

/// What `ssh-add -l` says, for an inventory with hosts that need it. @p keyFiles are the private keys in `~/.ssh`.
Findings checkSsh(const InventoryList &inventory, bool hasSsh, const Result<QByteArray> &agent,
                  const QStringList &keyFiles);

} // namespace Aegir
