// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/theme.h"
#include "model/log/runresults.h"

#include <QIcon>

/// How a result's state looks: a shape and a tone beside its word (resultStateText()), never colour alone.
namespace Aegir {

QIcon resultIcon(ResultState state);
Theme::Tone resultTone(ResultState state);

} // namespace Aegir
