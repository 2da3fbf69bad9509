// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/runsummary.h"

#include "model/inventory/workspace.h"
#include "model/run/event.h"

#include <QCoreApplication>
#include <QFile>
#include <QSysInfo>

#include <utility>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::RunSummary)
};

QString timeText(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QDateTime timeOf(const QJsonValue &value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
}

/// The version in the start event, which is the first but for warnings.
QString ansibleCoreOf(const RunFolder &folder)
{
    constexpr int farEnough = 20;
    constexpr qint64 longestLine = 64 * 1024;
    QFile events(folder.eventsPath());
    if (!events.open(QIODevice::ReadOnly))
        return {};
    for (int i = 0; i < farEnough; ++i) {
        const QByteArray line = events.readLine(longestLine);
        if (line.isEmpty())
            break;
        if (const auto event = Event::fromLine(line); event && event->kind == Event::Kind::Start)
            return event->all[u"core"_s].toString();
    }
    return {};
}

} // namespace

QString RunSummary::title() const
{
    const QString label = operationLabel.isEmpty() ? operation : operationLabel;
    return Text::tr("%1 of %2, run %3").arg(label, entity).arg(run);
}

QString RunSummary::fileName() const
{
    QString name;
    for (const QChar c : QString(entity + u'-' + operation + u'-' + QString::number(run)).left(120))
        name += c.isLetterOrNumber() || c == u'.' || c == u'-' || c == u'_' ? c : QChar(u'_');
    return name.startsWith(u'.') ? u'_' + name.sliced(1) : name;
}

QJsonObject RunSummary::toJson() const
{
    QJsonObject object{{u"run"_s, run},
                       {u"entity"_s, entity},
                       {u"entity_kind"_s, entityKind},
                       {u"operation"_s, operation},
                       {u"operation_label"_s, operationLabel},
                       {u"options"_s, options.toJson()},
                       {u"verdict"_s, verdict.toJson()}};
    const std::pair<QString, QString> more[]{{u"platform"_s, platform},
                                             {u"environment"_s, environment},
                                             {u"dispatched"_s, timeText(dispatched)},
                                             {u"started"_s, timeText(started)},
                                             {u"finished"_s, timeText(finished)},
                                             {u"ansible_core"_s, ansibleCore},
                                             {u"system"_s, system},
                                             {u"program"_s, program}};
    for (const auto &[name, text] : more) {
        if (!text.isEmpty())
            object.insert(name, text);
    }
    return object;
}

RunSummary RunSummary::fromJson(const QJsonObject &object)
{
    return {.run = object[u"run"_s].toInteger(),
            .entity = object[u"entity"_s].toString(),
            .entityKind = object[u"entity_kind"_s].toString(),
            .platform = object[u"platform"_s].toString(),
            .environment = object[u"environment"_s].toString(),
            .operation = object[u"operation"_s].toString(),
            .operationLabel = object[u"operation_label"_s].toString(),
            .options = RunOptions::fromJson(object[u"options"_s].toObject()),
            .verdict = Verdict::fromJson(object[u"verdict"_s].toObject()),
            .dispatched = timeOf(object[u"dispatched"_s]),
            .started = timeOf(object[u"started"_s]),
            .finished = timeOf(object[u"finished"_s]),
            .ansibleCore = object[u"ansible_core"_s].toString(),
            .system = object[u"system"_s].toString(),
            .program = object[u"program"_s].toString()};
}

RunSummary runSummary(const Workspace &workspace, const Run &run)
{
    const RunFolder folder = workspace.runFolder(run);
    RunSummary summary{.run = run.id,
                       .operation = run.operation,
                       .operationLabel = workspace.catalogue().operationLabel(run.operation),
                       .options = run.options,
                       .verdict = run.verdict,
                       .dispatched = run.dispatched,
                       .started = run.started,
                       .finished = run.finished,
                       .ansibleCore = ansibleCoreOf(folder),
                       .system = QSysInfo::prettyProductName() + u", "_s + QSysInfo::currentCpuArchitecture(),
                       .program = u"Aegir Desktop "_s + QCoreApplication::applicationVersion()};
    summary.verdict.status = run.status;
    if (const auto request = folder.request()) {
        const QJsonObject entity = request->tree[u"entity"_s].toObject();
        summary.entity = entity[u"name"_s].toString();
        summary.entityKind = entity[u"kind"_s].toString();
        summary.environment = entity[u"environment"_s].toString();
        if (summary.entityKind == entityKindName(EntityKind::Site))
            summary.platform = request->tree[u"platform"_s][u"name"_s].toString();
        if (const QJsonValue label = request->tree[u"operations"_s][run.operation][u"label"_s]; label.isString())
            summary.operationLabel = label.toString();
    }
    return summary;
}

} // namespace Aegir
