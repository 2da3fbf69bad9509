// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QWidget>

namespace Aegir {

/// Shows an icon, sharp on every screen, in the colours of the moment.
class IconLabel : public QWidget
{
    Q_OBJECT

public:
    /// @p side in pixels; 0: as small icons are in the widget's style.
    explicit IconLabel(int side = 0, QWidget *parent = nullptr);

    void setIcon(const QIcon &icon);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_side;
    QIcon m_icon;
};

} // namespace Aegir
