// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/run/event.h"
#include "model/run/inbox.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <new>
#include <sys/mman.h>
#include <unistd.h>

namespace Aegir {

namespace {
constexpr size_t oneRead = 1 << 20;
constexpr size_t mostKept = Event::longestLine; // no rest that matters is longer
constexpr size_t capacity = mostKept + oneRead;
constexpr size_t mostOffsets = 8192; // the pipe of events holds fewer
} // namespace

struct Inbox::Text
{
    std::atomic<size_t> size = 0;
    std::array<char, capacity> bytes;

    void keep(const QByteArray &rest)
    {
        const auto kept = std::min(static_cast<size_t>(rest.size()), mostKept);
        std::memcpy(bytes.data(), rest.constData(), kept);
        size = kept;
    }
    QByteArray all() const
    {
        // Whoever is killed within a read has the bytes without having counted them. There were only zeros before; of
        // output that ends with zeros at this very moment, these are lost.
        const auto end = std::find_if(bytes.rbegin(), bytes.rend() - static_cast<qsizetype>(size.load()),
                                      [](char c) { return c != '\0'; });
        return {bytes.data(), end.base() - bytes.begin()};
    }
};

struct Inbox::Half
{
    struct Offset
    {
        qint64 event;
        qint64 offset;
    };
    qint64 output = 0;
    qint64 events = 0;
    qint64 times = 0;
    bool isIncomplete = false;
    size_t offsetCount = 0;
    std::array<Offset, mostOffsets> offsets;
    std::array<Text, 2> rests;
};

/// Two halves, of which one counts: the other is made ready and then counts, so that at any moment one is whole.
struct Inbox::Shared
{
    std::atomic<int> current = 0;
    std::array<Half, 2> halves;

    Half &now() { return halves[static_cast<size_t>(current.load())]; }
};

std::unique_ptr<Inbox> Inbox::create()
{
    void *memory =
        ::mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED)
        return nullptr;
    return std::unique_ptr<Inbox>(new Inbox(new (memory) Shared));
}

Inbox::~Inbox()
{
    ::munmap(m_shared, sizeof(Shared));
}

Reading Inbox::readNow(Stream stream, int descriptor)
{
    Text &text = m_shared->now().rests[stream];
    const size_t begin = text.size;
    const size_t most = std::min(begin + oneRead, capacity);
    Reading reading{.bytes = {}, .ended = descriptor < 0};
    while (!reading.ended && text.size < most) {
        const auto count = ::read(descriptor, text.bytes.data() + text.size, most - text.size);
        if (count > 0)
            text.size += static_cast<size_t>(count);
        else if (count == 0)
            reading.ended = true;
        else if (errno != EINTR)
            break;
    }
    reading.bytes = QByteArray(text.bytes.data() + begin, static_cast<qsizetype>(text.size - begin));
    return reading;
}

void Inbox::recorded(const Standing &standing)
{
    const int now = m_shared->current.load();
    Half &old = m_shared->halves[static_cast<size_t>(now)];
    Half &next = m_shared->halves[static_cast<size_t>(1 - now)];
    next.output = standing.output;
    next.events = standing.events;
    next.times = standing.times;
    next.isIncomplete = standing.isIncomplete;
    next.offsetCount = 0;
    for (auto it = standing.offsets.begin(); it != standing.offsets.end() && next.offsetCount < mostOffsets; ++it)
        next.offsets[next.offsetCount++] = {.event = it.key(), .offset = it.value()};
    next.rests[Output].keep(standing.outputRest);
    next.rests[Events].keep(standing.eventsRest);
    m_shared->current = 1 - now;
    for (Text &text : old.rests)
        std::memset(text.bytes.data(), 0, text.size); // see Text::all()
}

Standing Inbox::unrecorded() const
{
    const Half &half = m_shared->now();
    Standing standing{.output = half.output,
                      .events = half.events,
                      .times = half.times,
                      .isIncomplete = half.isIncomplete,
                      .offsets = {},
                      .outputRest = half.rests[Output].all(),
                      .eventsRest = half.rests[Events].all()};
    for (size_t i = 0; i < half.offsetCount; ++i)
        standing.offsets.insert(half.offsets[i].event, half.offsets[i].offset);
    return standing;
}

} // namespace Aegir
