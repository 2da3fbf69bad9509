// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/run/runrequest.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::RunRequest)
};

QJsonObject toJson(const RoleCall &call)
{
    return {{u"role"_s, call.role},
            {u"entry_point"_s, call.entryPoint},
            {u"variables"_s, call.variables},
            {u"secrets"_s, QJsonArray::fromStringList(call.secrets)}};
}

RoleCall roleCallFromJson(const QJsonObject &object)
{
    RoleCall call{.role = object[u"role"_s].toString(),
                  .entryPoint = object[u"entry_point"_s].toString(u"main"_s),
                  .variables = object[u"variables"_s].toObject(),
                  .secrets = {}};
    for (const QJsonValue &name : object[u"secrets"_s].toArray())
        call.secrets << name.toString();
    return call;
}
} // namespace

QJsonObject RunOptions::toJson() const
{
    return {{u"check"_s, check}, {u"diff"_s, diff}, {u"verbosity"_s, verbosity},
            {u"limit"_s, limit}, {u"tags"_s, tags}, {u"skip_tags"_s, skipTags}};
}

RunOptions RunOptions::fromJson(const QJsonObject &object)
{
    return {.check = object[u"check"_s].toBool(),
            .diff = object[u"diff"_s].toBool(),
            .verbosity = std::clamp(object[u"verbosity"_s].toInt(), 0, 4),
            .limit = object[u"limit"_s].toString(),
            .tags = object[u"tags"_s].toString(),
            .skipTags = object[u"skip_tags"_s].toString()};
}

bool RunRequest::needsSecrets() const
{
    return std::ranges::any_of(roles, [](const RoleCall &call) { return !call.secrets.isEmpty(); });
}

QJsonObject RunRequest::toJson() const
{
    QJsonArray calls;
    for (const RoleCall &call : roles)
        calls << Aegir::toJson(call);
    return {{u"format"_s, 1},
            {u"run"_s, run},
            {u"title"_s, title},
            {u"workspace"_s, workspaceDir},
            {u"inventory"_s, inventory},
            {u"roles_dir"_s, rolesDir},
            {u"hosts"_s, hosts},
            {u"ansible_playbook"_s, ansiblePlaybook},
            {u"mitogen"_s, mitogen},
            {u"variables"_s, variables},
            {u"aegir"_s, tree},
            {u"roles"_s, calls},
            {u"options"_s, options.toJson()},
            {u"gather_facts"_s, gatherFacts},
            {u"timeout"_s, timeout},
            {u"idle_timeout"_s, idleTimeout}};
}

Result<RunRequest> RunRequest::fromJson(const QJsonObject &object)
{
    if (object[u"format"_s].toInt() != 1) {
        return failure(Text::tr("The request has format %1, but this program reads format 1; update Aegir Desktop.")
                           .arg(object[u"format"_s].toInt()));
    }
    RunRequest request{.run = object[u"run"_s].toInteger(),
                       .title = object[u"title"_s].toString(),
                       .workspaceDir = object[u"workspace"_s].toString(),
                       .inventory = object[u"inventory"_s].toString(),
                       .rolesDir = object[u"roles_dir"_s].toString(),
                       .hosts = object[u"hosts"_s].toString(),
                       .ansiblePlaybook = object[u"ansible_playbook"_s].toString(),
                       .mitogen = object[u"mitogen"_s].toString(),
                       .variables = object[u"variables"_s].toObject(),
                       .tree = object[u"aegir"_s].toObject(),
                       .roles = {},
                       .options = RunOptions::fromJson(object[u"options"_s].toObject()),
                       .gatherFacts = object[u"gather_facts"_s].toBool(true),
                       .timeout = object[u"timeout"_s].toInt(),
                       .idleTimeout = object[u"idle_timeout"_s].toInt()};
    for (const QJsonValue &call : object[u"roles"_s].toArray())
        request.roles << roleCallFromJson(call.toObject());
    return request;
}

} // namespace Aegir
