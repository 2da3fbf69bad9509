// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcessEnvironment>
#include <QStringList>

namespace Aegir {

/// Where Ansible's programs are looked for. Tests give places of their own.
struct AnsiblePlaces
{
    QString configured;   ///< the setting `ansible_playbook`; when it is given, nothing else counts
    QString workspaceDir; ///< absolute; empty: none
    QString path;         ///< as in the variable PATH
    QString home;         ///< absolute
    QStringList systemFolders{QStringLiteral("/opt/homebrew/bin"), QStringLiteral("/usr/local/bin"),
                              QStringLiteral("/usr/bin")};

    /// The places of this user on this machine.
    static AnsiblePlaces of(const QProcessEnvironment &environment, const QString &configured,
                            const QString &workspaceDir);
};

/// Every ansible-playbook there is, absolute, the one to use first: the setting; PATH; a virtual environment (`.venv`,
/// `venv`) in the workspace, then beside it; where pipx, uv and package managers put programs, which the PATH of a
/// desktop often lacks. The same file is listed once, however many links lead to it.
QStringList findAnsiblePlaybooks(const AnsiblePlaces &places);

/// The first of findAnsiblePlaybooks(), or empty.
QString findAnsiblePlaybook(const AnsiblePlaces &places);

} // namespace Aegir
