// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/field.h"

namespace Aegir {

/// The sentence that says which rule between the options of @p field its mapping @p values breaks, or an empty string
/// when it breaks none. @p label is what the sentence calls the mapping.
///
/// It counts as Ansible does: an option that is sent empty or null is there, except for `required_by`, which looks for
/// a value; one with a default is there too, except for `mutually_exclusive`, which looks at what is sent alone.
/// Source: ansible.module_utils.common.parameters, _validate_sub_spec
QString rulesProblem(const Field &field, const QString &label, const QJsonObject &values);

} // namespace Aegir
