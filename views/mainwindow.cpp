// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow.h"

#include "forms/themeicon.h"
#include "model/dispatch/queue.h"
#include "model/inventory/cataloguewatch.h"
#include "views/entitypage.h"
#include "views/export/runopener.h"
#include "views/historyview.h"
#include "views/leavequestion.h"
#include "views/openedrunwindow.h"
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
    , m_runOpener(new RunOpener(this))
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
    m_historyDock->hide();
    connect(m_status, &StatusStrip::queueWanted, this, [this] { m_queueDock->setVisible(!m_queueDock->isVisible()); });
    connect(m_status, &StatusStrip::problemsWanted, this,
            [this] { m_problemsDock->setVisible(!m_problemsDock->isVisible()); });
    connect(m_runOpener, &RunOpener::opened, this, [this](const std::shared_ptr<OpenedRun> &run, const QString &path) {
        (new OpenedRunWindow(run, path, m_repository, m_settings, this))->show();
    });
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
    workspace.store().setWritePatience(Store::briefPatience);
    m_view = new WorkspaceView(workspace, queue, m_repository, m_settings, this);
    m_leaving = new LeaveQuestion(*m_view);
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
    makeHistory();
    connect(m_view, &WorkspaceView::entityChanged, this, &MainWindow::updateActions);
    connect(m_view, &WorkspaceView::entityMenuRequested, this, &MainWindow::showEntityMenu);
    connect(m_view->runView(), &RunView::ended, this, [this] { QApplication::alert(this); });
    showCounts();
    const auto showPaused = [this](bool paused) {
        m_status->setPaused(paused);
        m_pause->setChecked(paused);
    };
    connect(&queue, &Queue::pausedChanged, m_view, showPaused);
    showPaused(queue.isPaused());

    m_status->showWorkspace(workspace, queue);
    m_problems->showProblems(workspace.dir(), workspace.catalogue().problems());
    m_status->setProblems(int(workspace.catalogue().problems().size()));
    m_problemsDock->setVisible(!workspace.catalogue().problems().isEmpty());
    resizeDocks({m_problemsDock}, {fontMetrics().height() * 12}, Qt::Vertical); // the queue shares its place
    showTitle();
    setWindowFilePath(workspace.dir());
    remember(workspace.dir());
    followTypes();
    updateActions();
}

void MainWindow::closeWorkspace()
{
    if (!m_view)
        return;
    delete m_queueDock->widget();
    delete m_historyDock->widget();
    m_types = nullptr;
    delete std::exchange(m_view, nullptr);
    m_leaving = nullptr;
    m_workspace = nullptr;
    m_queue = nullptr;
    m_status->clearWorkspace();
    m_problems->clear();
    m_problemsDock->hide();
    m_queueDock->hide();
    m_historyDock->hide();
    m_stack->setCurrentWidget(m_welcome);
    setWindowTitle(QGuiApplication::applicationDisplayName());
    updateActions();
}

void MainWindow::openRun(const QString &path)
{
    m_runOpener->open(path);
}

void MainWindow::showFailure(const QString &title, const QString &sentence)
{
    auto *box = new QMessageBox(QMessageBox::Warning, title, sentence, QMessageBox::Ok, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

bool MainWindow::event(QEvent *event)
{
    // What changed while a form was open.
    if (event->type() == QEvent::WindowUnblocked && m_types)
        m_types->look();
    return QMainWindow::event(event);
}

/// Does @p then, which closes the workspace, when a person has no more to say to that.
void MainWindow::leave(const std::function<void()> &then)
{
    if (m_leaving)
        m_leaving->leave(then);
    else
        then();
}

void MainWindow::closeSoon(const std::function<void()> &then)
{
    const auto end = [this, then] {
        close();
        then();
    };
    if (m_leaving)
        m_leaving->leaveSoon(end);
    else
        end();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_leaving && m_leaving->isNeeded()) {
        event->ignore();
        leave([this] { close(); });
        return;
    }
    m_settings.setValue(u"window/geometry"_s, saveGeometry());
    m_settings.setValue(u"window/state"_s, saveState());
    QMainWindow::closeEvent(event);
}

void MainWindow::makeWelcome()
{
    m_welcome = new TeachingPage(
        windowIcon().isNull() ? themeIcon(u"folder-cloud"_s) : windowIcon(), tr("Open a workspace"),
        tr("A workspace is a folder with your platforms and sites, the operations that run on them, and the Ansible roles "
           "that do the work. Make one from the starter, open one that you have, or look around in the sample."),
        this);
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
    m_historyDock = dock(tr("History"), u"historyDock"_s);
    m_problems = new ProblemsPanel(m_problemsDock);
    m_problemsDock->setWidget(m_problems);
    tabifyDockWidget(m_problemsDock, m_queueDock);
    tabifyDockWidget(m_queueDock, m_historyDock);
}

void MainWindow::makeHistory()
{
    auto *history = new HistoryView(*m_workspace, *m_queue, HistoryView::Layout::Wide, m_historyDock);
    m_historyDock->setWidget(history);
    m_view->serve(history);
    connect(m_view, &WorkspaceView::bulkRunsWanted, history,
            [this, history](qint64 bulk, const QString &title, bool failedOnly) {
                history->showBulk(bulk, title, failedOnly);
                m_historyDock->show();
                m_historyDock->raise();
            });
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
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &dir) { leave([this, dir] { emit newRequested(dir); }); });
    dialog->open();
}

void MainWindow::chooseOpen()
{
    auto *dialog = new QFileDialog(this, tr("Open a Workspace"), m_workspace ? m_workspace->dir() : QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &dir) { leave([this, dir] { emit openRequested(dir); }); });
    dialog->open();
}

void MainWindow::reload()
{
    m_types->readAnew();
}

void MainWindow::followTypes()
{
    // A form stands on the types as they were when it was opened.
    m_types = new CatalogueWatch(*m_workspace, [] { return QApplication::activeModalWidget() == nullptr; }, m_view);
    connect(m_types, &CatalogueWatch::changed, this, &MainWindow::showTypes);
    connect(m_types, &CatalogueWatch::refused, m_view, &WorkspaceView::showFailure);
}

void MainWindow::showTitle()
{
    setWindowTitle(tr("%1 – %2", "workspace – program")
                       .arg(m_workspace->catalogue().settings().name, QGuiApplication::applicationDisplayName()));
}

void MainWindow::showTypes()
{
    m_queue->obeySettings();
    showTitle();
    m_problems->showProblems(m_workspace->dir(), m_workspace->catalogue().problems());
    m_status->setProblems(int(m_workspace->catalogue().problems().size()));
    m_status->showWorkspace(*m_workspace, *m_queue);
    m_view->refresh();
    static_cast<HistoryView *>(m_historyDock->widget())->refresh();
    updateActions();
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

void MainWindow::remember(const QString &dir)
{
    constexpr qsizetype kept = 10;
    QStringList recent = m_settings.value(u"recent"_s).toStringList();
    recent.removeAll(dir);
    recent.prepend(dir);
    m_settings.setValue(u"recent"_s, recent.mid(0, kept));
    m_settings.setValue(u"last"_s, dir);
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
