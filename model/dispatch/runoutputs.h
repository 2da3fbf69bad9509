// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/inventory/workspace.h"
#include "model/run/event.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QObject>

namespace Aegir {

/// Stores what the roles of one run send back while it is at work: only what their task types declare, each once.
class RunOutputs : public QObject
{
    Q_OBJECT

public:
    RunOutputs(Workspace &workspace, qint64 run, QObject *parent = nullptr);

    /// Takes the run's next event; store() does the rest.
    void note(const Event &event);
    /// note() and store().
    Result<bool> take(const Event &event);
    /// Stores what came, until @p end at the latest; true when that was all. What cannot be stored now stays for the
    /// next time.
    Result<bool> store(QDeadlineTimer end = QDeadlineTimer(QDeadlineTimer::Forever));

signals:
    /// An entity has other values now.
    void entityChanged(qint64 entity);
    /// A value is not stored, because it is not what its task type declares; one sentence.
    void refused(const QString &sentence);

private:
    /// What a task sent back, with the event that brought it.
    struct Feedback
    {
        qint64 event = 0;
        QString role;
        QJsonObject values;
        std::optional<QList<OutputValue>> outputs; ///< what of it is to be stored, once that is known
    };
    Result<QList<OutputValue>> outputsOf(const Feedback &feedback);
    std::optional<QJsonValue> valueOf(const Output &output, const QJsonValue &sent);

    Workspace &m_workspace;
    qint64 m_run;
    QHash<QString, QString> m_roles; ///< by the task's uuid
    QList<Feedback> m_waiting;       ///< not stored yet
};

} // namespace Aegir
