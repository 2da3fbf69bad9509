// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dispatch/pacedcall.h"
#include "model/dispatch/queuemodel.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QStackedWidget;
class QToolBar;
class QTreeView;

namespace Aegir {

class MessageBar;

/// The runs that wait or run, why the waiting ones wait, and what a person can do with them: cancel or remove, hold and
/// release, move, pause them all. Above them stands what keeps all of them: a pause, or who holds the queue.
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
    void hideEvent(QHideEvent *event) override;

private:
    QAction *addAction(const QString &name, const QString &icon, const QString &text, const QKeySequence &shortcut);
    void makeView();
    void makeActions();
    void makeMoves();
    QWidget *makeEmptyPage();
    void refresh();
    void showNotice();
    void updateActions();
    QModelIndexList selected() const;
    QList<qint64> selectedRuns() const;
    void cancel();
    void move(Queue::Direction direction);
    void pauseOrResume();
    /// Does @p order as soon as the database can be written, and says why it could not be done.
    void give(const std::function<Result<void>()> &order);
    WhenFree::Then told();

    Workspace &m_workspace;
    Queue &m_queue;
    QueueModel m_model;
    QToolBar *m_bar;
    MessageBar *m_notice;
    QStackedWidget *m_pages;
    QTreeView *m_view;
    QAction *m_pause = nullptr;
    QAction *m_cancel = nullptr;
    QAction *m_hold = nullptr;
    QAction *m_release = nullptr;
    QList<QAction *> m_moves; ///< first, up, down, last
    PacedCall m_soon;         ///< runs change in bunches
    QTimer m_second;          ///< while some run and can be seen
    int m_running = 0;
    int m_waiting = 0;
};

} // namespace Aegir
