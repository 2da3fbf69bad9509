// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/entityheader.h"

#include "forms/iconlabel.h"
#include "forms/themeicon.h"
#include "forms/tonelabel.h"
#include "model/dispatch/relativetime.h"
#include "model/dispatch/target.h"
#include "model/inventory/statustext.h"
#include "views/statuslook.h"

#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Aegir {

EntityHeader::EntityHeader(const Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_icon(new IconLabel(32, this))
    , m_name(new ToneLabel(Theme::Tone::Normal, this))
    , m_what(new ToneLabel(Theme::Tone::Muted, this))
    , m_environment(new QLabel(this))
    , m_statusIcon(new IconLabel(0, this))
    , m_status(new ToneLabel(Theme::Tone::Normal, this))
    , m_edit(new QPushButton(themeIcon(u"document-edit"_s), tr("&Edit…"), this))
{
    m_name->setObjectName(u"entityName"_s);
    m_name->setFontFactor(1.5);
    QFont bold = m_name->font();
    bold.setBold(true);
    m_name->setFont(bold);
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_what->setObjectName(u"entityWhat"_s);
    m_status->setObjectName(u"entityStatus"_s);
    m_status->setWordWrap(true);
    m_environment->setObjectName(u"environmentBadge"_s);
    m_environment->setContentsMargins(8, 2, 8, 2);
    m_environment->setAutoFillBackground(true);
    m_environment->setTextFormat(Qt::PlainText);
    m_edit->setObjectName(u"editEntity"_s);

    auto *title = new QHBoxLayout;
    title->setSpacing(10);
    title->addWidget(m_name);
    title->addWidget(m_environment, 0, Qt::AlignVCenter);
    title->addStretch();
    title->addWidget(m_edit);
    auto *status = new QHBoxLayout;
    status->setSpacing(6);
    status->addWidget(m_statusIcon, 0, Qt::AlignTop);
    status->addWidget(m_status, 1);
    auto *text = new QVBoxLayout;
    text->setSpacing(2);
    text->addLayout(title);
    text->addWidget(m_what);
    text->addLayout(status);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 4);
    layout->setSpacing(10);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addLayout(text, 1);
    connect(m_edit, &QPushButton::clicked, this, &EntityHeader::editRequested);
}

void EntityHeader::showEntity(const Entity &entity)
{
    const bool platform = entity.kind == EntityKind::Platform;
    m_icon->setIcon(themeIcon(platform ? u"folder-cloud"_s : u"internet-services"_s));
    m_name->setText(entity.name);
    const EntityType *type = m_workspace.catalogue().entityType(entity.kind, entity.type);
    const QString label = type ? type->label : entity.type;
    if (platform) {
        m_what->setText(tr("%1 on %2", "type of platform, hosts").arg(label, entity.hosts));
    } else {
        const auto below = m_workspace.store().entity(entity.platform);
        m_what->setText(tr("%1 on %2 (%3)", "type of site, platform, hosts")
                            .arg(label, below ? below->name : tr("no platform"), below ? below->hosts : QString()));
    }
    m_what->setToolTip(type ? type->description : tr("There is no type “%1” in this workspace.").arg(entity.type));
    showEnvironment(entity);
    showStatus(entity);
}

void EntityHeader::showEnvironment(const Entity &entity)
{
    const auto target = Target::find(m_workspace.store(), entity.id);
    const Environment *environment = target ? m_workspace.catalogue().environment(target->environment()) : nullptr;
    m_environment->setVisible(environment != nullptr);
    if (!environment)
        return;
    const QColor ground = environment->color.isEmpty() ? palette().color(QPalette::Mid) : QColor(environment->color);
    QPalette colors;
    colors.setColor(QPalette::Window, ground);
    colors.setColor(QPalette::WindowText, Theme::readableOn(ground));
    m_environment->setPalette(colors);
    m_environment->setText(environment->label.isEmpty() ? environment->name : environment->label);
    m_environment->setAccessibleName(tr("Environment: %1").arg(m_environment->text()));
}

void EntityHeader::showStatus(const Entity &entity)
{
    for (const Run &run : m_workspace.store().dispatchedRuns()) {
        if (run.entity == entity.id)
            return showDispatched(run);
    }
    m_statusIcon->setIcon(statusIcon(entity.status));
    m_statusIcon->setVisible(entity.status != Status::None);
    m_status->setTone(statusTone(entity.status));
    if (entity.status == Status::None) {
        m_status->setText(tr("No operation has run here yet."));
        return;
    }
    QString text = statusText(entity.status);
    const QString when = relativeTime(entity.statusChanged, QDateTime::currentDateTimeUtc());
    if (!when.isEmpty())
        text = tr("%1, %2", "status, when").arg(text, when);
    if (!entity.statusSentence.isEmpty())
        text = tr("%1: %2", "status and when: sentence").arg(text, entity.statusSentence);
    m_status->setText(text);
}

void EntityHeader::showDispatched(const Run &run)
{
    const QString label = m_workspace.catalogue().operationLabel(run.operation);
    m_statusIcon->setIcon(statusIcon(run.status));
    m_statusIcon->show();
    m_status->setTone(statusTone(run.status));
    m_status->setText(tr("%1: %2, run %3", "status: operation, run").arg(statusText(run.status), label).arg(run.id));
}

} // namespace Aegir
