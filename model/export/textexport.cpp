// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/textexport.h"

#include "model/export/exportfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTimeZone>
#include <QtEndian>

#include <cstring>
#include <optional>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::Export)
};

constexpr qint64 onePiece = 256 * 1024;

/// Goes through `output.times` (see LogTimes) from its beginning, for offsets that only grow: no search for each line.
class ArrivalTimes
{
public:
    explicit ArrivalTimes(const QString &path)
        : m_file(path)
    {
        if (m_file.open(QIODevice::ReadOnly))
            m_next = read();
        if (m_next)
            m_first = m_next->time;
    }

    /// In milliseconds since the epoch.
    std::optional<qint64> at(qint64 offset)
    {
        while (m_next && m_next->offset <= offset) {
            m_time = m_next->time;
            m_next = read();
        }
        return m_time;
    }
    qint64 first() const { return m_first; }

private:
    struct Record
    {
        qint64 offset;
        qint64 time;
    };

    std::optional<Record> read()
    {
        char bytes[16];
        if (m_file.read(bytes, sizeof bytes) != qint64(sizeof bytes))
            return {};
        return Record{qFromLittleEndian<qint64>(bytes), qFromLittleEndian<qint64>(bytes + 8)};
    }

    QFile m_file;
    std::optional<Record> m_next;
    std::optional<qint64> m_time;
    qint64 m_first = 0;
};

/// What stands before a line that arrived at @p time.
QByteArray stamp(LineTimes times, qint64 time, qint64 first)
{
    if (times == LineTimes::Clock) {
        const QDateTime clock = QDateTime::fromMSecsSinceEpoch(time);
        return clock.toOffsetFromUtc(clock.offsetFromUtc()).toString(Qt::ISODateWithMs).toLatin1() + "  ";
    }
    const qint64 since = std::max<qint64>(0, time - first);
    return u"+%1:%2:%3.%4  "_s.arg(since / 3'600'000)
        .arg(since / 60'000 % 60, 2, 10, QChar(u'0'))
        .arg(since / 1000 % 60, 2, 10, QChar(u'0'))
        .arg(since % 1000, 3, 10, QChar(u'0'))
        .toLatin1();
}

/// Puts times before lines that come in pieces.
class Stamper
{
public:
    Stamper(LineTimes times, const QString &timesPath)
        : m_times(times)
        , m_arrivals(timesPath)
    {
    }

    QByteArray take(QByteArrayView bytes)
    {
        QByteArray out;
        out.reserve(bytes.size() + bytes.size() / 2);
        while (!bytes.isEmpty()) {
            if (m_begins)
                out += before(m_offset);
            const void *end = std::memchr(bytes.data(), '\n', size_t(bytes.size()));
            const qsizetype size = end ? static_cast<const char *>(end) - bytes.data() + 1 : bytes.size();
            out += bytes.first(size);
            m_begins = end != nullptr;
            m_offset += size;
            bytes = bytes.sliced(size);
        }
        return out;
    }

private:
    const QByteArray &before(qint64 offset)
    {
        const std::optional<qint64> time = m_arrivals.at(offset);
        if (time != m_stamped || m_stamp.isEmpty()) {
            m_stamp = stamp(m_times, time.value_or(0), m_arrivals.first());
            if (!time)
                m_stamp.fill(' ');
            m_stamped = time;
        }
        return m_stamp;
    }

    LineTimes m_times;
    ArrivalTimes m_arrivals;
    qint64 m_offset = 0;
    bool m_begins = true;
    std::optional<qint64> m_stamped; ///< the time that m_stamp says: lines of one piece have the same
    QByteArray m_stamp;
};

} // namespace

Result<WorkEnd> exportText(const RunFolder &folder, LineTimes times, QIODevice &to, const Progress &progress)
{
    const QString path = folder.outputPath();
    const qint64 size = QFileInfo(path).size();
    if (times == LineTimes::None)
        return copyBytes(path, size, to, progress);
    QFile log(path);
    if (!log.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return failure(Text::tr("%1 cannot be read: %2.").arg(QDir::toNativeSeparators(path), log.errorString()));
    Stamper stamper(times, folder.timesPath());
    for (qint64 done = 0; done < size;) {
        if (!progress(done, size))
            return WorkEnd::Cancelled;
        const QByteArray piece = log.read(std::min(onePiece, size - done));
        if (piece.isEmpty())
            return failure(Text::tr("%1 cannot be read: %2.").arg(QDir::toNativeSeparators(path), log.errorString()));
        const QByteArray text = stamper.take(piece);
        if (to.write(text) != text.size())
            return std::unexpected(writeError(to));
        done += piece.size();
    }
    return WorkEnd::Done;
}

} // namespace Aegir
