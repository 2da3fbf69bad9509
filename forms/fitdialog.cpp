// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/fitdialog.h"

#include <QDialog>
#include <QScreen>
#include <QScrollArea>

#include <algorithm>

namespace Aegir {

void fitDialog(QDialog *dialog, const QScrollArea *scroll)
{
    const QFontMetrics metrics = dialog->fontMetrics();
    const int width = std::max(dialog->sizeHint().width(), metrics.averageCharWidth() * 100);
    const int around = dialog->sizeHint().height() - scroll->sizeHint().height();
    const QWidget *page = scroll->widget();
    // Margins and the scroll bar make the page narrower than the dialog.
    const int form = page->hasHeightForWidth() ? page->heightForWidth(width - 60) : page->sizeHint().height();
    const int wanted = std::max(form + around + 24, metrics.height() * 22);
    const int most = dialog->screen() ? dialog->screen()->availableSize().height() * 85 / 100 : wanted;
    dialog->resize(width, std::min(wanted, most));
}

} // namespace Aegir
