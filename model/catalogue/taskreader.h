// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/catalogue/types.h"
#include "model/catalogue/yaml.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <utility>

namespace Aegir {

/// Makes task types of roles: of their argument specifications, and of what `types/tasks/` adds to them.
class TaskReader
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::Catalogue)
    Q_DISABLE_COPY_MOVE(TaskReader)

public:
    /// A `default_from` or `visible_when`, to be looked at when all types are known.
    struct Source
    {
        QString path;
        int line = 0;
        QString field;
        QString from; ///< of a `default_from`
    };

    /// Roles are read below @p workspaceDir, an absolute path; problems go to @p problems.
    TaskReader(QString workspaceDir, QList<Problem> &problems);

    /// One task type for each entry point of @p role, always with `main`. @p overlay is the file in `types/tasks/`,
    /// relative to the workspace, empty when there is none; @p exists says whether there is such a role.
    QList<TaskType> read(const QString &role, const QString &overlay, bool exists);

    /// True when the problem of @p role is no file's fault until an operation names it.
    bool isUnblamed(const QString &role) const { return m_unblamed.contains(role); }
    /// True when nobody can know what entry points @p role has.
    bool isOpaque(const QString &role) const { return m_opaque.contains(role); }
    const QList<Source> &sources() const { return m_sources; }
    /// Where each `visible_when` stands, by role and field.
    using Places = QHash<std::pair<QString, QString>, Source>;
    const Places &conditions() const { return m_conditions; }

private:
    void readOverlay(const QString &path, QList<TaskType> &variants);
    QList<Output> readOutputs(const YamlNode &outputs, const QString &path);
    Output::StoredIn readPlace(const YamlNode &place, const QString &path);
    void report(const QString &path, int line, const QString &sentence);

    QString m_dir;
    QList<Problem> &m_problems;
    QSet<QString> m_unblamed;
    QSet<QString> m_opaque;
    QList<Source> m_sources;
    Places m_conditions;
};

} // namespace Aegir
