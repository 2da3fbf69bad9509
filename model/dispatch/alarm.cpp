// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/alarm.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace Aegir {

namespace {
constexpr std::chrono::milliseconds longest = 1h;
}

Alarm::Alarm(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer); // a coarse one may ring too early by a twentieth
    connect(&m_timer, &QTimer::timeout, this, &Alarm::look);
    connect(&m_clock, &ClockWatch::changed, this, &Alarm::look);
}

void Alarm::set(const QDateTime &time)
{
    m_time = time;
    if (!time.isValid()) {
        m_timer.stop();
        return;
    }
    const std::chrono::milliseconds left(QDateTime::currentDateTimeUtc().msecsTo(time));
    m_timer.start(std::clamp<std::chrono::milliseconds>(left, 0ms, longest));
}

void Alarm::look()
{
    if (!m_time.isValid())
        return;
    if (QDateTime::currentDateTimeUtc() < m_time) {
        set(m_time);
        return;
    }
    m_timer.stop();
    m_time = {};
    emit rang();
}

} // namespace Aegir
