// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/scheduledialog.h"

#include "forms/environmentbar.h"
#include "forms/fitdialog.h"
#include "forms/foldable.h"
#include "forms/runoptionsform.h"
#include "forms/themeicon.h"
#include "forms/tonelabel.h"
#include "model/dispatch/comingtimes.h"
#include "views/scheduleeditor.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
bool asksForSecrets(const QList<TaskForm> &form)
{
    return std::ranges::any_of(form, [](const TaskForm &task) {
        return std::ranges::any_of(task.fields, [](const FieldAnswer &answer) { return holdsSecret(answer.field); });
    });
}
} // namespace

ScheduleDialog::ScheduleDialog(const Input &input, QWidget *parent)
    : QDialog(parent)
    , m_schedule(new ScheduleEditor(this))
    , m_page(new FormPage(input.form, {}, this, input.context))
    , m_options(new RunOptionsForm(this))
    , m_optionsSection(new Foldable(tr("Run &options"), m_options, this))
    , m_left(new ToneLabel(Theme::Tone::Warning, this))
    , m_failure(new ToneLabel(Theme::Tone::Negative, this))
    , m_showAll(new QCheckBox(tr("Show &all fields"), this))
    , m_save(new QPushButton(themeIcon(u"document-save"_s), tr("&Schedule"), this))
{
    setObjectName(u"scheduleDialog"_s);
    setWindowTitle(tr("Schedule %1: %2", "operation: entity").arg(input.operation.label, input.target.entity.name));
    m_schedule->setObjectName(u"schedule"_s);
    m_page->addBelow(m_optionsSection);
    m_left->setObjectName(u"leftOut"_s);
    m_left->setWordWrap(true);
    m_left->hide();
    m_failure->setObjectName(u"failure"_s);
    m_failure->setWordWrap(true);
    m_failure->hide();
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(makeHead(input));
    layout->addWidget(m_page, 1);
    layout->addWidget(m_failure);
    layout->addWidget(makeFooter(input.timetable.has_value()));
    if (input.timetable)
        showTimetable(*input.timetable);
    if (input.findChoices)
        m_page->loadChoices(input.findChoices);

    const auto changed = [this] {
        m_failure->hide();
        check();
    };
    connect(m_page, &FormPage::changed, this, changed);
    connect(m_schedule, &ScheduleEditor::changed, this, changed);
    connect(m_options, &RunOptionsForm::changed, this, [this] { m_optionsSection->setSummary(m_options->summary()); });
    m_optionsSection->setSummary(m_options->summary());
    check();
    m_schedule->setFocus();
    fitDialog(this, m_page->scrollArea());
}

void ScheduleDialog::setFailure(const QString &sentence)
{
    m_failure->setText(sentence);
    m_failure->setVisible(!sentence.isEmpty());
    check();
}

QWidget *ScheduleDialog::makeHead(const Input &input)
{
    auto *head = new QWidget(this);
    auto *layout = new QVBoxLayout(head);
    layout->setContentsMargins({});
    auto *bar = new EnvironmentBar(head);
    bar->setEnvironment(input.environment);
    QString text =
        tr("It is dispatched at these times while a program holds the queue: this window, or “aegir queue --serve”. "
           "What was due while none did is dispatched once, as soon as one does.");
    if (asksForSecrets(input.form))
        text +=
            u' '
            + tr(
                "Secrets are kept nowhere, so leave them empty here; an operation that needs one cannot be scheduled.");
    auto *note = new ToneLabel(Theme::Tone::Muted, text, head);
    note->setWordWrap(true);
    layout->addWidget(bar);
    layout->addWidget(m_left);
    layout->addWidget(m_schedule);
    layout->addWidget(note);
    return head;
}

QWidget *ScheduleDialog::makeFooter(bool isScheduled)
{
    auto *footer = new QWidget(this);
    auto *layout = new QHBoxLayout(footer);
    layout->setContentsMargins({});
    m_showAll->setObjectName(u"showAll"_s);
    m_showAll->setToolTip(tr("Also show the fields whose values come from the entity or from the roles' defaults"));
    m_showAll->setVisible(m_page->hasMore());
    auto *buttons = new QDialogButtonBox(footer);
    m_save->setObjectName(u"save"_s);
    m_save->setDefault(true);
    buttons->addButton(m_save, QDialogButtonBox::AcceptRole);
    buttons->addButton(QDialogButtonBox::Cancel)->setIcon(themeIcon(u"dialog-cancel"_s));
    auto *remove = new QPushButton(themeIcon(u"edit-delete"_s), tr("Remove the Sched&ule"), footer);
    remove->setObjectName(u"remove"_s);
    remove->setAutoDefault(false);
    remove->setVisible(isScheduled);
    layout->addWidget(remove);
    layout->addWidget(m_showAll);
    layout->addStretch();
    layout->addWidget(buttons);
    connect(m_showAll, &QCheckBox::toggled, m_page, &FormPage::setShowAll);
    connect(remove, &QPushButton::clicked, this, &ScheduleDialog::removeRequested);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this,
            [this] { emit saveRequested(m_schedule->rule(), m_page->answers(), m_options->options()); });
    return footer;
}

void ScheduleDialog::showTimetable(const Timetable &timetable)
{
    m_schedule->setRule(timetable.rule);
    m_page->setAnswers(timetable.answers);
    m_options->setOptions(timetable.options);
    if (timetable.problem.isEmpty())
        return;
    m_left->setText(tr("Left out on %1: %2")
                        .arg(plannedTime(timetable.handled, QDateTime::currentDateTimeUtc()), timetable.problem));
    m_left->show();
}

void ScheduleDialog::check()
{
    const QList<AnswerProblem> &problems = m_page->check();
    m_obstacle = !m_schedule->problem().isEmpty() ? m_schedule->problem()
        : problems.isEmpty()                      ? QString()
                                                  : problems.constFirst().sentence;
    m_save->setEnabled(m_obstacle.isEmpty());
    m_save->setToolTip(m_obstacle);
}

} // namespace Aegir
