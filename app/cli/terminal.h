// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/error.h"

#include <QByteArray>
#include <QString>

namespace Aegir {

/// Makes sure that texts are UTF-8, as Qt and Ansible both need it: a cron job has no locale, for one.
void useUtf8Locale();

/// One line that nobody may see: asked for with @p prompt and without echo on a terminal, else read from standard
/// input.
Result<QString> readSecret(const QString &prompt);

/// All of standard input.
QByteArray readStandardInput();

} // namespace Aegir
