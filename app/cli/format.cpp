// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/format.h"

#include "app/cli/console.h"
#include "model/dispatch/relativetime.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue timeOrNull(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue();
}

/// @p cell as one line of at most 60 characters.
QString shortCell(const QString &cell)
{
    constexpr qsizetype most = 60;
    if (cell.size() <= most) {
        return cell;
    }
    const bool splits = cell.at(most - 2).isHighSurrogate();
    return cell.first(most - (splits ? 2 : 1)) + u'…';
}

} // namespace

QString tableText(const QStringList &header, const QList<QStringList> &rows)
{
    QList<QStringList> lines = rows;
    if (!header.isEmpty()) {
        lines.prepend(header);
    }
    QList<qsizetype> widths;
    for (QStringList &line : lines) {
        for (qsizetype column = 0; column < line.size(); ++column) {
            line[column] = visibleLine(line.at(column));
            // The last column holds sentences, and nothing is pushed apart by them.
            if (!header.isEmpty() && column + 1 < header.size()) {
                line[column] = shortCell(line.at(column));
            }
        }
        widths.resize(std::max(widths.size(), line.size()));
        for (qsizetype column = 0; column < line.size(); ++column) {
            widths[column] = std::max(widths[column], line.at(column).size());
        }
    }
    QString text;
    for (const QStringList &line : std::as_const(lines)) {
        QString padded;
        for (qsizetype column = 0; column < line.size(); ++column) {
            padded += line.at(column).leftJustified(widths[column] + 2);
        }
        while (padded.endsWith(u' ')) {
            padded.chop(1);
        }
        text += padded + u'\n';
    }
    return text;
}

QString fieldsText(const QJsonObject &values, const QString &indent)
{
    QList<QStringList> rows;
    for (auto value = values.begin(); value != values.end(); ++value) {
        // A value of many lines stays readable below its name.
        const QString text = textFromValue(*value);
        const QStringList lines = text.split(u'\n');
        rows.append({indent + value.key() + u':', lines.first()});
        for (const QString &more : lines.sliced(1)) {
            rows.append({QString(), more});
        }
    }
    return tableText({}, rows);
}

QJsonObject toJson(const Entity &entity, const QString &platform)
{
    QJsonObject object{{u"id"_s, entity.id},
                       {u"kind"_s, entityKindName(entity.kind)},
                       {u"name"_s, entity.name},
                       {u"type"_s, entity.type},
                       {u"environment"_s, textOrNull(entity.environment)},
                       {u"status"_s, textOrNull(statusName(entity.status))},
                       {u"sentence"_s, textOrNull(entity.statusSentence)},
                       {u"status_changed"_s, timeOrNull(entity.statusChanged)},
                       {u"values"_s, entity.values},
                       {u"outputs"_s, entity.outputs}};
    if (entity.kind == EntityKind::Site) {
        object.insert(u"platform"_s, platform);
    } else {
        object.insert(u"hosts"_s, entity.hosts);
    }
    return object;
}

QJsonObject toJson(const Run &run, const QString &entity, const QString &log)
{
    QJsonObject object{{u"run"_s, run.id},
                       {u"entity"_s, entity},
                       {u"entity_id"_s, run.entity},
                       {u"operation"_s, run.operation},
                       {u"status"_s, statusName(run.status)},
                       {u"sentence"_s, textOrNull(run.verdict.sentence)},
                       {u"task"_s, textOrNull(run.verdict.task)},
                       {u"host"_s, textOrNull(run.verdict.host)},
                       {u"message"_s, textOrNull(run.verdict.message)},
                       {u"check"_s, run.options.check},
                       {u"dispatched"_s, timeOrNull(run.dispatched)},
                       {u"started"_s, timeOrNull(run.started)},
                       {u"finished"_s, timeOrNull(run.finished)},
                       {u"seconds"_s, QJsonValue()},
                       {u"log"_s, log}};
    if (run.started.isValid() && run.finished.isValid()) {
        object.insert(u"seconds"_s, double(run.started.msecsTo(run.finished)) / 1000);
    }
    return object;
}

QString timeText(const QDateTime &time)
{
    return time.isValid() ? time.toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss") : QString();
}

QString durationText(const Run &run, const QDateTime &now)
{
    if (!run.started.isValid()) {
        return {};
    }
    if (isDispatched(run.status)) {
        return clockText(std::chrono::milliseconds(run.started.msecsTo(now)));
    }
    return run.finished.isValid() ? durationText(std::chrono::milliseconds(run.started.msecsTo(run.finished)))
                                  : QString();
}

} // namespace Aegir
