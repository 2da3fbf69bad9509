// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/exportfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::Export)
};

constexpr qint64 onePiece = 256 * 1024;

} // namespace

Error writeError(const QIODevice &device)
{
    const auto *file = qobject_cast<const QFileDevice *>(&device);
    const QString name =
        file && !file->fileName().isEmpty() ? QDir::toNativeSeparators(file->fileName()) : Text::tr("Standard output");
    return {Text::tr("%1 cannot be written: %2.").arg(name, device.errorString())};
}

Result<WorkEnd> writeExport(const QString &path, const std::function<Result<WorkEnd>(QIODevice &)> &write)
{
    const QFileInfo info(path);
    if (info.isDir())
        return failure(Text::tr("%1 is a folder; name a file in it.").arg(QDir::toNativeSeparators(path)));
    // A device or a pipe must be written to: a new file in its place would be something else.
    if (info.exists() && !info.isFile()) {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return std::unexpected(writeError(file));
        auto end = write(file);
        if (end && *end == WorkEnd::Done && !file.flush())
            return std::unexpected(writeError(file));
        return end;
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return std::unexpected(writeError(file));
    auto end = write(file);
    if (end && *end == WorkEnd::Done && !file.commit())
        return std::unexpected(writeError(file));
    return end;
}

Result<WorkEnd> copyBytes(const QString &path, qint64 size, QIODevice &to, const Progress &progress)
{
    QFile from(path);
    if (!from.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return failure(Text::tr("%1 cannot be read: %2.").arg(QDir::toNativeSeparators(path), from.errorString()));
    QByteArray piece;
    for (qint64 done = 0; done < size;) {
        if (!progress(done, size))
            return WorkEnd::Cancelled;
        piece.resize(std::min(onePiece, size - done));
        const qint64 count = from.read(piece.data(), piece.size());
        if (count <= 0)
            return failure(Text::tr("%1 cannot be read: %2.")
                               .arg(QDir::toNativeSeparators(path),
                                    count < 0 ? from.errorString() : Text::tr("it is shorter than it was")));
        if (to.write(piece.constData(), count) != count)
            return std::unexpected(writeError(to));
        done += count;
    }
    return WorkEnd::Done;
}

} // namespace Aegir
