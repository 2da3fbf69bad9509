// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/run/runrecord.h"

#include "model/run/jsonline.h"
#include "model/run/platform.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonDocument>
#include <QSet>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::RunRecord)
};

constexpr qsizetype quotable = 16 * 1024;

/// What @p redactor keeps back, with the marks that @p marks took out of it.
QByteArray rawRest(const MarkFilter &marks, const Redactor &redactor)
{
    const QByteArray text = redactor.kept();
    QByteArray raw;
    qsizetype begin = 0;
    for (const auto &[number, offset] : redactor.keptMarks()) {
        raw += text.sliced(begin, offset - begin) + marks.markOf(number);
        begin = offset;
    }
    return raw + text.sliced(begin) + marks.kept();
}
} // namespace

RunRecord::RunRecord(const RunFolder &folder)
    : m_output(folder.outputPath())
    , m_events(folder.eventsPath())
    , m_times(folder.timesPath())
{
}

void RunRecord::start(const QByteArray &nonce, const Secrets &secrets)
{
    m_marks = MarkFilter(nonce);
    m_redactor = Redactor(secrets);
    m_begin = m_output.pos();
}

Result<void> RunRecord::begin(const QByteArray &nonce, const Secrets &secrets)
{
    for (QFile *file : files()) {
        if (!file->open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered,
                        QFileDevice::ReadOwner | QFileDevice::WriteOwner))
            return failure(Text::tr("%1 cannot be written: %2.").arg(file->fileName(), file->errorString()));
    }
    start(nonce, secrets);
    return {};
}

bool RunRecord::resume(const QByteArray &nonce, const Secrets &secrets, const Standing &standing)
{
    if (standing.isIncomplete)
        return false;
    const std::array positions{standing.output, standing.events, standing.times};
    for (size_t i = 0; i < positions.size(); ++i) {
        QFile &file = *files()[i];
        if (!file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly | QIODevice::Unbuffered)
            || !file.seek(positions[i]))
            return false;
    }
    start(nonce, secrets);
    m_offsets = standing.offsets;
    takeOutput(standing.outputRest);
    // Not taken yet: of its events the output may still be in the pipe, and with it their marks.
    m_partialEvent = standing.eventsRest;
    return true;
}

void RunRecord::takeOutput(const QByteArray &bytes)
{
    QByteArray safe;
    for (const auto &[text, mark] : m_marks.feed(bytes)) {
        safe += m_redactor.feed(text);
        if (mark > 0)
            m_redactor.mark(mark);
    }
    takeMarks();
    appendOutput(safe);
}

void RunRecord::takeMarks()
{
    for (const auto &[number, offset] : m_redactor.takeMarks())
        m_offsets.insert(number, m_begin + offset);
}

void RunRecord::appendOutput(const QByteArray &safe)
{
    if (safe.isEmpty())
        return;
    // Pieces of one millisecond share a record, so that a flood costs nothing.
    if (const qint64 now = QDateTime::currentMSecsSinceEpoch(); now != m_lastTime) {
        m_lastTime = now;
        std::array<char, 16> record{};
        qToLittleEndian(m_output.pos(), record.data());
        qToLittleEndian(now, record.data() + sizeof(qint64));
        append(m_times, QByteArray::fromRawData(record.data(), record.size()));
    }
    append(m_output, safe);
    m_lastOutput += safe.last(std::min(safe.size(), quotable));
    m_lastOutput.remove(0, std::max<qsizetype>(0, m_lastOutput.size() - quotable));
}

QList<Event> RunRecord::takeEvents(const QByteArray &bytes)
{
    QList<Event> events;
    m_partialEvent += bytes;
    qsizetype begin = 0;
    for (qsizetype end = m_partialEvent.indexOf('\n'); end >= 0; end = m_partialEvent.indexOf('\n', begin)) {
        if (const auto event = takeEventLine(m_partialEvent.sliced(begin, end - begin)))
            events << *event;
        begin = end + 1;
    }
    m_partialEvent.remove(0, begin);
    return events;
}

std::optional<Event> RunRecord::takeEventLine(const QByteArray &line)
{
    QJsonObject all = QJsonDocument::fromJson(line).object();
    if (all.isEmpty())
        return std::nullopt;
    // What Ansible itself wrote must stay what it is, or a secret that reads "stats" would make an error of a good run.
    static const QSet structure{u"event"_s, u"n"_s,    u"t"_s,      u"play"_s, u"task"_s,
                                u"host"_s,  u"role"_s, u"action"_s, u"hosts"_s};
    for (auto it = all.begin(); it != all.end() && !m_redactor.isEmpty(); ++it) {
        if (!structure.contains(it.key()))
            it.value() = m_redactor.redacted(QJsonValue(it.value()));
    }
    // Without its mark (a plugin of old, a redactor that keeps the end of the output back) it stands where the log
    // ends.
    const qint64 number = all[u"n"_s].toInteger();
    const auto marked = m_offsets.constFind(number);
    all[u"offset"_s] = marked == m_offsets.constEnd() ? m_output.pos() : *marked;
    m_offsets.remove(number);
    append(m_events, toJsonLine(all));
    return Event::fromJson(all);
}

void RunRecord::append(QFile &file, const QByteArray &bytes)
{
    if (bytes.isEmpty() || !m_problem.isEmpty() || !file.isOpen())
        return;
    if (file.write(bytes) != bytes.size())
        m_problem =
            Text::tr("The record is incomplete: %1 could not be written: %2.").arg(file.fileName(), file.errorString());
}

void RunRecord::flush()
{
    appendOutput(m_redactor.feed(m_marks.flush()) + m_redactor.flush());
    takeMarks();
}

void RunRecord::close()
{
    for (QFile *file : files()) {
        if (file->isOpen())
            flushToDisk(file->handle());
        file->close();
    }
}

Standing RunRecord::standing() const
{
    return {.output = m_output.pos(),
            .events = m_events.pos(),
            .times = m_times.pos(),
            .isIncomplete = !m_problem.isEmpty(),
            .offsets = m_offsets,
            .outputRest = rawRest(m_marks, m_redactor),
            .eventsRest = m_partialEvent};
}

} // namespace Aegir
