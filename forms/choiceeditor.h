// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/fieldeditor.h"

class QComboBox;

namespace Aegir {

/// Edits one of a field's choices in a combo box, which can be searched where there are many of them. Choices that come
/// from elsewhere arrive later; until then, and when they do not, any text may be typed.
class ChoiceEditor final : public FieldEditor
{
    Q_OBJECT

public:
    explicit ChoiceEditor(const Field &field, QWidget *parent = nullptr);

    QString inputProblem() const override;
    QWidget *control() const override;
    void setChoices(const QList<Choice> &choices) override;
    void setChoicesLoading() override;
    void setChoicesFailed(const QString &sentence) override;

    /// From this many choices on the combo box is searched instead of looked through.
    static constexpr int searchedFrom = 13;

protected:
    QJsonValue content() const override;
    void setContent(const QJsonValue &value) override;
    void showState(State state) override;

private:
    void fill();
    void makeSearchable();
    QString nothingText() const;
    qsizetype indexOf(const QJsonValue &value) const;
    qsizetype indexOfText(const QString &text) const;

    QComboBox *m_combo;
    QList<Choice> m_choices;
    bool m_complete = true; ///< what is none of the choices is wrong
};

} // namespace Aegir
