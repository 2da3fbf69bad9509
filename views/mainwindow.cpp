// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow.h"

#include "forms/themeicon.h"
#include "model/dispatch/queue.h"
#include "views/entitypage.h"
#include "views/operationmenu.h"
#include "views/problemspanel.h"
#include "views/queuepanel.h"
#include "views/runview.h"
#include "views/statusstrip.h"
#include "views/teachingpage.h"
#include "views/workspaceview.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QDir>
#include <QDockWidget>
#include <QFileDialog>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QUndoGroup>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Aegir {

MainWindow::MainWindow(QSettings &settings, KSyntaxHighlighting::Repository &repository, QWidget *parent)
    : QMainWindow(parent)
    , m_settings(settings)
    , m_repository(repository)
    , m_stack(new QStackedWidget(this))
    , m_status(new StatusStrip(this))
    , m_undo(new QUndoGroup(this))
{
    setObjectName(u"mainWindow"_s);
    setWindowTitle(QGuiApplication::applicationDisplayName());
    setStatusBar(m_status);
    setCentralWidget(m_stack);
    makeWelcome();
    makeDocks();
    makeMenus();
    resize(1280, 800);
    restoreGeometry(m_settings.value(u"window/geometry"_s).toByteArray());
    restoreState(m_settings.value(u"window/state"_s).toByteArray());
    m_problemsDock->hide();
    m_queueDock->hide();
    connect(m_status, &StatusStrip::queueWanted, this, [this] { m_queueDock->setVisible(!m_queueDock->isVisible()); });
    connect(m_status, &StatusStrip::problemsWanted, this, [this] { m_problemsDock->setVisible(!m_problemsDock->isVisible()); });
    updateActions();
}

MainWindow::~MainWindow()
{
    closeWorkspace();
}

void MainWindow::showWorkspace(Workspace &workspace, Queue &queue)
{
    closeWorkspace();
    m_workspace = &workspace;
    m_queue = &queue;
    m_view = new WorkspaceView(workspace, queue, m_repository, m_settings, this);
    m_stack->addWidget(m_view);
    m_stack->setCurrentWidget(m_view);
    m_undo->addStack(&m_view->editing().undoStack());
    m_undo->setActiveStack(&m_view->editing().undoStack());

    auto *queuePanel = new QueuePanel(workspace, queue, m_queueDock);
    m_queueDock->setWidget(queuePanel);
    const auto showCounts = [this, queuePanel] { m_status->setCounts(queuePanel->running(), queuePanel->waiting()); };
    connect(queuePanel, &QueuePanel::countsChanged, m_status, showCounts);
    connect(queuePanel, &QueuePanel::runSelected, m_view, &WorkspaceView::showRun);
    connect(queuePanel, &QueuePanel::failed, m_view, &WorkspaceView::showFailure);
    connect(m_view, &WorkspaceView::entityChanged, this, &MainWindow::updateActions);
    connect(m_view, &WorkspaceView::entityMenuRequested, this, &MainWindow::showEntityMenu);
    connect(m_view->runView(), &RunView::ended, this, [this] { QApplication::alert(this); });
    showCounts();

    m_status->showWorkspace(workspace, queue);
    m_problems->showProblems(workspace.dir(), workspace.catalogue().problems());
    m_status->setProblems(int(workspace.catalogue().problems().size()));
    m_problemsDock->setVisible(!workspace.catalogue().problems().isEmpty());
    resizeDocks({m_problemsDock}, {fontMetrics().height() * 8}, Qt::Vertical);
    const QString name = workspace.catalogue().settings().name;
    setWindowTitle(tr("%1 – %2", "workspace – program").arg(name.isEmpty() ? QDir(workspace.dir()).dirName() : name,
                                                            QGuiApplication::applicationDisplayName()));
    setWindowFilePath(workspace.dir());
    remember(workspace.dir());
    updateActions();
}

void MainWindow::closeWorkspace()
{
    if (!m_view)
        return;
    delete m_queueDock->widget();
    delete std::exchange(m_view, nullptr);
    m_workspace = nullptr;
    m_queue = nullptr;
    m_status->clearWorkspace();
    m_problems->clear();
    m_problemsDock->hide();
    m_queueDock->hide();
    m_stack->setCurrentWidget(m_welcome);
    setWindowTitle(QGuiApplication::applicationDisplayName());
    updateActions();
}

