// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/structureeditor.h"

class QPushButton;
class QVBoxLayout;

namespace Aegir {

class FoldHeader;
class GroupItem;

/// Edits a list of mappings whose options are specified: one group of fields for each.
class GroupsEditor final : public StructureEditor
{
    Q_OBJECT

public:
    GroupsEditor(const Field &field, const EditorContext &context, QWidget *parent = nullptr);

    bool showsLabel() const override { return true; }
    bool isWide() const override { return true; }
    void setProblem(const QString &sentence) override;
    void setOpen(bool open);
    const QList<GroupItem *> &items() const { return m_items; }

protected:
    QJsonValue structure() const override;
    void showStructure(const QJsonValue &value) override;
    bool canShow(const QJsonValue &value) const override;
    QString structureProblem() const override;
    void showState(State state) override;
    void aboutToSwitch() override { setOpen(true); }

private:
    GroupItem *insertItem(qsizetype index, const QJsonObject &values);
    void addItem(qsizetype index, const QJsonObject &values, bool open);
    void removeItem(GroupItem *item);
    void moveItem(GroupItem *item, int steps);
    void arrangeItems();
    void edited();
    void showProblems();

    FoldHeader *m_header;
    QVBoxLayout *m_layout;
    QPushButton *m_add;
    QList<GroupItem *> m_items;
    bool m_touched = false; ///< items were added or removed
};

} // namespace Aegir
