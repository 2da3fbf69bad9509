// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The window's menus.
#include "forms/themeicon.h"
#include "model/dispatch/queue.h"
#include "views/bulkmenu.h"
#include "views/doctordialog.h"
#include "views/entitypage.h"
#include "views/export/runopener.h"
#include "views/mainwindow.h"
#include "views/operationmenu.h"
#include "views/runpane.h"
#include "views/runview.h"
#include "views/settingsdialog.h"
#include "views/workspaceview.h"

#include <QApplication>
#include <QDesktopServices>
#include <QDir>
#include <QDockWidget>
#include <QMenuBar>
#include <QSettings>
#include <QUndoGroup>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Aegir {

QAction *MainWindow::addAction(QMenu *menu, const QString &icon, const QString &text, const QString &name, auto &&slot)
{
    QAction *action = menu->addAction(themeIcon(icon), text);
    action->setObjectName(name);
    connect(action, &QAction::triggered, this, slot);
    return action;
}

void MainWindow::makeMenus()
{
    makeFileMenu();
    makeEditMenu();
    makeViewMenu();
    makeOperationMenu();
    QMenu *queue = menuBar()->addMenu(tr("&Queue"));
    QAction *showQueue = m_queueDock->toggleViewAction();
    showQueue->setText(tr("&Show the Queue"));
    showQueue->setIcon(themeIcon(u"view-list-details"_s));
    showQueue->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_Q);
    queue->addAction(showQueue);
    m_pause = addAction(queue, u"media-playback-pause"_s, tr("&Pause the Queue"), u"actionPauseQueue"_s,
                        [this] { pauseQueue(m_pause->isChecked()); });
    m_pause->setCheckable(true);
    m_pause->setToolTip(tr("Start nothing until it is resumed; what runs goes on"));
    m_workspaceActions << showQueue << m_pause;
    makeHelpMenu();
}

void MainWindow::makeFileMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&File"));
    addAction(menu, u"folder-new"_s, tr("&New Workspace…"), u"actionNew"_s, [this] {
        chooseNew();
    })->setShortcut(QKeySequence::New);
    addAction(menu, u"folder-open"_s, tr("&Open Workspace…"), u"actionOpen"_s, [this] {
        chooseOpen();
    })->setShortcut(QKeySequence::Open);
    m_recent = menu->addMenu(themeIcon(u"document-open-recent"_s), tr("Open &Recent"));
    connect(m_recent, &QMenu::aboutToShow, this, &MainWindow::fillRecent);
    addAction(menu, u"help-contents"_s, tr("Open the &Sample"), u"actionSample"_s,
              [this] { leave([this] { emit sampleRequested(); }); });
    addAction(menu, u"document-open"_s, tr("Open R&un…"), u"actionOpenRun"_s, [this] { m_runOpener->ask(); });
    menu->addSeparator();
    QAction *again =
        addAction(menu, u"view-refresh"_s, tr("Re&load the Types"), u"actionReload"_s, [this] { reload(); });
    again->setShortcut(QKeySequence::Refresh);
    QAction *folder = addAction(menu, u"folder"_s, tr("Show the &Folder"), u"actionFolder"_s,
                                [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_workspace->dir())); });
    m_workspaceActions << again << folder;
    menu->addSeparator();
    QAction *quit = addAction(menu, u"application-exit"_s, tr("&Quit"), u"actionQuit"_s, [this] { close(); });
    quit->setShortcut(QKeySequence::Quit);
    quit->setMenuRole(QAction::QuitRole);
}

void MainWindow::makeEditMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Edit"));
    QAction *undo = m_undo->createUndoAction(this, tr("&Undo"));
    undo->setIcon(themeIcon(u"edit-undo"_s));
    undo->setShortcut(QKeySequence::Undo);
    undo->setObjectName(u"actionUndo"_s);
    QAction *redo = m_undo->createRedoAction(this, tr("&Redo"));
    redo->setIcon(themeIcon(u"edit-redo"_s));
    redo->setShortcut(QKeySequence::Redo);
    menu->addActions({undo, redo});
    menu->addSeparator();
    QAction *platform =
        addAction(menu, u"list-add"_s, tr("Add &Platform…"), u"actionAddPlatform"_s, [this] { m_view->addPlatform(); });
    platform->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_P);
    QAction *site = addAction(menu, u"list-add"_s, tr("Add &Site…"), u"actionAddSite"_s, [this] { m_view->addSite(); });
    site->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_S);
    QAction *edit =
        addAction(menu, u"document-edit"_s, tr("&Edit…"), u"actionEdit"_s, [this] { m_view->editEntity(); });
    edit->setShortcut(Qt::Key_F2);
    QAction *remove =
        addAction(menu, u"edit-delete"_s, tr("&Delete…"), u"actionDelete"_s, [this] { m_view->deleteEntity(); });
    remove->setShortcut(Qt::CTRL | Qt::Key_Delete);
    m_workspaceActions << platform << site;
    m_entityActions << edit << remove;
    menu->addSeparator();
    QAction *find = addAction(menu, u"edit-find"_s, tr("&Find…"), u"actionFind"_s, [this] { m_view->find(); });
    find->setShortcut(QKeySequence::Find);
    QAction *next = addAction(menu, u"go-down-search"_s, tr("Find &Next"), u"actionFindNext"_s,
                              [this] { m_view->runView()->pane()->findNext(false); });
    next->setShortcut(QKeySequence::FindNext);
    QAction *previous = addAction(menu, u"go-up-search"_s, tr("Find Pre&vious"), u"actionFindPrevious"_s,
                                  [this] { m_view->runView()->pane()->findNext(true); });
    previous->setShortcut(QKeySequence::FindPrevious);
    menu->addSeparator();
    QAction *problem = addAction(menu, u"go-down"_s, tr("Next Failure or &Warning"), u"actionNextProblem"_s,
                                 [this] { m_view->runView()->pane()->goToProblem(false); });
    problem->setShortcut(Qt::Key_F8);
    QAction *earlier = addAction(menu, u"go-up"_s, tr("Previous Failure or Warning"), u"actionPreviousProblem"_s,
                                 [this] { m_view->runView()->pane()->goToProblem(true); });
    earlier->setShortcut(Qt::SHIFT | Qt::Key_F8);
    menu->addSeparator();
    QAction *settings =
        addAction(menu, u"configure"_s, tr("Workspace Settin&gs…"), u"actionSettings"_s, [this] { changeSettings(); });
    settings->setMenuRole(QAction::NoRole); // macOS would take it for those of the program
    m_workspaceActions << find << next << previous << problem << earlier << settings;
}

