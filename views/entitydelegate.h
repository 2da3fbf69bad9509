// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace Aegir {

class Workspace;

/// Paints an entity of the tree: its name, its environment's colour at the edge, and its status as icon and word.
class EntityDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit EntityDelegate(const Workspace &workspace, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Workspace &m_workspace;
};

} // namespace Aegir
