// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

#include <functional>

class QMessageBox;

namespace Aegir {

class WorkspaceView;

/// What happens when a person leaves a workspace while hundreds of runs are still on their way into the queue: those that
/// are not there yet would be lost, so it asks whether to put them there first.
class LeaveQuestion : public QObject
{
    Q_OBJECT

public:
    /// Asks over @p view.
    explicit LeaveQuestion(WorkspaceView &view);

    /// Does @p then when nothing is left to dispatch: at once, after the rest was dispatched, or without it. Nothing when a
    /// person would rather stay. Asked again meanwhile, it remembers the last @p then.
    void leave(std::function<void()> then);

private:
    void ask();
    void look();

    WorkspaceView &m_view;
    std::function<void()> m_then;
    QPointer<QMessageBox> m_box;
};

} // namespace Aegir
