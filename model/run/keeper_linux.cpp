// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/run/keeper.h"

#include <QDeadlineTimer>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <new>
#include <optional>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace std::chrono_literals;

namespace Aegir {

namespace {
constexpr size_t capacity = 1 << 20;
constexpr auto termPatience = 2s;
constexpr auto killPatience = 3s;
constexpr qsizetype mostRest = 64 << 20; // of what Ansible says on being ended; more is a flood that ends never
} // namespace

// --- the inbox --------------------------------------------------------------------------------------------------

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
            slot.size += static_cast<size_t>(count); // right behind the call: whoever looks misses nothing
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
    const int next = 1 - m_shared->current.load();
    Slot &slot = m_shared->halves[static_cast<size_t>(next)];
    const auto size = std::min(static_cast<size_t>(kept.size()), capacity / 2);
    slot.position = position;
    std::memcpy(slot.bytes.data(), kept.constData(), size);
    slot.size = size;
    m_shared->current = next;
}

std::pair<qint64, QByteArray> Inbox::unrecorded() const
{
    const Slot &slot = m_shared->halves[static_cast<size_t>(m_shared->current.load())];
    return {slot.position, QByteArray(slot.bytes.data(), static_cast<qsizetype>(slot.size.load()))};
}

// --- the keeper -------------------------------------------------------------------------------------------------

namespace {

/// Closes whatever was inherited, but for what the duties name: a pipe that is held here never ends elsewhere.
void closeOthers(const KeeperDuties &duties)
{
    std::array kept{duties.output, duties.alarm, duties.hold};
    std::ranges::sort(kept);
    unsigned begin = 0;
    for (const int descriptor : kept) {
        if (descriptor < 0)
            continue;
        if (static_cast<unsigned>(descriptor) > begin)
            ::close_range(begin, static_cast<unsigned>(descriptor) - 1, 0);
        begin = static_cast<unsigned>(descriptor) + 1;
    }
    ::close_range(begin, ~0U, 0);
}

class Keeper
{
public:
    Keeper(const KeeperDuties &duties, pid_t ansible, int children)
        : m_duties(duties)
        , m_ansible(ansible)
        , m_children(children)
    {
    }

    /// Waits until Ansible has ended, and ends as it did.
    [[noreturn]] void keep()
    {
        std::array<pollfd, 2> what{{{.fd = m_children, .events = POLLIN, .revents = 0},
                                    {.fd = m_duties.alarm, .events = POLLIN, .revents = 0}}};
        for (;;) {
            reap();
            if (m_status)
                endLike(*m_status);
            ::poll(what.data(), what.size(), -1);
            if (what[1].revents != 0)
                workerIsGone();
        }
    }

private:
    void reap()
    {
        signalfd_siginfo news{};
        while (::read(m_children, &news, sizeof news) > 0) { }
        int status = 0;
        for (pid_t pid = 0; (pid = ::waitpid(-1, &status, WNOHANG)) > 0;) {
            if (pid == m_ansible)
                m_status = status;
        }
    }

    [[noreturn]] void workerIsGone()
    {
        const auto [position, unrecorded] = m_duties.inbox->unrecorded();
        m_rest = unrecorded;
        // What Ansible began it may tidy up: but not for long, since nobody would see a reason to wait.
        signalFamily(StopSignal::Terminate);
        drainUntilAlone(termPatience);
        for (const QDeadlineTimer patience(killPatience); !isAlone() && !patience.hasExpired();) {
            signalFamily(StopSignal::Kill);
            drainUntilAlone(50ms);
        }
        drain();
        m_duties.lastWords(position, m_rest);
        ::_exit(0);
    }

    bool isAlone()
    {
        reap();
        return family().isEmpty();
    }

    static QList<qint64> family()
    {
        QList<qint64> members = descendantsOf(::getpid());
        members.removeIf([](qint64 pid) { return isSharedConnection(pid) || processStartTime(pid).isEmpty(); });
        return members;
    }

    static void signalFamily(StopSignal signal)
    {
        for (const qint64 pid : family())
            sendSignal(pid, signal, false);
    }

    void drainUntilAlone(std::chrono::milliseconds patience)
    {
        const QDeadlineTimer deadline(patience);
        std::array<pollfd, 2> what{{{.fd = m_children, .events = POLLIN, .revents = 0},
                                    {.fd = m_duties.output, .events = POLLIN, .revents = 0}}};
        while (!isAlone() && !deadline.hasExpired() && m_rest.size() < mostRest) {
            ::poll(what.data(), what.size(), static_cast<int>(std::min<qint64>(deadline.remainingTime(), 50)));
            if (drain())
                what[1].fd = -1; // at its end it would be ready for ever
        }
    }

    bool drain()
    {
        const Reading reading = readNow(m_duties.output, mostRest);
        m_rest += reading.bytes;
        return reading.ended;
    }

    [[noreturn]] static void endLike(int status)
    {
        if (WIFEXITED(status))
            ::_exit(WEXITSTATUS(status));
        const rlimit none{};
        ::setrlimit(RLIMIT_CORE, &none); // Ansible left one already, if somebody wanted it
        defaultSignals();
        ::kill(::getpid(), WTERMSIG(status));
        ::_exit(128 + WTERMSIG(status));
    }

    const KeeperDuties &m_duties;
    pid_t m_ansible;
    int m_children; ///< readable when a child ended
    std::optional<int> m_status;
    QByteArray m_rest;
};

} // namespace

void partFromKeeper(const KeeperDuties &duties)
{
    ::setsid();
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
    sigset_t ends;
    ::sigemptyset(&ends);
    ::sigaddset(&ends, SIGCHLD);
    ::sigprocmask(SIG_BLOCK, &ends, nullptr);
    const pid_t keeper = ::getpid();
    const pid_t ansible = ::fork();
    if (ansible <= 0) {
        // Ansible, or the only one there is when the system has no process left to give.
        defaultSignals();
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);
        if (ansible == 0 && ::getppid() != keeper)
            ::_exit(1);
        return;
    }
    // What is sent to Ansible's group is meant for Ansible; only KILL ends both.
    for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGUSR1, SIGUSR2, SIGXFSZ})
        ::signal(number, SIG_IGN);
    ::prctl(PR_SET_NAME, "aegir-keeper");
    closeOthers(duties);
    const int children = ::signalfd(-1, &ends, SFD_NONBLOCK | SFD_CLOEXEC);
    Keeper(duties, ansible, children).keep();
}

} // namespace Aegir
