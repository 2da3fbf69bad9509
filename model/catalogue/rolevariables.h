// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>

#include <optional>

namespace Aegir {

/// The names of the variables that the role in @p roleDir gives a value itself, in `defaults/main` or `vars/main` (a
/// file, or a folder of files); nothing when one of them cannot be read, as with Ansible Vault.
std::optional<QSet<QString>> variablesSetByRole(const QString &roleDir);

} // namespace Aegir
