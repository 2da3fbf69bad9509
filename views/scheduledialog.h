// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/formpage.h"
#include "model/inventory/entity.h"

#include <QDialog>

#include <optional>

class QCheckBox;
class QPushButton;

namespace Aegir {

class Foldable;
class RunOptionsForm;
class ScheduleEditor;
class ToneLabel;

/// Asks when an operation shall be dispatched by itself, and with what: its form, and the options of its runs.
/// Show it with open(). It stores nothing itself: saveRequested() and removeRequested() ask for it, and the owner
/// closes the dialog or says with setFailure() why it could not be done.
class ScheduleDialog : public QDialog
{
    Q_OBJECT

public:
    /// Everything it is made of.
    struct Input
    {
        OperationType operation;
        Target target;
        QList<TaskForm> form;
        const Environment *environment = nullptr; ///< of the entity; null: none
        std::optional<Timetable> timetable;       ///< what is scheduled until now
        FormPage::FindChoices findChoices;        ///< may be empty
        EditorContext context;
    };

    explicit ScheduleDialog(const Input &input, QWidget *parent = nullptr);

    /// The first reason why it cannot be saved yet, or empty.
    QString obstacle() const { return m_obstacle; }

    void setFailure(const QString &sentence);

signals:
    void saveRequested(const QString &rule, const Aegir::Answers &answers, const Aegir::RunOptions &options);
    void removeRequested();

private:
    QWidget *makeHead(const Input &input);
    QWidget *makeFooter(bool isScheduled);
    void showTimetable(const Timetable &timetable);
    void check();

    ScheduleEditor *m_schedule;
    FormPage *m_page;
    RunOptionsForm *m_options;
    Foldable *m_optionsSection;
    ToneLabel *m_left; ///< why it was left out the last time
    ToneLabel *m_failure;
    QCheckBox *m_showAll;
    QPushButton *m_save;
    QString m_obstacle;
};

} // namespace Aegir
