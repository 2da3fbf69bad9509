// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/inventory/workspace.h"

#include <QTimer>

#include <functional>

namespace Aegir {

/// Does what a person asked for when the database can be written: at once, or, while another program writes to it for
/// seconds, as soon as that one is done. The window moves meanwhile.
class WhenFree : public QObject
{
    Q_OBJECT

public:
    /// @p workspace must outlive it.
    explicit WhenFree(const Workspace &workspace, QObject *parent = nullptr);

    /// One after the other, in the order in which they were asked for.
    void perform(std::function<void()> action);
    bool isWaiting() const { return !m_actions.isEmpty(); }
    int waiting() const { return int(m_actions.size()); }
    /// Does none of those that wait.
    void drop();
    /// What to tell a person while it waits.
    static QString sentence();

signals:
    void waitingChanged(bool waiting);

private:
    void look();

    QString m_database;
    QList<std::function<void()>> m_actions;
    QTimer m_again;
};

} // namespace Aegir
