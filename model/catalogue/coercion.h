// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/field.h"

namespace Aegir {

/// What Ansible makes of values before it compares and counts them.
/// Source: ansible.module_utils.common.validation, ansible.module_utils.common.text.formatters
namespace Coercion {

/// The number that a size such as `10`, `1.5 KB` or, for bits, `20Mb` means; nothing when Ansible reads none in it.
std::optional<double> size(const QString &text, bool bits);

/// @p value, which fits the type of @p field, as Ansible compares it with choices and in `required_if`: sizes are
/// numbers, JSON is its trimmed text, and so is each item of a list. Undefined where only the machine that runs it can
/// tell: a path with `~` or `$`, the text that JSON data becomes.
QJsonValue compared(const Field &field, const QJsonValue &value);

/// True when Ansible takes @p a and @p b for equal; it takes true for 1.
bool areEqual(const QJsonValue &a, const QJsonValue &b);

/// @p value, a default in a role's specification, in the type of @p field, as far as Ansible converts it: `"5"` is 5
/// for an int. Unchanged when there is nothing to convert or no way to.
QJsonValue converted(const Field &field, const QJsonValue &value);

} // namespace Coercion
} // namespace Aegir
