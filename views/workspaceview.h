// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/inventory/entitymodel.h"
#include "views/bulkstarter.h"
#include "views/entityediting.h"
#include "views/operationstarter.h"
#include "views/scheduling.h"

#include <QWidget>

class QSettings;
class QSplitter;
class QStackedWidget;

namespace KSyntaxHighlighting {
class Repository;
}

namespace Aegir {

class EntityPage;
class EntityPanel;
class HistoryView;
class MessageBar;
class MissedBar;
class RunView;

/// An open workspace: the tree, the page of the selected entity, and the run that is shown.
class WorkspaceView : public QWidget
{
    Q_OBJECT

public:
    WorkspaceView(Workspace &workspace, Queue &queue, KSyntaxHighlighting::Repository &repository, QSettings &settings,
                  QWidget *parent = nullptr);
    ~WorkspaceView() override;

    qint64 entity() const;
    void showEntity(qint64 entity);
    void showRun(qint64 entity, qint64 run);

    EntityEditing &editing() { return m_editing; }
    EntityPage *page() const { return m_page; }
    RunView *runView() const { return m_runView; }

    void run(const QString &operation, bool withOptions);
    void cancel(qint64 run);
    /// Asks when @p operation of the selected entity shall come by itself.
    void schedule(const QString &operation);
    /// Everything that is selected in the tree; see EntityPanel::selected().
    QList<qint64> selected() const;
    /// Runs @p operation on all that are selected, after a form that says so.
    void runOnAll(const QString &operation);
    /// How many runs of bulks are not in the queue yet; they go with this view.
    int undispatched() const;
    /// How many other things that a person asked for wait for the database; they go with this view.
    int waiting() const { return m_queue.whenFree().waiting(); }
    /// Leaves all of those out.
    void dropUndispatched();
    /// The same while nobody looks: it is told when the workspace is opened the next time.
    void dropUnseen();
    /// Runs again what @p run did: with the same values, or on those hosts only that failed.
    void runAgain(qint64 run, bool onFailedHosts);
    /// Does what a person wants in @p history.
    void serve(HistoryView *history);
    void addPlatform();
    void addSite();
    void editEntity();
    void deleteEntity();
    /// Finds in the log, or in the tree when the focus is there or no log is shown.
    void find();
    /// The catalogue was read anew.
    void refresh();

    /// Says @p sentence until a person closes it.
    void showFailure(const QString &sentence);

signals:
    void entityChanged(qint64 entity);
    void entityMenuRequested(const QPoint &position);
    /// undispatched() or waiting() are others.
    void undispatchedChanged();
    /// A person wants to see the runs of a bulk, or those only that failed.
    void bulkRunsWanted(qint64 bulk, const QString &title, bool failedOnly);

private:
    QWidget *makePages();
    void saveState();
    void restoreState();
    void select(qint64 entity);
    void showRightPage();
    void followBulk(Bulk *bulk);
    void followDatabase();
    void tellLeftOut();
    QString stateKey() const;
    QString leftOutKey() const;

    Workspace &m_workspace;
    Queue &m_queue;
    QSettings &m_settings;
    EntityModel m_entities;
    OperationStarter m_starter;
    BulkStarter m_bulkStarter;
    Scheduling m_scheduling;
    EntityEditing m_editing;
    MessageBar *m_obstacle;
    MessageBar *m_failure;
    QString m_locked; ///< what was said last of a database that another program keeps
    MissedBar *m_missed;
    EntityPanel *m_panel;
    EntityPage *m_page;
    RunView *m_runView;
    QSplitter *m_columns;
    QSplitter *m_rows;
    QStackedWidget *m_pages;
    QWidget *m_noPlatform = nullptr;
    QWidget *m_noSelection = nullptr;
};

} // namespace Aegir
