// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/error.h"

#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace Aegir {

/// What a person may choose for one run beside the form's values.
struct RunOptions
{
    bool check = false;
    bool diff = false;
    int verbosity = 0; ///< 0 to 4
    QString limit;
    QString tags;
    QString skipTags;

    QJsonObject toJson() const;
    static RunOptions fromJson(const QJsonObject &object);
    bool operator==(const RunOptions &) const = default;
};

/// One role of the dispatched operation, with the variables that are its own.
struct RoleCall
{
    QString role;
    QString entryPoint = QStringLiteral("main");
    QJsonObject variables; ///< without the secrets
    QStringList secrets;   ///< names of the variables whose values travel apart
    bool operator==(const RoleCall &) const = default;
};

/// Everything a worker needs for one run, except secrets: what `request.json` holds.
struct RunRequest
{
    qint64 run = 0;
    QString title;           ///< `example.com: Back up`; the play's name
    QString workspaceDir;    ///< absolute: Ansible's working folder
    QString inventory;       ///< absolute
    QString rolesDir;        ///< absolute
    QString hosts;           ///< the platform's host pattern
    QString ansiblePlaybook; ///< absolute path of the program
    QString mitogen;         ///< folder of Mitogen's strategy plugins, to be used; empty: Ansible's own strategy
    QJsonObject variables;   ///< play variables: the platform's, then the site's, then the operation's
    QJsonObject tree;        ///< the whole marshalled tree: the variable `aegir`
    QList<RoleCall> roles;
    RunOptions options;
    bool gatherFacts = true;
    int timeout = 0;     ///< seconds; 0: none
    int idleTimeout = 0; ///< seconds without output; 0: none

    bool needsSecrets() const;
    QJsonObject toJson() const;
    static Result<RunRequest> fromJson(const QJsonObject &object);
    bool operator==(const RunRequest &) const = default;
};

/// The values of secrets: one object per role of RunRequest::roles, in its order; kept in memory only.
using Secrets = QList<QJsonObject>;

} // namespace Aegir
