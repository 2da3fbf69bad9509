// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/inventory/entity.h"

namespace Aegir {

/// The folder of a run, as the database knows it.
struct StoredFolder
{
    qint64 run = 0; ///< 0: the row is gone, and the folder goes next
    QString name;   ///< relative to the workspace's `.aegir/runs`
    bool ended = false;

    bool operator==(const StoredFolder &) const = default;
};

} // namespace Aegir
