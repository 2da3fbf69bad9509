// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dispatch/answers.h"

#include <QHash>
#include <QSet>
#include <QWidget>

class QFormLayout;
class QLabel;

namespace Aegir {

class FieldEditor;
class ToneLabel;

/// The fields of one task, or of one entity, as a form.
///
/// Fields that nobody needs to be asked for are there but hidden, until all are wanted, or until one of them has a
/// problem. A field with `visible_when` comes and goes with the value it depends on.
class FormGroup : public QWidget
{
    Q_OBJECT

public:
    explicit FormGroup(const QList<FieldAnswer> &fields, QWidget *parent = nullptr);

    /// What a person answered: the values of the fields that are asked for or were changed, by name. Null takes back an
    /// inherited value.
    QJsonObject values() const;

    /// Shows values that were stored before: those of fields that are absent stay "not sent".
    void setStoredValues(const QJsonObject &values);

    /// Null when there is no field @p name.
    FieldEditor *editor(const QString &name) const;

    /// True when the person changed @p name.
    bool isTouched(const QString &name) const;

    /// True when @p name is there to be filled in: wanted, and not hidden by another field's value.
    bool isFieldVisible(const QString &name) const;

    /// True when some fields are hidden because nobody needs to be asked for them.
    bool hasMore() const;
    void setShowAll(bool all);

    /// Shows each sentence beside its field, and takes away those of all others.
    void setProblems(const QHash<QString, QString> &sentences);

    /// Sentences of editors whose text is no value at all, by field.
    QHash<QString, QString> inputProblems() const;

    /// The width that the labels want, and the width that they get: labels of several groups line up.
    int labelWidth() const;
    void setLabelWidth(int width);

signals:
    void changed();

private:
    struct Row
    {
        FieldAnswer answer;
        FieldEditor *editor = nullptr;
        QLabel *label = nullptr; ///< null when the editor shows the label itself
    };

    void addRow(const FieldAnswer &answer);
    void updateVisible();
    QJsonValue answerOf(const Row &row) const;
    QJsonObject effectiveValues() const;

    QList<Row> m_rows;
    QHash<QString, qsizetype> m_index;
    QSet<QString> m_touched;
    QSet<QString> m_revealed; ///< shown because they had a problem
    QSet<QString> m_visible;
    QFormLayout *m_form;
    ToneLabel *m_nothing;
    bool m_all = false;
};

} // namespace Aegir
