// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/format.h"
#include "app/cli/queueactions.h"
#include "app/cli/runsession.h"
#include "model/dispatch/relativetime.h"
#include "model/dispatch/waitreasons.h"
#include "model/inventory/statustext.h"

#include <QFile>
#include <QSet>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Aegir {

namespace {

int listRuns(Session &session)
{
    qint64 entity = 0;
    if (!session.words().isEmpty()) {
        const auto found = session.findEntity(session.words().first());
        if (!found) {
            return session.out().fail(found.error().sentence);
        }
        entity = found->id;
    }
    const auto limit = session.limit();
    if (!limit) {
        return session.out().fail(limit.error().sentence);
    }
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QList<QStringList> rows;
    QJsonArray array;
    for (const Run &run : session.store().runs(entity, *limit)) {
        QString status = statusText(run.status);
        if (run.options.check) {
            status = Session::tr("%1 (check)").arg(status);
        }
        rows.append({QString::number(run.id), session.nameOf(run.entity), run.operation, status,
                     timeText(run.dispatched), durationText(run, now), run.verdict.sentence});
        array.append(toJson(run, session.nameOf(run.entity), session.logPath(run)));
    }
    session.out().text(rows.isEmpty() ? Session::tr("Nothing ran yet.") + u'\n'
                                      : tableText({Session::tr("RUN"), Session::tr("ENTITY"), Session::tr("OPERATION"),
                                                   Session::tr("STATUS"), Session::tr("DISPATCHED"),
                                                   Session::tr("DURATION"), Session::tr("WHY")},
                                                  rows));
    session.out().json(array);
    return Done;
}

Ending showLog(Session &session)
{
    const auto run = session.findRun(session.words().first());
    if (!run) {
        return session.out().fail(run.error().sentence);
    }
    if (session.parser().isSet(u"follow"_s) && isDispatched(run->status)) {
        // The queue may be nobody's: then following it is holding it.
        if (const auto opened = session.queue().open(); !opened) {
            return session.out().fail(opened.error().sentence);
        }
        auto *follower = new RunSession(session, *run, RunSession::Mode::Follow);
        follower->start();
        return {};
    }
    QFile log(session.logPath(*run));
    if (!log.open(QIODevice::ReadOnly)) {
        if (run->started.isValid() && isFinal(run->status)) {
            return session.out().fail(
                Session::tr("The log of run %1 is gone; there is no file %2.").arg(run->id).arg(log.fileName()));
        }
        session.out().notice(
            Session::tr("Run %1 has no output; its status is: %2.").arg(run->id).arg(statusText(run->status)));
    }
    if (session.out().isJson()) {
        QJsonObject object = runJson(session, *run);
        object.insert(u"output"_s, QString::fromUtf8(log.isOpen() ? log.readAll() : QByteArray()));
        session.out().json(object);
        return Done;
    }
    while (log.isOpen() && !log.atEnd()) {
        session.out().log(log.read(1 << 20));
    }
    return Done;
}

/// Opens the queue and calls @p look at once, with 0, and whenever a run changed, with that, until it gives an exit
/// code.
Ending attendQueue(Session &session, std::function<Ending(qint64 run)> look)
{
    // Shared: what it remembers is the same for both callers.
    const auto shared = std::make_shared<std::function<Ending(qint64)>>(std::move(look));
    QObject::connect(&session.queue(), &Queue::runChanged, &session, [&session, shared](qint64 run) {
        if (const Ending ending = *shared ? (*shared)(run) : Ending()) {
            *shared = nullptr;
            session.finish(session.checked(*ending));
        }
    });
    if (const auto opened = session.queue().open(); !opened) {
        return session.out().fail(opened.error().sentence);
    }
    const Ending ending = *shared ? (*shared)(0) : Ending();
    if (ending) {
        *shared = nullptr;
    }
    return ending;
}

Ending cancelRun(Session &session, const QString &word)
{
    const auto run = session.findRun(word);
    if (!run) {
        return session.out().fail(run.error().sentence);
    }
    if (isFinal(run->status)) {
        return session.out().fail(
            Session::tr("Run %1 has ended already: %2.").arg(run->id).arg(statusText(run->status)));
    }
    return attendQueue(session, [&session, id = run->id, asked = false](qint64) mutable -> Ending {
        const auto now = session.store().run(id);
        if (now && isFinal(now->status)) {
            session.out().text(endText(session, *now) + u'\n');
            session.out().json(runJson(session, *now));
            return now->status == Status::Cancelled ? Done : Failed;
        }
        if (!std::exchange(asked, true)) {
            // From the event loop: the end of a waiting run is told while it is being cancelled.
            QMetaObject::invokeMethod(
                &session,
                [&session, id] {
                    // Its worker can be told while another program writes to the database.
                    session.store().setWritePatience(Store::briefPatience);
                    if (const auto cancelled = session.queue().cancel(id); !cancelled) {
                        session.finish(session.out().fail(cancelled.error().sentence));
                        return;
                    }
                    QTimer::singleShot(3s, &session, [&session, id] {
                        const auto late = session.store().run(id);
                        if (late && !isFinal(late->status)) {
                            session.out().notice(
                                Session::tr("The worker of run %1 has not answered yet; waiting for it.").arg(id));
                        }
                    });
                },
                Qt::QueuedConnection);
        }
        return {};
    });
}

int listQueue(Session &session)
{
    session.queue().findAnsible();
    QList<QStringList> rows;
    QJsonArray array;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QHash<qint64, QString> reasons = session.queue().waitReasons();
    for (const QueuedRun &queued : session.store().queuedRuns()) {
        const auto found = session.store().run(queued.run);
        if (!found) {
            continue;
        }
        const Run &run = *found;
        const QString reason = reasons.value(run.id);
        rows.append({QString::number(run.id), queued.entityName, run.operation, statusText(run.status),
                     run.status == Status::Running ? durationText(run, now) : relativeTime(run.dispatched, now),
                     QStringList{reason, originOf(queued, now)}.join(u' ').trimmed()});
        const auto time = [](const QDateTime &value) {
            return value.isValid() ? QJsonValue(value.toUTC().toString(Qt::ISODate)) : QJsonValue();
        };
        QJsonObject object = toJson(run, queued.entityName, session.logPath(run));
        object.insert(u"reason"_s, reason.isEmpty() ? QJsonValue() : QJsonValue(reason));
        object.insert(u"held"_s, run.held);
        object.insert(u"not_before"_s, time(run.notBefore));
        object.insert(u"attempt"_s, run.attempt);
        object.insert(u"repeats"_s, run.repeats ? QJsonValue(run.repeats) : QJsonValue());
        object.insert(u"due"_s, time(run.due));
        array.append(object);
    }
    if (const QDateTime since = session.store().queuePausedSince(); since.isValid()) {
        session.out().notice(Session::tr("The queue has been paused since %1; “aegir queue resume” lets it go on.")
                                 .arg(timeText(since)));
    }
    session.out().text(rows.isEmpty() ? Session::tr("Nothing is dispatched.") + u'\n'
                                      : tableText({Session::tr("RUN"), Session::tr("ENTITY"), Session::tr("OPERATION"),
                                                   Session::tr("STATUS"), Session::tr("FOR"), Session::tr("WHY")},
                                                  rows));
    session.out().json(array);
    return Done;
}

/// Why nothing of the queue is at work, each reason once; empty when something is.
QString standstill(Session &session)
{
    const QList<QueuedRun> runs = session.store().queuedRuns();
    // That a holder does not answer is told by the queue itself.
    if (std::ranges::any_of(runs, &QueuedRun::running) || !session.queue().silence().isEmpty()) {
        return {};
    }
    const QHash<qint64, QString> reasons = session.queue().waitReasons(runs);
    QSet<QString> known;
    QStringList lines;
    for (const QueuedRun &run : runs) {
        const QString reason = reasons.value(run.run);
        if (!known.contains(reason)) {
            known.insert(reason);
            lines.append(RunSession::tr("Run %1: %2").arg(run.run).arg(visibleLine(reason)));
        }
    }
    return lines.join(u'\n');
}

/// Tells standstill() when it has lasted for a moment: most runs start at once.
QTimer *tellStandstills(Session &session)
{
    auto *patience = new QTimer(&session);
    patience->setSingleShot(true);
    patience->setInterval(500ms);
    QObject::connect(patience, &QTimer::timeout, &session, [&session, said = QString()]() mutable {
        const QString now = standstill(session);
        if (std::exchange(said, now) != now && !now.isEmpty()) {
            session.out().notice(now);
        }
    });
    QObject::connect(&session.queue(), &Queue::pausedChanged, patience, qOverload<>(&QTimer::start));
    return patience;
}

/// Stays until nothing is dispatched any more; says each run's end.
Ending workQueue(Session &session)
{
    QSet<qint64> open;
    for (const QueuedRun &run : session.store().queuedRuns()) {
        open.insert(run.run);
    }
    followTypes(session);
    QTimer *patience = tellStandstills(session);
    return attendQueue(session, [&session, patience, open, told = QJsonArray()](qint64 changed) mutable -> Ending {
        const auto look = [&](qint64 id) {
            const auto run = session.store().run(id);
            if (run && isDispatched(run->status)) {
                open.insert(id); // it may have come while we worked
            } else if (run && open.remove(id)) {
                session.out().text(endText(session, *run) + u'\n');
                told.append(runJson(session, *run));
            }
        };
        // Only what changed: of a thousand runs each changes three times.
        if (changed != 0) {
            look(changed);
        }
        if (session.store().runningCount() + session.store().waitingCount() > 0) {
            patience->start();
            return {};
        }
        for (const qint64 id : QList(open.begin(), open.end())) {
            look(id);
        }
        session.out().json(told);
        return Done;
    });
}

Ending queue(Session &session)
{
    const bool work = session.parser().isSet(u"work"_s);
    const bool serve = session.parser().isSet(u"serve"_s);
    if (int(work) + int(serve) + int(!session.words().isEmpty()) > 1) {
        return session.out().fail(Session::tr("Only one of --work, --serve and an action can be done at a time."));
    }
    if (serve) {
        return serveQueue(session);
    }
    if (work) {
        return workQueue(session);
    }
    if (session.words().isEmpty()) {
        return session.whenSettled([&session] { return listQueue(session); });
    }
    if (session.words().first() == u"cancel" && session.words().size() == 2) {
        return cancelRun(session, session.words().at(1));
    }
    return actOnQueue(session);
}

} // namespace

