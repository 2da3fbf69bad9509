// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/rowseditor.h"

namespace Aegir {

class ItemsModel;

/// Edits a list of scalars: rows that are typed, moved and removed. Many lines that are pasted become many items.
class ListEditor final : public RowsEditor
{
    Q_OBJECT

public:
    ListEditor(const Field &field, const EditorContext &context, QWidget *parent = nullptr);

    ItemsModel *model() const { return m_model; }

protected:
    QJsonValue structure() const override;
    void showStructure(const QJsonValue &value) override;
    bool canShow(const QJsonValue &value) const override { return value.isArray(); }
    void showState(State state) override;
    void takeEntries() override;
    void moveRow(int row, int to) override;

private:
    void splitLines(const QString &text);

    ItemsModel *m_model;
    QLineEdit *m_entry;
};

} // namespace Aegir
