// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/editorcontext.h"
#include "forms/fieldeditor.h"

class QLineEdit;
class QToolButton;

namespace Aegir {

/// Edits a path in a line that completes what is typed, with a button that opens the desktop's file chooser.
class PathEditor final : public FieldEditor
{
    Q_OBJECT

public:
    PathEditor(const Field &field, const EditorContext &context, QWidget *parent = nullptr);

    QWidget *control() const override;

protected:
    QJsonValue content() const override;
    void setContent(const QJsonValue &value) override;
    void showState(State state) override;

private:
    enum class Wanted { Folder, File };
    void choose(Wanted wanted);
    void addCompletion();

    QString m_folder;
    QLineEdit *m_edit;
    QToolButton *m_button;
};

} // namespace Aegir
