// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/operationdialog.h"
#include "model/dispatch/queue.h"
#include "model/dispatch/rerun.h"

#include <QHash>
#include <QObject>

namespace Aegir {

/// What happens when a person presses Run: a form where something must be asked, otherwise the dispatch itself.
class OperationStarter : public QObject
{
    Q_OBJECT

public:
    /// Forms are modal to @p window; @p context is what their editors get.
    OperationStarter(Workspace &workspace, Queue &queue, EditorContext context, QWidget *window);

    /// Runs @p operation on @p entity; @p withOptions opens the form in any case, with the run's options unfolded.
    void start(qint64 entity, const QString &operation, bool withOptions);

    /// Does what @p rerun says: at once where nothing is missing, otherwise from a form that starts with its values.
    void startAgain(const Rerun &rerun);

signals:
    void dispatched(qint64 run);
    void failed(const QString &sentence);

private:
    void openForm(const Target &target, const OperationType &operation, const QList<TaskForm> &form, bool withOptions,
                  const std::optional<OperationDialog::Draft> &draft);
    void dispatch(qint64 entity, const QString &operation, const Answers &answers, const RunOptions &options);

    Workspace &m_workspace;
    Queue &m_queue;
    EditorContext m_context;
    QWidget *m_window;
    /// What was filled in and not dispatched, by entity and operation: for this session only.
    QHash<std::pair<qint64, QString>, OperationDialog::Draft> m_drafts;
};

} // namespace Aegir
