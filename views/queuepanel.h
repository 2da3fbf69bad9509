// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dispatch/queue.h"

#include <QTimer>
#include <QTreeWidget>

namespace Aegir {

/// The runs that wait or run, why the waiting ones wait, and a button to cancel each.
///
/// It counts them always, and lists them while it can be seen.
class QueuePanel : public QTreeWidget
{
    Q_OBJECT

public:
    QueuePanel(Workspace &workspace, Queue &queue, QWidget *parent = nullptr);

    int running() const { return m_running; }
    int waiting() const { return m_waiting; }

signals:
    void countsChanged();
    void runSelected(qint64 entity, qint64 run);
    void failed(const QString &sentence);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void refresh();
    void fill(const QList<Run> &runs);
    void addRow(int row, const Run &run);
    void setRow(QTreeWidgetItem &item, const Run &run, const QString &waitReason) const;

    Workspace &m_workspace;
    Queue &m_queue;
    QTimer m_soon; ///< runs change in bunches
    int m_running = 0;
    int m_waiting = 0;
};

} // namespace Aegir
