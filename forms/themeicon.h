// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>

namespace Aegir {

/// Breeze's icon called @p name, the same on every system. Its monochrome parts are painted in the application's text
/// colours, so that it fits a light and a dark palette, a selected row and a disabled button, and follows changes of
/// them. An unknown name gives a null icon.
QIcon themeIcon(const QString &name);

} // namespace Aegir
