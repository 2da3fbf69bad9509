// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dispatch/queue.h"
#include "views/messagebar.h"

namespace Aegir {

/// Says which scheduled runs were missed, and that each runs once now; until a person closes it.
class MissedBar : public MessageBar
{
    Q_OBJECT

public:
    /// Both must outlive it.
    MissedBar(Workspace &workspace, Queue &queue, QWidget *parent = nullptr);

signals:
    /// A person wants to see the last of them.
    void runSelected(qint64 entity, qint64 run);

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void look(qint64 run);

    Workspace &m_workspace;
    QDateTime m_since = QDateTime::currentDateTimeUtc();
    QSet<qint64> m_told; ///< runs; each is told once
    QStringList m_sentences;
    Run m_last;
};

} // namespace Aegir
