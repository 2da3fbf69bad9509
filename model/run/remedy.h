// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Aegir {

/// What a person can do about a failure that Ansible told as @p message, one sentence, or empty when nothing is known.
/// Only advice: no verdict depends on it.
QString remedyFor(const QString &message);

} // namespace Aegir