void MainWindow::showFailure(const QString &title, const QString &sentence)
{
    auto *box = new QMessageBox(QMessageBox::Warning, title, sentence, QMessageBox::Ok, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_settings.setValue(u"window/geometry"_s, saveGeometry());
    m_settings.setValue(u"window/state"_s, saveState());
    QMainWindow::closeEvent(event);
}

void MainWindow::makeWelcome()
{
    m_welcome = new TeachingPage(
        windowIcon().isNull() ? themeIcon(u"folder-cloud"_s) : windowIcon(), tr("Open a workspace"),
        tr("A workspace is a folder with your platforms and sites, the operations that run on them, and the Ansible roles "
           "that do the work. Make one from the starter, open one that you have, or look around in the sample."), this);
    m_stack->addWidget(m_welcome);
    const auto button = [this](const QString &icon, const QString &text, const QString &name, auto &&slot) {
        connect(m_welcome->addButton(themeIcon(icon), text, name), &QPushButton::clicked, this, slot);
    };
    button(u"folder-new"_s, tr("&New Workspace…"), u"welcomeNew"_s, [this] { chooseNew(); });
    button(u"folder-open"_s, tr("&Open Workspace…"), u"welcomeOpen"_s, [this] { chooseOpen(); });
    button(u"help-contents"_s, tr("Open the &Sample"), u"welcomeSample"_s, [this] { emit sampleRequested(); });
}

void MainWindow::makeDocks()
{
    const auto dock = [this](const QString &title, const QString &name) {
        auto *made = new QDockWidget(title, this);
        made->setObjectName(name);
        addDockWidget(Qt::BottomDockWidgetArea, made);
        return made;
    };
    m_problemsDock = dock(tr("Problems"), u"problemsDock"_s);
    m_queueDock = dock(tr("Queue"), u"queueDock"_s);
    m_problems = new ProblemsPanel(m_problemsDock);
    m_problemsDock->setWidget(m_problems);
    tabifyDockWidget(m_problemsDock, m_queueDock);
}

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
    m_workspaceActions.append(showQueue);
    makeHelpMenu();
}

void MainWindow::makeFileMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&File"));
    addAction(menu, u"folder-new"_s, tr("&New Workspace…"), u"actionNew"_s, [this] { chooseNew(); })
        ->setShortcut(QKeySequence::New);
    addAction(menu, u"folder-open"_s, tr("&Open Workspace…"), u"actionOpen"_s, [this] { chooseOpen(); })
        ->setShortcut(QKeySequence::Open);
    m_recent = menu->addMenu(themeIcon(u"document-open-recent"_s), tr("Open &Recent"));
    connect(m_recent, &QMenu::aboutToShow, this, &MainWindow::fillRecent);
    addAction(menu, u"help-contents"_s, tr("Open the &Sample"), u"actionSample"_s, [this] { emit sampleRequested(); });
    menu->addSeparator();
    QAction *again = addAction(menu, u"view-refresh"_s, tr("Re&load the Types"), u"actionReload"_s, [this] { reload(); });
    again->setShortcut(QKeySequence::Refresh);
    QAction *folder = addAction(menu, u"folder"_s, tr("Show the &Folder"), u"actionFolder"_s, [this] {
        QDesktopServices::openUrl(QUrl::fromLocalFile(m_workspace->dir()));
    });
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
    QAction *platform = addAction(menu, u"list-add"_s, tr("Add &Platform…"), u"actionAddPlatform"_s, [this] { m_view->addPlatform(); });
    platform->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_P);
    QAction *site = addAction(menu, u"list-add"_s, tr("Add &Site…"), u"actionAddSite"_s, [this] { m_view->addSite(); });
    site->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_S);
    QAction *edit = addAction(menu, u"document-edit"_s, tr("&Edit…"), u"actionEdit"_s, [this] { m_view->editEntity(); });
    edit->setShortcut(Qt::Key_F2);
    QAction *remove = addAction(menu, u"edit-delete"_s, tr("&Delete…"), u"actionDelete"_s, [this] { m_view->deleteEntity(); });
    remove->setShortcut(Qt::CTRL | Qt::Key_Delete);
    m_workspaceActions << platform << site;
    m_entityActions << edit << remove;
    menu->addSeparator();
    QAction *find = addAction(menu, u"edit-find"_s, tr("&Find…"), u"actionFind"_s, [this] { m_view->find(); });
    find->setShortcut(QKeySequence::Find);
    QAction *next = addAction(menu, u"go-down-search"_s, tr("Find &Next"), u"actionFindNext"_s,
                              [this] { m_view->runView()->findNext(false); });
    next->setShortcut(QKeySequence::FindNext);
    QAction *previous = addAction(menu, u"go-up-search"_s, tr("Find Pre&vious"), u"actionFindPrevious"_s,
                                  [this] { m_view->runView()->findNext(true); });
    previous->setShortcut(QKeySequence::FindPrevious);
    m_workspaceActions << find << next << previous;
}

