// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/field.h"

#include <chrono>

namespace Aegir {

/// One thing wrong in a workspace's files.
struct Problem
{
    QString path;              ///< relative to the workspace
    int line = 0;              ///< 1-based; 0 when the whole file is meant
    QString sentence;          ///< without path and line
    bool isUnreadable = false; ///< nothing of the file or folder could be read: what it held is not known

    /// `types/sites/x.yml, line 12: …`
    QString text() const;
    bool operator==(const Problem &) const = default;
};

enum class EntityKind { Platform, Site };

/// `platform` or `site`.
QString entityKindName(EntityKind kind);

/// A named stage of a hosting, with the colour that keeps people from mistaking one for another.
struct Environment
{
    QString name;
    QString label;
    QString color;        ///< `#rrggbb`, empty: none
    bool confirm = false; ///< a destructive operation asks to type the entity's name
    bool operator==(const Environment &) const = default;
};

/// What `workspace.yml` says.
struct WorkspaceSettings
{
    QString name;
    QString inventory = QStringLiteral("inventory"); ///< relative to the workspace
    QList<Environment> environments;
    int atOnce = 2;          ///< runs at the same time, at least 1
    QString ansiblePlaybook; ///< a configured program, empty: from PATH
    bool warmStart = true;   ///< a process may import Ansible before there is a run
    bool mitogen = false;    ///< runs use the strategy mitogen_linear, where it is installed
};

/// A value that a role may send back with set_stats.
struct Output
{
    enum class StoredIn { Entity, Site, Platform };
    Field field;
    StoredIn storedIn = StoredIn::Entity; ///< Entity: what the operation runs on
};

/// One Ansible role with the form that gathers its variables. The role has the task type's name.
struct TaskType
{
    QString name;
    QString label;
    QString description;
    QList<Field> fields;
    QList<Output> outputs;
    QString rolePath;                            ///< absolute folder of the role
    QString entryPoint = QStringLiteral("main"); ///< the role's task file that is entered
    QString problem;                             ///< why it cannot run; empty when it can
};

/// A task's place in an operation.
struct TaskRef
{
    QString role;
    QString entryPoint = QStringLiteral("main");
    bool operator==(const TaskRef &) const = default;
};

/// What happens after a run that ended in error: `retry: {times: 2, delay: 5m}`.
struct Retry
{
    int times = 0;                 ///< how often it is tried again; 0: never
    std::chrono::seconds delay{0}; ///< between its end and the next try
    bool operator==(const Retry &) const = default;
};

/// An ordered list of tasks that a person may run on an entity.
struct OperationType
{
    QString name;
    QString label;
    QString description;
    QList<TaskRef> tasks;
    QJsonObject variables; ///< constants under `vars:`
    bool destructive = false;
    bool gatherFacts = true;             ///< `gather_facts:`, as in a play; public roles expect it
    std::chrono::seconds timeout{0};     ///< 0: none
    std::chrono::seconds idleTimeout{0}; ///< without a word of output; 0: none
    Retry retry;
    QString problem; ///< why it cannot run; empty when it can
};

/// A kind of platform or site: its fields and the operations it has.
struct EntityType
{
    EntityKind kind = EntityKind::Platform;
    QString name;
    QString label;
    QString description;
    QString hosts = QStringLiteral("localhost"); ///< host pattern that a new platform starts with
    QList<Field> fields;
    QStringList operations;
};

} // namespace Aegir
