// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/rowseditor.h"

namespace Aegir {

class PairsModel;

/// Edits a mapping whose names are free: a table of names and values. Lines such as `name: value` or `name=value` that
/// are pasted become entries.
class TableEditor final : public RowsEditor
{
    Q_OBJECT

public:
    TableEditor(const Field &field, const EditorContext &context, QWidget *parent = nullptr);

    PairsModel *model() const { return m_model; }

protected:
    QJsonValue structure() const override;
    void showStructure(const QJsonValue &value) override;
    bool canShow(const QJsonValue &value) const override { return value.isObject(); }
    QString structureProblem() const override;
    void showState(State state) override;
    void takeEntries() override;

private:
    void splitLines(const QString &text);

    PairsModel *m_model;
    QLineEdit *m_name;
    QLineEdit *m_value;
};

} // namespace Aegir
