// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/editorcontext.h"
#include "model/dispatch/queue.h"

#include <QObject>

namespace Aegir {

/// What happens when a person wants an operation to come by itself: a dialog asks when, and the queue keeps it.
class Scheduling : public QObject
{
    Q_OBJECT

public:
    /// Dialogs are modal to @p window; @p context is what their editors get.
    Scheduling(Workspace &workspace, Queue &queue, EditorContext context, QWidget *window);

    /// Asks when @p operation of @p entity shall come by itself, or shows when it does.
    void open(qint64 entity, const QString &operation);

signals:
    void failed(const QString &sentence);

private:
    Workspace &m_workspace;
    Queue &m_queue;
    EditorContext m_context;
    QWidget *m_window;
};

} // namespace Aegir
