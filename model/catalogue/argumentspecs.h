// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/types.h"

namespace Aegir {

/// One way into a role (`tasks/NAME.yml`) with the variables that it takes.
struct EntryPoint
{
    QString name;
    QString shortDescription; ///< one line
    QString description;      ///< paragraphs
    QList<Field> fields;
    QString problem; ///< why the role cannot run through it as described; empty when it can
};

/// The argument specifications of one role.
/// Source: https://docs.ansible.com/ansible/latest/playbook_guide/playbooks_reuse_roles.html#role-argument-validation
struct ArgumentSpecs
{
    QString path; ///< the file, relative to the workspace; empty when the role has no specifications
    QList<EntryPoint> entryPoints;
    QString problem; ///< why nothing of it can be used; empty when there is nothing wrong, or none at all
    QList<Problem> problems;

    bool isPresent() const { return !path.isEmpty(); }
    const EntryPoint *entryPoint(QStringView name) const;
};

/// Reads `meta/argument_specs.yml` (or `.yaml`), else `argument_specs` in `meta/main.yml`, of the role in the folder
/// @p roleDir; problems name their file below @p shownDir.
ArgumentSpecs readArgumentSpecs(const QString &roleDir, const QString &shownDir);

} // namespace Aegir
