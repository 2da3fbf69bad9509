// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>

#include <functional>
#include <memory>

class QAction;
class QDockWidget;
class QMenu;
class QSettings;
class QStackedWidget;
class QUndoGroup;

namespace KSyntaxHighlighting {
class Repository;
}

namespace Aegir {

class CatalogueWatch;
class HistoryView;
class LeaveQuestion;
class ProblemsPanel;
class RunOpener;
struct OpenedRun;
class Queue;
class StatusStrip;
class TeachingPage;
class Workspace;
class WorkspaceView;

/// The window: menus, docks and status bar around the open workspace, or a page that teaches how to open one.
/// It opens no workspace itself, it asks for it.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// Both must outlive the window.
    MainWindow(QSettings &settings, KSyntaxHighlighting::Repository &repository, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Both must outlive the view: call closeWorkspace() before they go.
    void showWorkspace(Workspace &workspace, Queue &queue);
    void closeWorkspace();
    /// Null while no workspace is open.
    WorkspaceView *view() const { return m_view; }

    /// Opens the bundle @p path in a window of its own; it needs no workspace.
    void openRun(const QString &path);

    void showFailure(const QString &title, const QString &sentence);

    /// Closes as a desktop session wants it that ends: nobody is asked, what is on its way into the database gets some
    /// seconds, and what is left out is told at the next start. Then @p then.
    void closeSoon(const std::function<void()> &then);

signals:
    void newRequested(const QString &dir);
    void openRequested(const QString &dir);
    void sampleRequested();

protected:
    bool event(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void makeWelcome();
    void makeDocks();
    void makeMenus();
    void makeFileMenu();
    void makeEditMenu();
    void makeViewMenu();
    void makeOperationMenu();
    void makeHelpMenu();
    QAction *addAction(QMenu *menu, const QString &icon, const QString &text, const QString &name, auto &&slot);
    void leave(const std::function<void()> &then);
    void chooseNew();
    void chooseOpen();
    void reload();
    void followTypes();
    void showTypes();
    void showTitle();
    void pauseQueue(bool pause);
    void changeSettings();
    void checkAnsible();
    void about();
    void fillRecent();
    void remember(const QString &dir);
    void fillOperations();
    void makeHistory();
    void updateActions();
    void showEntityMenu(const QPoint &position);

    QSettings &m_settings;
    KSyntaxHighlighting::Repository &m_repository;
    Workspace *m_workspace = nullptr;
    Queue *m_queue = nullptr;
    WorkspaceView *m_view = nullptr;
    LeaveQuestion *m_leaving = nullptr; ///< the view's
    CatalogueWatch *m_types = nullptr;  ///< the view's
    QStackedWidget *m_stack;
    TeachingPage *m_welcome = nullptr;
    StatusStrip *m_status;
    RunOpener *m_runOpener;
    QUndoGroup *m_undo;
    QDockWidget *m_problemsDock = nullptr;
    QDockWidget *m_queueDock = nullptr;
    QDockWidget *m_historyDock = nullptr;
    ProblemsPanel *m_problems = nullptr;
    QMenu *m_recent = nullptr;
    QAction *m_pause = nullptr;
    QMenu *m_operations = nullptr;
    QList<QAction *> m_workspaceActions; ///< need an open workspace
    QList<QAction *> m_entityActions;    ///< need a selected entity
};

} // namespace Aegir
