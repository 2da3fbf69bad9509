// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/retention.h"

#include "model/dispatch/runfolders.h"

#include <QDir>
#include <QDirIterator>
#include <QFuture>
#include <QPromise>
#include <QSet>
#include <QThreadPool>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Aegir {

namespace {

/// So many rows go in one transaction; whoever else writes gets a turn after each.
constexpr qsizetype atOnce = 25;

qint64 bytesIn(const QString &folder)
{
    qint64 bytes = 0;
    QDirIterator each(folder, QDir::Files | QDir::Hidden | QDir::System | QDir::NoSymLinks,
                      QDirIterator::Subdirectories);
    while (each.hasNext())
        bytes += each.nextFileInfo().size();
    return bytes;
}

/// Measures what nobody has measured; what ended does not grow any more, so once is enough.
void measure(Store &store, const QString &runsDir, QList<KeptRun> &runs)
{
    QHash<qint64, qint64> news;
    for (KeptRun &run : runs) {
        if (run.bytes >= 0 || !isFolderName(run.folder))
            continue;
        run.bytes = bytesIn(runsDir + u'/' + run.folder);
        if (run.ended)
            news.insert(run.run, run.bytes);
    }
    // A cache: without it the next one measures again.
    if (!news.isEmpty())
        std::ignore = store.noteSizes(news);
}

/// Removes the folder @p name; true when it is gone. Links in it are removed, not followed.
bool removeFolder(const QString &runsDir, const QString &name)
{
    if (!isFolderName(name))
        return true; // never a run's, and nothing below another folder is to be touched
    const QFileInfo info(runsDir + u'/' + name);
    if (info.isSymLink())
        return QFile::remove(info.filePath());
    return !info.exists() || QDir(info.filePath()).removeRecursively();
}

/// Removes the folders of rows that are gone.
Result<void> sweep(Store &store, const QString &runsDir, QStringList &stuck)
{
    const auto doomed = store.doomedFolders();
    if (!doomed)
        return std::unexpected(doomed.error());
    QStringList gone;
    for (const QString &name : *doomed) {
        if (removeFolder(runsDir, name))
            gone << name;
        else if (!stuck.contains(name))
            stuck << name;
    }
    return gone.isEmpty() ? Result<void>() : store.forgetFolders(gone);
}

Result<void> removeRuns(Store &store, const QString &runsDir, QList<KeptRun> &runs, QStringList &stuck)
{
    QSet<qint64> gone;
    for (qsizetype first = 0; first < runs.size(); first += atOnce) {
        QList<qint64> ids;
        for (const KeptRun &run : runs.sliced(first, std::min(atOnce, runs.size() - first)))
            ids << run.run;
        const auto deleted = store.deleteRuns(ids);
        if (!deleted)
            return std::unexpected(deleted.error());
        gone.unite(QSet<qint64>(deleted->begin(), deleted->end()));
        if (auto swept = sweep(store, runsDir, stuck); !swept)
            return swept;
    }
    runs.removeIf([&gone](const KeptRun &run) { return !gone.contains(run.run); });
    return {};
}

QList<KeptRun> withIds(const QList<KeptRun> &runs, const QList<qint64> &ids)
{
    const QSet<qint64> wanted(ids.begin(), ids.end());
    QList<KeptRun> list = runs;
    list.removeIf([&wanted](const KeptRun &run) { return !wanted.contains(run.run); });
    return list;
}

} // namespace

QList<qint64> runsToRemove(const QList<KeptRun> &runs, const KeepSettings &keep, const QDateTime &now)
{
    QList<KeptRun> sorted = runs;
    std::ranges::stable_sort(sorted, std::ranges::greater(), &KeptRun::run);
    QSet<qint64> removed;
    QHash<std::pair<qint64, QString>, int> counts;
    qint64 total = 0;
    const auto mayGo = [](const KeptRun &run) { return run.ended && !run.pinned && !run.last; };
    for (const KeptRun &run : std::as_const(sorted)) {
        // Pinned ones count neither for nor against others: a person wants them beside what is kept anyway.
        const int before = run.pinned ? 0 : counts[{run.entity, run.operation}]++;
        const bool tooMany = keep.runs > 0 && before >= keep.runs;
        const bool tooOld = keep.days > 0 && run.time.isValid() && run.time.addDays(keep.days) < now;
        if (mayGo(run) && (tooMany || tooOld))
            removed.insert(run.run);
        else
            total += std::max<qint64>(0, run.bytes);
    }
    for (auto run = sorted.rbegin(); run != sorted.rend() && keep.size > 0 && total > keep.size; ++run) {
        if (!mayGo(*run) || removed.contains(run->run))
            continue;
        removed.insert(run->run);
        total -= std::max<qint64>(0, run->bytes);
    }
    QList<qint64> ids(removed.begin(), removed.end());
    std::ranges::sort(ids);
    return ids;
}