void MainWindow::makeViewMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&View"));
    QAction *problems = m_problemsDock->toggleViewAction();
    problems->setText(tr("&Problems"));
    problems->setIcon(themeIcon(u"emblem-warning"_s));
    menu->addAction(problems);
    QAction *history = m_historyDock->toggleViewAction();
    history->setText(tr("&History"));
    history->setObjectName(u"actionHistory"_s);
    history->setIcon(themeIcon(u"view-history"_s));
    history->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_H);
    menu->addAction(history);
    m_workspaceActions << problems << history;
    menu->addSeparator();
    QAction *full = addAction(menu, u"view-fullscreen"_s, tr("&Full Screen"), u"actionFullScreen"_s,
                              [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    full->setShortcut(QKeySequence::FullScreen);
}

void MainWindow::makeOperationMenu()
{
    m_operations = menuBar()->addMenu(tr("&Operation"));
    m_operations->setObjectName(u"operationMenu"_s);
    m_operations->setToolTipsVisible(true);
    connect(m_operations, &QMenu::aboutToShow, this, &MainWindow::fillOperations);
}

void MainWindow::makeHelpMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Help"));
    m_workspaceActions << addAction(menu, u"checkmark"_s, tr("&Check Ansible…"), u"actionDoctor"_s,
                                    [this] { checkAnsible(); });
    menu->addSeparator();
    addAction(menu, u"help-contents"_s, tr("About &Aegir"), u"actionWebsite"_s,
              [] { QDesktopServices::openUrl(QUrl(u"https://aegir.hosting"_s)); });
    QAction *about = addAction(menu, u"help-about"_s, tr("&About %1").arg(QGuiApplication::applicationDisplayName()),
                               u"actionAbout"_s, [this] { this->about(); });
    about->setMenuRole(QAction::AboutRole);
}

void MainWindow::pauseQueue(bool pause)
{
    m_queue->whenFree().perform(
        m_view, [queue = m_queue, pause] { return queue->setPaused(pause); },
        [this](const Result<void> &done) {
            m_pause->setChecked(m_queue->isPaused());
            if (!done)
                m_view->showFailure(done.error().sentence);
        });
}

void MainWindow::changeSettings()
{
    auto *dialog = new SettingsDialog(
        *m_workspace, AnsiblePlaces::of(QProcessEnvironment::systemEnvironment(), {}, m_workspace->dir()),
        m_settings.value(u"editor"_s).toString(), m_view);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::checkAnsible()
{
    auto *dialog = new DoctorDialog(*m_workspace, Doctor::Surroundings::ofThisSystem(), m_view);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void MainWindow::fillRecent()
{
    m_recent->clear();
    for (const QString &dir : m_settings.value(u"recent"_s).toStringList())
        m_recent->addAction(QDir::toNativeSeparators(dir), this,
                            [this, dir] { leave([this, dir] { emit openRequested(dir); }); });
    if (m_recent->isEmpty())
        m_recent->addAction(tr("None yet"))->setEnabled(false);
}

void MainWindow::fillOperations()
{
    // Clearing a menu leaves its submenus behind. One of them may be what brought us here.
    for (QMenu *old : m_operations->findChildren<QMenu *>(Qt::FindDirectChildrenOnly))
        old->deleteLater();
    m_operations->clear();
    if (const QList<qint64> selected = m_view ? m_view->selected() : QList<qint64>(); selected.size() > 1) {
        fillBulkMenu(m_operations, *m_workspace, selected,
                     [this](const QString &operation) { m_view->runOnAll(operation); });
        return;
    }
    const OperationModel *model = m_view && m_view->entity() ? &m_view->page()->operations() : nullptr;
    for (int row = 0; model && row < model->rowCount(); ++row) {
        auto *menu = new OperationMenu(model->index(row, 0), m_operations);
        connect(menu, &OperationMenu::runRequested, m_view, &WorkspaceView::run);
        connect(menu, &OperationMenu::cancelRequested, m_view, &WorkspaceView::cancel);
        connect(menu, &OperationMenu::scheduleRequested, m_view, &WorkspaceView::schedule);
        connect(menu, &OperationMenu::runSelected, m_view->runView(), &RunView::showRun);
        m_operations->addMenu(menu);
    }
    if (m_operations->isEmpty())
        m_operations->addAction(tr("Select a platform or a site first"))->setEnabled(false);
}

} // namespace Aegir
