// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/inventory/cataloguewatch.h"

#include "model/inventory/cataloguefiles.h"

#include <QFuture>
#include <QPromise>
#include <QSet>
#include <QThreadPool>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Aegir {

namespace {
constexpr auto rest = 200ms;
} // namespace

struct CatalogueWatch::Reading
{
    QByteArray known; ///< the stamp that it was compared with
    CatalogueFiles files;
    std::optional<Catalogue> catalogue; ///< nothing when the files were known already
};

CatalogueWatch::CatalogueWatch(Workspace &workspace, std::function<bool()> mayReplace, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_mayReplace(std::move(mayReplace))
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(rest);
    connect(&m_rest, &QTimer::timeout, this, &CatalogueWatch::read);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_rest, qOverload<>(&QTimer::start));
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_rest, qOverload<>(&QTimer::start));
    const CatalogueFiles files = CatalogueFiles::of(m_workspace.dir());
    watch(files.files, files.folders);
    m_stamp = files.stamp;
}

void CatalogueWatch::readAnew()
{
    m_stamp.clear(); // no files have this one
    m_refused.clear();
    look();
}

void CatalogueWatch::look()
{
    m_rest.stop();
    read();
}

void CatalogueWatch::read()
{
    if (std::exchange(m_isReading, true)) {
        m_again = true;
        return;
    }
    auto promise = std::make_shared<QPromise<Reading>>();
    promise->future().then(this, [this](const Reading &reading) { take(reading); });
    QThreadPool::globalInstance()->start([promise, dir = m_workspace.dir(), known = m_stamp] {
        promise->start();
        Reading reading{.known = known, .files = CatalogueFiles::of(dir), .catalogue = std::nullopt};
        if (reading.files.stamp != known)
            reading.catalogue = Catalogue::load(dir);
        promise->addResult(std::move(reading));
        promise->finish();
    });
}

void CatalogueWatch::take(Reading reading)
{
    m_isReading = false;
    const bool again = std::exchange(m_again, false);
    if (reading.known != m_stamp) { // it is to be read anew
        m_rest.start();
        return;
    }
    // What is watched from now on only may have changed before: then there is one more look, at least.
    const QSet<QString> before = watched();
    watch(reading.files.files, reading.files.folders);
    if (again || !before.contains(watched()))
        m_rest.start();
    if (!reading.catalogue)
        return;
    if (m_mayReplace && !m_mayReplace())
        return; // m_stamp stays, so that the next look reads it
    m_stamp = reading.files.stamp;
    if (const QString obstacle = obstacleIn(*reading.catalogue); !obstacle.isEmpty()) {
        if (std::exchange(m_refused, obstacle) != obstacle)
            emit refused(tr("%1 Until that is mended, the types that were read before stay in use.").arg(obstacle));
        return;
    }
    m_refused.clear();
    m_workspace.setCatalogue(*std::move(reading.catalogue));
    emit changed();
}

/// The first thing that cannot be read in @p catalogue and could be read in the workspace's own; empty when there is
/// none.
QString CatalogueWatch::obstacleIn(const Catalogue &catalogue) const
{
    const QList<Problem> &old = m_workspace.catalogue().problems();
    for (const Problem &problem : catalogue.problems()) {
        const bool isNew = problem.isUnreadable && std::ranges::none_of(old, [&problem](const Problem &known) {
                               return known.isUnreadable && known.path == problem.path;
                           });
        if (isNew)
            return problem.text();
    }
    return {};
}

QSet<QString> CatalogueWatch::watched() const
{
    const QStringList all = m_watcher.files() + m_watcher.directories();
    return {all.cbegin(), all.cend()};
}

void CatalogueWatch::watch(const QStringList &files, const QStringList &folders)
{
    // Files anew each time: an editor may have put another one in the place of the one that is watched.
    if (const QStringList watched = m_watcher.files(); !watched.isEmpty())
        m_watcher.removePaths(watched);
    if (!files.isEmpty())
        m_watcher.addPaths(files);
    QStringList missing = folders;
    missing.removeIf([known = m_watcher.directories()](const QString &folder) { return known.contains(folder); });
    if (!missing.isEmpty())
        m_watcher.addPaths(missing);
}

} // namespace Aegir
