// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace KSyntaxHighlighting {
class Repository;
}

namespace Aegir {

/// What editors need from outside of their field. It is copied; what it points at must outlive the editors.
struct EditorContext
{
    KSyntaxHighlighting::Repository *highlighting = nullptr; ///< null: YAML is shown without colours
    QString folder; ///< where a file chooser begins and what a relative path is completed from; empty: nowhere
};

} // namespace Aegir
