// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/export/backgroundwork.h"
#include "model/export/runsummary.h"

#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace Aegir {

/// A run that was opened from a bundle. Its files are gone when `place` is.
struct OpenedRun
{
    std::unique_ptr<QTemporaryDir> place;
    RunFolder folder;
    RunSummary summary;
};

/// A run in one file, `.aegir-run`, that another person opens without its workspace: a zip of `manifest.json` (format,
/// a summary, the size and the SHA-256 of each file) and, as far as the run has them, `output.log`, `output.times`,
/// `events.jsonl`, `playbook.yml`, `vars.yml`, `request.json` (both masked) and `result.json`.
///
/// These functions take as long as the files are large: BackgroundWork and BundleOpener are for a window's thread.
namespace RunBundle {

/// What is not for everyday use: tests make it small.
struct Options
{
    /// A file larger than this lies in several entries, since a zip has none over 4 GiB.
    qint64 partSize = qint64(1) << 30;
    /// Bytes of a disk that are left free.
    qint64 spare = qint64(64) << 20;
};

/// Packs the run in @p folder into the file @p target. The files may still grow: what they hold now is packed.
Result<WorkEnd> save(const RunFolder &folder, const RunSummary &summary, const QString &target,
                     const Progress &progress, const Options &options = {});

/// The same to a device that bytes can only be added to, such as a pipe; it is packed into a temporary file before.
Result<WorkEnd> write(const RunFolder &folder, const RunSummary &summary, QIODevice &to, const Progress &progress,
                      const Options &options = {});

/// Unpacks the bundle @p path into a new folder among the system's temporary ones. Nothing when it was cancelled.
/// Errors for what is no bundle, is damaged, was written by a newer program, or needs more than the disk has.
Result<std::optional<OpenedRun>> open(const QString &path, const Progress &progress, const Options &options = {});

/// What the bundle @p path says of its run, without unpacking it.
Result<RunSummary> summary(const QString &path);

/// True for the name of a bundle: it ends with `.aegir-run`.
bool isName(const QString &path);

} // namespace RunBundle

/// Opens a bundle off the window's thread. One of opened(), cancelled() and failed() follows each open().
class BundleOpener : public QObject
{
    Q_OBJECT

public:
    explicit BundleOpener(QObject *parent = nullptr);

    /// Not while one is being opened.
    void open(const QString &path);
    bool isOpening() const { return m_work.isRunning(); }
    void cancel() { m_work.cancel(); }

signals:
    /// @p done of @p total bytes are unpacked.
    void progressed(qint64 done, qint64 total);
    /// Whoever shows @p run keeps it as long.
    void opened(const std::shared_ptr<Aegir::OpenedRun> &run);
    void cancelled();
    void failed(const QString &sentence);

private:
    std::shared_ptr<OpenedRun> m_run; ///< the work's while it runs
    BackgroundWork m_work;
};

} // namespace Aegir
