// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/inventory/workspace.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;

QString workspaceFile(const QDir &dir)
{
    return dir.filePath(u"workspace.yml"_s);
}

/// Files that a source tree cannot hold under their own name: `gitignore` would be obeyed where it lies.
QString nameInWorkspace(const QString &name)
{
    return name == u"gitignore" ? u".gitignore"_s : name;
}

} // namespace

Workspace::Workspace(QString dir, std::unique_ptr<Store> store)
    : m_dir(std::move(dir))
    , m_store(std::move(store))
{
}

/// The canonical path of the workspace @p dir.
Result<QString> Workspace::folderOf(const QString &dir)
{
    const QString native = QDir::toNativeSeparators(dir);
    const QString canonical = QDir(dir).canonicalPath();
    if (dir.isEmpty() || canonical.isEmpty() || !QFileInfo(canonical).isDir()) {
        return failure(tr("There is no folder %1.").arg(native));
    }
    if (!QFileInfo(workspaceFile(QDir(canonical))).isFile()) {
        return failure(tr("%1 is no workspace, because it holds no workspace.yml.").arg(native));
    }
    return canonical;
}

Result<std::unique_ptr<Workspace>> Workspace::openWithoutStore(const QString &dir)
{
    const auto canonical = folderOf(dir);
    if (!canonical) {
        return std::unexpected(canonical.error());
    }
    auto store = Store::open(u":memory:"_s);
    if (!store) {
        return std::unexpected(store.error());
    }
    std::unique_ptr<Workspace> workspace(new Workspace(*canonical, std::move(*store)));
    workspace->reloadCatalogue();
    return workspace;
}

Result<std::unique_ptr<Workspace>> Workspace::open(const QString &dir)
{
    const auto canonical = folderOf(dir);
    if (!canonical) {
        return std::unexpected(canonical.error());
    }
    const QDir folder(*canonical);
    for (const QString &name : {u".aegir"_s, u".aegir/runs"_s}) {
        if (!folder.exists(name) && !folder.mkdir(name, ownerOnly) && !folder.exists(name)) {
            return failure(tr("The folder %1 cannot be made; a workspace must be writable.")
                               .arg(QDir::toNativeSeparators(folder.filePath(name))));
        }
    }
    auto store = Store::open(folder.filePath(u".aegir/aegir.sqlite"_s));
    if (!store) {
        return std::unexpected(store.error());
    }
    std::unique_ptr<Workspace> workspace(new Workspace(*canonical, std::move(*store)));
    workspace->reloadCatalogue();
    return workspace;
}

Result<void> Workspace::create(const QString &dir)
{
    if (dir.isEmpty()) {
        return failure(tr("A workspace needs a folder, and an empty name is none."));
    }
    const QDir source(u":/aegir/starter"_s);
    const QString target = QDir(dir).absolutePath();
    const QString native = QDir::toNativeSeparators(target);
    const QFileInfo info(target);
    if (info.exists() && !info.isDir()) {
        return failure(tr("%1 is a file; a workspace is a folder.").arg(native));
    }
    if (info.exists() && !QDir(target).isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System)) {
        return failure(tr("The folder %1 is not empty; choose a new one or an empty one.").arg(native));
    }
    if (!source.exists()) {
        return failure(tr("This program was built without the starter workspace."));
    }

    // Every folder that had to be made, outermost first, so that a failure can take exactly them away again.
    QStringList made;
    for (QString path = target; !QFileInfo::exists(path); path = QFileInfo(path).path()) {
        made.prepend(path);
    }
    const auto undo = [&](const QString &reason) {
        if (made.isEmpty()) {
            // It was there and empty: empty it again, but leave it; it may be somebody's current folder.
            for (const QFileInfo &entry :
                 QDir(target).entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden)) {
                if (entry.isDir()) {
                    QDir(entry.filePath()).removeRecursively();
                } else {
                    QFile::remove(entry.filePath());
                }
            }
        } else {
            QDir(made.first()).removeRecursively();
        }
        return failure(reason);
    };

    if (!QDir().mkpath(target)) {
        return undo(tr("The folder %1 cannot be made; check the permissions of the folder above it.").arg(native));
    }
    QDirIterator each(source.path(), QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden,
                      QDirIterator::Subdirectories);
    while (each.hasNext()) {
        const QFileInfo from = each.nextFileInfo();
        const QString inside = source.relativeFilePath(from.path());
        const QString to = QDir::cleanPath(target + u'/' + inside + u'/' + nameInWorkspace(from.fileName()));
        if (from.isDir()) {
            if (!QDir().mkpath(to)) {
                return undo(tr("The folder %1 cannot be made.").arg(QDir::toNativeSeparators(to)));
            }
            continue;
        }
        // Written, not copied: a copy would keep the read-only permissions of a resource.
        QFile reader(from.filePath());
        QFile writer(to);
        if (!QDir().mkpath(QFileInfo(to).path()) || !reader.open(QIODevice::ReadOnly)
            || !writer.open(QIODevice::WriteOnly | QIODevice::NewOnly)) {
            return undo(
                tr("The file %1 cannot be written: %2.").arg(QDir::toNativeSeparators(to), writer.errorString()));
        }
        const QByteArray bytes = reader.readAll();
        if (writer.write(bytes) != bytes.size() || !writer.flush()) {
            return undo(
                tr("The file %1 cannot be written: %2.").arg(QDir::toNativeSeparators(to), writer.errorString()));
        }
        if (bytes.startsWith("#!")) {
            writer.setPermissions(writer.permissions() | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther);
        }
    }
    return {};
}

QString Workspace::find(const QString &dir)
{
    for (QDir folder(QDir(dir).absolutePath());;) {
        if (QFileInfo(workspaceFile(folder)).isFile()) {
            return folder.absolutePath();
        }
        if (!folder.cdUp()) {
            return {};
        }
    }
}

QString Workspace::inventoryPath() const
{
    return QDir(m_dir).absoluteFilePath(m_catalogue.settings().inventory);
}

void Workspace::reloadCatalogue()
{
    m_catalogue = Catalogue::load(m_dir);
}

} // namespace Aegir
