// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/statusstrip.h"

#include "forms/iconlabel.h"
#include "forms/themeicon.h"
#include "forms/tonelabel.h"
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
    , m_hosts(new ToneLabel(Theme::Tone::Normal, this))
{
    m_ansible->setObjectName(u"ansibleStatus"_s);
    m_hosts->setObjectName(u"hostsStatus"_s);
    m_ansible->setTextFormat(Qt::PlainText);
    m_hosts->setTextFormat(Qt::PlainText);
    m_hosts->setContentsMargins(16, 0, 0, 0);
    setContentsMargins(6, 0, 0, 0); // in line with what stands above
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
    m_hosts->clear();
    m_hosts->setToolTip({});
    m_probe.reset();
    if (const QString obstacle = queue.obstacle(); !obstacle.isEmpty())
        return showAnsible(u"emblem-error"_s, tr("Ansible is missing"), obstacle);
    const QString program = findAnsiblePlaybook(workspace.catalogue().settings().ansiblePlaybook);
    showAnsible({}, tr("Looking for Ansible…"), program);
    m_probe = std::make_unique<AnsibleProbe>();
    connect(m_probe.get(), &AnsibleProbe::versionKnown, this, &StatusStrip::showVersion);
    connect(m_probe.get(), &AnsibleProbe::hostsKnown, this, &StatusStrip::showHosts);
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
    m_running = running;
    m_waiting = waiting;
    showQueue();
}

void StatusStrip::setPaused(bool paused)
{
    m_paused = paused;
    showQueue();
}

void StatusStrip::showQueue()
{
    m_queue->setIcon(themeIcon(m_paused            ? u"media-playback-pause"_s
                                   : m_running > 0 ? u"media-playback-start"_s
                                                   : u"view-list-details"_s));
    QString text = tr("Queue is empty");
    if (m_running + m_waiting > 0)
        text = tr("%1, %2", "n running, n waiting")
                   .arg(tr("%n running", nullptr, m_running), tr("%n waiting", nullptr, m_waiting));
    m_queue->setText(m_paused ? tr("Queue paused: %1", "what is in it").arg(text) : text);
}

void StatusStrip::setProblems(int count)
{
    m_problems->setVisible(count > 0);
    m_problems->setText(tr("%n problem(s)", nullptr, count));
}

void StatusStrip::showVersion(const Result<QString> &version)
{
    if (version)
        showAnsible(u"emblem-success"_s, tr("Ansible core %1 ready").arg(*version), m_ansible->toolTip());
    else
        showAnsible(u"emblem-error"_s, shortened(version.error().sentence), version.error().sentence);
}

void StatusStrip::showAnsible(const QString &icon, const QString &text, const QString &toolTip)
{
    m_ansibleIcon->setVisible(!icon.isEmpty());
    if (!icon.isEmpty())
        m_ansibleIcon->setIcon(themeIcon(icon));
    m_ansible->setText(text);
    m_ansible->setToolTip(toolTip);
}

QString StatusStrip::shortened(const QString &sentence) const
{
    // A status bar is as wide as what it says, and would make the window so.
    return fontMetrics().elidedText(sentence.simplified(), Qt::ElideRight, fontMetrics().averageCharWidth() * 60);
}

void StatusStrip::showHosts(const Result<QStringList> &known)
{
    constexpr qsizetype named = 3;
    m_hosts->setTone(known ? Theme::Tone::Normal : Theme::Tone::Negative);
    if (!known) {
        m_hosts->setText(shortened(known.error().sentence));
        m_hosts->setToolTip(known.error().sentence);
        return;
    }
    const QStringList &hosts = *known;
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
