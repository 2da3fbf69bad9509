// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/inventory/cataloguefiles.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

class Collector
{
public:
    void addFile(const QFileInfo &file)
    {
        m_found.files << file.filePath();
        note(file.filePath());
        note(QString::number(file.size()));
        note(QString::number(file.lastModified().toMSecsSinceEpoch()));
        note(QString::number(file.permissions()));
    }

    /// @p path with the files in it, and with @p below also what lies in its folders. Nothing when it is not there.
    void addFolder(const QString &path, bool below = false)
    {
        const QFileInfo folder(path);
        if (!folder.isDir())
            return note(path + (folder.exists() ? u" is no folder"_s : QString()));
        m_found.folders << path;
        note(path);
        note(QString::number(folder.permissions()));
        for (const QFileInfo &entry : entriesOf(path)) {
            if (!entry.isDir())
                addFile(entry);
            else if (below)
                addFolder(entry.filePath(), true);
            else
                note(entry.filePath());
        }
    }

    /// As addFolder(), but only the names of what lies in it count.
    void addNames(const QString &path)
    {
        if (!QFileInfo(path).isDir())
            return;
        m_found.folders << path;
        for (const QFileInfo &entry : entriesOf(path))
            note(entry.filePath());
    }

    /// The folder itself, whatever lies in it.
    void watch(const QString &path) { m_found.folders << path; }

    CatalogueFiles found()
    {
        m_found.stamp = m_hash.result();
        return m_found;
    }

private:
    /// Without hidden ones and editors' backups, as the catalogue reads it: these come and go while somebody types.
    static QFileInfoList entriesOf(const QString &path)
    {
        QFileInfoList entries = QDir(path).entryInfoList(QDir::Dirs | QDir::Files | QDir::NoDotAndDotDot, QDir::Name);
        entries.removeIf([](const QFileInfo &entry) { return entry.fileName().endsWith(u'~'); });
        return entries;
    }

    void note(const QString &text)
    {
        m_hash.addData(text.toUtf8());
        m_hash.addData(QByteArrayView("\n"));
    }

    CatalogueFiles m_found;
    QCryptographicHash m_hash{QCryptographicHash::Sha1};
};

} // namespace

CatalogueFiles CatalogueFiles::of(const QString &dir)
{
    Collector collector;
    collector.watch(dir);
    if (const QFileInfo settings(dir + u"/workspace.yml"_s); settings.exists())
        collector.addFile(settings);
    collector.addFolder(dir + u"/types"_s, true);
    const QString roles = dir + u"/roles"_s;
    collector.addNames(roles);
    for (const QFileInfo &role : QDir(roles).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        const QString path = role.filePath();
        collector.addNames(path);
        collector.addFolder(path + u"/meta"_s);
        collector.addFolder(path + u"/defaults"_s, true);
        collector.addFolder(path + u"/vars"_s, true);
        collector.addNames(path + u"/tasks"_s); // which entry points there are
    }
    return collector.found();
}

} // namespace Aegir
