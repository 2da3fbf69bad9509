// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dispatch/target.h"

namespace Aegir {

/// A field of a task in a form, with what is known of its value before anybody is asked.
struct FieldAnswer
{
    enum class Source {
        None,       ///< nothing known: not sent unless answered
        Default,    ///< the role's own default: shown, not sent unless changed
        Inherited,  ///< from the entity or its platform: sent
        Remembered, ///< what the operation was last dispatched with on the entity: sent, before what is inherited
    };
    Field field;
    QJsonValue value = QJsonValue::Undefined;
    Source source = Source::None;
    bool ask = false; ///< the form asks for it

    /// True when the value is sent although nobody answered.
    bool isSent() const { return source == Source::Inherited || source == Source::Remembered; }
};

/// One task of an operation with its fields: one group of the form.
struct TaskForm
{
    TaskType task;
    QList<FieldAnswer> fields;
};

/// What is known of @p entity as variables: what roles sent back, the defaults of its type's fields, and its own
/// values, the later ones before the earlier ones.
QJsonObject entityVariables(const Catalogue &catalogue, const Entity &entity);

/// When a form asks for @p field of a task on @p target: as written, or WhenEmpty for a field whose value may come from
/// the entity or its platform (it has a `default_from`, their types declare a field of that name, or they have such a
/// value).
Ask effectiveAsk(const Catalogue &catalogue, const Target &target, const Field &field);

/// The form of @p operation on @p target: all fields of all its tasks, in task order. @p last has the values that it
/// was last dispatched with there; a field that remembers starts with its own of those, as long as it still fits. Pure.
QList<TaskForm> operationForm(const Catalogue &catalogue, const OperationType &operation, const Target &target,
                              const TaskValues &last = {});

/// The same, with the catalogue and the last values of @p workspace.
QList<TaskForm> operationForm(const Workspace &workspace, const OperationType &operation, const Target &target);

/// True when at least one field must be asked before @p form can be dispatched.
bool needsInput(const QList<TaskForm> &form);

/// True when `visible_when` of @p field holds for the @p values of its task's form, defaults among them; those of other
/// tasks stand there as `task.field`.
bool isVisible(const Field &field, const QJsonObject &values);

/// What each task's conditions see: the values of its fields as far as they are visible, and under `task.field` those
/// of other tasks that they name. The values are @p answers, and where there is none what the form starts with; a null
/// leaves the role's own default, if there is one. A field that is itself hidden has no value. `task.field` is the
/// nearest such field of a task before, otherwise of one after.
QList<QJsonObject> visibleValues(const QList<TaskForm> &form, const QList<QJsonObject> &answers);

/// The same for @p fields of one task alone; @p others has the values of other tasks, as `task.field`.
QJsonObject visibleValues(const QList<FieldAnswer> &fields, const QJsonObject &answers, const QJsonObject &others = {});

/// What a person answered: one object per task, in task order. A field that is absent is not sent, except inherited and
/// remembered ones, which operationForm() already answered. A null takes such a value away: the role then takes its own
/// default. See toRequest() for what keeps the inherited value from it.
using Answers = QList<QJsonObject>;

/// A field whose answer does not do.
struct AnswerProblem
{
    int task = 0; ///< index into the form
    QString field;
    QString sentence;
};

/// The variables to send for @p form with @p answers: inherited and remembered values, overridden by answers; hidden
/// fields left out, and defaults that nobody changed too, where the role sets them itself. What it returns is no
/// answers any more: a value that was taken away is absent like one that nobody gave.
Answers completeAnswers(const QList<TaskForm> &form, const Answers &answers);

/// Everything wrong with what completeAnswers() makes of @p answers, which are those of the person; empty when they may
/// be dispatched.
QList<AnswerProblem> problemsOf(const QList<TaskForm> &form, const Answers &answers);

} // namespace Aegir
