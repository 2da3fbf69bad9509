// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/formpage.h"

#include "forms/clearbutton.h"
#include "forms/fieldeditor.h"
#include "forms/formgroup.h"
#include "forms/taborder.h"
#include "forms/tasksection.h"
#include "forms/tonelabel.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPointer>
#include <QScrollArea>
#include <QShortcut>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
/// More than fit on a screen; the others are built while nobody waits for them.
constexpr qsizetype builtAtOnce = 24;
/// Few enough that a key that is pressed meanwhile does not wait.
constexpr qsizetype builtAtATime = 4;
/// So many pixels around a field that was gone to are seen, too.
constexpr int surroundings = 80;

bool hasConditions(const TaskForm &task)
{
    return std::ranges::any_of(task.fields,
                               [](const FieldAnswer &answer) { return !answer.field.visibleWhen.isEmpty(); });
}
} // namespace

FormPage::FormPage(QList<TaskForm> form, const QString &description, QWidget *parent, const EditorContext &context)
    : QWidget(parent)
    , m_form(std::move(form))
    , m_noMatch(new ToneLabel(Theme::Tone::Muted, this))
    , m_scroll(new QScrollArea(this))
    , m_below(new QVBoxLayout)
    , m_builder(new QTimer(this))
    , m_hasConditions(std::ranges::any_of(std::as_const(m_form), hasConditions))
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 6, 0, 0);
    makeSearch(outer);

    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    if (!description.isEmpty()) {
        auto *words = new ToneLabel(Theme::Tone::Muted, description, page);
        words->setWordWrap(true);
        layout->addWidget(words);
    }
    makeSections(layout, context);
    updateConditions();
    m_noMatch->setObjectName(u"noMatch"_s);
    m_noMatch->hide();
    layout->addWidget(m_noMatch);
    layout->addLayout(m_below);
    layout->addStretch();
    alignLabels();

    m_scroll->setObjectName(u"formScroll"_s);
    m_scroll->setWidget(page);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    outer->addWidget(m_scroll, 1);

    connect(m_builder, &QTimer::timeout, this, &FormPage::buildMore);
    m_builder->start(0);
}

void FormPage::loadChoices(const FindChoices &find)
{
    for (int task = 0; task < int(m_form.size()); ++task) {
        for (const FieldAnswer &answer : m_form.at(task).fields) {
            const Field &field = answer.field;
            if (field.choicesFrom.kind == ChoicesFrom::Kind::None)
                continue;
            find(field.choicesFrom, [page = QPointer(this), task, name = field.name](const auto &choices) {
                if (page)
                    page->group(task)->setChoices(name, choices);
            });
        }
    }
}

Answers FormPage::answers() const
{
    Answers answers;
    for (const TaskSection *section : m_sections)
        answers.append(section->group()->values());
    return answers;
}

Answers FormPage::changedAnswers() const
{
    Answers answers = this->answers();
    for (int task = 0; task < int(answers.size()); ++task) {
        for (const QString &name : answers.at(task).keys()) {
            if (!group(task)->isTouched(name))
                answers[task].remove(name);
        }
    }
    return answers;
}

void FormPage::setAnswers(const Answers &answers)
{
    for (int task = 0; task < int(std::min(answers.size(), m_sections.size())); ++task) {
        const QSignalBlocker quiet(m_sections.at(task)->group());
        group(task)->setAnswers(answers.at(task));
    }
    onChanged();
}

void FormPage::onChanged()
{
    updateConditions();
    emit changed();
}

void FormPage::updateConditions()
{
    if (!m_hasConditions)
        return;
    const QList<QJsonObject> values = visibleValues(m_form, answers());
    for (int task = 0; task < int(m_sections.size()); ++task)
        group(task)->setSeenValues(values.at(task));
}

const QList<AnswerProblem> &FormPage::check()
{
    const QList<AnswerProblem> found = problemsOf(m_form, answers());
    m_problems.clear();
    for (int task = 0; task < int(m_sections.size()); ++task) {
        QHash<QString, QString> sentences = group(task)->inputProblems();
        for (const AnswerProblem &problem : found) {
            if (problem.task == task && !sentences.contains(problem.field))
                sentences.insert(problem.field, problem.sentence);
        }
        if (sentences.isEmpty())
            continue;
        for (const QString &name : group(task)->names()) {
            if (const QString sentence = sentences.take(name); !sentence.isEmpty())
                m_problems.append({task, name, sentence});
        }
        for (auto other = sentences.begin(); other != sentences.end(); ++other)
            m_problems.append({task, other.key(), other.value()});
    }
    showProblems();
    return m_problems;
}

void FormPage::showProblems()
{
    // A form that is red before anybody typed scolds; one that only greys out its button hides why. So the first
    // problem is always said beside its field, and the others once their field was touched.
    for (int task = 0; task < int(m_sections.size()); ++task) {
        QHash<QString, QString> sentences;
        for (const AnswerProblem &problem : std::as_const(m_problems)) {
            const bool first = &problem == &m_problems.constFirst();
            const bool known = group(task)->isTouched(problem.field) || m_visited.contains({task, problem.field});
            if (problem.task == task && (first || known))
                sentences.insert(problem.field, problem.sentence);
        }
        group(task)->setProblems(sentences);
    }
}

