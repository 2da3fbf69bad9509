// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/inventory/workspace.h"

#include <functional>

class QMenu;

namespace Aegir {

/// Fills @p menu with the operations that all of @p entities have ("Verify on 12 sites…"), and says which ones not all
/// of them have; @p run is called with the name of the one that a person chooses.
void fillBulkMenu(QMenu *menu, const Workspace &workspace, const QList<qint64> &entities,
                  const std::function<void(const QString &operation)> &run);

} // namespace Aegir
