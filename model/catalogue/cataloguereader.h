// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/argumentspecs.h"
#include "model/catalogue/catalogue.h"
#include "model/catalogue/mappingreader.h"

#include <QSet>

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

    /// A `default_from`, to be looked at when all types are known.
    struct Source
    {
        QString path;
        int line = 0;
        QString field;
        QString from;
    };

    void readSettings();
    void readEnvironments(const YamlNode &environments);
    void readTasks();
    void readRole(const QString &role, const TypeFile *overlay, bool exists);
    void readOverlay(const TypeFile &file, QList<TaskType> &variants);
    void readOutputs(const YamlNode &outputs, const QString &path, QList<Output> &list);
    void readOperation(const TypeFile &file);
    void readOperationTasks(MappingReader &keys, const QString &path, OperationType &operation);
    TaskRef readTaskRef(const YamlNode &item, const QString &path);
    QString taskProblem(const TaskRef &task, int line, const QString &path);
    void readVariables(MappingReader &keys, OperationType &operation);
    void readTimeout(MappingReader &keys, OperationType &operation);
    void readEntityType(EntityKind kind, const TypeFile &file);
    void checkSources();
    void checkTypesFolder();

    QList<TypeFile> typeFiles(const QString &folder);
    YamlDocument readFile(const QString &path);
    void report(const QString &path, int line, const QString &sentence);

    QString m_dir;
    Catalogue m_catalogue;
    QSet<QString> m_unblamed; ///< roles with a problem that is no file's fault until an operation names them
    QSet<QString> m_opaque;   ///< roles whose entry points nobody can know
    QList<Source> m_sources;
};

} // namespace Aegir
