// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/historyview.h"

#include "forms/clearbutton.h"
#include "forms/themeicon.h"
#include "model/dispatch/queue.h"
#include "model/inventory/statustext.h"
#include "views/historydelegate.h"
#include "views/statuslook.h"

#include <QComboBox>
#include <QElapsedTimer>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Aegir {

namespace {
/// Among the statuses to choose from: what a person means who asks what failed.
constexpr int failedRuns = -1;
} // namespace

HistoryView::HistoryView(Workspace &workspace, Queue &queue, Layout layout, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_queue(queue)
    , m_model(workspace)
    , m_text(new QLineEdit(this))
    , m_status(new QComboBox(this))
    , m_operation(new QComboBox(this))
    , m_pinned(new QToolButton(this))
    , m_group(new QToolButton(this))
    , m_actions(new QToolButton(this))
    , m_state(new QLabel(this))
    , m_tree(new QTreeView(this))
{
    setObjectName(u"historyView"_s);
    makeFilters();
    makeTree(layout);
    placeFilters(layout);
    connect(&m_model, &HistoryModel::settled, this, &HistoryView::updateState);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &HistoryView::updateState);
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &HistoryView::takeChanges);
    connect(&queue, &Queue::runChanged, this, [this](qint64 run) {
        m_changed.insert(run);
        if (!m_soon.isActive())
            m_soon.start(50ms); // runs change in bunches
    });
}

void HistoryView::makeFilters()
{
    m_text->setObjectName(u"historyFilter"_s);
    m_text->setPlaceholderText(tr("Filter by name, value or verdict…"));
    m_text->setAccessibleName(tr("Filter runs by name, value or verdict"));
    m_text->addAction(themeIcon(u"view-filter"_s), QLineEdit::LeadingPosition);
    addClearButton(m_text);
    m_status->setObjectName(u"historyStatus"_s);
    m_status->setAccessibleName(tr("Status"));
    m_status->addItem(tr("Every status"), int(Status::None));
    for (const Status status : {Status::Ok, Status::Warning, Status::Error, Status::Cancelled, Status::Interrupted})
        m_status->addItem(statusIcon(status), statusText(status), int(status));
    m_status->addItem(statusIcon(Status::Error), tr("error or interrupted"), failedRuns);
    m_operation->setObjectName(u"historyOperation"_s);
    m_operation->setAccessibleName(tr("Operation"));
    m_operation->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    fillOperations();
    m_pinned->setObjectName(u"historyPinned"_s);
    m_pinned->setIcon(themeIcon(u"window-pin"_s));
    m_pinned->setText(tr("Pinned"));
    m_pinned->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_pinned->setToolTip(tr("Show pinned runs only; a pinned run is never removed"));
    m_pinned->setCheckable(true);
    m_group->setObjectName(u"historyGroup"_s);
    m_group->setIcon(themeIcon(u"dialog-close"_s));
    m_group->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_group->setToolTip(tr("Show all runs again"));
    m_group->hide();
    m_actions->setObjectName(u"historyActions"_s);
    m_actions->setText(tr("&Actions"));
    m_actions->setToolTip(tr("What can be done with the selected runs"));
    m_actions->setPopupMode(QToolButton::InstantPopup);
    m_actions->setEnabled(false);
    auto *menu = new QMenu(m_actions);
    menu->setToolTipsVisible(true);
    m_actions->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        fillMenu(menu);
    });
    m_state->setObjectName(u"historyState"_s);

    m_typing.setSingleShot(true);
    m_typing.setInterval(150ms);
    connect(&m_typing, &QTimer::timeout, this, &HistoryView::applyFilter);
    connect(m_text, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_status, &QComboBox::activated, this, &HistoryView::applyFilter);
    connect(m_operation, &QComboBox::activated, this, &HistoryView::applyFilter);
    connect(m_pinned, &QToolButton::toggled, this, &HistoryView::applyFilter);
    connect(m_group, &QToolButton::clicked, this, [this] {
        m_bulk = 0;
        m_group->hide();
        m_status->setCurrentIndex(0);
        applyFilter();
    });
}

