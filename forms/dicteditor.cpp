// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/dicteditor.h"

#include "forms/foldheader.h"
#include "forms/subform.h"

#include <QToolButton>

namespace Aegir {

DictEditor::DictEditor(const Field &field, const EditorContext &context, QWidget *parent)
    : StructureEditor(field, context, parent)
    , m_header(new FoldHeader(field.label, this))
    , m_form(new SubForm(field.options, context, this))
{
    setStructure(m_form, m_header->button(), m_header);
    setFolded(true);
    connect(m_header, &FoldHeader::toggled, this, &DictEditor::fold);
    connect(m_form, &SubForm::changed, this, &DictEditor::structureEdited);
    DictEditor::showStructure(shownDefault());
    showState(State::NotSent);
    if (field.required)
        setOpen(true);
}

QJsonValue DictEditor::structure() const
{
    const QJsonObject values = m_form->values();
    return values.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(values);
}

void DictEditor::showStructure(const QJsonValue &value)
{
    m_form->setValues(value.toObject());
}

QString DictEditor::structureProblem() const
{
    return m_form->inputProblem();
}

void DictEditor::showState(State state)
{
    QString summary;
    if (m_header->isOpen())
        summary.clear();
    else if (state == State::NotSent)
        summary = showsDefault() ? tr("Default: %1").arg(SubForm::summary(field().options, shownDefault().toObject()))
                                 : field().placeholder;
    else
        summary = isYaml() ? tr("as YAML") : SubForm::summary(field().options, m_form->values());
    m_header->setSummary(summary);
}

void DictEditor::setProblem(const QString &sentence)
{
    StructureEditor::setProblem(sentence);
    showProblems();
}

void DictEditor::setOpen(bool open)
{
    m_header->setOpen(open);
}

void DictEditor::fold(bool open)
{
    if (open)
        m_form->build(m_header->button());
    setFolded(!open);
    showState(state());
    showProblems();
}

/// Beside the field inside that is wrong where it can be seen, otherwise under the header.
void DictEditor::showProblems()
{
    const bool beside = m_header->isOpen() && !isYaml() && m_form->showProblems(!problem().isEmpty());
    showSentence(beside ? QString() : problem());
}

} // namespace Aegir
