// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/fieldeditor.h"

class QPlainTextEdit;
class QToolButton;

namespace Aegir {

/// Edits a text of several lines. A secret that is already there is covered until a person asks to see it.
class TextEditor final : public FieldEditor
{
    Q_OBJECT

public:
    explicit TextEditor(const Field &field, QWidget *parent = nullptr);

    QWidget *control() const override;

protected:
    QJsonValue content() const override;
    void setContent(const QJsonValue &value) override;
    void showState(State state) override;

private:
    void setCovered(bool covered);

    QPlainTextEdit *m_edit;
    QToolButton *m_reveal = nullptr; ///< of a secret
    QString m_hidden;                ///< the text while it is covered
    bool m_covered = false;
};

} // namespace Aegir
