// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileSystemWatcher>
#include <QHash>
#include <QObject>

namespace Aegir {

/// Tells of changes in folders, for several that are interested in the same ones.
///
/// One for a whole program is better than one for each run that is watched: of the system's watchers a user has 128,
/// and to give one back while another one was just given back takes Linux 15 ms.
class FolderWatch : public QObject
{
    Q_OBJECT

public:
    explicit FolderWatch(QObject *parent = nullptr);

    /// Watches @p path until it was removed as often as it was added.
    void add(const QString &path);
    void remove(const QString &path);

signals:
    /// Something in the folder @p path came, went or was renamed, or it is gone itself.
    void changed(const QString &path);

private:
    QFileSystemWatcher m_watcher;
    QHash<QString, int> m_interested;
};

} // namespace Aegir
