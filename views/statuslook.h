// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/theme.h"
#include "model/run/status.h"

#include <QIcon>

/// How a status looks: a shape and a tone beside its word, never colour alone.
namespace Aegir {

QIcon statusIcon(Status status);
Theme::Tone statusTone(Status status);

} // namespace Aegir
