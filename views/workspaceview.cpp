// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/workspaceview.h"

#include "forms/themeicon.h"
#include "forms/tonelabel.h"
#include "model/dispatch/comingtimes.h"
#include "views/bulkbar.h"
#include "views/entitypage.h"
#include "views/entitypanel.h"
#include "views/historyview.h"
#include "views/log/logview.h"
#include "views/messagebar.h"
#include "views/missedbar.h"
#include "views/runpane.h"
#include "views/runview.h"
#include "views/teachingpage.h"

#include <QApplication>
#include <QDebug>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Aegir {

WorkspaceView::WorkspaceView(Workspace &workspace, Queue &queue, KSyntaxHighlighting::Repository &repository,
                             QSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_queue(queue)
    , m_settings(settings)
    , m_entities(workspace.store())
    , m_starter(workspace, queue, {.highlighting = &repository, .folder = workspace.dir()}, this)
    , m_bulkStarter(workspace, queue, {.highlighting = &repository, .folder = workspace.dir()}, this)
    , m_scheduling(workspace, queue, {.highlighting = &repository, .folder = workspace.dir()}, this)
    , m_editing(workspace, queue, {.highlighting = &repository, .folder = workspace.dir()}, this)
    , m_obstacle(new MessageBar(this))
    , m_failure(new MessageBar(this))
    , m_missed(new MissedBar(workspace, queue, this))
    , m_panel(new EntityPanel(workspace, m_entities, this))
    , m_page(new EntityPage(workspace, queue, this))
    , m_runView(new RunView(workspace, queue, repository, settings, this))
    , m_columns(new QSplitter(this))
    , m_rows(new QSplitter(Qt::Vertical, this))
    , m_pages(new QStackedWidget(this))
{
    m_obstacle->setObjectName(u"obstacle"_s);
    m_failure->setObjectName(u"failureBar"_s);
    m_failure->setClosable(true);
    m_rows->addWidget(m_page);
    m_rows->addWidget(m_runView);
    m_rows->setChildrenCollapsible(false);
    m_rows->setSizes({320, 400});
    m_rows->setStretchFactor(0, 2);
    m_rows->setStretchFactor(1, 3);
    m_columns->setChildrenCollapsible(false);
    m_columns->addWidget(m_panel);
    m_columns->addWidget(makePages());
    m_columns->setSizes({fontMetrics().averageCharWidth() * 32, fontMetrics().averageCharWidth() * 150});
    m_columns->setStretchFactor(0, 0);
    m_columns->setStretchFactor(1, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 0);
    layout->addWidget(m_obstacle);
    layout->addWidget(m_failure);
    layout->addWidget(m_missed);
    layout->addWidget(m_columns, 1);
    if (const QString obstacle = queue.obstacle(); !obstacle.isEmpty())
        m_obstacle->showMessage(Theme::Tone::Negative, themeIcon(u"emblem-error"_s), obstacle);

    connect(m_panel, &EntityPanel::currentChanged, this, &WorkspaceView::select);
    connect(m_panel, &EntityPanel::bulkRequested, this, &WorkspaceView::runOnAll);
    connect(m_panel, &EntityPanel::menuRequested, this, &WorkspaceView::entityMenuRequested);
    connect(m_page, &EntityPage::runRequested, this, &WorkspaceView::run);
    connect(m_page, &EntityPage::cancelRequested, this, &WorkspaceView::cancel);
    connect(m_page, &EntityPage::scheduleRequested, this, &WorkspaceView::schedule);
    connect(m_page, &EntityPage::runSelected, m_runView, &RunView::showRun);
    connect(m_page, &EntityPage::editRequested, this, &WorkspaceView::editEntity);
    connect(&m_starter, &OperationStarter::dispatched, m_runView, &RunView::showRun);
    connect(&m_starter, &OperationStarter::failed, this, &WorkspaceView::showFailure);
    followDatabase();
    connect(&m_bulkStarter, &BulkStarter::started, this, &WorkspaceView::followBulk);
    connect(&m_bulkStarter, &BulkStarter::failed, this, &WorkspaceView::showFailure);
    connect(m_runView, &RunView::rerunRequested, this, [this](qint64 run) { runAgain(run, false); });
    connect(m_runView, &RunView::rerunOnFailedHostsRequested, this, [this](qint64 run) { runAgain(run, true); });
    serve(m_page->history());
    connect(&m_scheduling, &Scheduling::failed, this, &WorkspaceView::showFailure);
    connect(m_missed, &MissedBar::runSelected, this, &WorkspaceView::showRun);
    connect(&m_editing, &EntityEditing::failed, this, &WorkspaceView::showFailure);
    connect(&m_editing, &EntityEditing::entitiesChanged, this, [this] {
        m_entities.reload();
        select(m_panel->current());
    });
    connect(&m_editing, &EntityEditing::added, this, &WorkspaceView::showEntity);
    connect(&queue, &Queue::failed, this, &WorkspaceView::showFailure);
    connect(&m_workspace.store(), &Store::failed, this, &WorkspaceView::showFailure);
    connect(&queue, &Queue::entityChanged, &m_entities, &EntityModel::updateEntity);
    connect(&queue, &Queue::runChanged, this, [this](qint64 id) {
        if (const auto run = m_workspace.store().run(id))
            m_entities.updateEntity(run->entity);
    });
    restoreState();
    tellLeftOut();
}

WorkspaceView::~WorkspaceView()
{
    saveState();
}

qint64 WorkspaceView::entity() const
{
    return m_panel->current();
}

void WorkspaceView::showEntity(qint64 entity)
{
    m_panel->setCurrent(entity);
    showRightPage();
}

void WorkspaceView::showRun(qint64 entity, qint64 run)
{
    showEntity(entity);
    m_runView->showRun(run);
}

void WorkspaceView::run(const QString &operation, bool withOptions)
{
    m_failure->hide();
    if (entity())
        m_starter.start(entity(), operation, withOptions);
}

void WorkspaceView::cancel(qint64 run)
{
    m_queue.whenFree().performNow(
        this, [this, run] { return m_queue.cancel(run); },
        [this](const Result<void> &done) {
            if (!done)
                showFailure(done.error().sentence);
        });
}

void WorkspaceView::schedule(const QString &operation)
{
    m_failure->hide();
    if (entity())
        m_scheduling.open(entity(), operation);
}

QList<qint64> WorkspaceView::selected() const
{
    return m_panel->selected();
}

void WorkspaceView::runOnAll(const QString &operation)
{
    m_failure->hide();
    m_bulkStarter.start(selected(), operation);
}

void WorkspaceView::followBulk(Bulk *bulk)
{
    auto *bar = new BulkBar(m_workspace, this);
    bulk->setParent(bar);
    // Below what has to be told and above the rest: one line for each bulk.
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->insertWidget(column->indexOf(m_columns), bar);
    connect(bar, &BulkBar::runsWanted, this, &WorkspaceView::bulkRunsWanted);
    connect(bar, &BulkBar::closed, bar, &QObject::deleteLater);
    bar->follow(bulk);
    connect(bulk, &Bulk::dispatched, this, &WorkspaceView::undispatchedChanged);
    // As after any dispatch: what a person looks at is the run that is under way there.
    connect(bulk, &Bulk::dispatched, this, [this, bulk] {
        const QList<Run> last = m_workspace.store().runs(entity(), 1);
        if (!last.isEmpty() && bulk->runs().contains(last.first().id))
            m_runView->showRun(last.first().id);
    });
}

int WorkspaceView::undispatched() const
{
    int count = 0;
    const QList<Bulk *> bulks = findChildren<Bulk *>();
    for (const Bulk *bulk : bulks)
        count += bulk->progress().pending;
    return count;
}

void WorkspaceView::dropUndispatched()
{
    m_queue.whenFree().drop();
    const QList<Bulk *> bulks = findChildren<Bulk *>();
    for (Bulk *bulk : bulks)
        bulk->dropPending();
}

void WorkspaceView::dropUnseen()
{
    const int count = undispatched() + waiting();
    dropUndispatched();
    if (count == 0)
        return;
    const QString text =
        tr("%n thing(s) that you had asked for were left out when the program had to end (%1), because the "
           "database was locked or too little time was left. Look at what is there and ask for them again.",
           nullptr, count)
            .arg(plannedTime(QDateTime::currentDateTimeUtc(), {}));
    m_settings.setValue(leftOutKey(), text);
    qWarning().noquote() << text; // in the journal
}

void WorkspaceView::tellLeftOut()
{
    if (const QString text = m_settings.value(leftOutKey()).toString(); !text.isEmpty())
        m_failure->showMessage(Theme::Tone::Warning, themeIcon(u"emblem-warning"_s), text);
    m_settings.remove(leftOutKey());
}

/// Says that another program keeps the database, and no more when that is over; other sentences stay.
void WorkspaceView::followDatabase()
{
    const WhenFree &whenFree = m_queue.whenFree();
    connect(&whenFree, &WhenFree::waitingChanged, this, [this, &whenFree](int waiting) {
        const bool isShown = m_failure->isVisibleTo(this) && m_failure->text() == WhenFree::sentence();
        if (waiting == 0 && isShown)
            m_failure->hide();
        else if (waiting > 0 && !isShown && whenFree.lockedSentence().isEmpty())
            m_failure->showMessage(Theme::Tone::Active, themeIcon(u"emblem-information"_s), WhenFree::sentence());
        emit undispatchedChanged();
    });
    connect(&whenFree, &WhenFree::lockedOut, this, [this](const QString &sentence) {
        m_locked = sentence;
        m_failure->showMessage(Theme::Tone::Warning, themeIcon(u"emblem-warning"_s), sentence);
        m_page->operations().refresh(); // why each waits
    });
    connect(&whenFree, &WhenFree::letIn, this, [this](const QString &sentence) {
        m_page->operations().refresh();
        if (!m_failure->isVisibleTo(this) || m_failure->text() == m_locked)
            m_failure->showMessage(Theme::Tone::Active, themeIcon(u"emblem-information"_s), sentence);
    });
}

void WorkspaceView::runAgain(qint64 run, bool onFailedHosts)
{
    m_failure->hide();
    const auto rerun = onFailedHosts ? rerunOnFailedHosts(m_workspace, run) : rerunOf(m_workspace, run);
    if (!rerun) {
        showFailure(rerun.error().sentence);
        return;
    }
    showEntity(rerun->entity);
    m_starter.startAgain(*rerun);
}

void WorkspaceView::serve(HistoryView *history)
{
    connect(history, &HistoryView::runSelected, this, &WorkspaceView::showRun);
    connect(history, &HistoryView::rerunRequested, this, [this](qint64 run) { runAgain(run, false); });
    connect(history, &HistoryView::rerunOnFailedHostsRequested, this, [this](qint64 run) { runAgain(run, true); });
    connect(history, &HistoryView::compareRequested, this, [this](qint64 before, qint64 run) {
        if (const auto shown = m_workspace.store().run(run)) {
            showRun(shown->entity, run);
            m_runView->compareWith(before);
        }
    });
    connect(history, &HistoryView::failed, this, &WorkspaceView::showFailure);
}

void WorkspaceView::addPlatform()
{
    m_editing.add(EntityKind::Platform);
}

void WorkspaceView::addSite()
{
    const auto current = m_workspace.store().entity(entity());
    m_editing.add(EntityKind::Site, !current ? 0 : current->platform ? current->platform : current->id);
}

void WorkspaceView::editEntity()
{
    m_editing.edit(entity());
}

void WorkspaceView::deleteEntity()
{
    m_editing.remove(entity());
}

void WorkspaceView::find()
{
    if (m_panel->isAncestorOf(QApplication::focusWidget()) || m_runView->run() == 0)
        m_panel->focusFilter();
    else
        m_runView->pane()->openFind();
}

void WorkspaceView::refresh()
{
    m_entities.reload();
    m_page->operations().refresh();
    m_page->refresh();
    m_page->history()->refresh();
}

void WorkspaceView::showFailure(const QString &sentence)
{
    m_failure->showMessage(Theme::Tone::Negative, themeIcon(u"emblem-error"_s), sentence);
}

QWidget *WorkspaceView::makePages()
{
    auto *noPlatform = new TeachingPage(
        themeIcon(u"folder-cloud"_s), tr("No platform yet"),
        tr("A platform is a place where sites live: code on one or more hosts of the inventory. Add the first one, and its "
           "operations appear here."),
        this);
    QPushButton *add = noPlatform->addButton(themeIcon(u"list-add"_s), tr("&Add a Platform…"), u"addFirstPlatform"_s);
    connect(add, &QPushButton::clicked, this, &WorkspaceView::addPlatform);
    m_noPlatform = noPlatform;
    m_noSelection = new TeachingPage(themeIcon(u"go-previous"_s), tr("Nothing is selected"),
                                     tr("Select a platform or a site on the left to see its operations."), this);
    m_pages->addWidget(m_rows);
    m_pages->addWidget(m_noPlatform);
    m_pages->addWidget(m_noSelection);
    return m_pages;
}

QString WorkspaceView::leftOutKey() const
{
    return stateKey() + u"/leftOut"_s;
}

QString WorkspaceView::stateKey() const
{
    return u"workspaces/"_s + QString::fromLatin1(m_workspace.dir().toUtf8().toPercentEncoding());
}

void WorkspaceView::saveState()
{
    m_settings.setValue(u"view/columns"_s, m_columns->saveState());
    m_settings.setValue(u"view/rows"_s, m_rows->saveState());
    m_settings.setValue(u"view/page"_s, m_page->splitter()->saveState());
    m_settings.setValue(u"view/runPane"_s, m_runView->pane()->saveState());
    m_settings.setValue(u"view/wrapLines"_s, m_runView->log()->isWrapping());
    m_settings.setValue(u"view/logZoom"_s, m_runView->log()->zoom());
    m_settings.setValue(u"view/logTimes"_s, int(m_runView->log()->timeGutter()));
    m_settings.setValue(stateKey() + u"/entity"_s, entity());
}

void WorkspaceView::restoreState()
{
    m_columns->restoreState(m_settings.value(u"view/columns"_s).toByteArray());
    m_rows->restoreState(m_settings.value(u"view/rows"_s).toByteArray());
    m_page->splitter()->restoreState(m_settings.value(u"view/page"_s).toByteArray());
    m_runView->pane()->restoreState(m_settings.value(u"view/runPane"_s).toByteArray());
    m_runView->log()->setWrapping(m_settings.value(u"view/wrapLines"_s).toBool());
    m_runView->log()->setZoom(m_settings.value(u"view/logZoom"_s).toInt());
    m_runView->log()->setTimeGutter(LogView::TimeGutter(m_settings.value(u"view/logTimes"_s).toInt()));
    m_panel->setCurrent(m_settings.value(stateKey() + u"/entity"_s).toLongLong());
    if (!entity())
        m_panel->setCurrent(EntityModel::idAt(m_entities.index(0, 0)));
    select(entity());
}

void WorkspaceView::select(qint64 entity)
{
    if (entity != m_page->entity()) {
        m_page->showEntity(entity);
        // The run that is under way, or the last one: what a person would look for here.
        const QList<Run> last = entity ? m_workspace.store().runs(entity, 1) : QList<Run>();
        m_runView->showRun(last.isEmpty() ? 0 : last.first().id);
    } else {
        m_page->operations().refresh();
        m_page->refresh();
    }
    showRightPage();
    emit entityChanged(entity);
}

void WorkspaceView::showRightPage()
{
    if (m_entities.rowCount() == 0)
        m_pages->setCurrentWidget(m_noPlatform);
    else if (!entity())
        m_pages->setCurrentWidget(m_noSelection);
    else
        m_pages->setCurrentWidget(m_rows);
}

} // namespace Aegir
