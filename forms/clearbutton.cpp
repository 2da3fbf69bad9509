// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/clearbutton.h"

#include "forms/themeicon.h"

#include <QAction>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace Aegir {

void addClearButton(QLineEdit *edit)
{
    edit->setClearButtonEnabled(true);
    // Qt's own action; its icon is the style's, which is dark where no desktop gives another.
    if (auto *clear = edit->findChild<QAction *>(u"_q_qlineeditclearaction"_s))
        clear->setIcon(themeIcon(u"edit-clear-locationbar-rtl"_s));
}

} // namespace Aegir
