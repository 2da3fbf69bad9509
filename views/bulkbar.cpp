// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/bulkbar.h"

#include "forms/iconlabel.h"
#include "forms/themeicon.h"
#include "views/statuslook.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Aegir {

BulkBar::BulkBar(Workspace &workspace, QWidget *parent)
    : QFrame(parent)
    , m_workspace(workspace)
    , m_icon(new IconLabel(0, this))
    , m_text(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_why(new QPushButton(themeIcon(u"help-about"_s), tr("Wh&y…"), this))
    , m_show(new QPushButton(themeIcon(u"view-list-text"_s), {}, this))
    , m_cancel(new QPushButton(themeIcon(u"media-playback-stop"_s), tr("Cancel the Res&t"), this))
    , m_close(new QToolButton(this))
{
    setObjectName(u"bulkBar"_s);
    setFrameShape(QFrame::StyledPanel);
    m_text->setObjectName(u"bulkText"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_bar->setTextVisible(false);
    m_bar->setMaximumWidth(fontMetrics().averageCharWidth() * 30);
    m_bar->setAccessibleName(tr("Runs that are done"));
    m_why->setObjectName(u"bulkWhy"_s);
    m_why->setToolTip(tr("Why some could not be dispatched"));
    m_show->setObjectName(u"showBulk"_s);
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
    for (QWidget *widget : std::initializer_list<QWidget *>{m_bar, m_why, m_show, m_cancel, m_close})
        layout->addWidget(widget);
    m_soon.setSingleShot(true);
    m_soon.setInterval(50ms);
    connect(&m_soon, &QTimer::timeout, this, &BulkBar::refresh);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_bulk)
            m_bulk->cancelRest();
    });
    connect(m_why, &QPushButton::clicked, this, &BulkBar::sayWhy);
    connect(m_show, &QPushButton::clicked, this, [this] {
        if (m_bulk)
            emit runsWanted(m_bulk->group(), title(), m_bulk->progress().failed > 0);
    });
    connect(m_close, &QToolButton::clicked, this, [this] {
        hide();
        emit closed();
    });
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
    refresh();
    show();
}

QString BulkBar::text() const
{
    return m_text->text();
}

QString BulkBar::title() const
{
    //: an operation, on several sites or platforms: “Verify on 12 sites”
    return tr("%1 on %2").arg(m_workspace.catalogue().operationLabel(m_bulk->operation()), m_bulk->subject());
}

void BulkBar::refresh()
{
    if (!m_bulk)
        return;
    const BulkProgress progress = m_bulk->progress();
    const bool complete = progress.isComplete();
    const bool bad = progress.failed > 0 || progress.refused > 0;
    m_icon->setIcon(statusIcon(bad                          ? Status::Error
                                   : !complete              ? Status::Running
                                   : progress.cancelled > 0 ? Status::Cancelled
                                                            : Status::Ok));
    QString text =
        complete ? tr("%1 is done: %2.").arg(title(), progress.outcome()) : tr("%1: %2").arg(title(), progress.text());
    // One reason is said at once, for often it is the same for all.
    if (!m_bulk->refusals().isEmpty())
        text += u'\n' + tr("%1: %2").arg(m_bulk->refusals().first().name, m_bulk->refusals().first().sentence);
    m_text->setText(text);
    m_bar->setRange(0, std::max(1, progress.total));
    m_bar->setValue(progress.done());
    m_bar->setVisible(!complete);
    m_why->setVisible(progress.refused > 1);
    m_show->setVisible(!m_bulk->runs().isEmpty());
    m_show->setText(progress.failed > 0 ? tr("Sho&w Failed") : tr("Sho&w Runs"));
    m_show->setToolTip(progress.failed > 0 ? tr("Show those in the history that failed")
                                           : tr("Show its runs in the history"));
    m_cancel->setVisible(!complete);
    m_cancel->setEnabled(progress.pending + progress.waiting > 0);
    m_close->setEnabled(complete);
}

void BulkBar::sayWhy()
{
    if (!m_bulk)
        return;
    QStringList reasons;
    for (const Refusal &refusal : m_bulk->refusals())
        reasons << tr("%1: %2").arg(refusal.name, refusal.sentence);
    auto *box = new QMessageBox(QMessageBox::Warning, title(),
                                tr("%n could not be dispatched; nothing was run there.", nullptr, int(reasons.size())),
                                QMessageBox::Close, this);
    box->setObjectName(u"bulkReasons"_s);
    constexpr qsizetype shown = 5;
    box->setInformativeText(reasons.first(std::min(shown, reasons.size())).join(u'\n'));
    if (reasons.size() > shown)
        box->setDetailedText(reasons.join(u'\n'));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace Aegir
