// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/catalogue.h"
#include "model/catalogue/taskreader.h"

namespace Aegir {

/// Looks whether each `default_from` in @p sources names something that a type of @p types or an output of @p tasks
/// gives; what does not goes to @p problems.
void checkSources(const QList<EntityType> &types, const QList<TaskType *> &tasks,
                  const QList<TaskReader::Source> &sources, QList<Problem> &problems);

/// Looks whether each `task.field` in a `visible_when` of @p tasks is a field of a task, and takes away the conditions
/// of which one is not, and those that depend on themselves through other tasks. @p places are theirs.
void checkConditions(const QList<TaskType *> &tasks, const TaskReader::Places &places, QList<Problem> &problems);

/// Looks whether each output that is stored in a site can come from an operation of one.
void checkPlaces(const Catalogue &catalogue, QList<Problem> &problems);

} // namespace Aegir
