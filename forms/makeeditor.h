// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/editorcontext.h"
#include "forms/fieldeditor.h"

namespace Aegir {

/// The editor for @p field: the one place that knows which kind of field gets which control. A new kind is a pair of
/// files and a line in its table.
FieldEditor *makeEditor(const Field &field, QWidget *parent = nullptr, const EditorContext &context = {});

} // namespace Aegir
