// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/structureeditor.h"

class QAbstractItemModel;
class QAbstractItemView;
class QHBoxLayout;
class QLineEdit;

namespace Aegir {

/// The part that a list and a table have in common: the rows, one more row that is typed below them, and buttons that
/// remove a row. What stands in the row below counts already; Enter makes it a row of its own, and so does leaving it.
class RowsEditor : public StructureEditor
{
    Q_OBJECT

protected:
    RowsEditor(const Field &field, const EditorContext &context, QWidget *parent);

    /// Arranges @p view, which shows @p model, above @p entries, the last of which ends a row at Enter.
    void arrange(QAbstractItemView *view, QAbstractItemModel *model, const QList<QLineEdit *> &entries);
    /// Adds a button beside the entries that works on the current row.
    QWidget *addTool(const QString &icon, const QString &words, void (RowsEditor::*work)());

    QAbstractItemView *view() const { return m_view; }
    /// True when rows were there and were taken away: then nothing in it is an empty value, not none.
    bool wasEmptied() const { return m_touched; }
    void startOver() { m_touched = false; }

    /// Makes rows of what is typed below; does nothing when that is nothing.
    virtual void takeEntries() = 0;
    /// Moves the current row.
    virtual void moveRow(int, int) { }

    void removeRow();
    void moveUp();
    void moveDown();
    void updateRows();

    void aboutToSwitch() override { takeEntries(); }
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void leaveEntry();
    void updateTools();
    bool pressInEntry(QObject *entry, int key);

    QAbstractItemView *m_view = nullptr;
    QAbstractItemModel *m_model = nullptr;
    QHBoxLayout *m_line = nullptr;
    QList<QLineEdit *> m_entries;
    QList<QWidget *> m_tools;
    bool m_touched = false;
};

} // namespace Aegir
