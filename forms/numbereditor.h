// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/fieldeditor.h"

namespace Aegir {

class NumberSpinBox;
/// Edits a whole or decimal number in a spin box; empty means "not sent".
class NumberEditor final : public FieldEditor
{
    Q_OBJECT

public:
    explicit NumberEditor(const Field &field, QWidget *parent = nullptr);

    QString inputProblem() const override;
    QWidget *control() const override;

protected:
    QJsonValue content() const override;
    void setContent(const QJsonValue &value) override;

private:
    NumberSpinBox *m_spin;
};

} // namespace Aegir
