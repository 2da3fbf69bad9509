// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/editorcontext.h"
#include "model/catalogue/field.h"

#include <QWidget>

class QToolButton;

namespace Aegir {

class FoldHeader;
class SubForm;

/// One mapping in a list of them: a group that folds, with buttons to move, copy and remove it.
class GroupItem final : public QWidget
{
    Q_OBJECT

public:
    /// @p field is that of the list.
    GroupItem(const Field &field, const EditorContext &context, QWidget *parent = nullptr);

    QJsonObject values() const;
    void setValues(const QJsonObject &values);
    void setOpen(bool open);
    bool isOpen() const;
    /// The place in the list, and the number of its items.
    void setPlace(int index, int count);
    QString inputProblem() const;
    /// Shows what is wrong in it; @p first: also when nobody changed it yet. Returns whether something is.
    bool showProblems(bool first);

    SubForm *form() const { return m_form; }
    FoldHeader *header() const { return m_header; }
    QToolButton *upButton() const { return m_up; }
    QToolButton *downButton() const { return m_down; }

signals:
    void changed();
    void removeRequested();
    void copyRequested();
    /// By @p steps places towards the end; negative: towards the beginning.
    void moveRequested(int steps);

private:
    void showSummary(const QString &problem = {});

    Field m_item; ///< the mapping
    FoldHeader *m_header;
    SubForm *m_form;
    QToolButton *m_up;
    QToolButton *m_down;
    bool m_touched = false;
};

} // namespace Aegir
