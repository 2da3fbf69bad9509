// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/run/folderwatch.h"

namespace Aegir {

FolderWatch::FolderWatch(QObject *parent)
    : QObject(parent)
{
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &FolderWatch::changed);
}

void FolderWatch::add(const QString &path)
{
    ++m_interested[path];
    m_watcher.addPath(path); // again, too: it may have been gone for a while
}

void FolderWatch::remove(const QString &path)
{
    const auto interested = m_interested.find(path);
    if (interested == m_interested.end() || --*interested > 0)
        return;
    m_interested.erase(interested);
    m_watcher.removePath(path);
}

} // namespace Aegir
