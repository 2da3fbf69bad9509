// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/entitypanel.h"

#include "forms/clearbutton.h"
#include "forms/themeicon.h"
#include "model/inventory/entitymodel.h"
#include "views/bulkmenu.h"
#include "views/entitydelegate.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSortFilterProxyModel>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Aegir {

EntityPanel::EntityPanel(const Workspace &workspace, EntityModel &model, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_model(model)
    , m_filter(new QLineEdit(this))
    , m_tree(new QTreeView(this))
    , m_filtered(new QSortFilterProxyModel(this))
    , m_choice(new QWidget(this))
    , m_count(new QLabel(m_choice))
{
    m_filtered->setSourceModel(&model);
    m_filtered->setRecursiveFilteringEnabled(true);
    m_filtered->setAutoAcceptChildRows(true);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);

    m_filter->setObjectName(u"entityFilter"_s);
    m_filter->setPlaceholderText(tr("Filter…"));
    m_filter->setAccessibleName(tr("Filter platforms and sites by name"));
    addClearButton(m_filter);
    m_filter->addAction(themeIcon(u"view-filter"_s), QLineEdit::LeadingPosition);

    m_tree->setObjectName(u"entities"_s);
    m_tree->setAccessibleName(tr("Platforms and sites"));
    m_tree->setModel(m_filtered);
    m_tree->setItemDelegate(new EntityDelegate(workspace, m_tree));
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setExpandsOnDoubleClick(true);
    m_tree->header()->setStretchLastSection(true);
    m_tree->setTextElideMode(Qt::ElideMiddle);
    m_tree->expandAll();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_filter);
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_choice);
    makeChoice();

    connect(m_filter, &QLineEdit::textChanged, m_filtered, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_filter, &QLineEdit::textChanged, m_tree, &QTreeView::expandAll);
    connect(m_filter, &QLineEdit::returnPressed, m_tree, [this] { m_tree->setFocus(); });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this] { emit currentChanged(current()); });
    connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, this, &EntityPanel::showChoice);
    connect(m_filtered, &QAbstractItemModel::rowsInserted, m_tree,
            [this](const QModelIndex &above) { m_tree->expand(above); });
    connect(m_tree, &QWidget::customContextMenuRequested, this,
            [this](const QPoint &position) { emit menuRequested(m_tree->viewport()->mapToGlobal(position)); });
}

void EntityPanel::makeChoice()
{
    m_choice->setObjectName(u"entityChoice"_s);
    m_choice->hide();
    auto *button = new QToolButton(m_choice);
    button->setObjectName(u"bulkRun"_s);
    button->setIcon(themeIcon(u"media-playback-start"_s));
    button->setText(tr("&Run on All"));
    button->setToolTip(tr("Run one operation on everything that is selected"));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(button);
    button->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        fillBulkMenu(menu, m_workspace, selected(),
                     [this](const QString &operation) { emit bulkRequested(operation); });
    });
    auto *layout = new QHBoxLayout(m_choice);
    layout->setContentsMargins(4, 2, 0, 4);
    layout->addWidget(m_count, 1);
    layout->addWidget(button);
}

void EntityPanel::showChoice()
{
    const auto count = int(m_tree->selectionModel()->selectedRows().size());
    m_count->setText(tr("%n selected", nullptr, count));
    m_choice->setVisible(count > 1);
    emit selectionChanged();
}

qint64 EntityPanel::current() const
{
    return EntityModel::idAt(m_filtered->mapToSource(m_tree->currentIndex()));
}

QList<qint64> EntityPanel::selected() const
{
    QList<qint64> entities;
    for (QModelIndex index = m_filtered->index(0, 0); index.isValid(); index = m_tree->indexBelow(index)) {
        if (m_tree->selectionModel()->isSelected(index))
            entities << EntityModel::idAt(m_filtered->mapToSource(index));
    }
    return entities;
}

void EntityPanel::setCurrent(qint64 entity)
{
    const QModelIndex source = m_model.indexOf(entity);
    if (!source.isValid())
        return;
    if (!m_filtered->mapFromSource(source).isValid())
        m_filter->clear(); // what is to be shown must not be filtered away
    const QModelIndex index = m_filtered->mapFromSource(source);
    m_tree->setCurrentIndex(index);
    m_tree->scrollTo(index);
}

void EntityPanel::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

} // namespace Aegir
