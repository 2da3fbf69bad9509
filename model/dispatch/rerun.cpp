// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/rerun.h"

#include <QFile>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::Rerun)
};

/// The statistics are the last event of a play that came to its end; a line of it has a few bytes for each host.
constexpr qint64 tailSize = 4 * 1024 * 1024;

} // namespace

Result<Rerun> rerunOf(const Workspace &workspace, qint64 run)
{
    const auto row = workspace.store().historyOf(run);
    if (!row)
        return failure(Text::tr("There is no run %1.").arg(run));
    const auto target = Target::find(workspace.store(), row->entity);
    if (!target)
        return std::unexpected(target.error());
    const Catalogue &catalogue = workspace.catalogue();
    const EntityType *type = catalogue.entityType(target->entity.kind, target->entity.type);
    const OperationType *operation = catalogue.operationType(row->operation);
    if (!operation || !type || !type->operations.contains(row->operation))
        return failure(Text::tr("%1 has no operation “%2” any more.").arg(row->entityName, row->operation));
    if (!operation->problem.isEmpty())
        return failure(operation->problem);
    if (!row->values)
        return failure(Text::tr("With which values run %1 was dispatched is not known any more.").arg(run));
    const QList<TaskForm> form = operationForm(workspace, *operation, *target);
    if (form.size() != row->values->size())
        return failure(Text::tr("%1 has other tasks now than run %2 had.").arg(operation->label).arg(run));

    Rerun rerun{.entity = row->entity, .operation = row->operation, .answers = *row->values, .options = row->options};
    for (qsizetype task = 0; task < form.size(); ++task) {
        for (const FieldAnswer &field : form[task].fields) {
            // A value that is known now and was not sent then is taken away, for the same values are wanted.
            if (field.isSent() && !rerun.answers[task].contains(field.field.name) && !holdsSecret(field.field))
                rerun.answers[task].insert(field.field.name, QJsonValue::Null);
            rerun.asks = rerun.asks || (holdsSecret(field.field) && field.ask);
        }
    }
    rerun.asks = rerun.asks || !problemsOf(form, rerun.answers).isEmpty();
    return rerun;
}

Result<Rerun> rerunOnFailedHosts(const Workspace &workspace, qint64 run)
{
    auto rerun = rerunOf(workspace, run);
    if (!rerun)
        return rerun;
    const auto row = workspace.store().run(run);
    const QStringList hosts = row ? failedHosts(workspace.runFolder(*row).eventsPath()) : QStringList();
    if (hosts.isEmpty())
        return failure(Text::tr("Run %1 says of no host that it failed; run it again as a whole.").arg(run));
    rerun->options.limit = hosts.join(u',');
    return rerun;
}

QStringList failedHosts(const QString &eventsPath)
{
    QFile file(eventsPath);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    file.seek(std::max<qint64>(0, file.size() - tailSize));
    QStringList failed;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (!line.contains("\"stats\""))
            continue;
        const QJsonObject event = QJsonDocument::fromJson(line).object();
        if (event[u"event"_s].toString() != u"stats")
            continue;
        failed.clear(); // the last one counts
        const QJsonObject hosts = event[u"hosts"_s].toObject();
        for (auto host = hosts.begin(); host != hosts.end(); ++host) {
            if (host.value()[u"failures"_s].toInt() > 0 || host.value()[u"unreachable"_s].toInt() > 0)
                failed << host.key();
        }
    }
    failed.sort();
    return failed;
}

} // namespace Aegir
