// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace Aegir {

/// Paints the status of an operation with its icon and tone, and leaves the room of the buttons empty.
class OperationDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit OperationDelegate(QObject *parent = nullptr);

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace Aegir
