// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/runbundle.h"

#include "model/export/bundlemanifest.h"
#include "model/export/exportfile.h"
#include "model/export/zipdirectory.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QLocale>
#include <QSet>
#include <QStorageInfo>

#include <KZip>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::RunBundle)
};

constexpr qint64 onePiece = 256 * 1024;
constexpr qint64 longestManifest = 1024 * 1024;

/// A bundle that is open for reading, looked through and found to be one.
class Reader
{
public:
    explicit Reader(const QString &path)
        : m_file(path)
        , m_zip(&m_file)
    {
    }

    Result<BundleManifest> manifest()
    {
        if (!m_file.open(QIODevice::ReadOnly))
            return failure(Text::tr("%1 cannot be read: %2.").arg(name(), m_file.errorString()));
        const auto entries = readZipDirectory(m_file);
        if (!entries)
            return std::unexpected(entries.error());
        if (!m_file.seek(0) || !m_zip.open(QIODevice::ReadOnly))
            return damaged();
        const auto device = entry(bundleManifestName);
        const QByteArray text = device ? device->read(longestManifest) : QByteArray();
        auto manifest = BundleManifest::fromJson(text);
        if (!manifest)
            return damaged();
        if (manifest->format > BundleManifest::newest) {
            return failure(Text::tr("%1 was written by a newer version, %2; to open it, update Aegir Desktop.")
                               .arg(name(), manifest->summary.program));
        }
        return *manifest;
    }

    /// The unpacked bytes of the file @p name; none when there is no such file.
    std::unique_ptr<QIODevice> entry(const QString &name) const
    {
        const KArchiveFile *file = m_zip.directory()->file(name);
        return std::unique_ptr<QIODevice>(file ? file->createDevice() : nullptr);
    }

    QString name() const { return QDir::toNativeSeparators(m_file.fileName()); }

    std::unexpected<Error> damaged() const
    {
        return failure(Text::tr("%1 is no run bundle, or it is damaged.").arg(name()));
    }

private:
    QFile m_file;
    KZip m_zip;
};

/// Unpacks the files of a manifest into a folder.
class Unpacker
{
public:
    Unpacker(Reader &reader, const Progress &progress, qint64 total)
        : m_reader(reader)
        , m_progress(progress)
        , m_total(total)
    {
    }

    Result<WorkEnd> unpack(const BundledFile &file, const QString &path)
    {
        QFile to(path);
        if (!to.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
            return std::unexpected(writeError(to));
        QCryptographicHash hash(QCryptographicHash::Sha256);
        QByteArray piece(onePiece, Qt::Uninitialized);
        qint64 size = 0;
        for (int part = 1; part <= file.parts; ++part) {
            const auto from = m_reader.entry(file.partName(part));
            qint64 count = 0;
            while (from && (count = from->read(piece.data(), piece.size())) > 0) {
                if (!m_progress(m_done, m_total))
                    return WorkEnd::Cancelled;
                size += count;
                m_done += count;
                if (size > file.size)
                    return damaged(file);
                hash.addData(QByteArrayView(piece).first(count));
                if (to.write(piece.constData(), count) != count)
                    return std::unexpected(writeError(to));
            }
            if (!from || count < 0)
                return damaged(file);
        }
        if (size != file.size || hash.result() != file.sha256)
            return damaged(file);
        if (!to.flush())
            return std::unexpected(writeError(to));
        return WorkEnd::Done;
    }

private:
    std::unexpected<Error> damaged(const BundledFile &file) const
    {
        return failure(Text::tr("%1 is damaged: its %2 is not what was packed.").arg(m_reader.name(), file.name));
    }

    Reader &m_reader;
    const Progress &m_progress;
    qint64 m_done = 0;
    qint64 m_total;
};

} // namespace

namespace RunBundle {

Result<std::optional<OpenedRun>> open(const QString &path, const Progress &progress, const Options &options)
{
    Reader reader(path);
    const auto manifest = reader.manifest();
    if (!manifest)
        return std::unexpected(manifest.error());
    OpenedRun run{.place = std::make_unique<QTemporaryDir>(QDir::tempPath() + u"/aegir-run-XXXXXX"_s),
                  .folder = {},
                  .summary = manifest->summary};
    if (!run.place->isValid())
        return failure(
            Text::tr("A folder for what is in %1 cannot be made: %2.").arg(reader.name(), run.place->errorString()));
    run.folder = RunFolder(run.place->path());
    const qint64 total = manifest->totalSize();
    const qint64 available = QStorageInfo(run.place->path()).bytesAvailable();
    if (total > available - options.spare) {
        const QLocale locale;
        return failure(Text::tr("%1 needs %2 unpacked, but %3 has %4 left.")
                           .arg(reader.name(), locale.formattedDataSize(total),
                                QDir::toNativeSeparators(QDir::tempPath()),
                                locale.formattedDataSize(std::max<qint64>(0, available))));
    }
    Unpacker unpacker(reader, progress, total);
    for (const BundledFile &file : manifest->files) {
        const auto end = unpacker.unpack(file, run.folder.path() + u'/' + file.name);
        if (!end)
            return std::unexpected(end.error());
        if (*end == WorkEnd::Cancelled)
            return std::nullopt;
    }
    return run;
}

Result<RunSummary> summary(const QString &path)
{
    const auto manifest = Reader(path).manifest();
    if (!manifest)
        return std::unexpected(manifest.error());
    return manifest->summary;
}

bool isName(const QString &path)
{
    return path.endsWith(u".aegir-run", Qt::CaseInsensitive);
}

} // namespace RunBundle

BundleOpener::BundleOpener(QObject *parent)
    : QObject(parent)
{
    connect(&m_work, &BackgroundWork::progressed, this, &BundleOpener::progressed);
    connect(&m_work, &BackgroundWork::cancelled, this, &BundleOpener::cancelled);
    connect(&m_work, &BackgroundWork::failed, this, &BundleOpener::failed);
    connect(&m_work, &BackgroundWork::finished, this, [this] { emit opened(std::exchange(m_run, nullptr)); });
}

void BundleOpener::open(const QString &path)
{
    m_work.start([this, path](const Progress &progress) -> Result<WorkEnd> {
        auto run = RunBundle::open(path, progress);
        if (!run)
            return std::unexpected(run.error());
        if (!*run)
            return WorkEnd::Cancelled;
        m_run = std::make_shared<OpenedRun>(std::move(**run));
        return WorkEnd::Done;
    });
}

} // namespace Aegir
