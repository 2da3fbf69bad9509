// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/formgroup.h"

#include "forms/fieldeditor.h"
#include "forms/makeeditor.h"
#include "forms/tonelabel.h"

#include <QFormLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

/// What the editor of @p answer has before anybody touched it.
QJsonValue firstValue(const FieldAnswer &answer)
{
    if (answer.isSent())
        return answer.value;
    const Field &field = answer.field;
    // A required box without a default is answered as it is seen: unchecked is a "no".
    if (field.type == FieldType::Boolean && field.required && !field.defaultValue.isBool() && field.choices.isEmpty())
        return false;
    return QJsonValue::Undefined;
}

} // namespace

FormGroup::FormGroup(const QList<FieldAnswer> &fields, QWidget *parent, qsizetype atOnce, const EditorContext &context)
    : QWidget(parent)
    , m_fields(fields)
    , m_context(context)
    , m_form(new QFormLayout)
    , m_nothing(new ToneLabel(Theme::Tone::Muted, tr("Nothing to fill in."), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_nothing);
    layout->addLayout(m_form);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setLabelAlignment(Qt::AlignRight | Qt::AlignTop);
    m_form->setVerticalSpacing(10);
    sortIntoRows(fields);
    buildSome(atOnce);
    updateVisible();
}

void FormGroup::sortIntoRows(const QList<FieldAnswer> &fields)
{
    QStringList groups{QString()}; // a field without a group would seem to belong to the heading above it
    for (const FieldAnswer &answer : fields) {
        if (!groups.contains(answer.field.group))
            groups.append(answer.field.group);
    }
    for (const QString &group : std::as_const(groups)) {
        for (const FieldAnswer &answer : fields) {
            if (answer.field.group != group)
                continue;
            m_index.insert(answer.field.name, m_rows.size());
            m_rows.append(Row{.answer = answer, .value = firstValue(answer)});
        }
    }
}

bool FormGroup::buildSome(qsizetype count)
{
    const qsizetype end = std::min(m_rows.size(), count < everything - m_built ? m_built + count : everything);
    if (m_built >= end)
        return false;
    bool other = false;
    while (m_built < end)
        other = build(m_rows[m_built++]) || other;
    updateHeadings();
    if (other) {
        updateVisible();
        emit changed();
    }
    return true;
}

QJsonObject FormGroup::values() const
{
    QJsonObject values;
    for (const Row &row : m_rows) {
        const QString &name = row.answer.field.name;
        if (!row.value.isUndefined() && (row.answer.ask || m_touched.contains(name)))
            values.insert(name, row.value);
    }
    return values;
}

void FormGroup::setStoredValues(const QJsonObject &values)
{
    for (Row &row : m_rows)
        put(row, values.value(row.answer.field.name));
    updateVisible();
}

void FormGroup::setAnswers(const QJsonObject &values)
{
    for (Row &row : m_rows) {
        const auto given = values.constFind(row.answer.field.name);
        if (given == values.constEnd())
            continue;
        put(row, *given);
        m_touched.insert(row.answer.field.name);
    }
    updateVisible();
    emit changed();
}

FieldEditor *FormGroup::editor(const QString &name)
{
    const auto found = m_index.constFind(name);
    if (found == m_index.constEnd())
        return nullptr;
    buildSome(*found + 1 - m_built);
    return m_rows[*found].editor;
}

QStringList FormGroup::names() const
{
    QStringList names;
    for (const Row &row : m_rows)
        names.append(row.answer.field.name);
    return names;
}

void FormGroup::reveal(const QString &name)
{
    m_revealed.insert(name);
    updateVisible();
}

bool FormGroup::hasMore() const
{
    return std::ranges::any_of(m_rows, [](const Row &row) { return !row.answer.ask; });
}

void FormGroup::setSeenValues(const QJsonObject &values)
{
    if (m_seen == values)
        return;
    m_seen = values;
    updateVisible();
}

