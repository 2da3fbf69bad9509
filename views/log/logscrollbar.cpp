// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/log/logscrollbar.h"

#include "views/log/matchcolors.h"

#include <QPainter>
#include <QStyleOptionSlider>

namespace Aegir {

LogScrollBar::LogScrollBar(QWidget *parent)
    : QScrollBar(Qt::Vertical, parent)
{
}

void LogScrollBar::setMarked(const Marked &marked)
{
    m_marked = marked;
    update();
}

void LogScrollBar::paintEvent(QPaintEvent *event)
{
    QScrollBar::paintEvent(event);
    if (!m_marked)
        return;
    QStyleOptionSlider option;
    initStyleOption(&option);
    const QRect groove = style()->subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarGroove, this);
    constexpr int height = 2; // one pixel is hard to see
    const int steps = groove.height() / height;
    QPainter painter(this);
    const QColor color = matchMark(palette());
    for (int step = 0; step < steps; ++step) {
        if (m_marked(double(step) / steps, double(step + 1) / steps))
            painter.fillRect(groove.left() + 2, groove.top() + step * height, groove.width() - 4, height, color);
    }
}

} // namespace Aegir
