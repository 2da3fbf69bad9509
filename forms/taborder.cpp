// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/taborder.h"

#include <QWidget>

namespace Aegir {

void orderTabs(const QWidget *page)
{
    QWidget *previous = nullptr;
    const QList<QWidget *> all = page->findChildren<QWidget *>();
    for (QWidget *widget : all) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy()
            || widget->window() != page->window()) // a combo box has its list in a window of its own
            continue;
        if (previous)
            QWidget::setTabOrder(previous, widget);
        previous = widget;
    }
}

} // namespace Aegir
