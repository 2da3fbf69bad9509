// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace Aegir {

class OperationButtons;
class OperationDelegate;
class OperationModel;

/// The operations of an entity, each with its own buttons.
class OperationTable : public QTableView
{
    Q_OBJECT

public:
    explicit OperationTable(OperationModel &model, QWidget *parent = nullptr);

    /// See OperationDelegate::setWarningColor().
    void setWarningColor(const QColor &color);

signals:
    void runRequested(const QString &operation, bool withOptions);
    void cancelRequested(qint64 run);
    void scheduleRequested(const QString &operation);
    /// A person wants to see the output of @p run.
    void runSelected(qint64 run);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeButtons(int first, int last);
    void refreshButtons(int first, int last);
    void setRowHeights();
    void fitColumns();
    void showRunOf(const QModelIndex &index);

    OperationModel &m_model;
    OperationDelegate *m_delegate;
};

} // namespace Aegir