void FormGroup::setShowAll(bool all)
{
    m_all = all;
    updateVisible();
}

qsizetype FormGroup::setFilter(const QString &text)
{
    m_filter = text.trimmed();
    updateVisible();
    return std::ranges::count_if(m_rows, &Row::shown);
}

void FormGroup::setChoices(const QString &name, const std::optional<Result<QList<Choice>>> &choices)
{
    const auto found = m_index.constFind(name);
    if (found == m_index.constEnd())
        return;
    Row &row = m_rows[*found];
    row.choices = choices;
    if (!row.editor)
        return;
    giveChoices(row);
    // What was given or typed before may be none of them.
    if (takeFrom(row)) {
        updateVisible();
        emit changed();
    }
}

void FormGroup::setProblems(const QHash<QString, QString> &sentences)
{
    bool revealed = false;
    for (Row &row : m_rows) {
        const QString sentence = sentences.value(row.answer.field.name);
        if (!sentence.isEmpty() && !m_revealed.contains(row.answer.field.name)) {
            m_revealed.insert(row.answer.field.name);
            revealed = true;
        }
        if (row.problem == sentence)
            continue;
        row.problem = sentence;
        if (row.editor)
            row.editor->setProblem(sentence);
    }
    if (revealed)
        updateVisible();
}

QHash<QString, QString> FormGroup::inputProblems() const
{
    QHash<QString, QString> sentences;
    for (const Row &row : m_rows) {
        if (!row.inputProblem.isEmpty() && m_visible.contains(row.answer.field.name))
            sentences.insert(row.answer.field.name, row.inputProblem);
    }
    return sentences;
}

int FormGroup::labelWidth() const
{
    int width = 0;
    for (const Row &row : m_rows)
        width = std::max(width, fontMetrics().horizontalAdvance(row.answer.field.label + u':'));
    return width + 2;
}

void FormGroup::setLabelWidth(int width)
{
    m_labelWidth = width;
    for (const Row &row : std::as_const(m_rows)) {
        if (row.label)
            row.label->setMinimumWidth(width);
    }
}

QString FormGroup::summary() const
{
    QStringList words;
    for (const Row &row : m_rows) {
        const Field &field = row.answer.field;
        if (row.value.isUndefined() || row.value.isNull() || !row.exists)
            continue;
        const QString text = holdsSecret(field) ? u"••••••"_s : textFromValue(row.value).simplified();
        words.append(tr("%1: %2", "a field and its value").arg(field.label, text));
    }
    return words.isEmpty() ? tr("the roles' defaults") : words.join(u", "_s);
}

/// Returns whether its editor sees the row's value in another way than was known without it.
bool FormGroup::build(Row &row)
{
    const Field &field = row.answer.field;
    const qsizetype index = &row - m_rows.constData();
    if (!field.group.isEmpty() && (index == 0 || m_rows.at(index - 1).answer.field.group != field.group)) {
        row.heading = new QLabel(field.group, this);
        row.heading->setObjectName(u"heading"_s);
        row.heading->setTextFormat(Qt::PlainText);
        QFont bold = row.heading->font();
        bold.setBold(true);
        row.heading->setFont(bold);
        row.heading->setContentsMargins(0, index == 0 ? 0 : 8, 0, 0);
        m_form->addRow(row.heading);
    }
    row.editor = makeEditor(field, this, m_context);
    if (row.answer.isSent())
        row.editor->setInherited(row.answer.value);
    if (row.value != firstValue(row.answer))
        row.editor->setValue(row.value);
    giveChoices(row);
    const bool other = takeFrom(row);
    row.label = makeLabel(row);
    if (row.editor->isWide()) {
        m_form->addRow(row.label);
        m_form->addRow(row.editor);
    } else {
        m_form->addRow(row.label, row.editor);
    }
    if (!row.problem.isEmpty())
        row.editor->setProblem(row.problem);
    if (!row.shown || row.editor->isWide())
        showRow(row);
    connect(row.editor, &FieldEditor::changed, this, [this, name = field.name] { onChanged(name); });
    return other;
}