void FormPage::goTo(int task, const QString &field)
{
    TaskSection *section = m_sections.value(task);
    if (!section)
        return;
    if (m_search)
        m_search->clear();
    section->setOpen(true);
    FieldEditor *editor = section->group()->editor(field);
    if (!editor)
        return;
    section->group()->reveal(field);
    m_visited.insert({task, field});
    showProblems();
    editor->control()->setFocus(Qt::OtherFocusReason);
    // What was unfolded just now has no place yet.
    QTimer::singleShot(0, editor, [this, editor] { m_scroll->ensureWidgetVisible(editor, 0, surroundings); });
}

void FormPage::focusFirst()
{
    for (const TaskSection *section : std::as_const(m_sections)) {
        for (const FieldEditor *editor : section->findChildren<FieldEditor *>()) {
            if (editor->isVisibleTo(this) && editor->control()->focusPolicy() != Qt::NoFocus) {
                editor->control()->setFocus(Qt::OtherFocusReason);
                return;
            }
        }
    }
}

bool FormPage::hasMore() const
{
    return std::ranges::any_of(m_sections, [](const TaskSection *section) { return section->group()->hasMore(); });
}

void FormPage::setShowAll(bool all)
{
    for (TaskSection *section : std::as_const(m_sections)) {
        section->group()->setShowAll(all);
        if (all)
            section->setOpen(true);
    }
}

bool FormPage::isComplete() const
{
    return !m_builder->isActive();
}

void FormPage::addBelow(QWidget *widget)
{
    m_below->addWidget(widget);
}

FormGroup *FormPage::group(int task) const
{
    return m_sections.at(task)->group();
}

bool FormPage::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey = watched == m_search && event->type() == QEvent::KeyPress;
    const int key = isKey ? static_cast<QKeyEvent *>(event)->key() : 0;
    // Escape clears the search first; in an empty one it closes the form like anywhere else.
    if (key == Qt::Key_Escape && !m_search->text().isEmpty()) {
        m_search->clear();
        return true;
    }
    // Enter would press the dialog's default button: a search must not dispatch.
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        focusFirst();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void FormPage::makeSearch(QVBoxLayout *layout)
{
    qsizetype fields = 0;
    for (const TaskForm &task : std::as_const(m_form))
        fields += task.fields.size();
    if (fields <= manyFields)
        return;
    m_search = new QLineEdit(this);
    m_search->setObjectName(u"search"_s);
    m_search->setPlaceholderText(tr("Search in %n field(s)… (Ctrl+F)", nullptr, int(fields)));
    m_search->setAccessibleName(tr("Search in the fields"));
    addClearButton(m_search);
    m_search->installEventFilter(this);
    layout->addWidget(m_search);
    connect(m_search, &QLineEdit::textChanged, this, &FormPage::search);
    auto *find = new QShortcut(QKeySequence::Find, this);
    connect(find, &QShortcut::activated, m_search, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
}

void FormPage::makeSections(QVBoxLayout *layout, const EditorContext &context)
{
    qsizetype atOnce = builtAtOnce;
    for (int index = 0; index < int(m_form.size()); ++index) {
        const TaskForm &task = m_form.at(index);
        auto *section = new TaskSection(task, m_form.size() > 1 ? index + 1 : 0, atOnce, context, this);
        section->setObjectName(u"task-%1-%2"_s.arg(index).arg(task.task.name));
        section->setAccessibleName(task.task.label);
        section->setAccessibleDescription(task.task.description);
        atOnce = std::max<qsizetype>(0, atOnce - task.fields.size());
        m_sections.append(section);
        layout->addWidget(section);
        connect(section, &TaskSection::changed, this, &FormPage::onChanged);
    }
    const bool allAnswered = std::ranges::all_of(std::as_const(m_sections), &TaskSection::isAnswered);
    for (TaskSection *section : std::as_const(m_sections)) {
        // A form that shows nothing but folded headings would hide what can be changed.
        section->setOpen(!section->isAnswered() || (allAnswered && section == m_sections.constFirst()));
    }
}

void FormPage::alignLabels()
{
    int labels = 0;
    for (const TaskSection *section : std::as_const(m_sections))
        labels = std::max(labels, section->group()->labelWidth());
    for (const TaskSection *section : std::as_const(m_sections))
        section->group()->setLabelWidth(labels);
}

void FormPage::search(const QString &text)
{
    bool found = false;
    for (TaskSection *section : std::as_const(m_sections)) {
        section->setFilter(text);
        found = found || !section->isHidden();
    }
    m_noMatch->setText(tr("No field has “%1” in its label, name or description.").arg(text.trimmed()));
    m_noMatch->setVisible(!found);
}

void FormPage::buildMore()
{
    for (const TaskSection *section : std::as_const(m_sections)) {
        if (section->group()->buildSome(builtAtATime))
            return;
    }
    m_builder->stop();
    orderTabs(m_scroll->widget());
}

} // namespace Aegir
