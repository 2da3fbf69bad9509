// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/inventory/workspace.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include <functional>

namespace Aegir {

/// Reads a workspace's catalogue anew when the files that it is made of have changed, for a program that has the
/// workspace open for long.
///
/// The system tells of changes; what comes within a moment, such as a checkout of Git, is one. It is read in a thread
/// of its own. When a file cannot be read any more that could be read before, the workspace keeps the catalogue that it
/// has until that is mended.
class CatalogueWatch : public QObject
{
    Q_OBJECT

public:
    /// While @p mayReplace says no, because a form stands on the catalogue for example, a new one waits; then it takes
    /// place at the next look().
    explicit CatalogueWatch(Workspace &workspace, std::function<bool()> mayReplace = {}, QObject *parent = nullptr);

    /// Looks at once whether the files are others.
    void look();

    /// Reads them, changed or not, because a person asks for it: changed() or refused() follows.
    void readAnew();

signals:
    /// The workspace has another catalogue.
    void changed();
    /// It keeps the one that it has, because of what @p sentence says. Told once until that changes.
    void refused(const QString &sentence);

private:
    struct Reading;
    void read();
    void take(Reading reading);
    QString obstacleIn(const Catalogue &catalogue) const;
    QSet<QString> watched() const;
    void watch(const QStringList &files, const QStringList &folders);

    Workspace &m_workspace;
    std::function<bool()> m_mayReplace;
    QFileSystemWatcher m_watcher;
    QTimer m_rest;      ///< until the files rest
    QByteArray m_stamp; ///< of the files as they were looked at last
    QString m_refused;
    bool m_isReading = false;
    bool m_again = false; ///< they changed while they were read
};

} // namespace Aegir
