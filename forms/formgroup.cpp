// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/formgroup.h"

#include "forms/fieldeditor.h"
#include "forms/makeeditor.h"
#include "forms/tonelabel.h"

#include <QFormLayout>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

FormGroup::FormGroup(const QList<FieldAnswer> &fields, QWidget *parent)
    : QWidget(parent)
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
    for (const FieldAnswer &field : fields)
        addRow(field);
    updateVisible();
}

QJsonObject FormGroup::values() const
{
    QJsonObject values;
    for (const Row &row : m_rows) {
        const QString &name = row.answer.field.name;
        const QJsonValue value = answerOf(row);
        if (!value.isUndefined() && (row.answer.ask || m_touched.contains(name)))
            values.insert(name, value);
    }
    return values;
}

void FormGroup::setStoredValues(const QJsonObject &values)
{
    for (const Row &row : std::as_const(m_rows))
        row.editor->setValue(values.value(row.answer.field.name));
    updateVisible();
}

FieldEditor *FormGroup::editor(const QString &name) const
{
    const auto found = m_index.constFind(name);
    return found == m_index.constEnd() ? nullptr : m_rows[*found].editor;
}

bool FormGroup::isTouched(const QString &name) const
{
    return m_touched.contains(name);
}

bool FormGroup::isFieldVisible(const QString &name) const
{
    return m_visible.contains(name);
}

bool FormGroup::hasMore() const
{
    return std::ranges::any_of(m_rows, [](const Row &row) { return !row.answer.ask; });
}

void FormGroup::setShowAll(bool all)
{
    m_all = all;
    updateVisible();
}

void FormGroup::setProblems(const QHash<QString, QString> &sentences)
{
    for (const Row &row : std::as_const(m_rows)) {
        const QString sentence = sentences.value(row.answer.field.name);
        if (!sentence.isEmpty())
            m_revealed.insert(row.answer.field.name);
        if (row.editor->problem() != sentence)
            row.editor->setProblem(sentence);
    }
    updateVisible();
}

QHash<QString, QString> FormGroup::inputProblems() const
{
    QHash<QString, QString> sentences;
    for (const Row &row : m_rows) {
        if (const QString sentence = row.editor->inputProblem(); !sentence.isEmpty())
            sentences.insert(row.answer.field.name, sentence);
    }
    return sentences;
}

int FormGroup::labelWidth() const
{
    int width = 0;
    for (const Row &row : m_rows)
        width = std::max(width, row.label ? row.label->sizeHint().width() : 0);
    return width;
}

void FormGroup::setLabelWidth(int width)
{
    for (const Row &row : std::as_const(m_rows)) {
        if (row.label)
            row.label->setMinimumWidth(width);
    }
}

void FormGroup::addRow(const FieldAnswer &answer)
{
    Row row{.answer = answer, .editor = makeEditor(answer.field, this), .label = nullptr};
    if (answer.source == FieldAnswer::Source::Inherited) {
        row.editor->setValue(answer.value);
        row.editor->setEmptyIsSent(true);
    }
    if (row.editor->showsLabel()) {
        row.label = new QLabel(this); // keeps the check boxes in the column of the editors
    } else {
        QString text = answer.field.label;
        row.label = new QLabel(text.replace(u'&', u"&&"_s) + u':', this);
        row.label->setBuddy(row.editor->control());
    }
    row.label->setAlignment(Qt::AlignRight | Qt::AlignTop);
    row.label->setContentsMargins(0, 4, 0, 0);
    m_form->addRow(row.label, row.editor);
    m_index.insert(answer.field.name, m_rows.size());
    m_rows.append(row);
    connect(row.editor, &FieldEditor::changed, this, [this, name = answer.field.name] {
        m_touched.insert(name);
        updateVisible();
        emit changed();
    });
}

void FormGroup::updateVisible()
{
    const QJsonObject values = effectiveValues();
    m_visible.clear();
    for (const Row &row : std::as_const(m_rows)) {
        const Field &field = row.answer.field;
        const bool wanted = m_all || row.answer.ask || m_revealed.contains(field.name) || m_touched.contains(field.name);
        const bool visible = wanted && Aegir::isVisible(field, values);
        if (visible)
            m_visible.insert(field.name);
        m_form->setRowVisible(row.editor, visible);
    }
    m_nothing->setVisible(m_visible.isEmpty());
}

QJsonValue FormGroup::answerOf(const Row &row) const
{
    const QJsonValue value = row.editor->value();
    // A number has no empty value, and "not sent" would bring the inherited one back.
    const bool emptied = value.isUndefined() && row.answer.source == FieldAnswer::Source::Inherited
        && m_touched.contains(row.answer.field.name);
    return emptied ? QJsonValue(QJsonValue::Null) : value;
}

QJsonObject FormGroup::effectiveValues() const
{
    QList<FieldAnswer> fields;
    QJsonObject typed;
    for (const Row &row : m_rows) {
        fields.append(row.answer);
        if (const QJsonValue value = answerOf(row); !value.isUndefined())
            typed.insert(row.answer.field.name, value);
    }
    return visibleValues(fields, typed);
}

} // namespace Aegir
