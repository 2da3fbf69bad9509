// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/error.h"

#include <QList>
#include <QSqlDatabase>
#include <QStringList>

namespace Aegir {

/// The statements of one step of the schema. Step N (1-based) turns a database of version N-1 into version N.
/// A published step is never edited: what it made is on people's disks; a change is a new step.
using SchemaSteps = QList<QStringList>;

/// All steps of this program, oldest first.
const SchemaSteps &schemaSteps();

/// Brings @p database, whose file is @p path, to the version that @p steps end with: each step in one transaction.
/// An older one that holds data is first copied beside itself as `NAME.vN.bak`. A newer one is refused, and so is a
/// database that some other program made.
Result<void> upgradeSchema(const QSqlDatabase &database, const QString &path, const SchemaSteps &steps);

} // namespace Aegir
