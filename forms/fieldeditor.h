// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/field.h"

#include <QWidget>

class QVBoxLayout;

namespace Aegir {

class ToneLabel;

/// The editor of one field: a control, the sentence that says what is wrong with it, and the field's description.
///
/// An editor distinguishes "not sent" (Undefined) from a value: a role's default is shown as a placeholder and is not
/// sent unless a person changes it.
class FieldEditor : public QWidget
{
    Q_OBJECT

public:
    FieldEditor(Field field, QWidget *parent);

    const Field &field() const { return m_field; }

    /// What is to be sent; Undefined when nothing is.
    virtual QJsonValue value() const = 0;

    /// Shows @p value as a given one, so that value() returns it; Undefined goes back to "not sent". Emits no changed().
    virtual void setValue(const QJsonValue &value) = 0;

    /// Why what was typed is no value at all, as a sentence; empty when it is one (or nothing was typed).
    virtual QString inputProblem() const { return {}; }

    /// The control that gets the focus and that a label is the buddy of.
    virtual QWidget *control() const = 0;

    /// True when the control shows the field's label itself, as a check box does.
    virtual bool showsLabel() const { return false; }

    /// What was emptied is sent as an empty text, list or dict instead of not at all: needed where "not sent" would let an
    /// inherited value through. A type without an empty value stays "not sent". Off at first.
    void setEmptyIsSent(bool sent) { m_emptyIsSent = sent; }
    bool emptyIsSent() const { return m_emptyIsSent; }

    /// Shows @p sentence under the control; empty takes it away.
    void setProblem(const QString &sentence);
    QString problem() const;

signals:
    /// A person changed the value.
    void changed();

protected:
    /// Puts @p body at the top of the editor, and names and describes @p control for assistive technology.
    void setBody(QWidget *body, QWidget *control);

    /// What a control shows while nothing is sent: the field's placeholder or its default; may be empty.
    QString hint() const;

private:
    Field m_field;
    QVBoxLayout *m_layout;
    ToneLabel *m_problem;
    bool m_emptyIsSent = false;
};

} // namespace Aegir
