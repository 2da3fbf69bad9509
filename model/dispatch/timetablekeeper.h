// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dispatch/alarm.h"
#include "model/dispatch/whenfree.h"
#include "model/inventory/store.h"

#include <functional>
#include <map>

namespace Aegir {

/// Dispatches what timetables say when it is due; the queue's holder has one.
///
/// What was due while nobody held the queue is dispatched once, however often it was missed. What cannot be dispatched
/// when it is due, because the operation is still at work for example, is left out, and the timetable says why. It
/// sleeps until the next time.
class TimetableKeeper : public QObject
{
    Q_OBJECT

public:
    using Dispatch = std::function<Result<Run>(const Timetable &timetable, const QDateTime &due)>;

    /// What is due and cannot be written because of another program waits for @p whenFree. @p label gives what a person
    /// reads for an operation's name.
    TimetableKeeper(Store &store, WhenFree &whenFree, Dispatch dispatch,
                    std::function<QString(const QString &operation)> label, QObject *parent = nullptr);

    /// Dispatches what is due and waits for the next; to be called when a timetable was changed.
    void look();
    /// When it looks again by itself; invalid without a timetable.
    QDateTime nextLook() const { return m_alarm.time(); }

    /// When @p timetable is due next, seen from @p now, in UTC; invalid: never.
    static QDateTime nextOf(const Timetable &timetable, const QDateTime &now);
    /// When @p timetable was due the last time without anybody having seen to it, in UTC; invalid: it is not behind.
    static QDateTime missedOf(const Timetable &timetable, const QDateTime &now);

signals:
    /// Something that was due could not be dispatched; one sentence.
    void failed(const QString &sentence);

private:
    QDateTime dueOf(const Timetable &timetable, const QDateTime &now);
    bool dispatch(const Timetable &timetable, const QDateTime &due);
    void tryAgain(const Error &error);

    Store &m_store;
    WhenFree &m_whenFree;
    Dispatch m_dispatch;
    std::function<QString(const QString &)> m_label;
    Alarm m_alarm;
    QTimer m_again;                           ///< runs after the store failed
    QTimer m_rest;                            ///< for what is due and was not reached in this turn
    std::map<qint64, QDateTime> m_aheadSince; ///< by timetable: since when it is known that its times lie ahead of now
    QString m_told;                           ///< of the store, until it works again
};

} // namespace Aegir
