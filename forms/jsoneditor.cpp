// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/jsoneditor.h"

#include "forms/yamledit.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Aegir {

JsonEditor::JsonEditor(const Field &field, const EditorContext &context, QWidget *parent)
    : FieldEditor(field, parent)
    , m_edit(new YamlEdit(context, this))
{
    setBody(m_edit, m_edit);
    connect(m_edit, &YamlEdit::edited, this, &JsonEditor::contentEdited);
}

QJsonValue JsonEditor::content() const
{
    const QString text = m_edit->toPlainText();
    if (text.trimmed().isEmpty())
        return QJsonValue::Undefined;
    const QJsonValue read = m_edit->reading().value;
    const bool isStructure = read.isObject() || read.isArray();
    const bool isText = problemOf(field(), text).isEmpty();
    return isStructure && (m_isData || !isText) ? read : QJsonValue(text);
}

void JsonEditor::setContent(const QJsonValue &value)
{
    m_isData = value.isObject() || value.isArray();
    if (value.isString())
        m_edit->setPlainText(value.toString());
    else
        m_edit->setValue(value);
}

void JsonEditor::showState(State)
{
    const QString shown = hint();
    m_edit->setPlaceholderText(shown.isEmpty() ? tr("JSON, such as {\"name\": \"value\"}") : shown);
}

QString JsonEditor::inputProblem() const
{
    const QJsonValue now = value();
    if (!now.isString() || problemOf(field(), now).isEmpty())
        return {};
    const QString problem = m_edit->reading().problem;
    return problem.isEmpty() ? problemOf(field(), now) : problem;
}

QWidget *JsonEditor::control() const
{
    return m_edit;
}

} // namespace Aegir