Result<PruneReport> pruneRuns(const QString &stateDir, const PruneOrder &order, const QDateTime &now)
{
    auto opened = Store::open(stateDir + u"/aegir.sqlite"_s);
    if (!opened)
        return std::unexpected(opened.error());
    Store &store = **opened;
    const QString runsDir = stateDir + u"/runs"_s;
    PruneReport report;
    if (!order.dryRun) {
        if (auto swept = sweep(store, runsDir, report.stuck); !swept)
            return std::unexpected(swept.error());
    }
    auto runs = store.keptRuns();
    if (!runs)
        return std::unexpected(runs.error());
    if (order.keep.size > 0 || order.dryRun)
        measure(store, runsDir, *runs);
    report.runs = withIds(*runs, runsToRemove(*runs, order.keep, now));
    if (order.strays) {
        const auto known = store.runFolders();
        if (!known)
            return std::unexpected(known.error());
        const RunFolders compared = compareFolders(runsDir, *known);
        report.folders = compared.nobodys;
        const QSet<QString> gone(compared.gone.begin(), compared.gone.end());
        report.folderless = *runs;
        report.folderless.removeIf([&](const KeptRun &run) {
            return !gone.contains(run.folder) || run.pinned || run.last
                || std::ranges::contains(report.runs, run.run, &KeptRun::run);
        });
    }
    for (KeptRun &run : report.runs) {
        if (run.bytes < 0)
            run.bytes = bytesIn(runsDir + u'/' + run.folder);
        report.bytes += run.bytes;
    }
    for (const QString &folder : std::as_const(report.folders))
        report.bytes += bytesIn(runsDir + u'/' + folder);
    if (order.dryRun)
        return report;

    for (QList<KeptRun> *list : {&report.runs, &report.folderless}) {
        if (auto removed = removeRuns(store, runsDir, *list, report.stuck); !removed)
            return std::unexpected(removed.error());
    }
    for (const QString &folder : std::as_const(report.folders)) {
        if (!removeFolder(runsDir, folder))
            report.stuck << folder;
    }
    // Somebody may be writing just now; the room is given back the next time then.
    if (!report.runs.isEmpty() || !report.folderless.isEmpty())
        std::ignore = store.shrink();
    return report;
}

Retention::Retention(QString stateDir, QObject *parent)
    : QObject(parent)
    , m_stateDir(std::move(stateDir))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_timer.start(m_pace.regularly);
        prune({.keep = readKeepSettings(m_workspaceDir)});
    });
}

void Retention::start(const QString &workspaceDir, const RetentionPace &pace)
{
    m_workspaceDir = workspaceDir;
    m_pace = pace;
    m_timer.start(m_pace.first);
}

void Retention::runEnded()
{
    if (m_timer.isActive() && m_timer.remainingTimeAsDuration() > m_pace.afterRun)
        m_timer.start(m_pace.afterRun);
}

void Retention::prune(const PruneOrder &order)
{
    m_orders << order;
    if (!m_atWork)
        next();
}

void Retention::next()
{
    if (m_orders.isEmpty())
        return;
    m_atWork = true;
    auto promise = std::make_shared<QPromise<Result<PruneReport>>>();
    promise->future().then(this, [this](const Result<PruneReport> &report) {
        m_atWork = false;
        if (report)
            emit pruned(*report);
        else
            emit failed(tr("Old runs could not be removed: %1").arg(report.error().sentence));
        next();
    });
    QThreadPool::globalInstance()->start([promise, stateDir = m_stateDir, order = m_orders.takeFirst()] {
        promise->start();
        promise->addResult(pruneRuns(stateDir, order));
        promise->finish();
    });
}

} // namespace Aegir