QLabel *FormGroup::makeLabel(const Row &row)
{
    auto *label = new QLabel(this);
    if (!row.editor->showsLabel()) { // an empty one keeps the check boxes in the column of the editors
        QString text = row.answer.field.label;
        label->setText(text.replace(u'&', u"&&"_s) + u':');
        label->setBuddy(row.editor->control());
    }
    label->setAlignment(Qt::AlignRight | Qt::AlignTop);
    label->setContentsMargins(0, 4, 0, 0);
    label->setMinimumWidth(m_labelWidth);
    return label;
}

/// Returns whether that is something else than was there.
bool FormGroup::takeFrom(Row &row)
{
    const QJsonValue value = std::exchange(row.value, row.editor->value());
    const QString problem = std::exchange(row.inputProblem, row.editor->inputProblem());
    return row.value != value || row.inputProblem != problem;
}

void FormGroup::giveChoices(const Row &row)
{
    if (row.answer.field.choicesFrom.kind == ChoicesFrom::Kind::None)
        return;
    if (!row.choices)
        row.editor->setChoicesLoading();
    else if (*row.choices)
        row.editor->setChoices(**row.choices);
    else
        row.editor->setChoicesFailed(row.choices->error().sentence);
}

void FormGroup::put(Row &row, const QJsonValue &value)
{
    row.value = value.isUndefined() ? firstValue(row.answer) : value;
    if (row.editor) {
        row.editor->setValue(value);
        takeFrom(row);
    }
}

void FormGroup::onChanged(const QString &name)
{
    m_touched.insert(name);
    takeFrom(m_rows[m_index.value(name)]);
    updateVisible();
    emit changed();
}

void FormGroup::updateVisible()
{
    const QJsonObject values = m_seen ? *m_seen : ownValues();
    m_visible.clear();
    for (Row &row : m_rows) {
        const Field &field = row.answer.field;
        const bool wanted = m_all || !m_filter.isEmpty() || row.answer.ask || m_revealed.contains(field.name)
            || m_touched.contains(field.name);
        row.exists = field.visibleWhen.isEmpty() || Aegir::isVisible(field, values);
        const bool visible = wanted && row.exists;
        if (visible)
            m_visible.insert(field.name);
        show(row, visible && matches(field));
    }
    updateHeadings();
    m_nothing->setVisible(m_filter.isEmpty() && m_visible.isEmpty());
}

QJsonObject FormGroup::ownValues() const
{
    QJsonObject typed;
    for (const Row &row : m_rows) {
        if (!row.value.isUndefined())
            typed.insert(row.answer.field.name, row.value);
    }
    return visibleValues(m_fields, typed);
}

void FormGroup::updateHeadings()
{
    // From the last row up: a heading is shown with any of the rows that follow it.
    bool any = false;
    for (qsizetype index = m_rows.size(); index-- > 0;) {
        const Row &row = m_rows.at(index);
        any = any || row.shown;
        if (!row.heading)
            continue;
        if (row.heading->isVisibleTo(this) != any)
            m_form->setRowVisible(row.heading, any);
        any = false;
    }
}

void FormGroup::show(Row &row, bool shown)
{
    if (row.shown == shown)
        return;
    row.shown = shown;
    if (row.editor)
        showRow(row);
}

void FormGroup::showRow(const Row &row)
{
    m_form->setRowVisible(row.editor, row.shown);
    if (row.editor->isWide())
        m_form->setRowVisible(row.label, row.shown && !row.editor->showsLabel());
}

bool FormGroup::matches(const Field &field) const
{
    return m_filter.isEmpty() || field.label.contains(m_filter, Qt::CaseInsensitive)
        || field.name.contains(m_filter, Qt::CaseInsensitive)
        || field.description.contains(m_filter, Qt::CaseInsensitive);
}

} // namespace Aegir
