// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/target.h"

#include <QCoreApplication>

namespace Aegir {

Result<Target> Target::find(const Store &store, qint64 entity)
{
    const auto found = store.entity(entity);
    if (!found)
        return failure(QCoreApplication::translate("Aegir::Target", "There is no such platform or site any more."));
    if (found->kind == EntityKind::Platform)
        return Target{*found, *found};
    const auto platform = store.entity(found->platform);
    if (!platform)
        return failure(QCoreApplication::translate("Aegir::Target", "The platform of %1 does not exist any more.")
                           .arg(found->name));
    return Target{*found, *platform};
}

QList<Target> Target::findAll(const Store &store, const QList<qint64> &entities)
{
    QHash<qint64, Entity> present;
    const QList<Entity> all = store.entities();
    for (const Entity &entity : all)
        present.insert(entity.id, entity);
    QList<Target> targets;
    for (const qint64 id : entities) {
        const auto found = present.constFind(id);
        if (found == present.cend())
            continue;
        const auto platform = present.constFind(found->kind == EntityKind::Platform ? id : found->platform);
        if (platform != present.cend())
            targets << Target{*found, *platform};
    }
    return targets;
}

QString Target::environment() const
{
    return entity.environment.isEmpty() ? platform.environment : entity.environment;
}

} // namespace Aegir
