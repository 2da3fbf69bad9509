// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>

class QMessageBox;

namespace Aegir {

class WorkspaceView;

/// What happens when a person leaves a workspace while hundreds of runs are still on their way into the queue, or while
/// what was asked for waits for the database: that would be lost, so it asks whether to do it first.
class LeaveQuestion : public QObject
{
    Q_OBJECT

public:
    /// Asks over @p view.
    explicit LeaveQuestion(WorkspaceView &view);

    /// False when nothing would be lost.
    bool isNeeded() const;

    /// Does @p then when nothing is left to do: at once, after the rest was done, or without it. Nothing when a person
    /// would rather stay. Asked again meanwhile, it asks again and remembers the last @p then.
    void leave(std::function<void()> then);

    /// The same for a program that has to end: it asks nobody, and waits some seconds at most. What is left out is told
    /// when the workspace is opened the next time. Asked again, it waits no longer.
    void leaveSoon(std::function<void()> then);

private:
    void ask();
    void look();
    void giveUp();

    WorkspaceView &m_view;
    std::function<void()> m_then;
    QPointer<QMessageBox> m_box;
    QTimer m_patience; ///< of leaveSoon()
};

} // namespace Aegir
