// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/fieldeditor.h"

class QLineEdit;
class QToolButton;

namespace Aegir {

/// Edits a path in a line, with a button that opens the desktop's file chooser.
class PathEditor final : public FieldEditor
{
    Q_OBJECT

public:
    explicit PathEditor(const Field &field, QWidget *parent = nullptr);

    QJsonValue value() const override;
    void setValue(const QJsonValue &value) override;
    QWidget *control() const override;

private:
    enum class Wanted { Folder, File };
    void choose(Wanted wanted);

    QLineEdit *m_edit;
    QToolButton *m_button;
};

} // namespace Aegir
