// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QDialog;
class QScrollArea;

namespace Aegir {

/// Makes @p dialog as tall as the form in its @p scroll wants to be, so that it is scrolled only where the screen is
/// too small for it.
void fitDialog(QDialog *dialog, const QScrollArea *scroll);

} // namespace Aegir
