// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is said, and told, about many runs at once: written in one transaction, and told in pieces.
#include "model/dispatch/queue.h"
#include "model/dispatch/runlist.h"
#include "model/inventory/writelock.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
/// One turn of the event loop works so long on many runs; a window moves in between.
constexpr qint64 pieceTime = 10; // milliseconds
/// Leaving takes no longer for what is still to be cancelled.
constexpr auto leavePatience = std::chrono::seconds(1);
} // namespace

Queue::~Queue()
{
    // The next holder does it too, but there may be none for long.
    const QDeadlineTimer patience(leavePatience);
    while (!m_toCancel.isEmpty() && !patience.hasExpired() && !isBeingWritten(database()) && cancelPiece()) { }
}

QString Queue::database() const
{
    return m_workspace.stateDir() + u"/aegir.sqlite"_s;
}

// --- what a person says -----------------------------------------------------------------------------------------

/// What spread() does when @p changed, as one order for all.
Result<void> Queue::wakeFor(const Result<QList<qint64>> &changed, const QJsonObject &order)
{
    if (!changed)
        return std::unexpected(changed.error());
    if (changed->isEmpty())
        return failure(tr("None of these runs waits any more."));
    wake(order);
    return {};
}

Result<void> Queue::hold(const QList<qint64> &runs)
{
    const auto held = m_workspace.store().holdRuns(runs);
    return wakeFor(held, {{u"runs"_s, runList(held.value_or(QList<qint64>()))}});
}

Result<void> Queue::release(const QList<qint64> &runs)
{
    const auto released = m_workspace.store().releaseRuns(runs);
    return wakeFor(released, {{u"runs"_s, runList(released.value_or(QList<qint64>()))}});
}

Result<void> Queue::moveBefore(const QList<qint64> &runs, qint64 before)
{
    return wakeFor(m_workspace.store().placeRuns(runs, before), {{u"order"_s, true}});
}

void Queue::runsEdited(const QList<qint64> &runs)
{
    wake({{u"runs"_s, runList(runs)}});
}

void Queue::cancel(const QList<qint64> &runs)
{
    // Written down first: none of them starts meanwhile, and should the holder end, the next one goes on with it.
    // A database that takes nothing must not keep those that run from being stopped.
    const auto asked = m_workspace.store().askCancel(runs);
    const bool isLater = !asked && m_whenFree.waitsFor(asked.error());
    if (isLater) {
        noteCancel(runs);
    } else if (!asked && !m_holder && !m_link.isConnected()) {
        emit failed(asked.error().sentence);
        return;
    }
    if (!m_holder) {
        m_link.order({{u"cancelMany"_s, runList(runs)}});
        return;
    }
    for (const qint64 run : runs) {
        if (!isLater || !m_holder->stop(run))
            m_toCancel << run;
    }
    cancelSome();
}

/// Writes down that @p runs are to be cancelled as soon as that can be done, before anything of them can start.
void Queue::noteCancel(const QList<qint64> &runs)
{
    m_whenFree.performNow(
        this, [this, runs] { return m_workspace.store().askCancel(runs).transform([](const QList<qint64> &) { }); },
        [this](const Result<void> &done) {
            if (!done)
                emit failed(done.error().sentence);
        });
}

void Queue::cancelSoon(const QList<qint64> &runs)
{
    m_toCancel << runs;
    m_cancelling.start(0);
}

void Queue::cancelSome()
{
    if (m_whenFree.isLocked() || m_toCancel.isEmpty())
        return; // freed() begins again
    std::ignore = cancelPiece();
    if (!m_toCancel.isEmpty())
        m_cancelling.start(0);
}

/// Cancels some of them; false when the store could not say what became of one.
bool Queue::cancelPiece()
{
    QElapsedTimer time;
    time.start();
    while (!m_toCancel.isEmpty() && time.elapsed() < pieceTime) {
        const qint64 id = m_toCancel.takeLast();
        const auto run = m_workspace.store().findRun(id);
        if (run && (!*run || !isDispatched((*run)->status)))
            continue;
        if (const auto done = cancel(id); !done)
            emit failed(done.error().sentence);
        if (!run)
            return false;
    }
    return true;
}

// --- what is told -----------------------------------------------------------------------------------------------

void Queue::announceRuns(const QList<qint64> &runs)
{
    m_link.announce({{u"runs"_s, runList(runs)}});
    tellAll(runs);
}

void Queue::tellAll(const QList<qint64> &runs)
{
    m_untold << runs;
    tellSome();
}

void Queue::tellSome()
{
    QElapsedTimer time;
    time.start();
    while ((!m_untold.isEmpty() || !m_untoldEntities.isEmpty()) && time.elapsed() < pieceTime) {
        if (!m_untold.isEmpty())
            tell(m_untold.takeFirst());
        else
            emit entityChanged(m_untoldEntities.takeFirst());
    }
    if (!m_untold.isEmpty() || !m_untoldEntities.isEmpty())
        m_telling.start(0);
}

void Queue::tell(qint64 id)
{
    const auto run = m_workspace.store().findRun(id);
    if (run && *run && isDispatched((*run)->status)) {
        m_dispatched.insert(id);
    } else if (run) { // one that cannot be read now has not ended
        m_dispatched.remove(id);
        m_secrets.erase(id);
        m_stops.remove(id);
        if (*run && m_retention)
            m_retention->runEnded();
    }
    emit runChanged(id);
}

void Queue::announceRun(qint64 run)
{
    m_link.announce({{u"run"_s, run}});
    tell(run);
}

} // namespace Aegir
