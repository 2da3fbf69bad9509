// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dispatch/operationmodel.h"

#include <QTimer>
#include <QWidget>

class QSplitter;
class QTabWidget;

namespace Aegir {

class EntityHeader;
class HistoryView;
class OperationTable;
class ValuesList;

/// The page of one entity: its head, its operations, what is known of it, and its last runs. It follows the queue.
class EntityPage : public QWidget
{
    Q_OBJECT

public:
    EntityPage(Workspace &workspace, Queue &queue, QWidget *parent = nullptr);

    void showEntity(qint64 id);
    qint64 entity() const { return m_entity; }
    /// Reads everything anew.
    void refresh();

    OperationModel &operations() { return m_operations; }
    HistoryView *history() const { return m_history; }
    QSplitter *splitter() const { return m_splitter; }

signals:
    void runRequested(const QString &operation, bool withOptions);
    void cancelRequested(qint64 run);
    void scheduleRequested(const QString &operation);
    void runSelected(qint64 run);
    void editRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    qint64 m_entity = 0;
    Workspace &m_workspace;
    OperationModel m_operations;
    EntityHeader *m_header;
    OperationTable *m_table;
    QTabWidget *m_tabs;
    ValuesList *m_values;
    HistoryView *m_history;
    QSplitter *m_splitter;
    QTimer m_minute; ///< moves "4 min ago"
};

} // namespace Aegir
