// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/whenfree.h"

#include "model/inventory/writelock.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Aegir {

namespace {
constexpr auto interval = 100ms; // SQLite tells nobody when a lock is gone
}

WhenFree::WhenFree(const Workspace &workspace, QObject *parent)
    : QObject(parent)
    , m_database(workspace.stateDir() + u"/aegir.sqlite"_s)
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &WhenFree::look);
}

void WhenFree::perform(std::function<void()> action)
{
    if (!isWaiting() && !isBeingWritten(m_database)) {
        action();
        return;
    }
    m_actions << std::move(action);
    if (m_actions.size() > 1)
        return;
    m_again.start(interval);
    emit waitingChanged(true);
}

void WhenFree::look()
{
    if (isBeingWritten(m_database)) {
        m_again.start(interval);
        return;
    }
    const auto action = m_actions.takeFirst();
    if (isWaiting())
        m_again.start(0ms);
    else
        emit waitingChanged(false);
    action(); // at last: it may delete this
}

void WhenFree::drop()
{
    if (!isWaiting())
        return;
    m_again.stop();
    m_actions.clear();
    emit waitingChanged(false);
}

QString WhenFree::sentence()
{
    return tr("Another program is writing to the database. What you asked for is done as soon as that one has finished.");
}

} // namespace Aegir
