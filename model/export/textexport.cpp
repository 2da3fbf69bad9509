// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/textexport.h"

#include "model/export/exportfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTimeZone>
#include <QtEndian>

#include <algorithm>
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
        // The file may be anybody's: times stay those that a calendar has.
        return Record{qFromLittleEndian<qint64>(bytes),
                      std::clamp<qint64>(qFromLittleEndian<qint64>(bytes + 8), 0, latest)};
    }

    static constexpr qint64 latest =
        253'402'214'400'000; // the last day of the year 9999, which has four digits everywhere

    QFile m_file;
    std::optional<Record> m_next;
    std::optional<qint64> m_time;
    qint64 m_first = 0;
};

QByteArray threeDigits(qint64 number)
{
    return QByteArray::number(number).rightJustified(3, '0');
}

/// What stands before a line.
class Stamps
{
public:
    Stamps(LineTimes times, qint64 first)
        : m_times(times)
        , m_first(first)
    {
    }

    /// For a line that arrived at @p time.
    QByteArray at(qint64 time)
    {
        const qint64 shown = m_times == LineTimes::Clock ? time : std::max<qint64>(0, time - m_first);
        const qint64 milliseconds = shown % 1000;
        // A calendar takes its time: it is asked once for all lines of a second.
        if (const qint64 second = shown / 1000; second != m_second) {
            m_second = second;
            if (m_times == LineTimes::Clock)
                askCalendar();
            else
                m_before = u"+%1:%2:%3."_s.arg(second / 3600)
                               .arg(second / 60 % 60, 2, 10, QChar(u'0'))
                               .arg(second % 60, 2, 10, QChar(u'0'))
                               .toLatin1();
        }
        return m_before + threeDigits(milliseconds) + m_after;
    }

private:
    void askCalendar()
    {
        const QDateTime clock = QDateTime::fromSecsSinceEpoch(m_second);
        const QDateTime withOffset = clock.toOffsetFromUtc(clock.offsetFromUtc());
        m_before = withOffset.toString(u"yyyy-MM-dd'T'HH:mm:ss."_s).toLatin1();
        m_after = withOffset.toString(Qt::ISODate).mid(19).toLatin1() + "  ";
    }

    LineTimes m_times;
    qint64 m_first;
    qint64 m_second = -1;
    QByteArray m_before;
    QByteArray m_after = "  ";
};

/// Puts times before lines that come in pieces.
class Stamper
{
public:
    Stamper(LineTimes times, const QString &timesPath)
        : m_arrivals(timesPath)
        , m_stamps(times, m_arrivals.first())
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
            m_stamp = m_stamps.at(time.value_or(m_arrivals.first()));
            if (!time)
                m_stamp.fill(' ');
            m_stamped = time;
        }
        return m_stamp;
    }

    ArrivalTimes m_arrivals;
    Stamps m_stamps;
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
