// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/formpage.h"
#include "model/dispatch/presets.h"

#include <QDialog>

#include <functional>
#include <optional>

class QCheckBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTabWidget;

namespace Aegir {

class Foldable;
class PreviewPage;
class RunOptionsForm;
class ToneLabel;

/// The form of an operation: one group per task, in task order, the options of the run, and a preview of what it does.
/// Show it with open(). It dispatches nothing itself: dispatchRequested() asks for it, and the owner closes the dialog
/// or says with setFailure() why it could not be done.
class OperationDialog : public QDialog
{
    Q_OBJECT

public:
    /// What was filled in when a form was closed without a dispatch, without secrets.
    struct Draft
    {
        Answers answers;
        RunOptions options;
        bool operator==(const Draft &) const = default;
    };

    /// Everything the form is made of.
    struct Input
    {
        OperationType operation;
        Target target;
        QList<TaskForm> form;
        const Environment *environment = nullptr; ///< of the entity; null: none
        RunOptions options;
        bool showOptions = false; ///< the options are unfolded at once
        /// Makes the request for the preview; may be empty, then there is no preview.
        std::function<Result<RunRequest>(const Answers &, const RunOptions &)> preview;
        FormPage::FindChoices findChoices; ///< may be empty
        std::optional<Presets> presets;    ///< where named values are kept
        std::optional<Draft> draft;        ///< to go on with
        EditorContext context;
    };

    explicit OperationDialog(Input input, QWidget *parent = nullptr);

    /// What was answered so far, one object per task.
    Answers answers() const;
    RunOptions options() const;

    /// What a later form can go on with; nothing when a person changed nothing.
    std::optional<Draft> draft() const;

    /// The first reason why it cannot be dispatched yet, or empty.
    QString obstacle() const { return m_obstacle; }

    void setFailure(const QString &sentence);

signals:
    void dispatchRequested(const Aegir::Answers &answers, const Aegir::RunOptions &options);

private:
    QWidget *makeConfirmation();
    QWidget *makeFooter();
    QWidget *makeReport();
    void report(const QStringList &sentences);
    bool mustConfirm() const;
    void check();
    void updatePreview();
    void goToProblem();

    Input m_input;
    QTabWidget *m_tabs;
    FormPage *m_page;
    PreviewPage *m_preview;
    RunOptionsForm *m_options;
    Foldable *m_optionsSection;
    QLineEdit *m_confirmation = nullptr; ///< null when nothing is to be confirmed
    QCheckBox *m_showAll;
    QPushButton *m_count;
    ToneLabel *m_failure;
    QPlainTextEdit *m_reportText = nullptr;
    QWidget *m_report;
    QPushButton *m_dispatch;
    QList<AnswerProblem> m_problems;
    AnswerProblem m_visited; ///< the problem that was gone to last
    QString m_obstacle;
};

} // namespace Aegir
