// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/run/platform.h"

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace Aegir {

/// Tells from the event loop that the program was sent a signal that would have ended it, instead of dying from it; so
/// that it can end in order. One at a time.
class StopSignals : public QObject
{
    Q_OBJECT

public:
    /// Catches @p caught (not Kill, which nobody can) until it is destroyed. When the system refuses, they end the
    /// program as without it.
    explicit StopSignals(const QList<StopSignal> &caught, QObject *parent = nullptr);
    ~StopSignals() override;

signals:
    /// Once for each signal.
    void arrived();

private:
    QList<StopSignal> m_caught;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace Aegir
