// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/catalogue/rolevariables.h"

#include "model/catalogue/yaml.h"

#include <QDirIterator>
#include <QFileInfo>

namespace Aegir {

using namespace Qt::StringLiterals;

namespace {

/// The files that Ansible reads for `main` in @p dir: the first name that exists, or all below a folder of that name.
QStringList filesOf(const QString &dir)
{
    for (const QString &suffix : {u""_s, u".yml"_s, u".yaml"_s, u".json"_s}) {
        const QString path = dir + u"/main"_s + suffix;
        if (QFileInfo(path).isFile())
            return {path};
        if (!QFileInfo(path).isDir())
            continue;
        QStringList files;
        QDirIterator below(path, QDir::Files, QDirIterator::Subdirectories);
        while (below.hasNext())
            files << below.next();
        return files;
    }
    return {};
}
} // namespace

std::optional<QSet<QString>> variablesSetByRole(const QString &roleDir)
{
    QSet<QString> names;
    for (const QString &folder : {u"/defaults"_s, u"/vars"_s}) {
        for (const QString &file : filesOf(roleDir + folder)) {
            const YamlDocument document = readYaml(file, file);
            if (document.isBroken() || (!document.root.isMapping() && !document.root.isNull()))
                return std::nullopt;
            for (const YamlEntry &entry : document.root.entries())
                names.insert(entry.key);
        }
    }
    return names;
}

} // namespace Aegir
