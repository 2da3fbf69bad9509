// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dispatch/doctorfinding.h"

#include <QStringList>

namespace Aegir {

/// A collection or role that something in the workspace needs.
struct Need
{
    QString name;    ///< `community.general`, `geerlingguy.php`
    QString version; ///< what `requirements.yml` demands, such as `>=8.0.0,<9`; empty: any
    QString where;   ///< the file, relative to the workspace
    int line = 0;    ///< 1-based

    bool operator==(const Need &) const = default;
};

/// What the roles of a workspace need beside ansible-core and each other.
struct RoleNeeds
{
    QList<Need> collections; ///< each once, by name; the place is the first one
    QList<Need> roles;       ///< each once, by name
};

/// Reads `requirements.yml`, and of each role `meta/main.yml`, `meta/requirements.yml`, tasks and handlers below
/// @p workspaceDir. A file that cannot be read needs nothing: Ansible and the catalogue say what is wrong with it.
RoleNeeds needsOf(const QString &workspaceDir);

/// Whether version @p installed does for @p wanted: comparisons with commas between them, as in `requirements.yml`.
bool isVersionGood(const QString &installed, const QString &wanted);

/// What of @p needs is not there. Collections are looked for below `ansible_collections` in @p collectionFolders, roles
/// in
/// @p roleFolders. Ok findings when nothing is missing.
Findings checkNeeds(const RoleNeeds &needs, const QStringList &collectionFolders, const QStringList &roleFolders);

} // namespace Aegir
