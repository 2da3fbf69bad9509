// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dispatch/answers.h"

#include <QFrame>

namespace Aegir {

struct EditorContext;
class Foldable;
class FormGroup;

/// The group of one task in an operation's form: folded when all its fields have answers, with what they are beside its
/// heading.
class TaskSection : public QFrame
{
    Q_OBJECT

public:
    /// @p number counts the tasks from 1; 0 for the only one. Builds the first @p atOnce editors.
    TaskSection(const TaskForm &task, int number, qsizetype atOnce, const EditorContext &context,
                QWidget *parent = nullptr);

    FormGroup *group() const { return m_group; }

    /// True when a person has nothing to fill in here.
    bool isAnswered() const { return m_answered; }

    bool isOpen() const;
    void setOpen(bool open);

    /// Shows only what matches @p text, unfolded, and nothing at all when nothing does; empty shows all again, folded
    /// as it was.
    void setFilter(const QString &text);

signals:
    void changed();

private:
    QWidget *makeContent(const TaskForm &task, qsizetype atOnce, const EditorContext &context);

    FormGroup *m_group = nullptr;
    Foldable *m_fold;
    bool m_answered;
    bool m_filtered = false;
    bool m_wasOpen = false;
};

} // namespace Aegir
