// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace Aegir {

/// Keeps the mouse wheel from changing a control that only happens to lie under it while a form is scrolled: the wheel
/// works once the control has the focus.
class WheelGuard : public QObject
{
    Q_OBJECT

public:
    /// Guards @p control, which becomes the guard's parent.
    static void install(QWidget *control);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    explicit WheelGuard(QWidget *control);
};

} // namespace Aegir
