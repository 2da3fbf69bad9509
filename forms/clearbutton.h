// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLineEdit;

namespace Aegir {

/// Gives @p edit the button that clears it, with an icon that fits a dark palette too.
void addClearButton(QLineEdit *edit);

} // namespace Aegir