QList<Command> queueCommands()
{
    const Argument run{u"RUN"_s, Session::tr("Number of a run.")};
    return {
        {.name = u"runs"_s,
         .summary = Session::tr("List what ran, the newest first."),
         .arguments = {{u"ENTITY"_s, Session::tr("Only the runs of this platform or site."), true}},
         .options = {{u"limit"_s, Session::tr("How many at most; without it 20."), u"NUMBER"_s}},
         .start = [](Session &session) { return session.whenSettled([&session] { return listRuns(session); }); }},
        {.name = u"log"_s,
         .summary = Session::tr("Print the log of a run."),
         .arguments = {run},
         .options = {{{u"f"_s, u"follow"_s},
                      Session::tr("Stay until the run has ended, and end with its exit status.")},
                     {{u"v"_s, u"verbose"_s},
                      Session::tr("With --json and --follow, the log goes to standard error.")}},
         .start = showLog},
        {.name = u"cancel"_s,
         .summary = Session::tr("Cancel a waiting or running run, and wait for its end."),
         .arguments = {run},
         .start = [](Session &session) { return cancelRun(session, session.words().first()); }},
        {.name = u"queue"_s,
         .summary = Session::tr("List what is dispatched and why it waits, or change its order."),
         .arguments =
             {{u"ACTION"_s,
               Session::tr("pause or resume the whole queue; hold, release, move or cancel one run. Without it the "
                           "queue is listed."),
               true},
              {u"RUN"_s, Session::tr("Number of a waiting run."), true},
              {u"WHERE"_s, Session::tr("For move: first, up, down, last, or the number of the run to put it before."),
               true}},
         .options = {{u"work"_s, Session::tr("Stay, and work until nothing is dispatched any more.")},
                     {u"serve"_s, Session::tr("Stay, and hold the queue until INT or TERM; running runs go on.")}},
         .start = queue},
    };
}

} // namespace Aegir
