// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace Aegir {

/// What a person can do with one operation of an entity: in its row's context menu and in the window's menu.
class OperationMenu : public QMenu
{
    Q_OBJECT

public:
    /// @p index is any index of the operation's row in an OperationModel; the menu shows it as it is now.
    explicit OperationMenu(const QModelIndex &index, QWidget *parent = nullptr);

signals:
    void runRequested(const QString &operation, bool withOptions);
    void cancelRequested(qint64 run);
    /// A person wants @p operation to come by itself, or to see when it does.
    void scheduleRequested(const QString &operation);
    /// A person wants to see the output of @p run.
    void runSelected(qint64 run);
};

} // namespace Aegir
