// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/catalogue.h"
#include "model/catalogue/mappingreader.h"
#include "model/catalogue/taskreader.h"

namespace Aegir {

/// Reads the files of a workspace into a Catalogue: settings, roles, operations, entity types, in this order, and then
/// looks whether what they say of each other holds.
class CatalogueReader
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::Catalogue)
    Q_DISABLE_COPY_MOVE(CatalogueReader)

public:
    explicit CatalogueReader(const QString &workspaceDir);

    Catalogue read();

private:
    /// A YAML file of a type: its name without extension.
    struct TypeFile
    {
        QString name;
        QString path; ///< relative to the workspace
    };

    void readSettings();
    void readEnvironments(const YamlNode &environments);
    void readTasks();
    void readOperation(const TypeFile &file);
    void readOperationTasks(MappingReader &keys, const QString &path, OperationType &operation);
    TaskRef readTaskRef(const YamlNode &item, const QString &path);
    QString taskProblem(const TaskRef &task, int line, const QString &path);
    void readVariables(MappingReader &keys, OperationType &operation);
    std::optional<std::chrono::seconds> readDuration(MappingReader &keys, const QString &key);
    void readRetry(MappingReader &keys, const QString &path, OperationType &operation);
    void readEntityType(EntityKind kind, const TypeFile &file);
    void checkTogether();
    void checkTypesFolder();
    bool checkFolder(const QString &folder);

    QList<TypeFile> typeFiles(const QString &folder);
    YamlDocument readFile(const QString &path);
    void report(const QString &path, int line, const QString &sentence);

    QString m_dir;
    Catalogue m_catalogue;
    TaskReader m_tasks;
    bool m_rolesReadable = true;
};

} // namespace Aegir
