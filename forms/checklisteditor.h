// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/fieldeditor.h"

class QListWidget;

namespace Aegir {

/// Edits a list whose items come from the field's choices, as a list of check boxes.
class CheckListEditor final : public FieldEditor
{
    Q_OBJECT

public:
    explicit CheckListEditor(const Field &field, QWidget *parent = nullptr);

    QJsonValue value() const override;
    void setValue(const QJsonValue &value) override;
    QWidget *control() const override;

private:
    void check(const QJsonArray &items);

    QListWidget *m_list;
    bool m_sent = false; ///< chosen or given, not only the role's default
};

} // namespace Aegir
