// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/types.h"

#include <QFrame>

class QLabel;

namespace Aegir {

/// A strip in an environment's colour with its name, so that nobody mistakes production for anything else.
/// Hidden while there is no environment.
class EnvironmentBar : public QFrame
{
    Q_OBJECT

public:
    explicit EnvironmentBar(QWidget *parent = nullptr);

    /// Null hides the strip.
    void setEnvironment(const Environment *environment);

private:
    QLabel *m_name;
};

} // namespace Aegir
