// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/inventory/workspace.h"

namespace Aegir {

/// What an operation is run on: an entity and, for a site, its platform.
struct Target
{
    Entity entity;
    Entity platform; ///< the entity itself for a platform

    static Result<Target> find(const Store &store, qint64 entity);
    /// Those of @p entities that are there, in their order; reads once, however many they are.
    static QList<Target> findAll(const Store &store, const QList<qint64> &entities);

    /// The name of the environment that counts: a site without one has its platform's. May be empty.
    QString environment() const;
};

} // namespace Aegir
