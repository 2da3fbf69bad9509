// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/settingsdialog.h"

#include "forms/fitdialog.h"
#include "forms/themeicon.h"
#include "model/dispatch/retention.h"
#include "model/inventory/workspace.h"
#include "views/log/openineditor.h"
#include "views/messagebar.h"
#include "views/settingsform.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Aegir {

namespace {

/// @p fresh with what a person has made of @p old in @p edited.
WrittenSettings merged(const WrittenSettings &old, const WrittenSettings &edited, WrittenSettings fresh)
{
    const auto take = [](const auto &before, const auto &now, auto &result, auto... fields) {
        ((before.*fields == now.*fields ? void() : void(result.*fields = now.*fields)), ...);
    };
    using S = WrittenSettings;
    take(old, edited, fresh, &S::name, &S::inventory, &S::atOnce, &S::keepSize, &S::warmStart, &S::mitogen,
         &S::ansiblePlaybook);
    using K = KeepSettings;
    take(old.keep, edited.keep, fresh.keep, &K::days, &K::runs, &K::size);
    return fresh;
}

} // namespace

SettingsDialog::SettingsDialog(const Workspace &workspace, const AnsiblePlaces &places, QString editor, QWidget *parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_editor(std::move(editor))
    , m_bar(new MessageBar(this))
    , m_form(new SettingsForm(workspace.dir(), places, this))
    , m_scroll(new QScrollArea(this))
    , m_save(new QPushButton(themeIcon(u"document-save"_s), tr("&Save"), this))
    , m_retention(new Retention(workspace.stateDir(), this))
{
    setObjectName(u"settingsDialog"_s);
    setWindowTitle(tr("Settings of %1").arg(workspace.catalogue().settings().name));
    m_bar->setObjectName(u"settingsBar"_s);
    auto *page = new QWidget(this);
    auto *pageLayout = new QVBoxLayout(page);
    pageLayout->setContentsMargins(0, 0, 6, 0);
    pageLayout->addWidget(m_form);
    pageLayout->addStretch();
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(page);

    auto *buttons = new QDialogButtonBox(this);
    m_save->setObjectName(u"save"_s);
    m_save->setDefault(true);
    buttons->addButton(m_save, QDialogButtonBox::AcceptRole);
    buttons->addButton(QDialogButtonBox::Cancel)->setIcon(themeIcon(u"dialog-cancel"_s));
    auto *file = new QPushButton(themeIcon(u"document-open"_s), tr("&Open workspace.yml"), this);
    file->setObjectName(u"openFile"_s);
    file->setAutoDefault(false);
    auto *footer = new QHBoxLayout;
    footer->addWidget(file);
    footer->addStretch();
    footer->addWidget(buttons);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_bar);
    layout->addWidget(m_scroll, 1);
    layout->addLayout(footer);

    QStringList environments;
    for (const Environment &environment : workspace.catalogue().settings().environments)
        environments << environment.label;
    m_form->setEnvironments(environments);
    m_rest.setSingleShot(true);
    m_rest.setInterval(400ms);
    connect(&m_rest, &QTimer::timeout, this, &SettingsDialog::lookWhatGoes);
    connect(m_retention, &Retention::pruned, this, &SettingsDialog::showWhatGoes);
    connect(m_retention, &Retention::failed, this, &SettingsDialog::check); // it can only not be said
    connect(m_form, &SettingsForm::changed, this, &SettingsDialog::check);
    connect(m_form, &SettingsForm::fileWanted, this, &SettingsDialog::openFile);
    connect(file, &QPushButton::clicked, this, &SettingsDialog::openFile);
    connect(m_bar, &MessageBar::actionTriggered, this, &SettingsDialog::read);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &SettingsDialog::save);
    read();
}

QString SettingsDialog::obstacle() const
{
    return m_form->obstacle();
}

/// What a person has typed until now stays.
void SettingsDialog::read()
{
    auto file = SettingsFile::read(m_workspace.dir());
    const bool isNew = file && (!m_file || m_isBroken);
    m_isBroken = !file;
    m_scroll->setVisible(file.has_value());
    if (!file) {
        say(file.error().sentence, true);
    } else {
        const WrittenSettings &fresh = file->settings();
        const WrittenSettings shown = m_file ? merged(m_file->settings(), m_form->settings(), fresh) : fresh;
        m_bar->hide();
        m_file = *std::move(file);
        m_form->setSettings(shown, m_file->settings());
    }
    check();
    if (isNew)
        fitDialog(this, m_scroll);
    else if (m_isBroken)
        shrink();
}

/// To what is left without the form.
void SettingsDialog::shrink()
{
    const int wide = std::max(sizeHint().width(), fontMetrics().averageCharWidth() * 100);
    resize(wide, layout()->totalHeightForWidth(wide));
}

void SettingsDialog::save()
{
    if (!m_save->isEnabled())
        return;
    if (const auto saved = m_file->save(m_form->settings()); !saved)
        say(saved.error().sentence, saved.error().isOutdated);
    else
        accept();
}

void SettingsDialog::openFile()
{
    const QString path = m_workspace.dir() + u"/workspace.yml"_s;
    if (const Result<void> opened = openInEditor({.file = path}, m_editor); !opened)
        say(opened.error().sentence, false);
}

void SettingsDialog::check()
{
    const bool isReady = m_file && !m_isBroken && m_form->obstacle().isEmpty();
    m_save->setEnabled(isReady);
    m_save->setToolTip(m_isBroken ? QString() : m_form->obstacle());
    const KeepSettings keep = m_form->settings().keep;
    const bool isOther = isReady && keep != m_file->settings().keep && !keep.isUnlimited();
    const bool isKnown = keep == m_lookedFor;
    m_form->setRemoval(isOther && isKnown ? m_removal : QString());
    if (isOther && !isKnown)
        m_rest.start();
}

/// What cannot be undone is said before.
void SettingsDialog::lookWhatGoes()
{
    if (m_retention->isAtWork())
        return; // then comes the next look
    m_lookedFor = m_form->settings().keep;
    m_removal.clear();
    m_retention->prune({.keep = m_lookedFor, .dryRun = true});
}

void SettingsDialog::showWhatGoes(const PruneReport &report)
{
    if (!report.runs.isEmpty()) {
        m_removal = tr("Of the runs that are kept now, %n will be removed (%1).", nullptr, int(report.runs.size()))
                        .arg(locale().formattedDataSize(report.bytes));
    }
    check();
}

void SettingsDialog::say(const QString &sentence, bool offersReading)
{
    m_bar->showMessage(Theme::Tone::Negative, themeIcon(u"emblem-error"_s), sentence);
    m_bar->setAction(offersReading ? tr("&Read Anew") : QString());
}

} // namespace Aegir
