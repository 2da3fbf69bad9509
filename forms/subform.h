// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/editorcontext.h"
#include "model/catalogue/field.h"

#include <QSet>
#include <QWidget>

class QFormLayout;

namespace Aegir {

class FieldEditor;

/// The fields inside a mapping. Their editors are made when they are first wanted: most groups of a long form stay
/// folded.
class SubForm final : public QWidget
{
    Q_OBJECT

public:
    SubForm(QList<Field> fields, const EditorContext &context, QWidget *parent = nullptr);

    /// What is sent of the fields, and every value that was given for none of them.
    QJsonObject values() const;
    void setValues(const QJsonObject &values);

    /// Makes the editors. The Tab key reaches them after @p before, if that is there.
    void build(QWidget *before);
    /// Null for an unknown name, and before build().
    FieldEditor *editor(const QString &name) const;
    /// The first sentence of an editor whose text is no value.
    QString inputProblem() const;

    /// Shows what is wrong beside each field that a person changed, and beside the first wrong one when @p first.
    /// Returns whether there was one.
    bool showProblems(bool first);

    /// @p values in one line, secrets covered.
    static QString summary(const QList<Field> &fields, const QJsonObject &values);

signals:
    /// A person changed a value.
    void changed();

private:
    void addRow(QFormLayout *form, const Field &field);

    QList<Field> m_fields;
    EditorContext m_context;
    QList<FieldEditor *> m_editors;
    QSet<FieldEditor *> m_touched;
    QJsonObject m_values; ///< as given
};

} // namespace Aegir
