// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/statusstrip.h"

#include "forms/iconlabel.h"
#include "forms/themeicon.h"
#include "model/dispatch/queue.h"
#include "model/run/ansibleprocess.h"

#include <QLabel>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Aegir {

StatusStrip::StatusStrip(QWidget *parent)
    : QStatusBar(parent)
    , m_ansibleIcon(new IconLabel(0, this))
    , m_ansible(new QLabel(this))
    , m_hosts(new QLabel(this))
{
    m_ansible->setObjectName(u"ansibleStatus"_s);
    m_hosts->setObjectName(u"hostsStatus"_s);
    m_ansible->setTextFormat(Qt::PlainText);
    m_hosts->setTextFormat(Qt::PlainText);
    m_hosts->setContentsMargins(16, 0, 0, 0);
    addWidget(m_ansibleIcon);
    addWidget(m_ansible);
    addWidget(m_hosts);
    m_problems = addButton(u"problemsButton"_s);
    m_problems->setIcon(themeIcon(u"emblem-warning"_s));
    m_problems->setToolTip(tr("Show what is wrong in the workspace's files"));
    m_queue = addButton(u"queueButton"_s);
    m_queue->setToolTip(tr("Show the queue"));
    connect(m_problems, &QToolButton::clicked, this, &StatusStrip::problemsWanted);
    connect(m_queue, &QToolButton::clicked, this, &StatusStrip::queueWanted);
    clearWorkspace();
}

void StatusStrip::showWorkspace(const Workspace &workspace, const Queue &queue)
{
    m_queue->show();
    const QString obstacle = queue.obstacle();
    m_ansibleIcon->setIcon(themeIcon(obstacle.isEmpty() ? u"emblem-success"_s : u"emblem-error"_s));
    m_ansibleIcon->show();
    m_ansible->setText(obstacle.isEmpty() ? tr("Ansible ready") : tr("Ansible is missing"));
    m_ansible->setToolTip(obstacle);
    if (!obstacle.isEmpty())
        return;
    m_probe = std::make_unique<AnsibleProbe>();
    connect(m_probe.get(), &AnsibleProbe::versionKnown, this, &StatusStrip::showVersion);
    connect(m_probe.get(), &AnsibleProbe::hostsKnown, this, &StatusStrip::showHosts);
    const QString program = findAnsiblePlaybook(workspace.catalogue().settings().ansiblePlaybook);
    m_ansible->setToolTip(program);
    m_probe->start(program, workspace.inventoryPath(), workspace.dir());
}

void StatusStrip::clearWorkspace()
{
    m_probe.reset();
    m_ansibleIcon->hide();
    m_ansible->clear();
    m_hosts->clear();
    m_problems->hide();
    m_queue->hide();
}

void StatusStrip::setCounts(int running, int waiting)
{
    m_queue->setIcon(themeIcon(running > 0 ? u"media-playback-start"_s : u"view-list-details"_s));
    if (running + waiting == 0)
        m_queue->setText(tr("Queue is empty"));
    else
        m_queue->setText(tr("%1, %2", "n running, n waiting").arg(tr("%n running", nullptr, running), tr("%n waiting", nullptr, waiting)));
}

void StatusStrip::setProblems(int count)
{
    m_problems->setVisible(count > 0);
    m_problems->setText(tr("%n problem(s)", nullptr, count));
}

void StatusStrip::showVersion(const QString &version)
{
    if (!version.isEmpty())
        m_ansible->setText(tr("Ansible core %1 ready").arg(version));
}

void StatusStrip::showHosts(const QStringList &hosts)
{
    constexpr qsizetype named = 3;
    if (hosts.isEmpty())
        m_hosts->setText(tr("No hosts in the inventory"));
    else if (hosts.size() <= named)
        m_hosts->setText(tr("%1 in the inventory").arg(hosts.join(u", "_s)));
    else
        m_hosts->setText(tr("%n host(s) in the inventory", nullptr, int(hosts.size())));
    m_hosts->setToolTip(hosts.mid(0, 50).join(u'\n'));
}

QToolButton *StatusStrip::addButton(const QString &name)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    addPermanentWidget(button);
    return button;
}

} // namespace Aegir
