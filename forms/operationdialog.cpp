// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/operationdialog.h"

#include "forms/environmentbar.h"
#include "forms/fieldeditor.h"
#include "forms/fitdialog.h"
#include "forms/foldable.h"
#include "forms/formgroup.h"
#include "forms/previewpage.h"
#include "forms/runoptionsform.h"
#include "forms/themeicon.h"
#include "forms/tonelabel.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QGroupBox>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

OperationDialog::OperationDialog(Input input, QWidget *parent)
    : QDialog(parent)
    , m_input(std::move(input))
    , m_tabs(new QTabWidget(this))
    , m_preview(new PreviewPage(this))
    , m_options(new RunOptionsForm(this))
    , m_optionsSection(new Foldable(tr("Run &options"), m_options, this))
    , m_showAll(new QCheckBox(tr("Show &all fields"), this))
    , m_count(new QPushButton(this))
    , m_failure(new ToneLabel(Theme::Tone::Negative, this))
    , m_dispatch(new QPushButton(themeIcon(u"system-run"_s), tr("&Dispatch"), this))
{
    setObjectName(u"operationDialog"_s);
    setWindowTitle(tr("%1: %2").arg(m_input.operation.label, m_input.target.entity.name));
    m_options->setOptions(m_input.options);
    m_optionsSection->setOpen(m_input.showOptions);
    m_optionsSection->setObjectName(u"runOptions"_s);
    m_failure->setWordWrap(true);
    m_failure->setObjectName(u"failure"_s);
    m_failure->hide();

    auto *bar = new EnvironmentBar(this);
    bar->setEnvironment(m_input.environment);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(makeFormPage(), tr("&Values"));
    if (m_input.preview)
        m_tabs->addTab(m_preview, themeIcon(u"document-preview"_s), tr("&Preview"));
    else
        m_preview->hide();

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(bar);
    layout->addWidget(m_tabs, 1);
    if (mustConfirm())
        layout->addWidget(makeConfirmation());
    layout->addWidget(m_failure);
    layout->addWidget(makeFooter());

    connect(m_options, &RunOptionsForm::changed, this, [this] {
        m_optionsSection->setSummary(m_options->summary());
        updatePreview();
    });
    connect(m_tabs, &QTabWidget::currentChanged, this, &OperationDialog::updatePreview);
    m_optionsSection->setSummary(m_options->summary());
    check();
    focusFirst();
    fitDialog(this, findChild<QScrollArea *>(u"formScroll"_s));
}

Answers OperationDialog::answers() const
{
    Answers answers;
    for (const FormGroup *group : m_groups)
        answers.append(group->values());
    return answers;
}

RunOptions OperationDialog::options() const
{
    return m_options->options();
}

void OperationDialog::setFailure(const QString &sentence)
{
    m_failure->setText(sentence);
    m_failure->setVisible(!sentence.isEmpty());
    check();
}

QWidget *OperationDialog::makeFormPage()
{
    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    if (!m_input.operation.description.isEmpty()) {
        auto *description = new ToneLabel(Theme::Tone::Muted, m_input.operation.description, page);
        description->setWordWrap(true);
        layout->addWidget(description);
    }
    for (int index = 0; index < int(m_input.form.size()); ++index)
        layout->addWidget(makeGroup(index));
    layout->addWidget(m_optionsSection);
    layout->addStretch();

    int labels = 0;
    for (const FormGroup *group : std::as_const(m_groups))
        labels = std::max(labels, group->labelWidth());
    for (FormGroup *group : std::as_const(m_groups))
        group->setLabelWidth(labels);

    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(u"formScroll"_s);
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return scroll;
}

QWidget *OperationDialog::makeGroup(int index)
{
    const TaskForm &task = m_input.form[index];
    QString title = task.task.label;
    auto *box = new QGroupBox(title.replace(u'&', u"&&"_s), this);
    box->setObjectName(u"task-%1-%2"_s.arg(index).arg(task.task.name));
    box->setAccessibleDescription(task.task.description);
    auto *layout = new QVBoxLayout(box);
    if (!task.task.description.isEmpty()) {
        auto *description = new ToneLabel(Theme::Tone::Muted, task.task.description, box);
        description->setWordWrap(true);
        description->setFontFactor(0.9);
        layout->addWidget(description);
    }
    auto *group = new FormGroup(task.fields, box);
    layout->addWidget(group);
    m_groups.append(group);
    connect(group, &FormGroup::changed, this, [this] {
        m_failure->hide();
        check();
    });
    return box;
}

QWidget *OperationDialog::makeConfirmation()
{
    auto *box = new QWidget(this);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins({});
    m_confirmation = new QLineEdit(box);
    m_confirmation->setObjectName(u"confirmation"_s);
    m_confirmation->setPlaceholderText(m_input.target.entity.name);
    auto *label = new QLabel(tr("This cannot be taken back. Type the name <b>%1</b> to &confirm:")
                                 .arg(m_input.target.entity.name.toHtmlEscaped()), box);
    label->setTextFormat(Qt::RichText);
    label->setBuddy(m_confirmation);
    layout->addWidget(label);
    layout->addWidget(m_confirmation);
    connect(m_confirmation, &QLineEdit::textChanged, this, &OperationDialog::check);
    return box;
}

