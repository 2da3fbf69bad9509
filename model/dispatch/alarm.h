// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dispatch/clockwatch.h"

#include <QDateTime>
#include <QTimer>

namespace Aegir {

/// Rings at a time of the clock on the wall, once, from the event loop.
///
/// It sleeps until then but looks at the clock again at least every hour and when somebody sets the clock, so that a
/// changed clock or a computer that slept makes it late by no more than that.
class Alarm : public QObject
{
    Q_OBJECT

public:
    explicit Alarm(QObject *parent = nullptr);

    /// Rings at @p time instead of the one before; at once for one that is over, never for an invalid one.
    void set(const QDateTime &time);
    QDateTime time() const { return m_time; }

signals:
    void rang();

private:
    void look();

    QDateTime m_time;
    QTimer m_timer;
    ClockWatch m_clock;
};

} // namespace Aegir
