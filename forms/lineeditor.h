// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/fieldeditor.h"

class QLineEdit;

namespace Aegir {

/// Edits a value in one line of text; a secret is typed unseen, with a button that reveals it.
class LineEditor final : public FieldEditor
{
    Q_OBJECT

public:
    explicit LineEditor(const Field &field, QWidget *parent = nullptr);

    QString inputProblem() const override;
    QWidget *control() const override;

protected:
    QJsonValue content() const override;
    void setContent(const QJsonValue &value) override;
    void showState(State state) override;

private:
    void addRevealAction();

    QLineEdit *m_edit;
};

} // namespace Aegir
