// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/error.h"

#include <QJsonObject>

namespace Aegir {

/// Reads @p bytes, the JSON object of `--values`; @p name is what its problems are labelled with. What Qt's reader
/// would silently change is refused: a key that is given twice, a whole number beyond 64 bits, half of a character.
Result<QJsonObject> parseValues(const QByteArray &bytes, const QString &name);

} // namespace Aegir