void HistoryView::placeFilters(Layout layout)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    auto *first = new QHBoxLayout;
    first->addWidget(m_text, 1);
    auto *second = layout == Layout::Wide ? first : new QHBoxLayout;
    second->addWidget(m_status);
    second->addWidget(m_operation);
    second->addWidget(m_pinned);
    (layout == Layout::Wide ? second : first)->addWidget(m_actions);
    column->addWidget(m_group, 0, Qt::AlignLeft);
    column->addLayout(first);
    if (layout == Layout::Narrow) {
        column->addLayout(second);
        // Rather cut off than so wide that what stands beside has no room.
        for (QComboBox *box : {m_status, m_operation}) {
            box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
            box->setMinimumContentsLength(5);
            box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        }
        m_pinned->setToolButtonStyle(Qt::ToolButtonIconOnly);
    }
    column->addWidget(m_tree, 1);
    column->addWidget(m_state);
}

void HistoryView::makeTree(Layout layout)
{
    m_tree->setObjectName(u"historyRuns"_s);
    m_tree->setAccessibleName(tr("Runs"));
    m_tree->setModel(&m_model);
    m_tree->setItemDelegate(new HistoryDelegate(m_tree));
    m_tree->setRootIsDecorated(false);
    m_tree->setUniformRowHeights(true);
    m_tree->setAlternatingRowColors(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    const int letter = fontMetrics().averageCharWidth();
    for (const auto &[column, letters] : {std::pair(HistoryModel::RunColumn, 9),
                                          {HistoryModel::EntityColumn, 22},
                                          {HistoryModel::OperationColumn, 20},
                                          {HistoryModel::StatusColumn, 15},
                                          {HistoryModel::StartedColumn, 26},
                                          {HistoryModel::DurationColumn, 11},
                                          {HistoryModel::DriftColumn, 10}})
        m_tree->setColumnWidth(column, letter * letters);

    const auto show = [this](const QModelIndex &index) {
        emit runSelected(index.data(HistoryModel::EntityIdRole).toLongLong(),
                         index.data(HistoryModel::RunIdRole).toLongLong());
    };
    connect(m_tree, &QTreeView::activated, this, show);
    if (layout == Layout::Narrow) {
        m_tree->setColumnHidden(HistoryModel::EntityColumn, true);
        m_tree->setColumnWidth(HistoryModel::OperationColumn, letter * 16);
        m_tree->setColumnWidth(HistoryModel::RunColumn, letter * 7);
        connect(m_tree, &QTreeView::clicked, this, [this, show](const QModelIndex &index) {
            if (selectedRuns().size() == 1) // otherwise a person is choosing several
                show(index);
        });
    }
    connect(m_tree, &QTreeView::customContextMenuRequested, this,
            [this](const QPoint &position) { openMenu(m_tree->viewport()->mapToGlobal(position)); });
    connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { m_actions->setEnabled(m_tree->selectionModel()->hasSelection()); });
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] { m_actions->setEnabled(false); });
}

void HistoryView::fillOperations()
{
    const QString chosen = m_operation->currentData().toString();
    m_operation->clear();
    m_operation->addItem(tr("Every operation"), QString());
    for (const OperationType &type : m_workspace.catalogue().operationTypes())
        m_operation->addItem(type.label, type.name);
    m_operation->setCurrentIndex(std::max(0, m_operation->findData(chosen)));
}

void HistoryView::setEntity(qint64 entity)
{
    if (entity == m_entity && m_model.filter().entity == entity)
        return;
    m_entity = entity;
    m_tree->setColumnHidden(HistoryModel::EntityColumn, entity != 0);
    applyFilter();
}

