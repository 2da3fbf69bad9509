// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/historydelegate.h"

#include "forms/themeicon.h"
#include "model/dispatch/historymodel.h"
#include "views/statuslook.h"

using namespace Qt::StringLiterals;

namespace Aegir {

void HistoryDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const auto setIcon = [option](const QIcon &icon) {
        option->icon = icon;
        option->features |= QStyleOptionViewItem::HasDecoration;
        const int side = option->fontMetrics.ascent() + 2; // hardly higher than the text: all rows are alike
        option->decorationSize = QSize(side, side);
    };
    if (index.column() == HistoryModel::StatusColumn) {
        const auto status = Status(index.data(HistoryModel::StatusRole).toInt());
        setIcon(statusIcon(status));
        option->palette.setColor(QPalette::Text, Theme::color(option->palette, statusTone(status)));
    } else if (index.column() == HistoryModel::RunColumn && index.data(HistoryModel::PinnedRole).toBool()) {
        setIcon(themeIcon(u"window-pin"_s));
    } else if (index.column() == HistoryModel::DriftColumn && index.data(HistoryModel::SlowRole).toBool()) {
        option->palette.setColor(QPalette::Text, Theme::color(option->palette, Theme::Tone::Warning));
    }
}

} // namespace Aegir
