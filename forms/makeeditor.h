// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/fieldeditor.h"

namespace Aegir {

/// The editor for @p field: the one place that knows which kind of field gets which control.
FieldEditor *makeEditor(const Field &field, QWidget *parent = nullptr);

} // namespace Aegir
