// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace Aegir {

/// Tells when the system's clock was set, or the computer woke up, where the system tells that; elsewhere it is silent.
class ClockWatch : public QObject
{
    Q_OBJECT

public:
    explicit ClockWatch(QObject *parent = nullptr);
    ~ClockWatch() override;

signals:
    void changed();

private:
    void arm();
    int m_descriptor = -1;
};

} // namespace Aegir
