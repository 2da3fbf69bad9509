// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/error.h"

#include <QStringList>

namespace Aegir {

/// A place in a file as Ansible names it, `/path/tasks/main.yml:12`.
struct FilePlace
{
    QString file;
    int line = 0; ///< 1-based; 0: unknown

    static FilePlace fromText(const QString &text);
    bool operator==(const FilePlace &) const = default;
};

/// The program and its arguments that @p command, such as `kate --line %line %file`, stands for. No shell has a part in
/// it; what is in a file's name stays one argument. A command without `%file` gets the file at its end.
QStringList editorCommand(const QString &command, const FilePlace &place);

/// Opens @p place in the editor that @p command names, or, when it is empty, in what the desktop opens such files with.
/// Only a file that is there is opened, and by the desktop only one that holds YAML, JSON or a template, so that a
/// run's record from elsewhere cannot have a program started.
Result<void> openInEditor(const FilePlace &place, const QString &command);

} // namespace Aegir
