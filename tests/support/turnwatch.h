// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "threadtime.h"

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace Aegir {

/// Tells how long the longest turn of this thread's event loop took: as long a window would not have moved. Its time on
/// the processor is told apart, since what else this machine does is no fault of the program.
class TurnWatch
{
public:
    TurnWatch()
    {
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { note(); });
        m_timer.start(0);
        m_turn.start();
        m_all.start();
    }

    /// In milliseconds, the present turn included.
    qint64 longest()
    {
        note();
        return m_longest;
    }
    /// The same, of its time on the processor.
    qint64 busiest()
    {
        note();
        return qint64(m_busiest);
    }
    qint64 elapsed() const { return m_all.elapsed(); }
    int turns() const { return m_turns; }

private:
    void note()
    {
        m_longest = std::max(m_longest, m_turn.restart());
        const double used = threadTime();
        m_busiest = std::max(m_busiest, used - std::exchange(m_used, used));
        ++m_turns;
    }

    QTimer m_timer;
    QElapsedTimer m_turn;
    QElapsedTimer m_all;
    double m_used = threadTime();
    qint64 m_longest = 0;
    double m_busiest = 0;
    int m_turns = 0;
};

} // namespace Aegir
