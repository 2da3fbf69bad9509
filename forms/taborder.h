// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace Aegir {

/// Makes Tab walk through the controls in @p page in the order in which their widgets were made inside their parents,
/// wherever in the window's chain each came in: what is built later does not come last.
void orderTabs(const QWidget *page);

} // namespace Aegir
