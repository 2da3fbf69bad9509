// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/bulkbar.h"

#include "forms/iconlabel.h"
#include "forms/themeicon.h"
#include "views/statuslook.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Aegir {

BulkBar::BulkBar(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_icon(new IconLabel(0, this))
    , m_text(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_cancel(new QPushButton(themeIcon(u"media-playback-stop"_s), tr("&Cancel the Rest"), this))
    , m_close(new QToolButton(this))
{
    setObjectName(u"bulkBar"_s);
    m_text->setObjectName(u"bulkText"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_bar->setTextVisible(false);
    m_bar->setMaximumWidth(fontMetrics().averageCharWidth() * 30);
    m_bar->setAccessibleName(tr("Runs that are done"));
    m_cancel->setObjectName(u"cancelRest"_s);
    m_cancel->setToolTip(tr("Take out what waits; what runs goes on to its end"));
    m_close->setObjectName(u"closeBulk"_s);
    m_close->setIcon(themeIcon(u"window-close"_s));
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(6, 3, 6, 3);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_bar);
    layout->addWidget(m_cancel);
    layout->addWidget(m_close);
    m_soon.setSingleShot(true);
    m_soon.setInterval(50ms);
    connect(&m_soon, &QTimer::timeout, this, &BulkBar::refresh);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_bulk)
            m_bulk->cancelRest();
    });
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    hide();
}

void BulkBar::follow(Bulk *bulk)
{
    if (m_bulk)
        m_bulk->disconnect(this);
    m_bulk = bulk;
    connect(bulk, &Bulk::progressed, this, [this] {
        if (!m_soon.isActive())
            m_soon.start();
    });
    connect(bulk, &Bulk::finished, this, &BulkBar::refresh);
    connect(bulk, &QObject::destroyed, this, [this, bulk] {
        if (m_bulk == bulk)
            m_bulk = nullptr;
    });
    refresh();
    show();
}

QString BulkBar::text() const
{
    return m_text->text();
}

void BulkBar::refresh()
{
    if (!m_bulk)
        return;
    const BulkProgress progress = m_bulk->progress();
    const bool complete = progress.isComplete();
    const bool bad = progress.failed > 0 || progress.refused > 0;
    m_icon->setIcon(statusIcon(bad ? Status::Error : !complete ? Status::Running : progress.cancelled > 0 ? Status::Cancelled : Status::Ok));
    m_text->setText(tr("%1: %2").arg(m_workspace.catalogue().operationLabel(m_bulk->operation()), progress.text()));
    constexpr qsizetype shown = 10;
    QStringList reasons;
    const QList<Refusal> refusals = m_bulk->refusals().first(std::min(shown, m_bulk->refusals().size()));
    for (const Refusal &refusal : refusals)
        reasons << u"%1: %2"_s.arg(refusal.name, refusal.sentence);
    m_text->setToolTip(reasons.isEmpty() ? QString() : u"<p style='white-space:pre-line'>%1</p>"_s.arg(reasons.join(u'\n').toHtmlEscaped()));
    m_bar->setRange(0, std::max(1, progress.total));
    m_bar->setValue(progress.done());
    m_cancel->setEnabled(progress.pending + progress.waiting > 0);
    m_close->setEnabled(complete);
}

} // namespace Aegir
