// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/whenfree.h"

#include "model/dispatch/comingtimes.h"
#include "model/inventory/writelock.h"

#include <QDir>

#include <algorithm>

using namespace std::chrono_literals;

namespace Aegir {

namespace {
constexpr auto interval = 100ms;
/// No usual writer takes so long.
constexpr auto usual = 10s;
} // namespace

WhenFree::WhenFree(QString database, QObject *parent)
    : QObject(parent)
    , m_database(std::move(database))
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &WhenFree::look);
    m_patience.setSingleShot(true);
    m_patience.setInterval(usual);
    connect(&m_patience, &QTimer::timeout, this, &WhenFree::tell);
}

/// False when the database is not free.
bool WhenFree::tryNow(const Waiting &waiting)
{
    const Result<void> done = waiting.step();
    if (!done && waitsFor(done.error()))
        return false;
    if (waiting.then && waiting.context)
        waiting.then(done);
    return true;
}

void WhenFree::perform(QObject *context, const Step &step, const Then &then)
{
    if (m_waiting.isEmpty())
        return performNow(context, step, then);
    m_waiting << Waiting{context, step, then};
    emit waitingChanged(waiting());
}

void WhenFree::performNow(QObject *context, const Step &step, const Then &then)
{
    const Waiting asked{context, step, then};
    if (tryNow(asked))
        return;
    m_waiting << asked;
    emit waitingChanged(waiting());
}

void WhenFree::withdraw(const QObject *context)
{
    if (m_waiting.removeIf([context](const Waiting &each) { return each.context == context; }) > 0)
        emit waitingChanged(waiting());
}

int WhenFree::waiting() const
{
    return int(std::ranges::count_if(m_waiting, [](const Waiting &each) { return !each.context.isNull(); }));
}

void WhenFree::drop()
{
    if (m_waiting.isEmpty())
        return;
    m_waiting.clear();
    emit waitingChanged(0);
}

bool WhenFree::waitsFor(const Error &error)
{
    if (!saysIsBeingWritten(error, m_database))
        return false;
    if (!m_again.isActive())
        m_again.start(interval);
    if (!isLocked()) {
        m_since = QDateTime::currentDateTimeUtc();
        m_patience.start();
        emit lockedChanged(true);
    }
    return true;
}

void WhenFree::look()
{
    if (isBeingWritten(m_database)) {
        m_again.start(interval);
        return;
    }
    m_patience.stop();
    if (isLocked()) {
        m_since = {};
        emit lockedChanged(false);
    }
    if (!std::exchange(m_told, {}).isEmpty())
        emit letIn(
            tr("The database %1 is free again; what waited for it goes on.").arg(QDir::toNativeSeparators(m_database)));
    if (m_waiting.isEmpty()) {
        emit freed();
        return;
    }
    // One in each turn of the event loop: a window moves in between.
    m_again.start(0ms);
    const Waiting first = m_waiting.takeFirst();
    const bool isDone = !first.context || tryNow(first);
    if (!isDone)
        m_waiting.prepend(first);
    else
        emit waitingChanged(waiting()); // at last: it may close what this belongs to
}

void WhenFree::tell()
{
    m_told =
        tr("The database %1 has been locked by another program since %2. What was asked for here and what is due waits "
           "until that program has finished; end it, if it hangs.")
            .arg(QDir::toNativeSeparators(m_database), plannedTime(m_since, QDateTime::currentDateTimeUtc()));
    emit lockedOut(m_told);
}

QString WhenFree::sentence()
{
    return tr(
        "Another program is writing to the database. What you asked for is done as soon as that one has finished.");
}

} // namespace Aegir
