// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/bundlemanifest.h"
#include "model/export/exportfile.h"
#include "model/export/maskedrun.h"
#include "model/export/runbundle.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFileInfo>
#include <QTemporaryFile>

#include <KZip>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::RunBundle)
};

constexpr qint64 onePiece = 256 * 1024;
constexpr qint64 largestZip = (qint64(1) << 32) - (1 << 20); ///< its list of files must begin before 4 GiB

/// Hands everything on to a device that is somebody else's, who closes it.
class Forwarder : public QIODevice
{
public:
    explicit Forwarder(QIODevice &to)
        : m_to(to)
    {
        QIODevice::open(WriteOnly | Unbuffered);
    }
    bool seek(qint64 position) override { return QIODevice::seek(position) && m_to.seek(position); }
    qint64 size() const override { return m_to.size(); }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override
    {
        const qint64 written = m_to.write(data, size);
        if (written != size)
            setErrorString(m_to.errorString());
        return written;
    }

private:
    QIODevice &m_to;
};

/// Packs one file after the other.
class Packer
{
public:
    Packer(QIODevice &to, const Progress &progress, qint64 total, qint64 partSize)
        : m_to(to)
        , m_forwarder(to)
        , m_zip(&m_forwarder)
        , m_progress(progress)
        , m_total(total)
        , m_partSize(partSize)
    {
    }

    Result<void> begin()
    {
        if (!m_zip.open(QIODevice::WriteOnly))
            return std::unexpected(writeError(m_to));
        return {};
    }

    /// The first @p size bytes of @p from as the file @p name.
    Result<WorkEnd> pack(const QString &name, QIODevice &from, qint64 size, const QDateTime &time)
    {
        BundledFile file{.name = name, .size = size, .sha256 = {}, .parts = 1};
        QCryptographicHash hash(QCryptographicHash::Sha256);
        qint64 left = size;
        for (;; ++file.parts) {
            const qint64 part = std::min(left, m_partSize);
            const auto end = packPart(file.partName(file.parts), from, part, time, hash);
            if (!end || *end == WorkEnd::Cancelled)
                return end;
            left -= part;
            if (left == 0)
                break;
        }
        file.sha256 = hash.result();
        m_manifest.files.append(file);
        return WorkEnd::Done;
    }

    Result<void> finish(const RunSummary &summary)
    {
        m_manifest.summary = summary;
        if (!m_zip.writeFile(bundleManifestName, m_manifest.toJson(), 0100644) || !m_zip.close())
            return std::unexpected(writeError(m_to));
        return {};
    }

private:
    Result<WorkEnd> packPart(const QString &name, QIODevice &from, qint64 size, const QDateTime &time,
                             QCryptographicHash &hash)
    {
        if (!m_zip.prepareWriting(name, {}, {}, size, 0100644, time, time, time))
            return std::unexpected(writeError(m_to));
        QByteArray piece(onePiece, Qt::Uninitialized);
        for (qint64 left = size; left > 0;) {
            if (!m_progress(m_done, m_total))
                return WorkEnd::Cancelled;
            const qint64 count = from.read(piece.data(), std::min(left, onePiece));
            if (count <= 0)
                return failure(Text::tr("The run's %1 cannot be read: %2.").arg(name, from.errorString()));
            hash.addData(QByteArrayView(piece).first(count));
            if (!m_zip.writeData(piece.constData(), count))
                return std::unexpected(writeError(m_to));
            if (m_to.pos() > largestZip)
                return failure(
                    Text::tr("The run is too large for a bundle, which holds 4 GiB packed. Export its log as text."));
            left -= count;
            m_done += count;
        }
        if (!m_zip.finishWriting(size))
            return std::unexpected(writeError(m_to));
        return WorkEnd::Done;
    }

    QIODevice &m_to;
    Forwarder m_forwarder;
    KZip m_zip;
    const Progress &m_progress;
    qint64 m_done = 0;
    qint64 m_total;
    qint64 m_partSize;
    BundleManifest m_manifest;
};

/// A file of a run, as it is or in the words that may be handed on.
struct Source
{
    QString name;
    std::unique_ptr<QIODevice> device;
    qint64 size = 0;
    QDateTime time;
};

Result<QList<std::shared_ptr<Source>>> sourcesOf(const RunFolder &folder)
{
    const auto safe = maskedRun(folder);
    if (!safe)
        return std::unexpected(safe.error());
    const QHash<QString, QByteArray> replaced{
        {u"request.json"_s, safe->request}, {u"playbook.yml"_s, safe->playbook}, {u"vars.yml"_s, safe->variables}};
    QList<std::shared_ptr<Source>> sources;
    for (const QString &name : bundledNames()) {
        const QString path = folder.path() + u'/' + name;
        const QFileInfo info(path);
        if (!info.isFile())
            continue;
        auto source = std::make_shared<Source>(name, nullptr, 0, info.lastModified());
        if (replaced.contains(name)) {
            auto buffer = std::make_unique<QBuffer>();
            buffer->setData(replaced.value(name));
            source->device = std::move(buffer);
        } else {
            source->device = std::make_unique<QFile>(path);
        }
        if (!source->device->open(QIODevice::ReadOnly))
            return failure(Text::tr("The run's %1 cannot be read: %2.").arg(name, source->device->errorString()));
        source->size = source->device->size();
        sources.append(source);
    }
    return sources;
}

Result<WorkEnd> pack(const RunFolder &folder, const RunSummary &summary, QIODevice &to, const Progress &progress,
                     const RunBundle::Options &options)
{
    const auto sources = sourcesOf(folder);
    if (!sources)
        return std::unexpected(sources.error());
    qint64 total = 0;
    for (const auto &source : *sources)
        total += source->size;
    Packer packer(to, progress, total, options.partSize);
    if (const auto begun = packer.begin(); !begun)
        return std::unexpected(begun.error());
    for (const auto &source : *sources) {
        const auto end = packer.pack(source->name, *source->device, source->size, source->time);
        if (!end || *end == WorkEnd::Cancelled)
            return end;
    }
    if (const auto finished = packer.finish(summary); !finished)
        return std::unexpected(finished.error());
    return WorkEnd::Done;
}

} // namespace

Result<WorkEnd> RunBundle::save(const RunFolder &folder, const RunSummary &summary, const QString &target,
                                const Progress &progress, const Options &options)
{
    return writeExport(target, [&](QIODevice &to) {
        return to.isSequential() ? write(folder, summary, to, progress, options)
                                 : pack(folder, summary, to, progress, options);
    });
}

Result<WorkEnd> RunBundle::write(const RunFolder &folder, const RunSummary &summary, QIODevice &to,
                                 const Progress &progress, const Options &options)
{
    // The sizes in a zip are filled in afterwards, and what can only be added to cannot go back.
    QTemporaryFile whole;
    if (!whole.open())
        return std::unexpected(writeError(whole));
    const auto end = pack(folder, summary, whole, progress, options);
    if (!end || *end == WorkEnd::Cancelled)
        return end;
    if (!whole.flush())
        return std::unexpected(writeError(whole));
    return copyBytes(whole.fileName(), whole.size(), to, progress);
}

} // namespace Aegir
