// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/clockwatch.h"

#include <QSocketNotifier>

#include <limits>
#include <sys/timerfd.h>
#include <unistd.h>

namespace Aegir {

ClockWatch::ClockWatch(QObject *parent)
    : QObject(parent)
    , m_descriptor(::timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC))
{
    if (m_descriptor < 0)
        return;
    auto *notifier = new QSocketNotifier(m_descriptor, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        arm();
        emit changed();
    });
    arm();
}

ClockWatch::~ClockWatch()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

void ClockWatch::arm()
{
    // A timer that never comes, but is cancelled when the clock is set: timerfd_create(2), TFD_TIMER_CANCEL_ON_SET.
    itimerspec never{};
    never.it_value.tv_sec = std::numeric_limits<time_t>::max();
    ::timerfd_settime(m_descriptor, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &never, nullptr);
}

} // namespace Aegir
