// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <chrono>
#include <optional>

namespace Aegir {

/// A length of time as a person writes it: `90s`, `30m`, `2h`, `1h30m`, `1d`, or a number of seconds. Nothing when
/// @p text is none.
std::optional<std::chrono::seconds> durationFromText(QStringView text);

} // namespace Aegir