void HistoryView::showBulk(qint64 bulk, const QString &title, bool failedOnly)
{
    m_bulk = bulk;
    m_group->setText(title);
    m_group->show();
    m_text->clear();
    m_operation->setCurrentIndex(0);
    m_pinned->setChecked(false);
    m_status->setCurrentIndex(failedOnly ? m_status->findData(failedRuns) : 0);
    applyFilter();
}

void HistoryView::refresh()
{
    fillOperations();
    m_model.reload();
}

void HistoryView::applyFilter()
{
    HistoryFilter filter{.entity = m_entity,
                         .statuses = {},
                         .operation = m_operation->currentData().toString(),
                         .text = m_text->text(),
                         .pinned = m_pinned->isChecked(),
                         .bulk = m_bulk};
    if (const int status = m_status->currentData().toInt(); status == failedRuns)
        filter.statuses = {Status::Error, Status::Interrupted};
    else if (Status(status) != Status::None)
        filter.statuses = {Status(status)};
    if (!isVisible())
        return; // showEvent() does it
    m_model.setFilter(filter);
    m_state->setText(tr("Reading…"));
    updateState();
}

void HistoryView::updateState()
{
    const int shown = m_model.rowCount();
    if (m_model.isReading())
        return;
    if (shown > 0)
        m_state->setText(m_model.canFetchMore({})
                             ? tr("The newest %n run(s); scroll down for older ones.", nullptr, shown)
                             : tr("%n run(s).", nullptr, shown));
    else
        m_state->setText(m_model.filter() == HistoryFilter{.entity = m_entity} ? tr("Nothing ran yet.")
                                                                               : tr("No run is like that."));
}

void HistoryView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    applyFilter(); // reads for the first time
    m_soon.start(0ms);
}

/// What was done to @p runs here is seen at once, or at least its beginning.
void HistoryView::changed(const QList<qint64> &runs)
{
    m_changed.unite(QSet(runs.begin(), runs.end()));
    takeChanges();
}

void HistoryView::takeChanges()
{
    constexpr qint64 pieceTime = 10; // milliseconds: hundreds may have changed at once
    if (!isVisible())
        return;
    QElapsedTimer time;
    time.start();
    while (!m_changed.isEmpty() && time.elapsed() < pieceTime) {
        const qint64 run = *m_changed.cbegin();
        m_changed.remove(run);
        m_model.updateRun(run);
    }
    updateState();
    if (!m_changed.isEmpty())
        m_soon.start(0ms);
}

QList<qint64> HistoryView::selectedRuns() const
{
    QList<qint64> runs;
    const QModelIndexList rows = m_tree->selectionModel()->selectedRows();
    for (const QModelIndex &index : rows)
        runs << index.data(HistoryModel::RunIdRole).toLongLong();
    return runs;
}

void HistoryView::pin(const QList<qint64> &runs, bool pinned)
{
    m_queue.whenFree().perform(
        this, [this, runs, pinned] { return m_workspace.store().pinRuns(runs, pinned); },
        [this, runs](const Result<void> &done) {
            if (!done) {
                emit failed(done.error().sentence);
                return;
            }
            changed(runs);
            m_queue.runsEdited(runs);
        });
}

void HistoryView::remove(const QList<qint64> &runs)
{
    const auto removed = std::make_shared<QList<qint64>>();
    m_queue.whenFree().perform(
        this,
        [this, runs, removed] {
            return m_workspace.store().deleteRuns(runs).transform(
                [&removed](const QList<qint64> &gone) { *removed = gone; });
        },
        [this, runs, removed](const Result<void> &done) {
            if (!done) {
                emit failed(done.error().sentence);
                return;
            }
            changed(*removed);
            if (!removed->isEmpty())
                m_queue.runsRemoved(*removed);
            if (const auto kept = int(runs.size() - removed->size()); kept > 0)
                emit failed(tr("%n run(s) were kept, because they are pinned or have not ended.", nullptr, kept));
        });
}

