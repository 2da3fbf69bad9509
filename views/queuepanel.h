// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dispatch/queuemodel.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QToolBar;
class QTreeView;

namespace Aegir {

/// The runs that wait or run, why the waiting ones wait, and what a person can do with them: cancel, hold and release one,
/// move it, pause them all.
///
/// It counts them always, and lists them while it can be seen.
class QueuePanel : public QWidget
{
    Q_OBJECT

public:
    QueuePanel(Workspace &workspace, Queue &queue, QWidget *parent = nullptr);

    int running() const { return m_running; }
    int waiting() const { return m_waiting; }

    QueueModel &model() { return m_model; }
    QTreeView &view() { return *m_view; }

signals:
    void countsChanged();
    void runSelected(qint64 entity, qint64 run);
    void failed(const QString &sentence);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QAction *addAction(const QString &name, const QString &icon, const QString &text, const QKeySequence &shortcut);
    void makeActions();
    void makeView();
    void refresh();
    void updateActions();
    qint64 current() const;
    void tell(const Result<void> &done);

    Workspace &m_workspace;
    Queue &m_queue;
    QueueModel m_model;
    QToolBar *m_bar;
    QTreeView *m_view;
    QAction *m_pause = nullptr;
    QAction *m_cancel = nullptr;
    QAction *m_hold = nullptr;
    QAction *m_release = nullptr;
    QList<QAction *> m_moves; ///< first, up, down, last
    QTimer m_soon; ///< runs change in bunches
    int m_running = 0;
    int m_waiting = 0;
};

} // namespace Aegir
