// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/structureeditor.h"

#include "forms/yamledit.h"

#include <QScopedValueRollback>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
constexpr int indentation = 18; ///< of what stands below a header, in pixels
}

StructureEditor::StructureEditor(const Field &field, const EditorContext &context, QWidget *parent)
    : FieldEditor(field, parent)
    , m_context(context)
    , m_body(new QWidget(this))
    , m_bodyLayout(new QVBoxLayout(m_body))
{
    m_bodyLayout->setContentsMargins({});
}

void StructureEditor::setStructure(QWidget *structure, QWidget *control, QWidget *header)
{
    m_structure = structure;
    m_control = control;
    m_bodyLayout->addWidget(structure);
    if (header) {
        m_bodyLayout->setContentsMargins(indentation, 2, 0, 0);
        setBody(header, control);
        addBelow(m_body);
        if (auto *description = findChild<QWidget *>(u"description"_s, Qt::FindDirectChildrenOnly))
            description->setContentsMargins(indentation, 0, 0, 0);
    } else {
        setBody(m_body, control);
    }
    addToggle();
}

/// Made after the structure, so that the Tab key reaches it last.
void StructureEditor::addToggle()
{
    m_toggle = new QToolButton(this);
    m_toggle->setObjectName(u"yaml"_s);
    m_toggle->setText(tr("YAML"));
    m_toggle->setCheckable(true);
    m_toggle->setAutoRaise(true);
    m_toggle->setToolTip(tr("Edit as YAML"));
    m_toggle->setAccessibleName(tr("Edit %1 as YAML").arg(field().label));
    connect(m_toggle, &QToolButton::clicked, this, &StructureEditor::setYaml);
    addBeside(m_toggle);
}

void StructureEditor::setFolded(bool folded)
{
    m_body->setVisible(!folded);
}

void StructureEditor::structureEdited()
{
    if (!m_switching)
        contentEdited();
}

bool StructureEditor::isYaml() const
{
    return m_yaml && !m_yaml->isHidden();
}

void StructureEditor::setYaml(bool yaml)
{
    m_toggle->setChecked(yaml);
    if (yaml == isYaml())
        return;
    aboutToSwitch();
    const QScopedValueRollback switching(m_switching, true);
    if (!yaml) {
        const YamlText::Reading reading = m_yaml->reading();
        if (!reading.problem.isEmpty() || !(reading.value.isUndefined() || canShow(reading.value))) {
            m_toggle->setChecked(true);
            setNote(reading.problem.isEmpty() ? tr("This is not what its fields can show.")
                                              : tr("Mend it first: its fields cannot show this."));
            return;
        }
        showStructure(reading.value);
    } else {
        const QSignalBlocker quiet(yamlEdit());
        yamlEdit()->setValue(structure());
    }
    setNote({});
    showPage(yaml);
    // Fields and rows with nothing in them look like nothing sent, which an empty list or mapping is not.
    if (!yaml && structure().isUndefined() && !m_yaml->reading().value.isUndefined())
        sendEmpty();
    control()->setFocus(Qt::OtherFocusReason);
}

void StructureEditor::showPage(bool yaml)
{
    yamlEdit()->setVisible(yaml);
    m_structure->setVisible(!yaml);
    m_toggle->setChecked(yaml);
    setFocusProxy(control());
}

QJsonValue StructureEditor::content() const
{
    if (!isYaml())
        return structure();
    const YamlText::Reading &reading = m_yaml->reading();
    return reading.problem.isEmpty() ? reading.value : QJsonValue(m_yaml->toPlainText());
}

void StructureEditor::setContent(const QJsonValue &value)
{
    const QJsonValue shown = value.isUndefined() ? shownDefault() : value;
    if (isYaml()) {
        m_yaml->setValue(shown);
    } else if (shown.isUndefined() || canShow(shown)) {
        showStructure(shown);
    } else {
        const QSignalBlocker quiet(yamlEdit());
        m_yaml->setValue(shown);
        showPage(true);
    }
}

QString StructureEditor::inputProblem() const
{
    if (!isYaml())
        return structureProblem();
    return state() == State::NotSent ? QString() : m_yaml->reading().problem;
}

QWidget *StructureEditor::control() const
{
    return isYaml() ? m_yaml : m_control;
}

YamlEdit *StructureEditor::yamlEdit()
{
    if (!m_yaml) {
        m_yaml = new YamlEdit(m_context, m_body);
        m_yaml->setPlaceholderText(tr("YAML or JSON"));
        m_yaml->hide();
        m_bodyLayout->addWidget(m_yaml);
        addControl(m_yaml);
        setTabOrder(m_toggle, m_yaml);
        connect(m_yaml, &YamlEdit::edited, this, &StructureEditor::contentEdited);
    }
    return m_yaml;
}

} // namespace Aegir
