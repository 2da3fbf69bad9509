// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/run/runrequest.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QStackedWidget;
class QTabWidget;
class QTreeWidget;

namespace Aegir {

/// What a run would do: its variables (secrets masked), the playbook, and the exact command; each can be copied.
class PreviewPage : public QWidget
{
    Q_OBJECT

public:
    explicit PreviewPage(QWidget *parent = nullptr);

    void showRequest(const RunRequest &request);
    /// Says why there is nothing to show.
    void showProblem(const QString &sentence);

    /// The texts as they are shown and copied.
    QString playbookText() const;
    QString variablesText() const;
    QString commandText() const;

private:
    QPlainTextEdit *addText(const QString &title, const QString &name);
    void fillVariables(const RunRequest &request);
    void copy();

    QStackedWidget *m_stack;
    QLabel *m_problem;
    QTabWidget *m_tabs;
    QTreeWidget *m_variables;
    QPlainTextEdit *m_playbook;
    QPlainTextEdit *m_varsFile;
    QPlainTextEdit *m_command;
};

} // namespace Aegir
