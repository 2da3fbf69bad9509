// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/format.h"
#include "app/cli/queueactions.h"
#include "app/cli/runanswers.h"
#include "model/dispatch/timetablekeeper.h"

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

QJsonObject toJson(Session &session, const Timetable &timetable, const QDateTime &next)
{
    const auto time = [](const QDateTime &value) {
        return value.isValid() ? QJsonValue(value.toUTC().toString(Qt::ISODate)) : QJsonValue();
    };
    QJsonArray answers;
    for (const QJsonObject &task : timetable.answers) {
        answers << task;
    }
    return {{u"entity"_s, session.nameOf(timetable.entity)},
            {u"operation"_s, timetable.operation},
            {u"schedule"_s, timetable.rule},
            {u"next"_s, time(next)},
            {u"handled"_s, time(timetable.handled)},
            {u"missed"_s, time(TimetableKeeper::missedOf(timetable, QDateTime::currentDateTimeUtc()))},
            {u"problem"_s, timetable.problem.isEmpty() ? QJsonValue() : QJsonValue(timetable.problem)},
            {u"values"_s, answers}};
}

/// Why nothing was dispatched the last time; empty when something was.
QString leftOut(const Timetable &timetable, const QDateTime &now)
{
    // What was missed is younger than any problem that was noted.
    if (const QDateTime missed = TimetableKeeper::missedOf(timetable, now); missed.isValid())
        return Session::tr("Missed at %1: no program held the queue. It comes as soon as one does.")
            .arg(timeText(missed));
    return timetable.problem;
}

int listTimetables(Session &session)
{
    qint64 entity = 0;
    if (!session.words().isEmpty()) {
        const auto found = session.findEntity(session.words().first());
        if (!found) {
            return session.out().fail(found.error().sentence);
        }
        entity = found->id;
    }
    QList<QStringList> rows;
    QJsonArray array;
    for (const Timetable &timetable : session.store().timetables(entity)) {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const QDateTime next = TimetableKeeper::nextOf(timetable, now);
        rows.append({session.nameOf(timetable.entity), timetable.operation, timetable.rule,
                     next.isValid() ? timeText(next) : Session::tr("never again"), leftOut(timetable, now)});
        array.append(toJson(session, timetable, next));
    }
    session.out().text(rows.isEmpty()
                           ? Session::tr("Nothing is scheduled.") + u'\n'
                           : tableText({Session::tr("ENTITY"), Session::tr("OPERATION"), Session::tr("SCHEDULE"),
                                        Session::tr("NEXT"), Session::tr("LEFT OUT")},
                                       rows));
    session.out().json(array);
    return Done;
}

Ending removeTimetable(Session &session, const Entity &entity, const QString &operation)
{
    if (const auto removed = session.queue().removeTimetable(entity.id, operation); !removed) {
        return session.out().fail(removed.error().sentence);
    }
    session.out().json(QJsonObject{{u"removed"_s, true}});
    return whenHeard(session);
}

Ending setTimetable(Session &session, const Entity &entity, const QString &operation)
{
    const auto type = findOperation(session, entity, operation);
    if (!type) {
        return session.out().fail(type.error().sentence);
    }
    const auto target = Target::find(session.store(), entity.id);
    if (!target) {
        return session.out().fail(target.error().sentence);
    }
    const auto answers = readAnswers(session, operationForm(session.workspace(), **type, *target), false);
    if (!answers) {
        return session.out().fail(answers.error().sentence);
    }
    session.queue().findAnsible();
    const auto set = session.queue().setTimetable(entity.id, operation, session.words().at(2), *answers);
    if (!set) {
        return session.out().fail(set.error().sentence);
    }
    const QDateTime next = TimetableKeeper::nextOf(*set, QDateTime::currentDateTimeUtc());
    session.out().text(
        Session::tr("%1 of %2 comes next at %3, if a program holds the queue then (“aegir queue --serve” or a "
                    "window), else as soon as one does.\n")
            .arg((*type)->label, entity.name, timeText(next)));
    session.out().json(toJson(session, *set, next));
    return whenHeard(session);
}

Ending schedule(Session &session)
{
    const bool off = session.parser().isSet(u"off"_s);
    if (session.words().size() < 2 && !off) {
        return listTimetables(session);
    }
    if (session.words().size() != (off ? 2 : 3)) {
        return session.out().fail(
            Session::tr("The command is: aegir schedule ENTITY OPERATION SCHEDULE, with the schedule "
                        "in quotes; or aegir schedule ENTITY OPERATION --off"));
    }
    const auto entity = session.findEntity(session.words().first());
    if (!entity) {
        return session.out().fail(entity.error().sentence);
    }
    return off ? removeTimetable(session, *entity, session.words().at(1))
               : setTimetable(session, *entity, session.words().at(1));
}

} // namespace

QList<Command> scheduleCommands()
{
    return {
        {.name = u"schedule"_s,
         .summary = Session::tr("List what is dispatched by itself, or schedule an operation."),
         .arguments = {{u"ENTITY"_s, Session::tr("Name of a platform or site."), true},
                       {u"OPERATION"_s, Session::tr("Name of one of its operations."), true},
                       {u"SCHEDULE"_s,
                        Session::tr(
                            "When, in quotes: \"30 3 * * mon-fri\" (as in crontab), \"every 6h\" or \"at 2026-12-01 "
                            "03:00\"."),
                        true}},
         .options = {{u"off"_s, Session::tr("Do not dispatch it by itself any more.")},
                     {u"set"_s, Session::tr("Give a field of a task a value, as for run. Can be repeated."),
                      u"TASK.FIELD=VALUE"_s},
                     {u"values"_s, Session::tr("Read values from a JSON file, as for run."), u"FILE"_s}},
         .start = schedule},
    };
}

} // namespace Aegir
