// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollBar>

#include <functional>

namespace Aegir {

/// A vertical scroll bar with marks where something was found.
class LogScrollBar : public QScrollBar
{
    Q_OBJECT

public:
    /// Whether there is a mark from one share of the whole length to another, 0 to 1.
    using Marked = std::function<bool(double from, double to)>;

    explicit LogScrollBar(QWidget *parent = nullptr);

    /// Asked for each pixel when it is painted; an empty function: no marks.
    void setMarked(const Marked &marked);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Marked m_marked;
};

} // namespace Aegir
