// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/format.h"
#include "app/cli/session.h"
#include "model/dispatch/operationmodel.h"
#include "model/dispatch/relativetime.h"
#include "model/inventory/statustext.h"

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

/// A hint for people that types are missing because of what is wrong in the files.
void hintAtProblems(Session &session)
{
    const auto count = int(session.catalogue().problems().size());
    if (count > 0) {
        session.out().notice(Session::tr(
            "aegir: the workspace's files have %n problem(s); “aegir problems” lists them.", nullptr, count));
    }
}

int listEntities(Session &session)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QHash<qint64, Status> dispatched;
    for (const Run &run : session.store().dispatchedRuns()) {
        Status &status = dispatched[run.entity];
        status = status == Status::Running ? status : run.status;
    }
    QList<QStringList> rows;
    QJsonArray array;
    for (const Entity &entity : session.store().entities()) {
        const bool isSite = entity.kind == EntityKind::Site;
        const Status status = dispatched.value(entity.id, entity.status);
        rows.append({(isSite ? u"  "_s : u""_s) + entity.name, entity.type, entity.environment, entity.hosts,
                     statusText(status), relativeTime(entity.statusChanged, now)});
        QJsonObject object = toJson(entity, session.nameOf(entity.platform));
        object.insert(u"dispatched"_s, isDispatched(status));
        array.append(object);
    }
    hintAtProblems(session);
    if (rows.isEmpty()) {
        session.out().text(
            Session::tr("The workspace is empty; “aegir add platform NAME --type TYPE” adds the first platform.")
            + u'\n');
    } else {
        session.out().text(tableText({Session::tr("NAME"), Session::tr("TYPE"), Session::tr("ENVIRONMENT"),
                                      Session::tr("HOSTS"), Session::tr("STATUS"), Session::tr("SINCE")},
                                     rows));
    }
    session.out().json(array);
    return Done;
}

QString headOf(Session &session, const Entity &entity)
{
    QList<QStringList> rows{{Session::tr("type:"), entity.type}};
    if (entity.kind == EntityKind::Site) {
        rows.append({Session::tr("platform:"), session.nameOf(entity.platform)});
    } else {
        rows.append({Session::tr("hosts:"), entity.hosts});
    }
    if (!entity.environment.isEmpty()) {
        rows.append({Session::tr("environment:"), entity.environment});
    }
    QString status = statusText(entity.status);
    if (!entity.statusSentence.isEmpty()) {
        status += u": "_s + entity.statusSentence;
    }
    rows.append({Session::tr("status:"), status});
    const QString kind = entity.kind == EntityKind::Site ? Session::tr("site %1") : Session::tr("platform %1");
    return kind.arg(visibleLine(entity.name)) + u'\n' + tableText({}, rows);
}

int showEntity(Session &session, const Entity &entity)
{
    OperationModel model(session.workspace(), &session.queue());
    session.queue().findAnsible();
    model.setEntity(entity.id);
    QList<QStringList> rows;
    QJsonArray operations;
    for (int row = 0; row < model.rowCount(); ++row) {
        const auto text = [&](int column) { return model.index(row, column).data().toString(); };
        const auto value = [&](int role) { return model.index(row, 0).data(role); };
        const QString reason = value(OperationModel::ReasonRole).toString();
        rows.append({value(OperationModel::OperationNameRole).toString(), text(OperationModel::OperationColumn),
                     text(OperationModel::StatusColumn), text(OperationModel::LastRunColumn),
                     text(OperationModel::DurationColumn), reason});
        const auto status = Status(value(OperationModel::StatusRole).toInt());
        const qint64 run = value(OperationModel::RunIdRole).toLongLong();
        operations.append(
            QJsonObject{{u"name"_s, rows.last().at(0)},
                        {u"label"_s, rows.last().at(1)},
                        {u"status"_s, status == Status::None ? QJsonValue() : QJsonValue(statusName(status))},
                        {u"run"_s, run == 0 ? QJsonValue() : QJsonValue(run)},
                        {u"needs_input"_s, value(OperationModel::NeedsInputRole).toBool()},
                        {u"can_run"_s, value(OperationModel::CanRunRole).toBool()},
                        {u"reason"_s, reason.isEmpty() ? QJsonValue() : QJsonValue(reason)}});
    }
    hintAtProblems(session);
    QString text = headOf(session, entity);
    const auto section = [&text](const QString &title, const QString &body) {
        if (!body.isEmpty()) {
            text += u'\n' + title + u'\n' + body;
        }
    };
    section(Session::tr("Values"), fieldsText(entity.values, u"  "_s));
    section(Session::tr("Outputs"), fieldsText(entity.outputs, u"  "_s));
    if (!rows.isEmpty()) {
        section(Session::tr("Operations"),
                tableText({Session::tr("NAME"), Session::tr("LABEL"), Session::tr("STATUS"), Session::tr("LAST RUN"),
                           Session::tr("DURATION"), Session::tr("WHY NOT")},
                          rows));
    }
    session.out().text(text);
    QJsonObject object = toJson(entity, session.nameOf(entity.platform));
    object.insert(u"operations"_s, operations);
    session.out().json(object);
    return Done;
}

} // namespace

QList<Command> listCommands()
{
    return {
        {.name = u"list"_s,
         .summary = Session::tr("List the platforms, each with its sites."),
         .start = [](Session &session) { return session.whenSettled([&session] { return listEntities(session); }); }},
        {.name = u"show"_s,
         .summary = Session::tr("Show a platform or site: its values, what roles sent back, its operations."),
         .arguments = {{u"ENTITY"_s, Session::tr("Name of a platform or site.")}},
         .start =
             [](Session &session) {
                 return session.whenSettled([&session] {
                     const auto entity = session.findEntity(session.words().first());
                     return entity ? showEntity(session, *entity) : session.out().fail(entity.error().sentence);
                 });
             }},
    };
}

} // namespace Aegir
