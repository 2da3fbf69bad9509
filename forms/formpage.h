// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/editorcontext.h"
#include "model/catalogue/choice.h"
#include "model/dispatch/answers.h"

#include <QSet>
#include <QWidget>

#include <functional>

class QLineEdit;
class QScrollArea;
class QTimer;
class QVBoxLayout;

namespace Aegir {

class FormGroup;
class TaskSection;
class ToneLabel;

/// The groups of an operation's tasks, scrolled, with a search over their fields where there are many.
class FormPage : public QWidget
{
    Q_OBJECT

public:
    /// Above so many fields there is a search.
    static constexpr int manyFields = 20;

    /// Finds the choices of a field and calls back, once, later or never.
    using FindChoices =
        std::function<void(const ChoicesFrom &from, std::function<void(const Result<QList<Choice>> &)> then)>;

    FormPage(QList<TaskForm> form, const QString &description, QWidget *parent = nullptr,
             const EditorContext &context = {});

    /// Asks @p find for the choices of the fields that do not list them.
    void loadChoices(const FindChoices &find);

    const QList<TaskForm> &form() const { return m_form; }

    /// What was answered so far, one object per task.
    Answers answers() const;
    /// Shows @p answers as if a person had given them. Emits one changed().
    void setAnswers(const Answers &answers);
    /// Of answers(), those that a person gave, not those that the form started with.
    Answers changedAnswers() const;

    /// All that is wrong with the answers, in the order of the fields; the first, and those of fields that were
    /// touched, are said beside their fields. So is the one of a field that goTo() went to.
    const QList<AnswerProblem> &check();

    /// Brings the field into view, unfolded, with the focus.
    void goTo(int task, const QString &field);
    void focusFirst();

    /// True when some fields are hidden because nobody needs to be asked for them.
    bool hasMore() const;
    void setShowAll(bool all);

    /// True when every editor is built.
    bool isComplete() const;

    /// Puts @p widget under the groups.
    void addBelow(QWidget *widget);
    QScrollArea *scrollArea() const { return m_scroll; }
    FormGroup *group(int task) const;

signals:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeSearch(QVBoxLayout *layout);
    void makeSections(QVBoxLayout *layout, const EditorContext &context);
    void alignLabels();
    void search(const QString &text);
    void buildMore();
    void showProblems();
    void onChanged();
    void updateConditions();

    QList<TaskForm> m_form;
    QList<TaskSection *> m_sections;
    QLineEdit *m_search = nullptr; ///< null where there are few fields
    ToneLabel *m_noMatch;
    QScrollArea *m_scroll;
    QVBoxLayout *m_below;
    QTimer *m_builder;
    bool m_hasConditions;
    QList<AnswerProblem> m_problems;
    QSet<std::pair<int, QString>> m_visited; ///< task and field that goTo() went to
};

} // namespace Aegir
