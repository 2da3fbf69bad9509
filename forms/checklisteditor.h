// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/fieldeditor.h"

class QLineEdit;
class QListWidget;

namespace Aegir {

/// Edits a list whose items come from the field's choices, as a list of check boxes with a search where there are many.
/// Choices that come from elsewhere arrive later; when they do not, items may be typed.
class CheckListEditor final : public FieldEditor
{
    Q_OBJECT

public:
    explicit CheckListEditor(const Field &field, QWidget *parent = nullptr);

    QString inputProblem() const override { return {}; }
    QWidget *control() const override;
    void setChoices(const QList<Choice> &choices) override;
    void setChoicesLoading() override;
    void setChoicesFailed(const QString &sentence) override;

protected:
    QJsonValue content() const override;
    void setContent(const QJsonValue &value) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void check(const QJsonArray &items);
    void addRow(const QString &text, const QJsonValue &value);
    void addTyped();
    void filter(const QString &words);
    void fitHeight();

    QListWidget *m_list;
    QLineEdit *m_search;
    QLineEdit *m_typed; ///< shown when choices cannot be had
    QList<Choice> m_choices;
};

} // namespace Aegir
