// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/itemdelegate.h"

#include "forms/itemsmodel.h"
#include "forms/theme.h"
#include "forms/themeicon.h"

#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace Aegir {

QWidget *ItemDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    // Always a line: a value's own type would bring the editors of QItemEditorFactory.
    auto *edit = new QLineEdit(parent);
    edit->setFrame(false);
    edit->setAutoFillBackground(true);
    if (index.data(ItemsModel::SecretRole).toBool())
        edit->setEchoMode(QLineEdit::Password);
    return edit;
}

void ItemDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (index.data(ItemsModel::ProblemRole).toString().isEmpty())
        return;
    option->palette.setColor(QPalette::Text, Theme::color(option->palette, Theme::Tone::Negative));
    option->icon = themeIcon(u"emblem-error"_s);
    option->features |= QStyleOptionViewItem::HasDecoration;
    const int side = option->fontMetrics.ascent(); // no higher than the text: all rows are alike
    option->decorationSize = QSize(side, side);
}

} // namespace Aegir
