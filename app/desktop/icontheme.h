// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace Aegir {

/// Breeze's icons, the light or the dark set, whichever fits the application's palette; follows it when it changes.
class IconTheme : public QObject
{
    Q_OBJECT

public:
    explicit IconTheme(QObject *application);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void choose();
};

} // namespace Aegir
