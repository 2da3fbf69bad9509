// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/fieldeditor.h"

class QComboBox;

namespace Aegir {

/// Edits one of a field's choices in a combo box.
class ChoiceEditor final : public FieldEditor
{
    Q_OBJECT

public:
    explicit ChoiceEditor(const Field &field, QWidget *parent = nullptr);

    QJsonValue value() const override;
    void setValue(const QJsonValue &value) override;
    QWidget *control() const override;

private:
    int indexOf(const QJsonValue &value) const;

    QComboBox *m_combo;
};

} // namespace Aegir
