// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/fieldeditor.h"

class QCheckBox;

namespace Aegir {

/// Edits yes or no in a check box. An optional field without a default begins in the third state, "not sent".
class CheckEditor final : public FieldEditor
{
    Q_OBJECT

public:
    explicit CheckEditor(const Field &field, QWidget *parent = nullptr);

    QWidget *control() const override;
    bool showsLabel() const override { return true; }

protected:
    QJsonValue content() const override;
    void setContent(const QJsonValue &value) override;
    bool isAlwaysAnswered() const override;

private:
    QCheckBox *m_box;
};

} // namespace Aegir
