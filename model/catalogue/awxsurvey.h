// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/error.h"

namespace Aegir {

/// Turns a survey of an AWX job template into `types/tasks/TASK.yml`: labels, descriptions, order, ranges. What belongs
/// into the role instead (types, choices, defaults, what is required or secret) stands in a comment at the file's end,
/// to be put into its argument specification.
///
/// @p json is what `GET /api/v2/job_templates/N/survey_spec/` gives; @p path is what sentences call it.
/// Source: https://ansible.readthedocs.io/projects/awx/en/latest/userguide/job_templates.html#surveys
Result<QByteArray> overlayFromSurvey(const QByteArray &json, const QString &path, const QString &task);

} // namespace Aegir
