// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
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
constexpr size_t capacity = 1 << 20;
} // namespace

struct Inbox::Slot
{
    qint64 position = 0;
    std::atomic<size_t> size = 0;
    std::array<char, capacity> bytes;
};

/// Two halves, of which one counts: the other is made ready and then counts, so that at any moment one is whole.
struct Inbox::Shared
{
    std::atomic<int> current = 0;
    std::array<Slot, 2> halves;
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

Reading Inbox::readNow(int descriptor)
{
    Slot &slot = m_shared->halves[static_cast<size_t>(m_shared->current.load())];
    const size_t begin = slot.size;
    Reading reading{.bytes = {}, .ended = descriptor < 0};
    while (!reading.ended && slot.size < capacity) {
        const auto count = ::read(descriptor, slot.bytes.data() + slot.size, capacity - slot.size);
        if (count > 0)
            slot.size += static_cast<size_t>(count);
        else if (count == 0)
            reading.ended = true;
        else if (errno != EINTR)
            break;
    }
    reading.bytes = QByteArray(slot.bytes.data() + begin, static_cast<qsizetype>(slot.size - begin));
    return reading;
}

void Inbox::recorded(qint64 position, const QByteArray &kept)
{
    const int now = m_shared->current.load();
    Slot &slot = m_shared->halves[static_cast<size_t>(1 - now)];
    const auto size = std::min(static_cast<size_t>(kept.size()), capacity / 2);
    slot.position = position;
    std::memcpy(slot.bytes.data(), kept.constData(), size);
    slot.size = size;
    m_shared->current = 1 - now;
    Slot &old = m_shared->halves[static_cast<size_t>(now)];
    std::memset(old.bytes.data(), 0, old.size); // see unrecorded()
}

std::pair<qint64, QByteArray> Inbox::unrecorded() const
{
    const Slot &slot = m_shared->halves[static_cast<size_t>(m_shared->current.load())];
    // Whoever is killed within a read has the bytes without having counted them. There were only zeros before; of
    // output that ends with zeros at this very moment, these are lost.
    const auto end = std::find_if(slot.bytes.rbegin(), slot.bytes.rend() - static_cast<qsizetype>(slot.size.load()),
                                  [](char c) { return c != '\0'; });
    return {slot.position, QByteArray(slot.bytes.data(), end.base() - slot.bytes.begin())};
}

} // namespace Aegir
