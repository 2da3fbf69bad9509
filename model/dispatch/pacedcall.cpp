// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/pacedcall.h"

#include <algorithm>

namespace Aegir {

namespace {
constexpr qint64 restFactor = 9;
constexpr qint64 longestRest = 2000; // milliseconds: seldom, but never too old to be believed
} // namespace

PacedCall::PacedCall(std::function<void()> call)
    : m_call(std::move(call))
{
    m_timer.setSingleShot(true);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
        QElapsedTimer time;
        time.start();
        m_call();
        m_rest = std::min(time.elapsed() * restFactor, longestRest);
        m_since.start();
    });
}

void PacedCall::start()
{
    // Not anew when it is to come already: what changes all the time would put it off for ever.
    if (m_timer.isActive())
        return;
    const qint64 rested = m_since.isValid() ? m_since.elapsed() : m_rest;
    m_timer.start(std::chrono::milliseconds(std::max<qint64>(0, m_rest - rested)));
}

} // namespace Aegir
