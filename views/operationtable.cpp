// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/operationtable.h"

#include "model/dispatch/operationmodel.h"
#include "views/operationbuttons.h"
#include "views/operationdelegate.h"
#include "views/operationmenu.h"

#include <QContextMenuEvent>
#include <QHeaderView>

using namespace Qt::StringLiterals;

namespace Aegir {

OperationTable::OperationTable(OperationModel &model, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
    , m_delegate(new OperationDelegate(this))
{
    setObjectName(u"operations"_s);
    setAccessibleName(tr("Operations"));
    setModel(&model);
    setItemDelegate(m_delegate);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setTabKeyNavigation(false);
    setWordWrap(false);
    verticalHeader()->hide();
    QHeaderView *columns = horizontalHeader();
    columns->setHighlightSections(false);
    columns->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    for (const int column : {OperationModel::OperationColumn, OperationModel::StatusColumn,
                             OperationModel::LastRunColumn, OperationModel::DurationColumn})
        columns->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    columns->setSectionResizeMode(OperationModel::ActionColumn, QHeaderView::Stretch);
    setRowHeights();

    connect(&model, &QAbstractItemModel::modelReset, this, [this] { makeButtons(0, m_model.rowCount() - 1); });
    connect(&model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { makeButtons(first, last); });
    connect(&model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &from, const QModelIndex &to) { refreshButtons(from.row(), to.row()); });
    connect(this, &QTableView::activated, this, &OperationTable::showRunOf);
    connect(this, &QTableView::clicked, this, &OperationTable::showRunOf);
    makeButtons(0, model.rowCount() - 1);
}

void OperationTable::setWarningColor(const QColor &color)
{
    m_delegate->setWarningColor(color);
    viewport()->update();
}

void OperationTable::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex index =
        indexAt(event->reason() == QContextMenuEvent::Keyboard ? visualRect(currentIndex()).center() : event->pos());
    if (!index.isValid())
        return;
    auto *menu = new OperationMenu(index, this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu, &OperationMenu::runRequested, this, &OperationTable::runRequested);
    connect(menu, &OperationMenu::cancelRequested, this, &OperationTable::cancelRequested);
    connect(menu, &OperationMenu::scheduleRequested, this, &OperationTable::scheduleRequested);
    connect(menu, &OperationMenu::runSelected, this, &OperationTable::runSelected);
    menu->popup(event->reason() == QContextMenuEvent::Keyboard ? viewport()->mapToGlobal(visualRect(index).center())
                                                               : event->globalPos());
}

void OperationTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        setRowHeights();
}

void OperationTable::makeButtons(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = m_model.index(row, OperationModel::ActionColumn);
        auto *buttons = new OperationButtons(index, this);
        connect(buttons, &OperationButtons::runRequested, this,
                [this](const QString &name) { emit runRequested(name, false); });
        connect(buttons, &OperationButtons::cancelRequested, this, &OperationTable::cancelRequested);
        setIndexWidget(index, buttons); // takes it, and deletes the one before
    }
    setRowHeights();
    fitColumns();
}

void OperationTable::refreshButtons(int first, int last)
{
    fitColumns();
    for (int row = first; row <= last; ++row) {
        if (auto *buttons =
                qobject_cast<OperationButtons *>(indexWidget(m_model.index(row, OperationModel::ActionColumn))))
            buttons->refresh();
    }
}

void OperationTable::setRowHeights()
{
    const QWidget *first = m_model.rowCount() ? indexWidget(m_model.index(0, OperationModel::ActionColumn)) : nullptr;
    verticalHeader()->setDefaultSectionSize(first ? first->sizeHint().height() + 2 : fontMetrics().height() + 16);
}

void OperationTable::fitColumns()
{
    // The buttons come first: where there is no room, the columns that matter least make some. A header's own hint
    // would be nothing for a hidden column, which would then come and go.
    const auto widthOf = [this](int column) {
        const QString title = m_model.headerData(column, Qt::Horizontal).toString();
        return std::max(sizeHintForColumn(column), fontMetrics().horizontalAdvance(title) + fontMetrics().height());
    };
    int wanted = fontMetrics().averageCharWidth() * 24 + fontMetrics().height() * 4;
    for (const int column : {OperationModel::OperationColumn, OperationModel::StatusColumn,
                             OperationModel::LastRunColumn, OperationModel::DurationColumn})
        wanted += widthOf(column);
    for (const int column : {OperationModel::DurationColumn, OperationModel::LastRunColumn}) {
        const bool hide = wanted > viewport()->width();
        if (hide)
            wanted -= widthOf(column);
        if (hide != isColumnHidden(column))
            setColumnHidden(column, hide);
    }
}

void OperationTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

void OperationTable::showRunOf(const QModelIndex &index)
{
    if (const qint64 run = index.data(OperationModel::RunIdRole).toLongLong(); run > 0)
        emit runSelected(run);
}

} // namespace Aegir
