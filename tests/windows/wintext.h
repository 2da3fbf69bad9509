// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace Aegir::Test {

std::string utf8(const std::wstring &text);

/// The path of this program.
std::wstring ownPath();

} // namespace Aegir::Test