void HistoryView::askToRemove(const QList<qint64> &runs)
{
    auto *box =
        new QMessageBox(QMessageBox::Warning, tr("Remove Runs"),
                        tr("Remove %n run(s) with their logs? This cannot be undone.", nullptr, int(runs.size())),
                        QMessageBox::Cancel, this);
    box->setObjectName(u"removeRuns"_s);
    box->addButton(tr("&Remove"), QMessageBox::DestructiveRole);
    box->setDefaultButton(QMessageBox::Cancel);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QMessageBox::buttonClicked, this, [this, box, runs](QAbstractButton *button) {
        if (box->buttonRole(button) == QMessageBox::DestructiveRole)
            remove(runs);
    });
    box->open();
}

qint64 HistoryView::runBefore(qint64 run) const
{
    const int row = m_model.rowOf(run);
    if (row < 0)
        return 0;
    const HistoryRow &entry = m_model.rowAt(row);
    // Among those that are shown: what a person has filtered away is not meant.
    for (int older = row + 1; older < m_model.rowCount(); ++older) {
        const HistoryRow &other = m_model.rowAt(older);
        if (other.entity == entry.entity && other.operation == entry.operation)
            return other.run;
    }
    return 0;
}

void HistoryView::openMenu(const QPoint &position)
{
    if (!m_tree->selectionModel()->hasSelection())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(menu);
    menu->popup(position);
}

void HistoryView::fillMenu(QMenu *menu)
{
    const QList<qint64> runs = selectedRuns();
    if (runs.isEmpty())
        return;
    const QModelIndexList rows = m_tree->selectionModel()->selectedRows();
    const auto all = [&rows](int role) {
        return std::ranges::all_of(rows, [role](const QModelIndex &index) { return index.data(role).toBool(); });
    };
    const qint64 run = runs.first();
    const auto add = [this, menu](const QString &icon, const QString &text, bool enabled, auto slot) {
        QAction *action = menu->addAction(themeIcon(icon), text, this, slot);
        action->setEnabled(enabled);
    };
    const bool one = runs.size() == 1;
    const bool ended = one && isFinal(Status(rows.first().data(HistoryModel::StatusRole).toInt()));
    const qint64 before = one ? runBefore(run) : 0;
    add(u"view-list-text"_s, tr("Show the &Log"), one, [this, index = QPersistentModelIndex(rows.first())] {
        emit runSelected(index.data(HistoryModel::EntityIdRole).toLongLong(),
                         index.data(HistoryModel::RunIdRole).toLongLong());
    });
    add(u"kompare"_s, before ? tr("&Compare with Run %1").arg(before) : tr("&Compare with the Run Before"),
        ended && before != 0, [this, before, run] { emit compareRequested(before, run); });
    menu->addSeparator();
    add(u"view-refresh"_s, tr("Run Again with the Same &Values"), ended, [this, run] { emit rerunRequested(run); });
    add(u"view-refresh"_s, tr("Run Again on &Failed Hosts"), ended && all(HistoryModel::FailedRole),
        [this, run] { emit rerunOnFailedHostsRequested(run); });
    menu->addSeparator();
    if (all(HistoryModel::PinnedRole))
        add(u"window-unpin"_s, tr("Un&pin"), true, [this, runs] { pin(runs, false); });
    else
        add(u"window-pin"_s, tr("&Pin"), true, [this, runs] { pin(runs, true); });
    add(u"edit-delete"_s, tr("&Remove…"), all(HistoryModel::RemovableRole), [this, runs] { askToRemove(runs); });
}

void HistoryView::keyPressEvent(QKeyEvent *event)
{
    const QList<qint64> runs = selectedRuns();
    if (event->matches(QKeySequence::Delete) && !runs.isEmpty())
        askToRemove(runs);
    else
        QWidget::keyPressEvent(event);
}

} // namespace Aegir
