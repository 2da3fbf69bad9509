// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/fieldeditor.h"

class QPlainTextEdit;

namespace Aegir {

/// Edits a value in several lines: a text, a list with one item per line, or data written as JSON.
class TextEditor final : public FieldEditor
{
    Q_OBJECT

public:
    enum class Form {
        Text, ///< the text itself
        List, ///< one item per line
        Data, ///< JSON
    };

    TextEditor(const Field &field, Form form, QWidget *parent = nullptr);

    Form form() const { return m_form; }
    QJsonValue value() const override;
    void setValue(const QJsonValue &value) override;
    QString inputProblem() const override;
    QWidget *control() const override;

private:
    QString shown(const QJsonValue &value) const;
    QJsonArray items() const;

    Form m_form;
    QPlainTextEdit *m_edit;
};

} // namespace Aegir
