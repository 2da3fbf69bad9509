// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/catalogue.h"

#include "model/catalogue/cataloguereader.h"

#include <algorithm>

namespace Aegir {
namespace {

template<typename T, typename Name> const T *byName(const QList<T> &list, QStringView name, Name T::*member)
{
    const auto found = std::ranges::find(list, name, member);
    return found == list.end() ? nullptr : &*found;
}

} // namespace

Catalogue Catalogue::load(const QString &workspaceDir)
{
    return CatalogueReader(workspaceDir).read();
}

const EntityType *Catalogue::entityType(EntityKind kind, QStringView name) const
{
    const auto found = std::ranges::find_if(
        m_entityTypes, [&](const EntityType &type) { return type.kind == kind && type.name == name; });
    return found == m_entityTypes.end() ? nullptr : &*found;
}

const OperationType *Catalogue::operationType(QStringView name) const
{
    return byName(m_operationTypes, name, &OperationType::name);
}

QString Catalogue::operationLabel(const QString &name) const
{
    const OperationType *operation = operationType(name);
    return operation ? operation->label : name;
}

const TaskType *Catalogue::taskType(QStringView name) const
{
    return byName(m_taskTypes, name, &TaskType::name);
}

const TaskType *Catalogue::taskType(const TaskRef &task) const
{
    const TaskType *type = taskType(task.role);
    if (!type || type->entryPoint == task.entryPoint)
        return type;
    const auto others = m_entryPoints.constFind(task.role);
    return others == m_entryPoints.constEnd() ? nullptr : byName(*others, task.entryPoint, &TaskType::entryPoint);
}

const Environment *Catalogue::environment(QStringView name) const
{
    return byName(m_settings.environments, name, &Environment::name);
}

QList<TaskType> Catalogue::tasksOf(const OperationType &operation) const
{
    QList<TaskType> types;
    for (const TaskRef &task : operation.tasks) {
        if (const TaskType *type = taskType(task))
            types.append(*type);
    }
    return types;
}

} // namespace Aegir
