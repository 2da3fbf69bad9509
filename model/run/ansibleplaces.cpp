// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/run/ansibleplaces.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

bool isProgram(const QString &path)
{
    const QFileInfo info(path);
    return info.isFile() && info.isExecutable();
}

/// The folders to look in, the first one first.
QStringList foldersOf(const AnsiblePlaces &places)
{
    QStringList folders;
    for (const QString &folder : places.path.split(QDir::listSeparator(), Qt::SkipEmptyParts)) {
        // A relative one would mean another folder with each workspace.
        if (QDir::isAbsolutePath(folder))
            folders << folder;
    }
    if (!places.workspaceDir.isEmpty()) {
        const QString above = QFileInfo(places.workspaceDir).path();
        for (const QString &dir : {places.workspaceDir, above}) {
            for (const QString &name : {u".venv"_s, u"venv"_s})
                folders << dir + u'/' + name + u"/bin"_s;
        }
    }
    if (!places.home.isEmpty()) {
        folders << places.home + u"/.local/bin"_s;
        // pipx puts only the programs of the package itself there, and those of `ansible` are ansible-core's.
        for (const QString &tools :
             {u".local/share/pipx/venvs"_s, u".local/pipx/venvs"_s, u".local/share/uv/tools"_s}) {
            for (const QString &package : {u"ansible-core"_s, u"ansible"_s})
                folders << places.home + u'/' + tools + u'/' + package + u"/bin"_s;
        }
    }
    return folders + places.systemFolders;
}

} // namespace

AnsiblePlaces AnsiblePlaces::of(const QProcessEnvironment &environment, const QString &configured,
                                const QString &workspaceDir)
{
    AnsiblePlaces places;
    places.configured = configured;
    places.workspaceDir = workspaceDir;
    places.path = environment.value(u"PATH"_s);
    places.home = QDir::homePath();
    return places;
}

QStringList findAnsiblePlaybooks(const AnsiblePlaces &places)
{
    if (!places.configured.isEmpty()) {
        return isProgram(places.configured) ? QStringList{QFileInfo(places.configured).absoluteFilePath()}
                                            : QStringList();
    }
    QStringList found;
    QSet<QString> known;
    const QStringList folders = foldersOf(places);
    for (const QString &folder : folders) {
        const QString program = QDir::cleanPath(folder + u"/ansible-playbook"_s);
        if (!isProgram(program))
            continue;
        // By the folder's true path, not by the program's: in it Ansible's programs are links to one and the same.
        const QString place = QFileInfo(folder).canonicalFilePath() + u'/' + QFileInfo(program).canonicalFilePath();
        if (!known.contains(place)) {
            known.insert(place);
            found << program;
        }
    }
    return found;
}

QString findAnsiblePlaybook(const AnsiblePlaces &places)
{
    return findAnsiblePlaybooks(places).value(0);
}

} // namespace Aegir
