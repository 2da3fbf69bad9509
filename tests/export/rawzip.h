// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QtEndian>

namespace Aegir {

/// One file of a zip as a test wants it, right or wrong.
struct RawEntry
{
    QByteArray name;
    QByteArray bytes;          ///< stored as they are
    QByteArray localName = {}; ///< another name in front of the bytes
    quint16 flags = 0;
    quint16 method = 0;
    qint64 size = -1;        ///< another size than that of the bytes
    qint64 localPacked = -1; ///< another packed size in front of the bytes
    qint64 offset = -1;      ///< another place
    QByteArray before = {};  ///< bytes that no entry knows of
};

/// What makes a zip of @p entries, byte by byte: no library would write what a hostile one holds.
class RawZip
{
public:
    static QByteArray make(const QList<RawEntry> &entries, const QByteArray &afterDirectory = {}, int count = -1)
    {
        QByteArray zip;
        QByteArray directory;
        for (const RawEntry &entry : entries) {
            zip += entry.before;
            const qint64 offset = entry.offset >= 0 ? entry.offset : zip.size();
            const QByteArray &localName = entry.localName.isEmpty() ? entry.name : entry.localName;
            const quint32 size = quint32(entry.size >= 0 ? entry.size : entry.bytes.size());
            const quint32 localPacked = quint32(entry.localPacked >= 0 ? entry.localPacked : entry.bytes.size());
            zip += "PK\3\4" + n16(20) + n16(entry.flags) + n16(entry.method) + n32(0) + n32(crc(entry.bytes))
                + n32(localPacked) + n32(size) + n16(localName.size()) + n16(0) + localName + entry.bytes;
            directory += "PK\1\2" + n16(0x314) + n16(20) + n16(entry.flags) + n16(entry.method) + n32(0)
                + n32(crc(entry.bytes)) + n32(quint32(entry.bytes.size())) + n32(size) + n16(entry.name.size()) + n16(0)
                + n16(0) + n16(0) + n16(0) + n32(0100644u << 16) + n32(quint32(offset)) + entry.name;
        }
        const qsizetype number = count >= 0 ? count : entries.size();
        return zip + directory + afterDirectory + QByteArray("PK\5\6\0\0\0\0", 8) + n16(number) + n16(number)
            + n32(quint32(directory.size())) + n32(quint32(zip.size())) + n16(0);
    }

private:
    static QByteArray n16(qsizetype value)
    {
        const quint16 little = qToLittleEndian(quint16(value));
        return QByteArray(reinterpret_cast<const char *>(&little), 2);
    }
    static QByteArray n32(quint32 value)
    {
        const quint32 little = qToLittleEndian(value);
        return QByteArray(reinterpret_cast<const char *>(&little), 4);
    }
    static quint32 crc(const QByteArray &bytes)
    {
        quint32 value = 0xffffffff;
        for (const char c : bytes) {
            value ^= quint8(c);
            for (int i = 0; i < 8; ++i)
                value = (value >> 1) ^ ((value & 1) != 0 ? 0xedb88320u : 0u);
        }
        return ~value;
    }
};

} // namespace Aegir
