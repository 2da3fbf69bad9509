// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCoreApplication;

namespace Aegir {

/// Loads the translations of the user's language, ours and Qt's, into @p application; they live as long as it does.
/// Ours lie in `../share/aegir-desktop/translations` beside the program's folder, in the build tree as when installed.
/// A language that has none stays English.
void installTranslations(QCoreApplication &application);

} // namespace Aegir
