// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/queuepanel.h"

#include "forms/themeicon.h"
#include "forms/tonelabel.h"
#include "model/dispatch/comingtimes.h"
#include "views/messagebar.h"
#include "views/queuedelegate.h"

#include <QAction>
#include <QHeaderView>
#include <QStackedWidget>
#include <QToolBar>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Aegir {

QueuePanel::QueuePanel(Workspace &workspace, Queue &queue, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_queue(queue)
    , m_model(workspace, queue)
    , m_bar(new QToolBar(this))
    , m_notice(new MessageBar(this))
    , m_pages(new QStackedWidget(this))
    , m_view(new QTreeView(this))
    , m_soon([this] { refresh(); })
{
    setObjectName(u"queuePanel"_s);
    m_notice->setObjectName(u"queueNotice"_s);
    m_pages->addWidget(m_view);
    m_pages->addWidget(makeEmptyPage());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_notice);
    layout->addWidget(m_pages, 1);
    makeView();
    makeActions();
    m_second.setInterval(1s);
    connect(&m_second, &QTimer::timeout, &m_model, &QueueModel::tick);
    connect(&queue, &Queue::stopChanged, &m_model, &QueueModel::tick);
    const auto refreshSoon = [this] { m_soon.start(); };
    connect(&queue, &Queue::runChanged, this, refreshSoon);
    connect(&queue, &Queue::orderChanged, this, refreshSoon);
    connect(&queue, &Queue::pausedChanged, this, refreshSoon);
    connect(&queue, &Queue::silenceChanged, this, refreshSoon);
    connect(&queue, &Queue::holderChanged, this, refreshSoon);
    connect(&queue, &Queue::heard, this, refreshSoon); // of another holder, for example
    connect(&m_model, &QueueModel::failed, this, &QueuePanel::failed);
    connect(&queue.whenFree(), &WhenFree::waitingChanged, this, &QueuePanel::showNotice);
    connect(&queue.whenFree(), &WhenFree::lockedOut, this, &QueuePanel::showNotice);
    connect(&queue.whenFree(), &WhenFree::lockedChanged, this, refreshSoon);
    refresh();
}

