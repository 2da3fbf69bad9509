// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/run/processfamily.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <algorithm>
#include <memory>
#include <utility>

namespace Aegir {

/// A process that is not ours, told by number and start time from a later one with its number.
struct ProcessFamily::Member
{
    qint64 pid = 0;
    QString startTime;
    int end = -1; ///< readable when it has ended
    std::unique_ptr<QSocketNotifier> notifier;

    Member(qint64 number, QString started)
        : pid(number)
        , startTime(std::move(started))
    {
    }
    Member(Member &&other) noexcept
        : pid(other.pid)
        , startTime(std::move(other.startTime))
        , end(std::exchange(other.end, -1))
        , notifier(std::move(other.notifier))
    {
    }
    Member &operator=(Member &&other) noexcept
    {
        std::swap(pid, other.pid);
        std::swap(startTime, other.startTime);
        std::swap(end, other.end);
        std::swap(notifier, other.notifier);
        return *this;
    }
    Q_DISABLE_COPY(Member)
    ~Member()
    {
        notifier.reset();
        closeDescriptor(end);
    }

    bool isAlive() const { return processStartTime(pid) == startTime; }
};

ProcessFamily::ProcessFamily(QObject *parent)
    : QObject(parent)
{
}

ProcessFamily::~ProcessFamily() = default;

void ProcessFamily::remember(qint64 keeper)
{
    reapOrphans(keeper);
    std::erase_if(m_members, [](const Member &member) { return !member.isAlive(); });
    // Who has lost its parent has become a child of this process or of the keeper.
    for (const qint64 pid : descendantsOf(QCoreApplication::applicationPid())) {
        if (pid == keeper || isSharedConnection(pid))
            continue;
        const QString startTime = processStartTime(pid);
        const bool known = std::ranges::any_of(
            m_members, [&](const Member &member) { return member.pid == pid && member.startTime == startTime; });
        if (!startTime.isEmpty() && !known)
            m_members.emplace_back(pid, startTime);
    }
}

void ProcessFamily::send(StopSignal signal) const
{
    for (const Member &member : m_members) {
        if (member.isAlive())
            sendSignal(member.pid, signal, false);
    }
}

void ProcessFamily::watch()
{
    for (Member &member : m_members) {
        if (member.notifier)
            continue;
        member.end = processEnd(member.pid);
        if (member.end < 0)
            continue;
        member.notifier = std::make_unique<QSocketNotifier>(member.end, QSocketNotifier::Read);
        connect(member.notifier.get(), &QSocketNotifier::activated, this, [this, notifier = member.notifier.get()] {
            notifier->setEnabled(false);
            // From the event loop, since the notifier itself goes with its member.
            QMetaObject::invokeMethod(this, &ProcessFamily::oneEnded, Qt::QueuedConnection);
        });
    }
}

} // namespace Aegir
