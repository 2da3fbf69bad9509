// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/editorcontext.h"
#include "forms/fieldeditor.h"

namespace Aegir {

class YamlEdit;

/// Edits a value of any depth as YAML: what no other control fits.
class YamlEditor final : public FieldEditor
{
    Q_OBJECT

public:
    YamlEditor(const Field &field, const EditorContext &context, QWidget *parent = nullptr);

    QString inputProblem() const override;
    QWidget *control() const override;

protected:
    QJsonValue content() const override;
    void setContent(const QJsonValue &value) override;
    void showState(State state) override;

private:
    YamlEdit *m_edit;
};

} // namespace Aegir
