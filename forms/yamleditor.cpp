// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/yamleditor.h"

#include "forms/yamledit.h"

using namespace Qt::StringLiterals;

namespace Aegir {

YamlEditor::YamlEditor(const Field &field, const EditorContext &context, QWidget *parent)
    : FieldEditor(field, parent)
    , m_edit(new YamlEdit(context, this))
{
    setBody(m_edit, m_edit);
    connect(m_edit, &YamlEdit::edited, this, &YamlEditor::contentEdited);
}

QJsonValue YamlEditor::content() const
{
    // A text that cannot be read is still something that a person typed: the form must not send nothing instead.
    const YamlText::Reading &reading = m_edit->reading();
    return reading.problem.isEmpty() ? reading.value : QJsonValue(m_edit->toPlainText());
}

void YamlEditor::setContent(const QJsonValue &value)
{
    m_edit->setValue(value);
}

void YamlEditor::showState(State)
{
    const QString shown = hint();
    m_edit->setPlaceholderText(shown.isEmpty() ? tr("YAML or JSON") : shown);
}

QString YamlEditor::inputProblem() const
{
    return state() == State::NotSent ? QString() : m_edit->reading().problem;
}

QWidget *YamlEditor::control() const
{
    return m_edit;
}

} // namespace Aegir
