// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace Aegir {

/// The one of @p known that a person who typed @p word may have meant; empty when none is near.
QString nearest(const QString &word, const QStringList &known);

} // namespace Aegir
