// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/subform.h"

#include "forms/fieldeditor.h"
#include "forms/makeeditor.h"

#include <QFormLayout>
#include <QLabel>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

SubForm::SubForm(QList<Field> fields, const EditorContext &context, QWidget *parent)
    : QWidget(parent)
    , m_fields(std::move(fields))
    , m_context(context)
{
}

QJsonObject SubForm::values() const
{
    QJsonObject values = m_values;
    for (const FieldEditor *editor : m_editors) {
        const QJsonValue value = editor->value();
        if (value.isUndefined() || value.isNull())
            values.remove(editor->field().name);
        else
            values.insert(editor->field().name, value);
    }
    return values;
}

void SubForm::setValues(const QJsonObject &values)
{
    m_values = values;
    m_touched.clear();
    for (FieldEditor *editor : std::as_const(m_editors))
        editor->setValue(values.value(editor->field().name));
}

void SubForm::build(QWidget *before)
{
    if (!m_editors.isEmpty() || m_fields.isEmpty())
        return;
    auto *form = new QFormLayout(this);
    form->setContentsMargins({});
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setLabelAlignment(Qt::AlignRight | Qt::AlignTop);
    form->setVerticalSpacing(8);
    for (const Field &field : std::as_const(m_fields))
        addRow(form, field);
    // What is made later stands last for the Tab key; it belongs behind the header that it unfolds from.
    for (QWidget *widget : findChildren<QWidget *>()) {
        if (!before || !(widget->focusPolicy() & Qt::TabFocus))
            continue;
        setTabOrder(before, widget);
        before = widget;
    }
}

void SubForm::addRow(QFormLayout *form, const Field &field)
{
    FieldEditor *editor = makeEditor(field, this, m_context);
    editor->setValue(m_values.value(field.name));
    m_editors.append(editor);
    connect(editor, &FieldEditor::changed, this, [this, editor] {
        m_touched.insert(editor);
        emit changed();
    });
    if (editor->isWide()) {
        form->addRow(editor);
        return;
    }
    auto *label = new QLabel(this); // empty where the editor shows the label, which keeps the check boxes in line
    if (!editor->showsLabel()) {
        label->setText(QString(field.label).replace(u'&', u"&&"_s) + u':');
        label->setBuddy(editor->control());
    }
    label->setAlignment(Qt::AlignRight | Qt::AlignTop);
    label->setContentsMargins(0, 4, 0, 0);
    form->addRow(label, editor);
}

FieldEditor *SubForm::editor(const QString &name) const
{
    const auto found =
        std::ranges::find_if(m_editors, [&name](const FieldEditor *editor) { return editor->field().name == name; });
    return found == m_editors.end() ? nullptr : *found;
}

QString SubForm::inputProblem() const
{
    for (const FieldEditor *editor : m_editors) {
        if (const QString sentence = editor->inputProblem(); !sentence.isEmpty())
            return sentence;
    }
    return {};
}

bool SubForm::showProblems(bool first)
{
    bool shown = false;
    for (FieldEditor *editor : std::as_const(m_editors)) {
        QString sentence;
        if ((first && !shown) || m_touched.contains(editor)) {
            sentence = editor->inputProblem();
            if (sentence.isEmpty())
                sentence = problemOf(editor->field(), editor->value());
        }
        shown = shown || !sentence.isEmpty();
        if (editor->problem() != sentence)
            editor->setProblem(sentence);
    }
    return shown;
}

QString SubForm::summary(const QList<Field> &fields, const QJsonObject &values)
{
    QStringList parts;
    for (const Field &field : fields) {
        const QJsonValue value = values.value(field.name);
        if (value.isUndefined())
            continue;
        QString text = holdsSecret(field) ? QString(6, u'\u2022') : textFromValue(value);
        if (value.isObject() && !holdsSecret(field))
            text = u"{…}"_s;
        parts.append(tr("%1: %2", "name of a field: its value").arg(field.label, text.simplified()));
    }
    return parts.join(u", "_s);
}

} // namespace Aegir
