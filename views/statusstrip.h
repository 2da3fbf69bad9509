// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/run/ansibleprobe.h"

#include <QStatusBar>

class QLabel;
class QToolButton;

namespace Aegir {

class IconLabel;
class Queue;
class ToneLabel;
class Workspace;

/// The window's status bar: Ansible, the inventory's hosts, problems, and the queue.
class StatusStrip : public QStatusBar
{
    Q_OBJECT

public:
    explicit StatusStrip(QWidget *parent = nullptr);

    /// Asks Ansible anew.
    void showWorkspace(const Workspace &workspace, const Queue &queue);
    void clearWorkspace();
    void setCounts(int running, int waiting);
    /// Nothing is started while the queue is @p paused.
    void setPaused(bool paused);
    void setProblems(int count);

signals:
    void queueWanted();
    void problemsWanted();

private:
    void showQueue();
    void showVersion(const Result<QString> &version);
    void showHosts(const Result<QStringList> &known);
    void showAnsible(const QString &icon, const QString &text, const QString &toolTip);
    QString shortened(const QString &sentence) const;
    QToolButton *addButton(const QString &name);

    std::unique_ptr<AnsibleProbe> m_probe;
    IconLabel *m_ansibleIcon;
    QLabel *m_ansible;
    ToneLabel *m_hosts;
    QToolButton *m_problems;
    QToolButton *m_queue;
    int m_running = 0;
    int m_waiting = 0;
    bool m_paused = false;
};

} // namespace Aegir
