// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/fieldeditor.h"

class QLineEdit;
class QToolButton;

namespace Aegir {

/// Edits a date, a time or both, written as ISO 8601 has it, in a line with a calendar beside it. It is a text in the
/// end, and so may be empty; what is no date is explained and never changed.
class DateEditor final : public FieldEditor
{
    Q_OBJECT

public:
    explicit DateEditor(const Field &field, QWidget *parent = nullptr);

    QWidget *control() const override;

protected:
    QJsonValue content() const override;
    void setContent(const QJsonValue &value) override;
    void showState(State state) override;

private:
    void openCalendar();
    QString form() const;

    QLineEdit *m_edit;
    QToolButton *m_button = nullptr; ///< null for a time
};

} // namespace Aegir
