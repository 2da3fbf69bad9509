// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/editorcontext.h"
#include "forms/fieldeditor.h"

namespace Aegir {

class YamlEdit;

/// Edits JSON that a role takes as a text (the types json and jsonarg). The text is sent as it is typed; YAML is sent
/// as the data that it stands for, which Ansible takes for the same type, and so is data that was given as such.
class JsonEditor final : public FieldEditor
{
    Q_OBJECT

public:
    JsonEditor(const Field &field, const EditorContext &context, QWidget *parent = nullptr);

    QString inputProblem() const override;
    QWidget *control() const override;

protected:
    QJsonValue content() const override;
    void setContent(const QJsonValue &value) override;
    void showState(State state) override;

private:
    YamlEdit *m_edit;
    bool m_isData = false; ///< it was given as data
};

} // namespace Aegir
