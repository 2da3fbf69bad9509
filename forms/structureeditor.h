// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/editorcontext.h"
#include "forms/fieldeditor.h"

class QToolButton;
class QVBoxLayout;

namespace Aegir {

class YamlEdit;

/// The editor of a list or a mapping: fields or rows that fit it, and the same as YAML at a press. Going back and forth
/// loses nothing: what its fields cannot show stays YAML.
class StructureEditor : public FieldEditor
{
    Q_OBJECT

public:
    StructureEditor(const Field &field, const EditorContext &context, QWidget *parent);

    QString inputProblem() const override;
    QWidget *control() const override;

    bool isYaml() const;
    /// Shows it as YAML or not; not, that is, while the YAML holds what fields cannot show.
    void setYaml(bool yaml);

protected:
    /// Puts @p structure into the editor; @p control is what is focused in it. With a @p header, that stands where
    /// otherwise the structure is, and the structure below, from edge to edge.
    void setStructure(QWidget *structure, QWidget *control, QWidget *header = nullptr);
    /// Folds structure and YAML away, leaving the header.
    void setFolded(bool folded);
    /// To be called when a person changed something in the structure.
    void structureEdited();
    const EditorContext &context() const { return m_context; }

    QJsonValue content() const final;
    void setContent(const QJsonValue &value) final;

    /// What the fields or rows hold; Undefined when there is nothing in them.
    virtual QJsonValue structure() const = 0;
    /// Shows @p value, which canShow(); Undefined: nothing.
    virtual void showStructure(const QJsonValue &value) = 0;
    /// True when the fields or rows can show @p value and lose nothing of it.
    virtual bool canShow(const QJsonValue &value) const = 0;
    virtual QString structureProblem() const { return {}; }
    /// It is about to be shown as YAML, or not any more.
    virtual void aboutToSwitch() { }

private:
    void addToggle();
    void showPage(bool yaml);
    YamlEdit *yamlEdit();

    EditorContext m_context;
    QWidget *m_body;
    QVBoxLayout *m_bodyLayout;
    QToolButton *m_toggle = nullptr;
    QWidget *m_structure = nullptr;
    QWidget *m_control = nullptr;
    YamlEdit *m_yaml = nullptr; ///< made when it is first wanted
    bool m_switching = false;
};

} // namespace Aegir
