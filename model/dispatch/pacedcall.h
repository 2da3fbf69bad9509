// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <functional>

namespace Aegir {

/// Does something soon, from the event loop and once for all that ask until then, but so seldom that it takes a tenth
/// of the time: at once where it is quick, and a few times a second where it reads a thousand rows.
class PacedCall
{
    Q_DISABLE_COPY_MOVE(PacedCall)

public:
    explicit PacedCall(std::function<void()> call);

    void start();

private:
    std::function<void()> m_call;
    QTimer m_timer;
    QElapsedTimer m_since; ///< the last call ended
    qint64 m_rest = 0;     ///< milliseconds that it keeps still after it
};

} // namespace Aegir
