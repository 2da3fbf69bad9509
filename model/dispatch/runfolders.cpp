// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/runfolders.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QSet>

using namespace Qt::StringLiterals;

namespace Aegir {

bool isFolderName(const QString &name)
{
    return !name.isEmpty() && !name.startsWith(u'.') && !name.contains(u'/') && !name.contains(u'\\')
        && !name.contains(QChar::Null);
}

RunFolders compareFolders(const QString &runsDir, const QList<StoredFolder> &known, std::chrono::seconds settled)
{
    const QDir dir(runsDir);
    QSet<QString> there;
    RunFolders result;
    QSet<QString> rows;
    for (const StoredFolder &folder : known)
        rows.insert(folder.name);
    const QDateTime young = QDateTime::currentDateTimeUtc().addSecs(-settled.count());
    const QFileInfoList entries = dir.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name);
    for (const QFileInfo &entry : entries) {
        there.insert(entry.fileName());
        if (!rows.contains(entry.fileName()) && isFolderName(entry.fileName()) && entry.lastModified() <= young)
            result.nobodys << entry.fileName();
    }
    for (const StoredFolder &folder : known) {
        if (folder.ended && !there.contains(folder.name) && !dir.exists(folder.name))
            result.gone << folder.name;
    }
    result.gone.sort();
    return result;
}

} // namespace Aegir