QWidget *OperationDialog::makeFooter()
{
    auto *footer = new QWidget(this);
    auto *layout = new QHBoxLayout(footer);
    layout->setContentsMargins({});
    m_showAll->setObjectName(u"showAll"_s);
    m_showAll->setToolTip(tr("Also show the fields whose values come from the entity or from the roles' defaults"));
    m_showAll->setVisible(std::ranges::any_of(std::as_const(m_groups), &FormGroup::hasMore));
    m_count->setObjectName(u"problemCount"_s);
    m_count->setFlat(true);
    m_count->setAutoDefault(false);
    m_count->setIcon(themeIcon(u"emblem-warning"_s));
    m_count->setToolTip(tr("Go to the first of them"));
    auto *buttons = new QDialogButtonBox(this);
    m_dispatch->setObjectName(u"dispatch"_s);
    m_dispatch->setDefault(true);
    buttons->addButton(m_dispatch, QDialogButtonBox::AcceptRole);
    buttons->addButton(QDialogButtonBox::Cancel)->setIcon(themeIcon(u"dialog-cancel"_s));
    layout->addWidget(m_showAll);
    layout->addStretch();
    layout->addWidget(m_count);
    layout->addWidget(buttons);

    connect(m_showAll, &QCheckBox::toggled, this, [this](bool all) {
        for (FormGroup *group : std::as_const(m_groups))
            group->setShowAll(all);
    });
    connect(m_count, &QPushButton::clicked, this, &OperationDialog::goToProblem);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        m_dispatch->setEnabled(false); // a second click must not dispatch twice
        emit dispatchRequested(answers(), options());
    });
    return footer;
}

bool OperationDialog::mustConfirm() const
{
    return m_input.operation.destructive && m_input.environment && m_input.environment->confirm;
}

void OperationDialog::check()
{
    QList<AnswerProblem> problems;
    for (int task = 0; task < int(m_groups.size()); ++task) {
        const QHash<QString, QString> typed = m_groups[task]->inputProblems();
        for (auto it = typed.begin(); it != typed.end(); ++it)
            problems.append({task, it.key(), it.value()});
    }
    for (const AnswerProblem &problem : problemsOf(m_input.form, answers())) {
        const bool said = std::ranges::any_of(std::as_const(problems), [&problem](const AnswerProblem &known) {
            return known.task == problem.task && known.field == problem.field;
        });
        if (!said)
            problems.append(problem);
    }
    showProblems(problems);

    m_obstacle.clear();
    if (!problems.isEmpty())
        m_obstacle = problems.first().sentence;
    else if (m_confirmation && m_confirmation->text() != m_input.target.entity.name)
        m_obstacle = tr("Type the name %1 to confirm.").arg(m_input.target.entity.name);
    m_dispatch->setEnabled(m_obstacle.isEmpty());
    m_dispatch->setToolTip(m_obstacle);
    m_count->setVisible(!problems.isEmpty());
    m_count->setText(tr("%n field(s) to fill in or mend", nullptr, int(problems.size())));
    m_problems = problems;
    updatePreview();
}

void OperationDialog::showProblems(const QList<AnswerProblem> &problems)
{
    // A form that is red before anybody typed scolds; one that only greys out its button hides why. So the first problem
    // is always said beside its field, and the others once their field was touched.
    for (int task = 0; task < int(m_groups.size()); ++task) {
        QHash<QString, QString> sentences;
        for (const AnswerProblem &problem : problems) {
            const bool first = &problem == &problems.first();
            if (problem.task == task && (first || m_groups[task]->isTouched(problem.field)))
                sentences.insert(problem.field, problem.sentence);
        }
        m_groups[task]->setProblems(sentences);
    }
}

void OperationDialog::updatePreview()
{
    if (!m_input.preview || m_tabs->currentWidget() != m_preview)
        return;
    const Result<RunRequest> request = m_input.preview(answers(), options());
    if (request)
        m_preview->showRequest(*request);
    else
        m_preview->showProblem(request.error().sentence);
}

void OperationDialog::goToProblem()
{
    if (m_problems.isEmpty())
        return;
    m_tabs->setCurrentIndex(0);
    FieldEditor *editor = m_groups[m_problems.first().task]->editor(m_problems.first().field);
    if (editor) {
        editor->control()->setFocus(Qt::OtherFocusReason);
        findChild<QScrollArea *>(u"formScroll"_s)->ensureWidgetVisible(editor);
    }
}

void OperationDialog::focusFirst()
{
    for (const FormGroup *group : std::as_const(m_groups)) {
        for (FieldEditor *editor : group->findChildren<FieldEditor *>()) {
            if (!editor->isHidden() && editor->control()->focusPolicy() != Qt::NoFocus) {
                editor->control()->setFocus(Qt::OtherFocusReason);
                return;
            }
        }
    }
}

} // namespace Aegir
