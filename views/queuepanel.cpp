// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/queuepanel.h"

#include "forms/themeicon.h"
#include "views/queuedelegate.h"

#include <QAction>
#include <QHeaderView>
#include <QToolBar>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Aegir {

QueuePanel::QueuePanel(Workspace &workspace, Queue &queue, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_queue(queue)
    , m_model(workspace, queue)
    , m_bar(new QToolBar(this))
    , m_view(new QTreeView(this))
{
    setObjectName(u"queuePanel"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_view, 1);
    makeView();
    makeActions();
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &QueuePanel::refresh);
    connect(&queue, &Queue::runChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(&queue, &Queue::orderChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(&queue, &Queue::pausedChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(&queue, &Queue::silenceChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(&m_model, &QueueModel::failed, this, &QueuePanel::failed);
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
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_view->setDragDropMode(QAbstractItemView::DragDrop);
    m_view->setDefaultDropAction(Qt::MoveAction);
    m_view->setDragDropOverwriteMode(false);
    QHeaderView *header = m_view->header();
    const int letter = fontMetrics().averageCharWidth();
    // Fixed to begin with: measuring the contents of a thousand rows at every change would be felt.
    const int widths[]{8, 24, 24, 14, 40, 14};
    for (int column = 0; column < QueueModel::ColumnCount; ++column)
        header->resizeSection(column, letter * widths[column]);
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QueueModel::WhyColumn, QHeaderView::Stretch);
    connect(m_view, &QTreeView::activated, this, [this](const QModelIndex &index) {
        emit runSelected(index.data(QueueModel::EntityRole).toLongLong(), index.data(QueueModel::RunRole).toLongLong());
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &QueuePanel::updateActions);
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
    m_pause = addAction(u"pauseQueue"_s, u"media-playback-pause"_s, tr("&Pause the Queue"), {});
    m_pause->setCheckable(true);
    m_pause->setToolTip(tr("Start nothing until the queue is resumed; what runs goes on"));
    connect(m_pause, &QAction::triggered, this, [this](bool paused) { tell(m_queue.setPaused(paused)); });
    m_bar->addSeparator();
    m_cancel = addAction(u"cancelRun"_s, u"media-playback-stop"_s, tr("&Cancel"), QKeySequence::Delete);
    connect(m_cancel, &QAction::triggered, this, [this] { tell(m_queue.cancel(current())); });
    m_hold = addAction(u"holdRun"_s, u"object-locked"_s, tr("&Hold"), Qt::Key_Space);
    connect(m_hold, &QAction::triggered, this, [this] { tell(m_queue.hold(current())); });
    m_release = addAction(u"releaseRun"_s, u"object-unlocked"_s, tr("&Release"), Qt::SHIFT | Qt::Key_Space);
    connect(m_release, &QAction::triggered, this, [this] { tell(m_queue.release(current())); });
    m_bar->addSeparator();
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
    for (const auto &move : moves) {
        QAction *action = addAction(move.name, move.icon, move.text, move.shortcut);
        connect(action, &QAction::triggered, this,
                [this, direction = move.direction] { tell(m_queue.move(current(), direction)); });
        m_moves << action;
    }
}

void QueuePanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void QueuePanel::refresh()
{
    if (isVisible())
        m_model.refresh();
    m_running = m_workspace.store().runningCount();
    m_waiting = m_workspace.store().waitingCount();
    updateActions();
    emit countsChanged();
}

qint64 QueuePanel::current() const
{
    return m_view->currentIndex().data(QueueModel::RunRole).toLongLong();
}

void QueuePanel::updateActions()
{
    const QModelIndex index = m_view->currentIndex();
    const bool waits = index.isValid() && index.data(QueueModel::StatusRole).toInt() == int(Status::Waiting);
    const bool isHeld = index.data(QueueModel::HeldRole).toBool();
    m_pause->setChecked(m_queue.isPaused());
    m_cancel->setEnabled(index.isValid());
    m_hold->setEnabled(waits && !isHeld);
    m_release->setEnabled(waits && (isHeld || index.data(QueueModel::DelayedRole).toBool()));
    const bool hasAbove = waits && index.row() > m_running;
    const bool hasBelow = waits && index.row() < m_model.rowCount() - 1;
    for (qsizetype i = 0; i < m_moves.size(); ++i)
        m_moves[i]->setEnabled(i < 2 ? hasAbove : hasBelow);
}

void QueuePanel::tell(const Result<void> &done)
{
    if (!done)
        emit failed(done.error().sentence);
    refresh();
}

} // namespace Aegir
