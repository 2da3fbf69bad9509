// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/run/event.h"
#include "model/run/markfilter.h"
#include "model/run/redactor.h"
#include "model/run/runfolder.h"
#include "model/run/standing.h"

#include <QFile>

#include <array>

namespace Aegir {

/// Writes down what Ansible says: its output and the times of it, and its events with the place in the output where
/// they stand. Secrets do not reach the disk, and neither do events that are not whole.
class RunRecord
{
    Q_DISABLE_COPY_MOVE(RunRecord)

public:
    explicit RunRecord(const RunFolder &folder);

    /// Begins the record of a run whose marks in the output are signed with @p nonce, see MarkFilter.
    Result<void> begin(const QByteArray &nonce, const Secrets &secrets);

    /// Goes on where another process stood when it was killed. False when there is nothing to go on with.
    bool resume(const QByteArray &nonce, const Secrets &secrets, const Standing &standing);

    void takeOutput(const QByteArray &bytes);

    /// Gives those that are whole now. An event is to be taken after the output that was written before it.
    QList<Event> takeEvents(const QByteArray &bytes);

    /// Writes what was kept back of the output, since it could be the beginning of a secret. Nothing will follow.
    void flush();

    /// Has all of it on the disk.
    void close();

    Standing standing() const;
    qint64 outputSize() const { return m_output.pos(); }
    qint64 eventsSize() const { return m_events.pos(); }

    /// The end of the log, to quote from.
    QByteArray lastOutput() const { return m_lastOutput; }

    /// Why the record is incomplete, a sentence; empty when it is not. Who writes it goes on: Ansible must not stop for
    /// a full disk.
    QString problem() const { return m_problem; }

private:
    void start(const QByteArray &nonce, const Secrets &secrets);
    void appendOutput(const QByteArray &safe);
    void takeMarks();
    std::optional<Event> takeEventLine(const QByteArray &line);
    void append(QFile &file, const QByteArray &bytes);
    std::array<QFile *, 3> files() { return {&m_output, &m_events, &m_times}; }

    QFile m_output;
    QFile m_events;
    QFile m_times;
    qint64 m_begin = 0;    ///< byte of the log where the redactor began to count
    qint64 m_lastTime = 0; ///< of the last record in m_times
    MarkFilter m_marks;
    Redactor m_redactor;
    QHash<qint64, qint64> m_offsets; ///< event's number -> where its mark stood; until the event comes
    QByteArray m_partialEvent;
    QByteArray m_lastOutput;
    QString m_problem;
};

} // namespace Aegir
