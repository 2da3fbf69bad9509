// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/log/comparedelegate.h"

#include "model/log/comparemodel.h"
#include "views/log/resultlook.h"

namespace Aegir {

void CompareDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    using Kind = ComparedResult::Kind;
    QStyledItemDelegate::initStyleOption(option, index);
    const auto paint = [option](Theme::Tone tone) {
        option->palette.setColor(QPalette::Text, Theme::color(option->palette, tone));
    };
    const auto kind = Kind(index.data(CompareModel::KindRole).toInt());
    const bool isState = index.column() == CompareModel::BeforeColumn || index.column() == CompareModel::AfterColumn;
    const QVariant state = index.data(CompareModel::StateRole);
    if (isState && state.isValid()) {
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = resultIcon(ResultState(state.toInt()));
        option->decorationSize = QSize(16, 16);
        const bool tells = kind == Kind::State || kind == Kind::Appeared || kind == Kind::Vanished;
        paint(tells ? resultTone(ResultState(state.toInt())) : Theme::Tone::Muted);
    } else if (isState
               || (index.column() >= CompareModel::BeforeTimeColumn && kind != Kind::Slower && kind != Kind::Faster)) {
        paint(Theme::Tone::Muted);
    } else if (index.column() == CompareModel::ChangeColumn) {
        paint(kind == Kind::Slower ? Theme::Tone::Warning : Theme::Tone::Positive);
    }
    if (index.column() == CompareModel::TaskColumn && kind != Kind::Same)
        option->font.setBold(kind == Kind::State);
}

} // namespace Aegir
