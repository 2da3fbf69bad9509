// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/run/keeperchannel_posix.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <sys/socket.h>
#include <unistd.h>

namespace Aegir {

namespace {
/// Room for one descriptor beside a message, aligned as the system wants it.
union Attachment {
    cmsghdr header;
    std::array<char, CMSG_SPACE(sizeof(int))> room;
};

/// Moves all of @p size bytes with @p move, ::read or ::write; false when the other side went away.
template<typename Move, typename Byte> bool moveAll(Move move, int descriptor, Byte *bytes, size_t size)
{
    while (size > 0) {
        const auto count = move(descriptor, bytes, size);
        if (count == 0 || (count < 0 && errno != EINTR))
            return false;
        const auto moved = static_cast<size_t>(std::max<ssize_t>(count, 0));
        bytes += moved;
        size -= moved;
    }
    return true;
}

} // namespace

bool sendWord(int channel, KeeperWord word, int descriptor)
{
    iovec text{.iov_base = &word, .iov_len = 1};
    Attachment attachment{};
    msghdr message{};
    message.msg_iov = &text;
    message.msg_iovlen = 1;
    if (descriptor >= 0) {
        message.msg_control = &attachment;
        message.msg_controllen = sizeof attachment;
        cmsghdr *header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(sizeof descriptor);
        std::memcpy(CMSG_DATA(header), &descriptor, sizeof descriptor);
    }
    ssize_t count = 0;
    do
        count = ::sendmsg(channel, &message, 0);
    while (count < 0 && errno == EINTR);
    return count == 1;
}

std::pair<std::optional<KeeperWord>, int> receiveWord(int channel)
{
    auto word = KeeperWord::Gone;
    iovec text{.iov_base = &word, .iov_len = 1};
    Attachment attachment{};
    msghdr message{};
    message.msg_iov = &text;
    message.msg_iovlen = 1;
    message.msg_control = &attachment;
    message.msg_controllen = sizeof attachment;
    const auto count = ::recvmsg(channel, &message, 0);
    if (count < 0)
        return {std::nullopt, -1};
    int descriptor = -1;
    if (const cmsghdr *header = CMSG_FIRSTHDR(&message); header && header->cmsg_type == SCM_RIGHTS)
        std::memcpy(&descriptor, CMSG_DATA(header), sizeof descriptor);
    return {count == 0 ? KeeperWord::Gone : word, descriptor};
}

bool sendText(int channel, const QByteArray &text)
{
    const qsizetype size = text.size();
    return moveAll(::write, channel, reinterpret_cast<const char *>(&size), sizeof size)
        && moveAll(::write, channel, text.constData(), static_cast<size_t>(size));
}

std::optional<QByteArray> receiveText(int channel)
{
    qsizetype size = 0;
    if (!moveAll(::read, channel, reinterpret_cast<char *>(&size), sizeof size))
        return std::nullopt;
    QByteArray text(size, Qt::Uninitialized);
    return moveAll(::read, channel, text.data(), static_cast<size_t>(size)) ? std::optional(text) : std::nullopt;
}

} // namespace Aegir
