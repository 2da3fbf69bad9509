// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QStyledItemDelegate>

namespace Aegir {

/// Paints the status of an operation with its icon and tone, and leaves the room of the buttons empty.
class OperationDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit OperationDelegate(QObject *parent = nullptr);

    /// A strip in @p color beside the buttons, where a run would touch what must not be mistaken; invalid: none.
    void setWarningColor(const QColor &color) { m_warning = color; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    QColor m_warning;
};

} // namespace Aegir
