// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QList>
#include <QTimeZone>

namespace Aegir {

/// The moments at which the clock on the wall shows the times of one day: mostly one each, none or two when it is
/// changed.
class LocalTimes
{
public:
    LocalTimes(QDate date, const QTimeZone &zone);

    /// The moments of @p time in UTC, earliest first; empty when the clock leaves it out.
    QList<QDateTime> all(QTime time) const;
    /// The first of them; when the clock leaves @p time out, the first moment after that.
    QDateTime first(QTime time) const;
    /// True when the clock may be changed on this day.
    bool isChanging() const { return m_spans.size() > 1; }

private:
    /// From when to when (UTC, seconds) the clock is this far ahead of UTC.
    struct Span
    {
        qint64 from = 0;
        qint64 until = 0;
        qint64 offset = 0;
    };

    QDate m_date;
    QList<Span> m_spans;
};

} // namespace Aegir
