// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/fieldeditor.h"

class QCheckBox;

namespace Aegir {

/// Edits yes or no in a check box. An optional field without a default begins in the third state, "not set".
class CheckEditor final : public FieldEditor
{
    Q_OBJECT

public:
    explicit CheckEditor(const Field &field, QWidget *parent = nullptr);

    QJsonValue value() const override;
    void setValue(const QJsonValue &value) override;
    QWidget *control() const override;
    bool showsLabel() const override { return true; }

private:
    void showNothing();

    QCheckBox *m_box;
    bool m_sent = false; ///< the state was given or chosen, not only the role's default
};

} // namespace Aegir