void QueuePanel::makeView()
{
    m_view->setObjectName(u"queue"_s);
    m_view->setAccessibleName(tr("Queue"));
    m_view->setModel(&m_model);
    m_view->setItemDelegate(new QueueDelegate(m_view));
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAlternatingRowColors(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_view->setDragDropMode(QAbstractItemView::DragDrop);
    m_view->setDefaultDropAction(Qt::MoveAction);
    m_view->setDragDropOverwriteMode(false);
    QHeaderView *header = m_view->header();
    const int letter = fontMetrics().averageCharWidth();
    // Fixed to begin with: measuring the contents of a thousand rows at every change would be felt.
    const int widths[]{8, 24, 24, 14, 40, 16};
    for (int column = 0; column < QueueModel::ColumnCount; ++column)
        header->resizeSection(column, letter * widths[column]);
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QueueModel::WhyColumn, QHeaderView::Stretch);
    connect(m_view, &QTreeView::activated, this, [this](const QModelIndex &index) {
        emit runSelected(index.data(QueueModel::EntityRole).toLongLong(), index.data(QueueModel::RunRole).toLongLong());
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &QueuePanel::updateActions);
}

QWidget *QueuePanel::makeEmptyPage()
{
    auto *page = new QWidget(this);
    page->setObjectName(u"emptyQueue"_s);
    auto *title = new ToneLabel(Theme::Tone::Normal, tr("Nothing runs and nothing waits"), page);
    title->setFontFactor(1.2);
    title->setAlignment(Qt::AlignCenter);
    auto *text = new ToneLabel(
        Theme::Tone::Muted,
        tr("Press Run beside an operation, and its run stands here until it has ended. What cannot start at once waits and "
           "says for what; drag it to another place, hold it, or remove it."),
        page);
    text->setWordWrap(true);
    text->setAlignment(Qt::AlignCenter);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(32, 8, 32, 8);
    layout->addStretch();
    layout->addWidget(title);
    layout->addWidget(text);
    layout->addStretch();
    return page;
}

QAction *QueuePanel::addAction(const QString &name, const QString &icon, const QString &text,
                               const QKeySequence &shortcut)
{
    auto *action = new QAction(themeIcon(icon), text, this);
    action->setObjectName(name);
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    if (!shortcut.isEmpty()) {
        action->setToolTip(u"%1 (%2)"_s.arg(QString(text).remove(u'&'), shortcut.toString(QKeySequence::NativeText)));
    }
    m_bar->addAction(action);
    m_view->addAction(action);
    return action;
}

void QueuePanel::makeActions()
{
    m_bar->setObjectName(u"queueBar"_s);
    m_bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_bar->setIconSize(QSize(16, 16));
    m_pause = addAction(u"pauseQueue"_s, {}, {}, {});
    connect(m_pause, &QAction::triggered, this, &QueuePanel::pauseOrResume);
    connect(m_notice, &MessageBar::actionTriggered, this, &QueuePanel::pauseOrResume);
    m_bar->addSeparator();
    m_cancel = addAction(u"cancelRun"_s, {}, {}, QKeySequence::Delete);
    connect(m_cancel, &QAction::triggered, this, &QueuePanel::cancel);
    m_hold = addAction(u"holdRun"_s, u"object-locked"_s, tr("&Hold"), Qt::Key_Space);
    connect(m_hold, &QAction::triggered, this,
            [this] { give([this, runs = selectedRuns()] { return m_queue.hold(runs); }); });
    m_release = addAction(u"releaseRun"_s, u"object-unlocked"_s, tr("Re&lease"), Qt::SHIFT | Qt::Key_Space);
    connect(m_release, &QAction::triggered, this,
            [this] { give([this, runs = selectedRuns()] { return m_queue.release(runs); }); });
    m_bar->addSeparator();
    makeMoves();
}

void QueuePanel::makeMoves()
{
    using Direction = Queue::Direction;
    const struct
    {
        Direction direction;
        QString name;
        QString icon;
        QString text;
        QKeySequence shortcut;
    } moves[]{
        {Direction::First, u"moveFirst"_s, u"go-top"_s, tr("&First"), Qt::ALT | Qt::Key_Home},
        {Direction::Up, u"moveUp"_s, u"go-up"_s, tr("&Up"), Qt::ALT | Qt::Key_Up},
        {Direction::Down, u"moveDown"_s, u"go-down"_s, tr("&Down"), Qt::ALT | Qt::Key_Down},
        {Direction::Last, u"moveLast"_s, u"go-bottom"_s, tr("&Last"), Qt::ALT | Qt::Key_End},
    };
    for (const auto &each : moves) {
        QAction *action = addAction(each.name, each.icon, each.text, each.shortcut);
        connect(action, &QAction::triggered, this, [this, direction = each.direction] { move(direction); });
        m_moves << action;
    }
}

void QueuePanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void QueuePanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_second.stop();
}

void QueuePanel::refresh()
{
    m_running = m_workspace.store().runningCount();
    m_waiting = m_workspace.store().waitingCount();
    if (isVisible()) {
        m_model.refresh();
        m_pages->setCurrentIndex(m_model.rowCount() > 0 ? 0 : 1);
        showNotice();
    }
    if (!isVisible() || m_running == 0)
        m_second.stop();
    else if (!m_second.isActive())
        m_second.start();
    updateActions();
    emit countsChanged();
}

void QueuePanel::showNotice()
{
    const QDateTime paused = m_workspace.store().queuePausedSince();
    m_notice->setAction({});
    if (const QString locked = m_queue.whenFree().lockedSentence(); !locked.isEmpty()) {
        m_notice->showMessage(Theme::Tone::Warning, themeIcon(u"emblem-warning"_s), locked);
    } else if (m_queue.whenFree().isWaiting()) {
        m_notice->showMessage(Theme::Tone::Active, themeIcon(u"emblem-information"_s), WhenFree::sentence());
    } else if (const QString silence = m_queue.silence(); !silence.isEmpty()) {
        m_notice->showMessage(Theme::Tone::Warning, themeIcon(u"emblem-warning"_s), silence);
    } else if (paused.isValid()) {
        m_notice->showMessage(
            Theme::Tone::Warning, themeIcon(u"media-playback-pause"_s),
            tr("The queue has been paused since %1. Nothing starts until it is resumed; what runs goes on.")
                .arg(plannedTime(paused, QDateTime::currentDateTimeUtc())));
        m_notice->setAction(tr("Resume"));
    } else if (!m_queue.isHeld()) {
        m_notice->showMessage(Theme::Tone::Warning, themeIcon(u"emblem-warning"_s),
                              tr("No program holds the queue just now, so nothing starts."));
    } else if (!m_queue.isHolder()) {
        m_notice->showMessage(
            Theme::Tone::Muted, themeIcon(u"emblem-information"_s),
            tr("%1 (process %2) holds the queue and starts what may start. What you do here counts there too; "
               "when it ends, this window takes over.")
                .arg(m_queue.holderProgram())
                .arg(m_queue.holderPid()));
    } else {
        m_notice->hide();
    }
}

