// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/queueactions.h"

#include "app/cli/runsession.h"
#include "app/shared/stopsignals.h"
#include "model/inventory/cataloguewatch.h"

#include <QCoreApplication>
#include <QFile>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Aegir {

namespace {

/// Puts the run of the command line where its last word says.
Result<void> moveRun(Session &session, qint64 run, const QString &where)
{
    using Direction = Queue::Direction;
    static const QHash<QString, Direction> directions{{u"first"_s, Direction::First},
                                                      {u"up"_s, Direction::Up},
                                                      {u"down"_s, Direction::Down},
                                                      {u"last"_s, Direction::Last}};
    if (const auto direction = directions.constFind(where); direction != directions.cend()) {
        return session.queue().move(run, *direction);
    }
    const auto before = session.findRun(where);
    if (!before) {
        return failure(
            Session::tr("“%1” is no place in the queue: say first, up, down, last, or the number of the waiting "
                        "run to put it before.")
                .arg(where));
    }
    if (before->status != Status::Waiting) {
        return failure(Session::tr("Run %1 does not wait, so nothing can come before it.").arg(before->id));
    }
    return session.queue().moveBefore(run, before->id);
}

} // namespace

Ending whenHeard(Session &session)
{
    // No lock, nobody to tell. One that a killed program left is taken over, and its runs are looked after.
    if (!QFile::exists(session.workspace().lockPath()) || !session.queue().open() || session.queue().isHolder()) {
        return Done;
    }
    QObject::connect(&session.queue(), &Queue::heard, &session, [&session] { session.finish(Done); });
    // A holder that does not answer is named by the queue; what was said is in the store.
    QObject::connect(&session.queue(), &Queue::silenceChanged, &session, [&session] { session.finish(Done); });
    QTimer::singleShot(10s, &session, [&session] { session.finish(Done); });
    return {};
}

Ending actOnQueue(Session &session)
{
    const QString action = session.words().at(0);
    const bool whole = action == u"pause" || action == u"resume";
    const qsizetype needed = whole ? 1 : action == u"move" ? 3 : 2;
    if (!QStringList{u"pause"_s, u"resume"_s, u"hold"_s, u"release"_s, u"move"_s}.contains(action)) {
        return session.out().fail(Session::tr("“%1” is no action on the queue; there are pause, resume, "
                                              "hold, release, move and cancel.")
                                      .arg(action));
    }
    if (session.words().size() != needed) {
        return session.out().fail(whole             ? Session::tr("The command is: aegir queue %1").arg(action)
                                      : needed == 2 ? Session::tr("The command is: aegir queue %1 RUN").arg(action)
                                                    : Session::tr("The command is: aegir queue move RUN WHERE"));
    }
    Result<void> done;
    if (whole) {
        done = session.queue().setPaused(action == u"pause");
        if (done) {
            session.out().json(QJsonObject{{u"paused"_s, session.queue().isPaused()}});
        }
    } else {
        const auto run = session.findRun(session.words().at(1));
        if (!run) {
            return session.out().fail(run.error().sentence);
        }
        done = action == u"hold"   ? session.queue().hold(run->id)
            : action == u"release" ? session.queue().release(run->id)
                                   : moveRun(session, run->id, session.words().at(2));
        if (done) {
            session.out().json(runJson(session, session.store().run(run->id).value_or(*run)));
        }
    }
    if (!done) {
        return session.out().fail(done.error().sentence);
    }
    return whenHeard(session);
}

void followTypes(Session &session)
{
    auto *watch = new CatalogueWatch(session.workspace(), {}, &session);
    QObject::connect(watch, &CatalogueWatch::changed, &session, [&session] {
        session.queue().obeySettings();
        session.out().text(Session::tr("The types were read anew.") + u'\n');
    });
    QObject::connect(watch, &CatalogueWatch::refused, &session, [&session](const QString &sentence) {
        session.out().notice(u"aegir: %1"_s.arg(visibleLine(sentence)));
    });
}

Ending serveQueue(Session &session)
{
    auto *signalsOfStop = new StopSignals({StopSignal::Interrupt, StopSignal::Terminate}, &session);
    QObject::connect(signalsOfStop, &StopSignals::arrived, &session, [&session] {
        session.out().json(QJsonObject{{u"held"_s, session.queue().isHolder()}});
        session.finish(Done);
    });
    const auto tell = [&session] {
        session.out().text(session.queue().isHolder()
                               ? Session::tr("Holds the queue of %1.\n").arg(session.workspace().dir())
                               : Session::tr("Process %1 holds the queue; this one takes over when it ends.\n")
                                     .arg(session.queue().holderPid()));
    };
    QObject::connect(&session.queue(), &Queue::holderChanged, &session, tell);
    // A run is told of more than once, and its end may be.
    QObject::connect(&session.queue(), &Queue::runChanged, &session,
                     [&session, told = QSet<qint64>()](qint64 id) mutable {
                         const auto run = session.store().run(id);
                         if (run && isFinal(run->status) && !told.contains(id)) {
                             told.insert(id);
                             session.out().text(endText(session, *run) + u'\n');
                         }
                     });
    // What others ask of it, as to cancel a run, must not wait for a third one that writes.
    session.store().setWritePatience(Store::briefPatience);
    if (const auto opened = session.queue().open(); !opened) {
        return session.out().fail(opened.error().sentence);
    }
    session.queue().setWarmStart(true);
    followTypes(session);
    if (const QString obstacle = session.queue().obstacle(); !obstacle.isEmpty()) {
        session.out().notice(obstacle);
    }
    if (!session.queue().isHolder()) {
        tell();
    }
    return {};
}

} // namespace Aegir
