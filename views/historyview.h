// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dispatch/historymodel.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QMenu;
class QToolButton;
class QTreeView;

namespace Aegir {

class Queue;

/// The history of a workspace: every run that is kept, with filters, and what can be done with it. It follows the
/// queue.
class HistoryView : public QWidget
{
    Q_OBJECT

public:
    /// Wide: with room for all of it. Narrow: beside something else, for the runs of one entity; a click shows a run.
    enum class Layout { Wide, Narrow };

    /// Both must outlive it.
    HistoryView(Workspace &workspace, Queue &queue, Layout layout, QWidget *parent = nullptr);

    HistoryModel &model() { return m_model; }
    /// Shows the runs of @p entity only; 0: all.
    void setEntity(qint64 entity);
    /// Shows the runs of the group @p bulk, which a person reads as @p title, until that filter is taken away; with
    /// @p failedOnly those only that failed.
    void showBulk(qint64 bulk, const QString &title, bool failedOnly);
    /// Reads everything anew; for a changed catalogue too.
    void refresh();
    /// The runs that are selected.
    QList<qint64> selectedRuns() const;

    void pin(const QList<qint64> &runs, bool pinned);
    /// Takes @p runs out and removes their folders.
    void remove(const QList<qint64> &runs);

signals:
    void runSelected(qint64 entity, qint64 run);
    /// The same again: with the same values, or on the hosts that failed only. See model/dispatch/rerun.h.
    void rerunRequested(qint64 run);
    void rerunOnFailedHostsRequested(qint64 run);
    /// @p run and the run before it shall be compared.
    void compareRequested(qint64 before, qint64 run);
    void failed(const QString &sentence);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void makeTree(Layout layout);
    void makeFilters();
    void placeFilters(Layout layout);
    void fillOperations();
    void applyFilter();
    void updateState();
    void changed(const QList<qint64> &runs);
    void takeChanges();
    void openMenu(const QPoint &position);
    void fillMenu(QMenu *menu);
    void askToRemove(const QList<qint64> &runs);
    qint64 runBefore(qint64 run) const;

    Workspace &m_workspace;
    Queue &m_queue;
    HistoryModel m_model;
    qint64 m_entity = 0;
    qint64 m_bulk = 0;
    QLineEdit *m_text;
    QComboBox *m_status;
    QComboBox *m_operation;
    QToolButton *m_pinned;
    QToolButton *m_group;   ///< the bulk that is shown alone; a click takes it away
    QToolButton *m_actions; ///< what can be done with the selected runs
    QLabel *m_state;
    QTreeView *m_tree;
    QTimer m_typing;        ///< until a person stops typing
    QSet<qint64> m_changed; ///< runs that changed since the last turn, or while nobody looked
    QTimer m_soon;
};

} // namespace Aegir
