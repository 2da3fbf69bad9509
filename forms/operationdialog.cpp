// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/operationdialog.h"

#include "forms/environmentbar.h"
#include "forms/fitdialog.h"
#include "forms/foldable.h"
#include "forms/formgroup.h"
#include "forms/formpage.h"
#include "forms/previewpage.h"
#include "forms/runoptionsform.h"
#include "forms/themeicon.h"
#include "forms/tonelabel.h"
#include "forms/valuesmenu.h"
#include "model/dispatch/valuesfile.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPlainTextEdit>
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
    , m_page(new FormPage(m_input.form, m_input.operation.description, this, m_input.context))
    , m_preview(new PreviewPage(this))
    , m_options(new RunOptionsForm(this))
    , m_optionsSection(new Foldable(tr("Run &options"), m_options, this))
    , m_showAll(new QCheckBox(tr("Show &all fields"), this))
    , m_count(new QPushButton(this))
    , m_failure(new ToneLabel(Theme::Tone::Negative, this))
    , m_report(makeReport())
    , m_dispatch(new QPushButton(themeIcon(u"system-run"_s), tr("&Dispatch"), this))
{
    setObjectName(u"operationDialog"_s);
    setWindowTitle(tr("%1: %2").arg(m_input.operation.label, m_input.target.entity.name));
    m_options->setOptions(m_input.draft ? m_input.draft->options : m_input.options);
    if (m_input.draft)
        m_page->setAnswers(m_input.draft->answers);
    if (m_input.findChoices)
        m_page->loadChoices(m_input.findChoices);
    m_optionsSection->setOpen(m_input.showOptions);
    m_optionsSection->setObjectName(u"runOptions"_s);
    m_failure->setWordWrap(true);
    m_failure->setObjectName(u"failure"_s);
    m_failure->hide();

    auto *bar = new EnvironmentBar(this);
    bar->setEnvironment(m_input.environment);
    m_tabs->setDocumentMode(true);
    m_page->addBelow(m_optionsSection);
    m_tabs->addTab(m_page, tr("&Fields"));
    if (m_input.preview)
        m_tabs->addTab(m_preview, themeIcon(u"document-preview"_s), tr("&Preview"));
    else
        m_preview->hide();

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(bar);
    layout->addWidget(m_tabs, 1);
    if (mustConfirm())
        layout->addWidget(makeConfirmation());
    layout->addWidget(m_report);
    layout->addWidget(m_failure);
    layout->addWidget(makeFooter());

    connect(m_page, &FormPage::changed, this, [this] {
        m_failure->hide();
        check();
    });
    connect(m_options, &RunOptionsForm::changed, this, [this] {
        m_optionsSection->setSummary(m_options->summary());
        updatePreview();
    });
    connect(m_tabs, &QTabWidget::currentChanged, this, &OperationDialog::updatePreview);
    m_optionsSection->setSummary(m_options->summary());
    check();
    m_page->focusFirst();
    fitDialog(this, m_page->scrollArea());
}

Answers OperationDialog::answers() const
{
    return m_page->answers();
}

RunOptions OperationDialog::options() const
{
    return m_options->options();
}

std::optional<OperationDialog::Draft> OperationDialog::draft() const
{
    const Draft draft{ValuesFile::withoutSecrets(m_input.form, m_page->changedAnswers()), options()};
    const bool changed = std::ranges::any_of(draft.answers, [](const QJsonObject &task) { return !task.isEmpty(); });
    return changed || draft.options != m_input.options ? std::optional(draft) : std::nullopt;
}

void OperationDialog::setFailure(const QString &sentence)
{
    m_failure->setText(sentence);
    m_failure->setVisible(!sentence.isEmpty());
    check();
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
                                 .arg(m_input.target.entity.name.toHtmlEscaped()),
                             box);
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
    m_showAll->setVisible(m_page->hasMore());
    m_count->setObjectName(u"problemCount"_s);
    m_count->setFlat(true);
    m_count->setAutoDefault(false);
    m_count->setIcon(themeIcon(u"emblem-warning"_s));
    m_count->setToolTip(tr("Go to the next of them"));
    auto *buttons = new QDialogButtonBox(this);
    m_dispatch->setObjectName(u"dispatch"_s);
    m_dispatch->setDefault(true);
    buttons->addButton(m_dispatch, QDialogButtonBox::AcceptRole);
    buttons->addButton(QDialogButtonBox::Cancel)->setIcon(themeIcon(u"dialog-cancel"_s));
    auto *values = new ValuesMenu(*m_page, m_input.presets, m_input.context.folder, footer);
    connect(values, &ValuesMenu::told, this, &OperationDialog::report);
    layout->addWidget(values);
    layout->addWidget(m_showAll);
    layout->addStretch();
    layout->addWidget(m_count);
    layout->addWidget(buttons);

    connect(m_showAll, &QCheckBox::toggled, m_page, &FormPage::setShowAll);
    connect(m_count, &QPushButton::clicked, this, &OperationDialog::goToProblem);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        m_dispatch->setEnabled(false); // a second click must not dispatch twice
        emit dispatchRequested(answers(), options());
    });
    return footer;
}

QWidget *OperationDialog::makeReport()
{
    auto *box = new QWidget(this);
    auto *layout = new QHBoxLayout(box);
    layout->setContentsMargins({});
    m_reportText = new QPlainTextEdit(box);
    m_reportText->setObjectName(u"report"_s);
    m_reportText->setReadOnly(true);
    m_reportText->setTabChangesFocus(true);
    m_reportText->setAccessibleName(tr("What is wrong with the values that were loaded"));
    m_reportText->setFixedHeight(fontMetrics().lineSpacing() * 4 + 12);
    auto *close = new QPushButton(themeIcon(u"dialog-close"_s), tr("&Hide"), box);
    close->setAutoDefault(false);
    layout->addWidget(m_reportText, 1);
    layout->addWidget(close, 0, Qt::AlignTop);
    box->hide();
    connect(close, &QPushButton::clicked, box, &QWidget::hide);
    return box;
}

void OperationDialog::report(const QStringList &sentences)
{
    m_reportText->setPlainText(sentences.join(u'\n'));
    m_report->setVisible(!sentences.isEmpty());
}

bool OperationDialog::mustConfirm() const
{
    return m_input.operation.destructive && m_input.environment && m_input.environment->confirm;
}

void OperationDialog::check()
{
    m_problems = m_page->check();
    m_obstacle.clear();
    if (!m_problems.isEmpty())
        m_obstacle = m_problems.constFirst().sentence;
    else if (m_confirmation && m_confirmation->text() != m_input.target.entity.name)
        m_obstacle = tr("Type the name %1 to confirm.").arg(m_input.target.entity.name);
    m_dispatch->setEnabled(m_obstacle.isEmpty());
    m_dispatch->setToolTip(m_obstacle);
    m_count->setVisible(!m_problems.isEmpty());
    m_count->setText(tr("%n pro&blem(s)", nullptr, int(m_problems.size())));
    updatePreview();
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
    // The one after the one that was visited last, also when that one is mended meanwhile.
    const auto place = [this](const AnswerProblem &problem) {
        return std::pair(problem.task, m_page->group(problem.task)->names().indexOf(problem.field));
    };
    const auto next = std::ranges::find_if(m_problems, [&](const AnswerProblem &problem) {
        return m_visited.field.isEmpty() || place(problem) > place(m_visited);
    });
    m_visited = next == m_problems.end() ? m_problems.constFirst() : *next;
    m_tabs->setCurrentWidget(m_page);
    m_page->goTo(m_visited.task, m_visited.field);
}

} // namespace Aegir
