// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/zipdirectory.h"

#include "model/log/rowtext.h"

#include <QCoreApplication>
#include <QDir>
#include <QSet>
#include <QtEndian>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::RunBundle)
};

constexpr qsizetype endSize = 22;
constexpr qsizetype centralSize = 46;
constexpr qsizetype localSize = 30;
constexpr int mostEntries = 1000;
constexpr qint64 longestDirectory = 256 * 1024;
constexpr qint64 deflateRatio = 1032; ///< no byte of deflate stands for more

quint16 number16(QByteArrayView bytes, qsizetype at)
{
    return qFromLittleEndian<quint16>(bytes.data() + at);
}

quint32 number32(QByteArrayView bytes, qsizetype at)
{
    return qFromLittleEndian<quint32>(bytes.data() + at);
}

/// A name that is a file's in any folder of any system, and no way out of it.
bool isPlainName(QByteArrayView name)
{
    const auto isPlain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-'
            || c == '_';
    };
    return !name.isEmpty() && name.size() <= 100 && !name.startsWith('.') && std::ranges::all_of(name, isPlain);
}

QByteArray readAt(QFile &file, qint64 offset, qint64 size)
{
    return offset >= 0 && file.seek(offset) ? file.read(size) : QByteArray();
}

struct Directory
{
    qint64 offset = 0;
    QByteArray bytes;
    int entries = 0;
};

/// The list of files at the end; nothing when it is not there, is too long, or does not lie where it says.
std::optional<Directory> findDirectory(QFile &file)
{
    const qint64 endOffset = file.size() - endSize;
    const QByteArray end = readAt(file, endOffset, endSize);
    if (end.size() != endSize || !end.startsWith("PK\5\6"))
        return {};
    const qint64 size = number32(end, 12);
    Directory directory{.offset = number32(end, 16), .bytes = {}, .entries = number16(end, 10)};
    if (directory.entries > mostEntries || size > longestDirectory || directory.offset + size != endOffset)
        return {};
    directory.bytes = readAt(file, directory.offset, size);
    return directory.bytes.size() == size ? std::optional(directory) : std::nullopt;
}

/// One file of the directory, and what the header before its bytes must agree with.
struct Central
{
    ZipEntry entry;
    quint16 flags = 0;
    quint16 method = 0;
    quint32 checksum = 0;
    qint64 offset = 0;
    qsizetype length = 0; ///< of this entry of the directory
};

std::optional<Central> readCentral(QByteArrayView bytes)
{
    if (bytes.size() < centralSize || !bytes.startsWith("PK\1\2"))
        return {};
    const qsizetype nameSize = number16(bytes, 28);
    const qsizetype length = centralSize + nameSize + number16(bytes, 30) + number16(bytes, 32);
    if (bytes.size() < length)
        return {};
    return Central{.entry = {.name = bytes.sliced(centralSize, nameSize).toByteArray(),
                             .packed = number32(bytes, 20),
                             .size = number32(bytes, 24)},
                   .flags = number16(bytes, 8),
                   .method = number16(bytes, 10),
                   .checksum = number32(bytes, 16),
                   .offset = number32(bytes, 42),
                   .length = length};
}

/// Where the bytes of a file end in the zip; nothing when the header before them says something else than the
/// directory.
std::optional<qint64> endOfFile(QFile &file, const Central &central)
{
    const QByteArray local = readAt(file, central.offset, localSize);
    if (local.size() != localSize || !local.startsWith("PK\3\4"))
        return {};
    const qsizetype nameSize = number16(local, 26);
    if (number16(local, 6) != central.flags || number16(local, 8) != central.method
        || number32(local, 14) != central.checksum || number32(local, 18) != central.entry.packed
        || number32(local, 22) != central.entry.size || nameSize != central.entry.name.size()
        || readAt(file, central.offset + localSize, nameSize) != central.entry.name) {
        return {};
    }
    return central.offset + localSize + nameSize + number16(local, 28) + central.entry.packed;
}

} // namespace

Result<QList<ZipEntry>> readZipDirectory(QFile &file)
{
    const QString path = QDir::toNativeSeparators(file.fileName());
    const auto damaged = [&path] { return failure(Text::tr("%1 is no run bundle, or it is damaged.").arg(path)); };
    const auto directory = findDirectory(file);
    if (!directory)
        return damaged();
    QList<ZipEntry> entries;
    QSet<QByteArray> names;
    qint64 expected = 0; // where the next file must begin
    for (QByteArrayView rest(directory->bytes); !rest.isEmpty();) {
        const auto central = readCentral(rest);
        if (!central)
            return damaged();
        if (!isPlainName(central->entry.name)) {
            return failure(Text::tr("%1 is refused: it holds a file named “%2”, which no run bundle has.")
                               .arg(path, rowText(central->entry.name.left(100)).text));
        }
        // Bit 0: encrypted; bit 3: its size is only known after it. Method 0: stored, 8: deflated.
        constexpr quint16 unusable = 0x0001 | 0x0008;
        const bool stored = central->method == 0;
        const auto end = endOfFile(file, *central);
        if ((central->flags & unusable) != 0 || (!stored && central->method != 8) || !end || central->offset != expected
            || *end > directory->offset || (stored && central->entry.packed != central->entry.size)
            || central->entry.size > (central->entry.packed + 1) * deflateRatio
            || names.contains(central->entry.name)) {
            return damaged();
        }
        expected = *end;
        names.insert(central->entry.name);
        entries.append(central->entry);
        rest = rest.sliced(central->length);
    }
    if (expected != directory->offset || entries.size() != directory->entries)
        return damaged();
    return entries;
}

} // namespace Aegir