QModelIndexList QueuePanel::selected() const
{
    QModelIndexList rows = m_view->selectionModel()->selectedRows();
    std::ranges::sort(rows);
    return rows;
}

void QueuePanel::updateActions()
{
    const bool isPaused = m_queue.isPaused();
    m_pause->setText(isPaused ? tr("&Resume the Queue") : tr("&Pause the Queue"));
    m_pause->setIcon(themeIcon(isPaused ? u"media-playback-start"_s : u"media-playback-pause"_s));
    m_pause->setToolTip(isPaused ? tr("Let runs start again")
                                 : tr("Start nothing until the queue is resumed; what runs goes on"));
    const QModelIndexList rows = selected();
    const auto waits = [](const QModelIndex &index) {
        return index.data(QueueModel::StatusRole).toInt() == int(Status::Waiting);
    };
    const auto isHeld = [](const QModelIndex &index) { return index.data(QueueModel::HeldRole).toBool(); };
    const auto isLater = [](const QModelIndex &index) { return index.data(QueueModel::DelayedRole).toBool(); };
    const bool allWait = !rows.isEmpty() && std::ranges::all_of(rows, waits);
    m_cancel->setText(allWait ? tr("Re&move") : tr("&Cancel"));
    m_cancel->setIcon(themeIcon(allWait ? u"edit-delete-remove"_s : u"media-playback-stop"_s));
    m_cancel->setToolTip(u"%1 (%2)"_s.arg(allWait ? tr("Take it out of the queue; it counts as cancelled")
                                                  : tr("Stop Ansible: it is asked, then terminated, then killed"),
                                          m_cancel->shortcut().toString(QKeySequence::NativeText)));
    m_cancel->setEnabled(!rows.isEmpty());
    m_hold->setEnabled(allWait && !std::ranges::all_of(rows, isHeld));
    m_release->setEnabled(
        allWait && std::ranges::any_of(rows, [&](const QModelIndex &row) { return isHeld(row) || isLater(row); }));
    const bool hasAbove = allWait && rows.size() == 1 && rows.first().row() > m_running;
    const bool hasBelow = allWait && rows.size() == 1 && rows.first().row() < m_model.rowCount() - 1;
    for (qsizetype i = 0; i < m_moves.size(); ++i)
        m_moves[i]->setEnabled(i < 2 ? hasAbove : hasBelow);
}

QList<qint64> QueuePanel::selectedRuns() const
{
    QList<qint64> runs;
    for (const QModelIndex &index : selected())
        runs << index.data(QueueModel::RunRole).toLongLong();
    return runs;
}

void QueuePanel::cancel()
{
    const QList<qint64> runs = selectedRuns();
    if (runs.size() != 1)
        m_queue.cancel(runs);
    else // a person hears why that one could not be cancelled, also that it has ended
        m_queue.whenFree().performNow(this, [this, run = runs.first()] { return m_queue.cancel(run); }, told());
    refresh();
}

void QueuePanel::move(Queue::Direction direction)
{
    give([this, direction, run = selectedRuns().value(0)] {
        const auto moved = m_queue.move(run, direction);
        m_view->scrollTo(m_view->currentIndex());
        return moved;
    });
}

void QueuePanel::pauseOrResume()
{
    give([this, paused = !m_queue.isPaused()] { return m_queue.setPaused(paused); });
}

void QueuePanel::give(const std::function<Result<void>()> &order)
{
    m_queue.whenFree().perform(this, order, told());
}

/// Says why something could not be done, and shows what is so now.
WhenFree::Then QueuePanel::told()
{
    return [this](const Result<void> &done) {
        if (!done)
            emit failed(done.error().sentence);
        refresh();
    };
}

} // namespace Aegir
