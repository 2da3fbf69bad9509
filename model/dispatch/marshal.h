// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dispatch/answers.h"

namespace Aegir {

/// Everything that marshalling reads, gathered beforehand so that it stays pure.
struct MarshalInput
{
    const Catalogue &catalogue;
    const OperationType &operation; ///< the dispatched one
    Target target;
    QHash<QString, TaskValues> lastValues; ///< of all the entity's operations, by name: what their tasks last had
    Answers answers;                       ///< of the dispatched operation, completed
};

/// One line of the marshalling, in the order of Aegir's sequence.
struct MarshalStep
{
    enum class Kind { Platform, Site, Operation, Task, Role };
    Kind kind;
    QString name;
    QJsonObject variables;
    QString label = {};       ///< of an operation
    QString entryPoint = {};  ///< of a role
    QStringList secrets = {}; ///< of a role: names of the variables whose values travel apart
    bool operator==(const MarshalStep &) const = default;
};

/// The platform's variables (and for a site the site's), then for all operations of the entity each operation's
/// variables and for all tasks of each of those the task's variables; then the roles of the dispatched operation.
/// Secrets are left out of all of it. Source: Aegir, reference/sequence/operation.
QList<MarshalStep> marshal(const MarshalInput &input);

/// The run's request, made of the steps of marshal() in their order: play variables, the tree `aegir`, and the role
/// calls. Title, hosts, facts and timeout are filled in too; run, paths and options are the caller's.
///
/// What the platform or the site has is a play variable, which every role sees. Where a role declares a field of that
/// name and its task has no value for it (hidden, or taken away), it shall not: the value then is no play variable, and
/// the other roles get it as their own. What Ansible takes from elsewhere is beyond that: the inventory's variables,
/// the operation's own constants, and the tree `aegir`, which tells all that the entity has.
RunRequest toRequest(const MarshalInput &input);

/// The answers to keep as the operation's last values: secrets left out.
TaskValues valuesToKeep(const MarshalInput &input);

/// The secrets among @p input's answers, one object per role call.
Secrets secretsOf(const MarshalInput &input);

} // namespace Aegir