void MainWindow::makeViewMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&View"));
    QAction *problems = m_problemsDock->toggleViewAction();
    problems->setText(tr("&Problems"));
    problems->setIcon(themeIcon(u"emblem-warning"_s));
    menu->addAction(problems);
    m_workspaceActions << problems;
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
    addAction(menu, u"help-contents"_s, tr("About &Aegir"), u"actionWebsite"_s,
              [] { QDesktopServices::openUrl(QUrl(u"https://aegir.hosting"_s)); });
    QAction *about = addAction(menu, u"help-about"_s, tr("&About %1").arg(QGuiApplication::applicationDisplayName()), u"actionAbout"_s,
                               [this] { this->about(); });
    about->setMenuRole(QAction::AboutRole);
}

void MainWindow::chooseNew()
{
    // A folder that does not exist yet cannot be chosen as one, so its name is asked for like a file's.
    auto *dialog = new QFileDialog(this, tr("New Workspace: Choose a Place and a Name"), QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    dialog->setLabelText(QFileDialog::Accept, tr("Create"));
    dialog->selectFile(tr("my-hosting"));
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::newRequested);
    dialog->open();
}

void MainWindow::chooseOpen()
{
    auto *dialog = new QFileDialog(this, tr("Open a Workspace"), m_workspace ? m_workspace->dir() : QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::openRequested);
    dialog->open();
}

void MainWindow::reload()
{
    m_workspace->reloadCatalogue();
    m_problems->showProblems(m_workspace->dir(), m_workspace->catalogue().problems());
    m_status->setProblems(int(m_workspace->catalogue().problems().size()));
    m_status->showWorkspace(*m_workspace, *m_queue);
    m_view->refresh();
    m_status->showMessage(tr("The types were read anew."), 4000);
}

void MainWindow::about()
{
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About %1").arg(QGuiApplication::applicationDisplayName()));
    box->setIconPixmap(windowIcon().pixmap(QSize(64, 64), devicePixelRatio()));
    box->setText(tr("<h3>%1 %2</h3><p>Runs the operations of hosting platforms and sites through Ansible.</p>")
                     .arg(QGuiApplication::applicationDisplayName(), QCoreApplication::applicationVersion()));
    box->setInformativeText(tr("Free software under the GNU General Public License, version 3 or later. Qt %1.")
                                .arg(QString::fromLatin1(qVersion())));
    box->open();
}

void MainWindow::fillRecent()
{
    m_recent->clear();
    for (const QString &dir : m_settings.value(u"recent"_s).toStringList())
        m_recent->addAction(QDir::toNativeSeparators(dir), this, [this, dir] { emit openRequested(dir); });
    if (m_recent->isEmpty())
        m_recent->addAction(tr("None yet"))->setEnabled(false);
}

void MainWindow::remember(const QString &dir)
{
    constexpr qsizetype kept = 10;
    QStringList recent = m_settings.value(u"recent"_s).toStringList();
    recent.removeAll(dir);
    recent.prepend(dir);
    m_settings.setValue(u"recent"_s, recent.mid(0, kept));
    m_settings.setValue(u"last"_s, dir);
}

void MainWindow::fillOperations()
{
    // Clearing a menu leaves its submenus behind. One of them may be what brought us here.
    for (QMenu *old : m_operations->findChildren<QMenu *>(Qt::FindDirectChildrenOnly))
        old->deleteLater();
    m_operations->clear();
    const OperationModel *model = m_view && m_view->entity() ? &m_view->page()->operations() : nullptr;
    for (int row = 0; model && row < model->rowCount(); ++row) {
        auto *menu = new OperationMenu(model->index(row, 0), m_operations);
        connect(menu, &OperationMenu::runRequested, m_view, &WorkspaceView::run);
        connect(menu, &OperationMenu::cancelRequested, m_view, &WorkspaceView::cancel);
        connect(menu, &OperationMenu::runSelected, m_view->runView(), &RunView::showRun);
        m_operations->addMenu(menu);
    }
    if (m_operations->isEmpty())
        m_operations->addAction(tr("Select a platform or a site first"))->setEnabled(false);
}

void MainWindow::updateActions()
{
    for (QAction *action : std::as_const(m_workspaceActions))
        action->setEnabled(m_view != nullptr);
    for (QAction *action : std::as_const(m_entityActions))
        action->setEnabled(m_view && m_view->entity() != 0);
    fillOperations();
}

void MainWindow::showEntityMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_view->entity())
        menu->addMenu(m_operations);
    menu->addSeparator();
    for (const char16_t *name : {u"actionAddPlatform", u"actionAddSite", u"actionEdit", u"actionDelete"})
        menu->addAction(findChild<QAction *>(QString(name)));
    menu->popup(position);
}

} // namespace Aegir
