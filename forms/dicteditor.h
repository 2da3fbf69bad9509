// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/structureeditor.h"

namespace Aegir {

class FoldHeader;
class SubForm;

/// Edits a mapping whose options are specified: a group of fields that folds. A default of the role is what its fields
/// begin with; the whole mapping is sent once one of them is changed.
class DictEditor final : public StructureEditor
{
    Q_OBJECT

public:
    DictEditor(const Field &field, const EditorContext &context, QWidget *parent = nullptr);

    bool showsLabel() const override { return true; }
    bool isWide() const override { return true; }
    void setProblem(const QString &sentence) override;
    void setOpen(bool open);

    /// The fields in it.
    SubForm *form() const { return m_form; }

protected:
    QJsonValue structure() const override;
    void showStructure(const QJsonValue &value) override;
    bool canShow(const QJsonValue &value) const override { return value.isObject(); }
    QString structureProblem() const override;
    void showState(State state) override;
    void aboutToSwitch() override { setOpen(true); }

private:
    void fold(bool open);
    void showProblems();

    FoldHeader *m_header;
    SubForm *m_form;
};

} // namespace Aegir
