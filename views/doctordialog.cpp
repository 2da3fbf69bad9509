// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/doctordialog.h"

#include "forms/iconlabel.h"
#include "forms/themeicon.h"
#include "forms/tonelabel.h"
#include "views/statuslook.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

Status statusOf(Finding::Level level)
{
    switch (level) {
    case Finding::Level::Ok:
        return Status::Ok;
    case Finding::Level::Warning:
        return Status::Warning;
    case Finding::Level::Error:
        return Status::Error;
    }
    return Status::None;
}

QString levelText(Finding::Level level)
{
    switch (level) {
    case Finding::Level::Ok:
        return DoctorDialog::tr("good");
    case Finding::Level::Warning:
        return DoctorDialog::tr("warning");
    case Finding::Level::Error:
        return DoctorDialog::tr("error");
    }
    return {};
}

/// Others' text, as it is.
template<typename Label, typename... Arguments> Label *makeText(const QString &text, Arguments... arguments)
{
    auto *label = new Label(arguments...);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

DoctorDialog::DoctorDialog(const Workspace &workspace, Doctor::Surroundings surroundings, QWidget *parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_surroundings(std::move(surroundings))
    , m_icon(new IconLabel(0, this))
    , m_summary(new ToneLabel(Theme::Tone::Normal, this))
    , m_scroll(new QScrollArea(this))
{
    setObjectName(u"doctor"_s);
    setWindowTitle(tr("Check Ansible"));
    m_summary->setObjectName(u"doctorSummary"_s);
    m_summary->setTextFormat(Qt::PlainText);
    m_scroll->setWidgetResizable(true);
    m_scroll->setAccessibleName(tr("Findings"));

    auto *head = new QHBoxLayout;
    head->addWidget(m_icon);
    head->addWidget(m_summary, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_again = buttons->addButton(tr("Check &Again"), QDialogButtonBox::ActionRole);
    m_again->setObjectName(u"checkAgain"_s);
    m_again->setIcon(themeIcon(u"view-refresh"_s));
    m_copy = buttons->addButton(tr("Copy &Report"), QDialogButtonBox::ActionRole);
    m_copy->setObjectName(u"copyReport"_s);
    m_copy->setIcon(themeIcon(u"edit-copy"_s));
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(head);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 100, fontMetrics().height() * 36);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_again, &QPushButton::clicked, this, &DoctorDialog::look);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(reportText(m_findings)); });
    look();
}

void DoctorDialog::look()
{
    delete m_doctor;
    m_findings.clear();
    auto *list = new QWidget;
    m_list = new QVBoxLayout(list);
    m_list->addStretch();
    m_scroll->setWidget(list); // takes the earlier one away
    m_again->setEnabled(false);
    m_copy->setEnabled(false);
    m_icon->setIcon(statusIcon(Status::Running));
    m_summary->setTone(Theme::Tone::Normal);
    m_summary->setText(tr("Looking…"));

    m_doctor = new Doctor(m_workspace, m_surroundings, this);
    connect(m_doctor, &Doctor::looking, this,
            [this](const QString &what) { m_summary->setText(tr("Looking at %1…").arg(what)); });
    connect(m_doctor, &Doctor::found, this, &DoctorDialog::add);
    connect(m_doctor, &Doctor::finished, this, [this] {
        std::exchange(m_doctor, nullptr)->deleteLater();
        m_again->setEnabled(true);
        m_copy->setEnabled(true);
        summarize();
    });
    m_doctor->start();
}

void DoctorDialog::add(const Finding &finding)
{
    m_findings << finding;
    auto *row = new QWidget;
    row->setAccessibleName(u"%1: %2"_s.arg(finding.title, levelText(finding.level)));
    auto *icon = new IconLabel(0, row);
    icon->setIcon(statusIcon(statusOf(finding.level)));
    auto *title = makeText<ToneLabel>(
        finding.level == Finding::Level::Ok ? finding.title : tr("%1: %2").arg(finding.title, levelText(finding.level)),
        finding.level == Finding::Level::Ok ? Theme::Tone::Normal : statusTone(statusOf(finding.level)));
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(title);
    texts->addWidget(makeText<QLabel>(finding.sentence));
    if (!finding.remedy.isEmpty())
        texts->addWidget(makeText<QLabel>(finding.remedy));
    if (!finding.command.isEmpty())
        texts->addWidget(makeCommand(finding.command));
    if (!finding.where.isEmpty())
        texts->addWidget(makeText<ToneLabel>(finding.where, Theme::Tone::Muted));
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 4, 0, 4);
    layout->addWidget(icon, 0, Qt::AlignTop);
    layout->addLayout(texts, 1);
    m_list->insertWidget(m_list->count() - 1, row);
}

QWidget *DoctorDialog::makeCommand(const QString &command)
{
    auto *line = new QWidget;
    auto *text = makeText<QLabel>(command);
    text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *copy = new QToolButton(line);
    copy->setIcon(themeIcon(u"edit-copy"_s));
    copy->setText(tr("Copy"));
    copy->setToolTip(tr("Copy the command"));
    copy->setAccessibleName(tr("Copy the command %1").arg(command));
    copy->setAutoRaise(true);
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins({});
    layout->addWidget(text, 1);
    layout->addWidget(copy, 0, Qt::AlignTop);
    connect(copy, &QToolButton::clicked, this, [command] { QGuiApplication::clipboard()->setText(command); });
    return line;
}

void DoctorDialog::summarize()
{
    const auto errors = int(std::ranges::count(m_findings, Finding::Level::Error, &Finding::level));
    const auto warnings = int(std::ranges::count(m_findings, Finding::Level::Warning, &Finding::level));
    const Status status = statusOf(worstOf(m_findings));
    m_icon->setIcon(statusIcon(status));
    m_summary->setTone(statusTone(status));
    if (errors > 0 && warnings > 0)
        m_summary->setText(
            tr("%1 and %2.").arg(tr("%n error(s)", nullptr, errors), tr("%n warning(s)", nullptr, warnings)));
    else if (errors > 0)
        m_summary->setText(tr("%n error(s): runs cannot work yet.", nullptr, errors));
    else if (warnings > 0)
        m_summary->setText(tr("%n warning(s): runs work, as far as can be seen from here.", nullptr, warnings));
    else
        m_summary->setText(tr("Everything is there that runs need."));
}

} // namespace Aegir
