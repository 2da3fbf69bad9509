// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// For systems that tell nobody, in a way that a program without a window could hear, that the clock was set.
#include "model/dispatch/clockwatch.h"

namespace Aegir {

ClockWatch::ClockWatch(QObject *parent)
    : QObject(parent)
{
}

ClockWatch::~ClockWatch() = default;

} // namespace Aegir
