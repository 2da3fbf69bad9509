// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/editorcontext.h"
#include "model/dispatch/bulk.h"

#include <QObject>

namespace Aegir {

/// What happens when a person wants one operation on many: one form says on which and asks for what all of them get,
/// then a Bulk does it.
class BulkStarter : public QObject
{
    Q_OBJECT

public:
    /// Forms are modal to @p window; @p context is what their editors get.
    BulkStarter(Workspace &workspace, Queue &queue, EditorContext context, QWidget *window);

    void start(const QList<qint64> &entities, const QString &operation);

signals:
    /// Whoever takes @p bulk deletes it. It has begun.
    void started(Aegir::Bulk *bulk);
    void failed(const QString &sentence);

private:
    QString namesOf(const QList<Target> &targets) const;

    Workspace &m_workspace;
    Queue &m_queue;
    EditorContext m_context;
    QWidget *m_window;
};

} // namespace Aegir
