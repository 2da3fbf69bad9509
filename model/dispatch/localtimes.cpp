// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/localtimes.h"

#include <limits>

namespace Aegir {

namespace {
constexpr qint64 ever = std::numeric_limits<qint64>::max() / 4;
}

LocalTimes::LocalTimes(QDate date, const QTimeZone &zone)
    : m_date(date)
{
    // Clocks are at most a day away from UTC.
    const QDateTime begin = QDateTime(date, QTime(0, 0), QTimeZone::UTC).addDays(-1);
    Span span{-ever, ever, zone.offsetFromUtc(begin)};
    const QTimeZone::OffsetDataList changes =
        zone.hasTransitions() ? zone.transitions(begin, begin.addDays(3)) : QTimeZone::OffsetDataList();
    for (const QTimeZone::OffsetData &change : changes) {
        const qint64 moment = change.atUtc.toSecsSinceEpoch();
        if (change.offsetFromUtc == span.offset || moment <= begin.toSecsSinceEpoch())
            continue; // only its name changes, or it has changed already
        span.until = moment;
        m_spans << span;
        span = {moment, ever, change.offsetFromUtc};
    }
    m_spans << span;
}

QList<QDateTime> LocalTimes::all(QTime time) const
{
    const qint64 shown = QDateTime(m_date, time, QTimeZone::UTC).toSecsSinceEpoch();
    QList<QDateTime> moments;
    for (const Span &span : m_spans) {
        const qint64 moment = shown - span.offset;
        if (span.from <= moment && moment < span.until)
            moments << QDateTime::fromSecsSinceEpoch(moment, QTimeZone::UTC);
    }
    return moments;
}

QDateTime LocalTimes::first(QTime time) const
{
    if (const QList<QDateTime> moments = all(time); !moments.isEmpty())
        return moments.first();
    const qint64 shown = QDateTime(m_date, time, QTimeZone::UTC).toSecsSinceEpoch();
    for (const Span &span : m_spans) {
        // Left out by the change that begins this span: the clock jumped past it.
        if (shown < span.from + span.offset)
            return QDateTime::fromSecsSinceEpoch(span.from, QTimeZone::UTC);
    }
    return {};
}

} // namespace Aegir
