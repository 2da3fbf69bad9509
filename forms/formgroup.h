// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/editorcontext.h"
#include "model/catalogue/choice.h"
#include "model/dispatch/answers.h"

#include <QHash>
#include <QSet>
#include <QWidget>

#include <limits>
#include <optional>

class QFormLayout;
class QLabel;

namespace Aegir {

class FieldEditor;
class ToneLabel;

/// The fields of one task, or of one entity, as a form.
///
/// Fields that nobody needs to be asked for are there but hidden, until all are wanted, or until one of them has a
/// problem. A field with `visible_when` comes and goes with the value it depends on. Fields with a `group` follow those
/// without one, under their heading.
///
/// An editor costs a fraction of a millisecond, so that a form with hundreds of them would open late. A row whose
/// editor is not built yet has its value all the same; buildSome() builds the next ones, and editor() the one it is
/// asked for.
class FormGroup : public QWidget
{
    Q_OBJECT

public:
    static constexpr qsizetype everything = std::numeric_limits<qsizetype>::max();

    /// Builds the first @p atOnce editors.
    explicit FormGroup(const QList<FieldAnswer> &fields, QWidget *parent = nullptr, qsizetype atOnce = everything,
                       const EditorContext &context = {});

    /// Builds the next @p count editors; false when there was none left to build.
    bool buildSome(qsizetype count);

    /// What a person answered: the values of the fields that are asked for or were changed, by name. A null is an
    /// inherited value that was taken away.
    QJsonObject values() const;

    /// Shows values that were stored before: those of fields that are absent stay "not sent".
    void setStoredValues(const QJsonObject &values);

    /// Shows @p values as if a person had given them; fields that are absent keep what they have. Emits one changed().
    void setAnswers(const QJsonObject &values);

    /// Null when there is no field @p name.
    FieldEditor *editor(const QString &name);

    /// The fields in the order in which they are shown.
    QStringList names() const;

    /// Shows the field @p name even if nobody needs to be asked for it.
    void reveal(const QString &name);

    /// True when the person changed @p name.
    bool isTouched(const QString &name) const { return m_touched.contains(name); }

    /// True when @p name is there to be filled in: wanted, and not hidden by another field's value.
    bool isFieldVisible(const QString &name) const { return m_visible.contains(name); }

    /// What the conditions of its fields see from now on, instead of its own values alone: visibleValues() of the whole
    /// operation.
    void setSeenValues(const QJsonObject &values);

    /// True when some fields are hidden because nobody needs to be asked for them.
    bool hasMore() const;
    void setShowAll(bool all);

    /// Shows only fields whose label, name or description has @p text, also those that nobody needs to be asked for;
    /// empty shows all again. Returns how many are shown.
    qsizetype setFilter(const QString &text);

    /// The choices of the field @p name, which come from elsewhere, or why there are none; nothing: they are looked
    /// for.
    void setChoices(const QString &name, const std::optional<Result<QList<Choice>>> &choices);

    /// Shows each sentence beside its field, and takes away those of all others.
    void setProblems(const QHash<QString, QString> &sentences);

    /// Sentences of editors whose text is no value at all, by field.
    QHash<QString, QString> inputProblems() const;

    /// The width that the labels want, and the width that they get: labels of several groups line up.
    int labelWidth() const;
    void setLabelWidth(int width);

    /// What will be sent, in a few words; secrets are masked.
    QString summary() const;

signals:
    void changed();

private:
    struct Row
    {
        FieldAnswer answer;
        QJsonValue value = QJsonValue::Undefined; ///< what the editor has, or would have once it is built
        QString inputProblem;
        QString problem;
        std::optional<Result<QList<Choice>>>
            choices;                   ///< nothing while they are looked for, if they come from elsewhere
        FieldEditor *editor = nullptr; ///< null until it is built
        QLabel *label = nullptr;
        QLabel *heading = nullptr; ///< of the group that begins here
        bool exists = true;        ///< its condition holds
        bool shown = true;
    };

    void sortIntoRows(const QList<FieldAnswer> &fields);
    bool build(Row &row);
    QLabel *makeLabel(const Row &row);
    static bool takeFrom(Row &row);
    static void giveChoices(const Row &row);
    void put(Row &row, const QJsonValue &value);
    void onChanged(const QString &name);
    void updateVisible();
    QJsonObject ownValues() const;
    void updateHeadings();
    void show(Row &row, bool shown);
    void showRow(const Row &row);
    bool matches(const Field &field) const;

    QList<FieldAnswer> m_fields;
    EditorContext m_context;
    QList<Row> m_rows;
    QHash<QString, qsizetype> m_index;
    qsizetype m_built = 0; ///< rows before it have their editor
    QSet<QString> m_touched;
    QSet<QString> m_revealed; ///< shown because they had a problem
    QSet<QString> m_visible;
    QFormLayout *m_form;
    ToneLabel *m_nothing;
    std::optional<QJsonObject> m_seen; ///< nothing: its own values
    QString m_filter;
    int m_labelWidth = 0;
    bool m_all = false;
};

} // namespace Aegir
