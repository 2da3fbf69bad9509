// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/types.h"

#include <QHash>

namespace Aegir {

/// The types of a workspace, read from its YAML and from its roles' argument specifications.
///
/// Reading never stops at the first problem: whatever is good is there, and problems() lists all the rest, each with
/// its file and line. An operation that cannot run says so in OperationType::problem.
class Catalogue
{
public:
    Catalogue() = default;

    /// Reads `workspace.yml`, `types/` and `roles/` below @p workspaceDir. Never fails as a whole.
    static Catalogue load(const QString &workspaceDir);

    const WorkspaceSettings &settings() const { return m_settings; }
    const QList<EntityType> &entityTypes() const { return m_entityTypes; }
    const QList<OperationType> &operationTypes() const { return m_operationTypes; }
    const QList<TaskType> &taskTypes() const { return m_taskTypes; }
    const QList<Problem> &problems() const { return m_problems; }

    /// Null when there is none of that name.
    const EntityType *entityType(EntityKind kind, QStringView name) const;
    const OperationType *operationType(QStringView name) const;
    const TaskType *taskType(QStringView name) const;
    const Environment *environment(QStringView name) const;
    /// What a person reads for the operation @p name, which may be gone from the workspace's types.
    QString operationLabel(const QString &name) const;
    /// The task type of a place in an operation; it differs from taskType() where another entry point is named.
    const TaskType *taskType(const TaskRef &task) const;

    /// The task types of @p operation in its order. Only for an operation without a problem.
    QList<TaskType> tasksOf(const OperationType &operation) const;

private:
    friend class CatalogueReader;

    WorkspaceSettings m_settings;
    QList<EntityType> m_entityTypes;
    QList<OperationType> m_operationTypes;
    QList<TaskType> m_taskTypes;                   ///< entered through `main`
    QHash<QString, QList<TaskType>> m_entryPoints; ///< other entry points, by role
    QList<Problem> m_problems;
};

} // namespace Aegir
