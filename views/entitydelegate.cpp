// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/entitydelegate.h"

#include "forms/themeicon.h"
#include "model/inventory/entitymodel.h"
#include "model/inventory/statustext.h"
#include "model/inventory/workspace.h"
#include "views/statuslook.h"

#include <QApplication>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace Aegir {

EntityDelegate::EntityDelegate(const Workspace &workspace, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_workspace(workspace)
{
}

void EntityDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    QStyleOptionViewItem option(given);
    initStyleOption(&option, index);
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    const QString name = option.text;
    const bool platform = index.data(EntityModel::KindRole).toInt() == int(EntityKind::Platform);
    const auto status = Status(index.data(EntityModel::StatusRole).toInt());

    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
    painter->save();
    const bool selected = option.state & QStyle::State_Selected;
    const auto group = option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
    const QColor text = option.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text);
    const int margin = 6;
    const int side = style->pixelMetric(QStyle::PM_SmallIconSize, &option, option.widget);
    QRect rest = option.rect.adjusted(margin, 0, -margin, 0);

    const Environment *environment =
        m_workspace.catalogue().environment(index.data(EntityModel::EnvironmentRole).toString());
    if (environment && !environment->color.isEmpty())
        painter->fillRect(QRect(option.rect.right() - 3, option.rect.top() + 1, 4, option.rect.height() - 2),
                          QColor(environment->color));

    const auto middle = [&](int left) { return QRect(left, rest.center().y() - side / 2 + 1, side, side); };
    const QIcon kind = themeIcon(platform ? u"folder-cloud"_s : u"internet-services"_s);
    kind.paint(painter, middle(rest.left()));
    rest.setLeft(rest.left() + side + margin);

    if (status != Status::None) {
        const QString word = statusText(status);
        const int width = option.fontMetrics.horizontalAdvance(word);
        statusIcon(status).paint(painter, middle(rest.right() - side - 2));
        rest.setRight(rest.right() - side - margin - 2);
        painter->setPen(selected ? text : Theme::color(option.palette, statusTone(status)));
        painter->drawText(rest, Qt::AlignRight | Qt::AlignVCenter, word);
        rest.setRight(rest.right() - width - margin);
    }
    painter->setPen(text);
    painter->setFont(option.font);
    painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(name, Qt::ElideMiddle, rest.width()));
    painter->restore();
}

QSize EntityDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(qMax(size.height(), option.fontMetrics.height() + 10));
    return size;
}

} // namespace Aegir
