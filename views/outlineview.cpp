// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/outlineview.h"

#include "model/run/outlinemodel.h"
#include "views/outlinedelegate.h"

#include <QHeaderView>

using namespace Qt::StringLiterals;

namespace Aegir {

OutlineView::OutlineView(OutlineModel &model, QWidget *parent)
    : QTreeView(parent)
{
    setObjectName(u"outline"_s);
    setAccessibleName(tr("Plays, roles and steps of the run"));
    setModel(&model);
    setItemDelegate(new OutlineDelegate(this));
    setUniformRowHeights(true);
    setEditTriggers(NoEditTriggers);
    setIndentation(14);
    setTextElideMode(Qt::ElideRight);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(OutlineModel::TitleColumn, QHeaderView::Stretch);
    header()->setSectionResizeMode(OutlineModel::DurationColumn, QHeaderView::ResizeToContents);

    connect(&model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &above) { expand(above); });
    const auto want = [this](const QModelIndex &index) { emit stepWanted(index.siblingAtColumn(0)); };
    connect(this, &QTreeView::clicked, this, want);
    connect(this, &QTreeView::activated, this, want);
}

} // namespace Aegir
