// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/queuedelegate.h"

#include "forms/themeicon.h"
#include "model/dispatch/queuemodel.h"
#include "views/statuslook.h"

using namespace Qt::StringLiterals;

namespace Aegir {

void QueueDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (index.column() != QueueModel::StatusColumn)
        return;
    const auto status = Status(index.data(QueueModel::StatusRole).toInt());
    const bool isHeld = index.data(QueueModel::HeldRole).toBool();
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->icon = isHeld ? themeIcon(u"object-locked"_s) : statusIcon(status);
    option->palette.setColor(QPalette::Text,
                             Theme::color(option->palette, isHeld ? Theme::Tone::Warning : statusTone(status)));
}

} // namespace Aegir
