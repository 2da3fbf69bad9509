// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/operationdelegate.h"

#include "model/dispatch/operationmodel.h"
#include "views/statuslook.h"

#include <QPainter>

namespace Aegir {

OperationDelegate::OperationDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

void OperationDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    if (index.column() == OperationModel::ActionColumn && m_warning.isValid())
        painter->fillRect(QRect(option.rect.left(), option.rect.top() + 3, 4, option.rect.height() - 6), m_warning);
}

QSize OperationDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    return {size.width() + 14, size.height()};
}

void OperationDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (index.column() == OperationModel::OperationColumn)
        option->text.prepend(u' '); // the table's edge is no good margin
    option->state.setFlag(QStyle::State_HasFocus, false);
    if (index.column() == OperationModel::ActionColumn)
        option->text.clear();
    if (index.column() != OperationModel::StatusColumn)
        return;
    const auto status = Status(index.data(OperationModel::StatusRole).toInt());
    option->palette.setColor(QPalette::Text, Theme::color(option->palette, statusTone(status)));
    option->icon = statusIcon(status);
    if (!option->icon.isNull())
        option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = QSize(16, 16);
}

} // namespace Aegir
