// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/dispatch/preparedrun.h"

#include "model/dispatch/marshal.h"
#include "model/run/mitogen.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::PreparedRun)
};
} // namespace

Result<PreparedRun> prepareRun(const Workspace &workspace, const QString &ansiblePlaybook, qint64 entity,
                               const QString &operation, const Answers &answers, const RunOptions &options)
{
    const Catalogue &catalogue = workspace.catalogue();
    const auto target = Target::find(workspace.store(), entity);
    if (!target)
        return std::unexpected(target.error());
    const EntityType *type = catalogue.entityType(target->entity.kind, target->entity.type);
    const OperationType *found = catalogue.operationType(operation);
    if (!found || !type || !type->operations.contains(operation))
        return failure(Text::tr("%1 has no operation “%2”.").arg(target->entity.name, operation));
    if (!found->problem.isEmpty())
        return failure(found->problem);

    const QList<TaskForm> form = operationForm(workspace, *found, *target);
    const Answers complete = completeAnswers(form, answers);
    QStringList sentences;
    for (const AnswerProblem &problem : problemsOf(form, answers))
        sentences << problem.sentence;
    if (!sentences.isEmpty())
        return failure(sentences.join(u' '));

    QHash<QString, TaskValues> lastValues;
    for (const QString &name : type->operations)
        lastValues.insert(name, workspace.store().taskValues(entity, name));
    const MarshalInput input{
        .catalogue = catalogue, .operation = *found, .target = *target, .lastValues = lastValues, .answers = complete};
    PreparedRun prepared{.run = {.entity = entity, .operation = operation, .options = options},
                         .request = toRequest(input),
                         .values = valuesToKeep(input),
                         .secrets = secretsOf(input)};
    RunRequest &request = prepared.request;
    request.workspaceDir = workspace.dir();
    request.inventory = workspace.inventoryPath();
    request.rolesDir = workspace.rolesDir();
    request.ansiblePlaybook = ansiblePlaybook;
    if (catalogue.settings().mitogen)
        request.mitogen = mitogenPlugins(ansiblePlaybook);
    request.options = options;
    prepared.run.needsSecrets = request.needsSecrets();
    return prepared;
}

} // namespace Aegir
