// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QString>

namespace Aegir {

/// What the plain (unquoted) scalar @p text is in YAML 1.1, the YAML that Ansible reads: null for `~`, a boolean for
/// `yes`, a number for `0644` (420), `0x1f`, `1_000` or `1:30` (90), otherwise the text itself. A number that no
/// computer word holds, and dates, stay text. Source: https://yaml.org/type/ and PyYAML's resolver.
QJsonValue plainScalar(const QString &text);

} // namespace Aegir
