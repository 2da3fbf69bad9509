// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/run/keeper.h"

#include <QDeadlineTimer>
#include <QFile>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <new>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

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

// --- the keeper -------------------------------------------------------------------------------------------------

namespace {

/// Closes whatever was inherited but for @p kept: a pipe that is held here never ends elsewhere.
void closeOthers(std::vector<int> kept)
{
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
    Keeper(const KeeperDuties &duties, pid_t ansible, int news, int alarm, int children)
        : m_duties(duties)
        , m_ansible(ansible)
        , m_news(news)
        , m_alarm(alarm)
        , m_children(children)
    {
    }

    /// Tells when Ansible has ended, and stays until it is dismissed or needed.
    [[noreturn]] void keep()
    {
        std::array<pollfd, 2> what{
            {{.fd = m_children, .events = POLLIN, .revents = 0}, {.fd = m_alarm, .events = POLLIN, .revents = 0}}};
        for (;;) {
            reap();
            ::poll(what.data(), what.size(), -1);
            if (what[1].revents == 0)
                continue;
            char word = 0;
            if (::read(m_alarm, &word, 1) != 1)
                workerIsGone();
            ::_exit(0);
        }
    }

private:
    void reap()
    {
        signalfd_siginfo information{};
        while (::read(m_children, &information, sizeof information) > 0) { }
        int status = 0;
        for (pid_t pid = 0; (pid = ::waitpid(-1, &status, WNOHANG)) > 0;) {
            if (pid != m_ansible)
                continue;
            m_ended = true;
            const KeptNews news{.error = 0,
                                .exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : 0,
                                .signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0};
            if (::write(m_news, &news, sizeof news) < 0)
                continue; // the alarm says it, too
        }
    }

    [[noreturn]] void workerIsGone()
    {
        const auto [position, unrecorded] = m_duties.inbox->unrecorded();
        m_rest = unrecorded;
        reap();
        // What an Ansible that has ended left behind in peace stays in peace.
        if (!m_ended)
            endAnsible();
        drain();
        m_duties.lastWords(position, m_rest);
        ::_exit(0);
    }

    void endAnsible()
    {
        // What it began it may tidy up, but not for long: nobody would see a reason to wait.
        signalFamily(StopSignal::Terminate);
        drainUntilAlone(termPatience);
        for (const QDeadlineTimer patience(killPatience); !isAlone() && !patience.hasExpired();) {
            signalFamily(StopSignal::Kill);
            drainUntilAlone(50ms);
        }
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

    const KeeperDuties &m_duties;
    pid_t m_ansible;
    int m_news;
    int m_alarm;
    int m_children; ///< readable when a child ended
    bool m_ended = false;
    QByteArray m_rest;
};

/// The strings of a command or an environment as exec wants them.
class Strings
{
public:
    explicit Strings(const QStringList &list)
    {
        for (const QString &text : list)
            m_texts.push_back(QFile::encodeName(text));
        for (QByteArray &text : m_texts)
            m_pointers.push_back(text.data());
        m_pointers.push_back(nullptr);
    }
    char *const *data() const { return m_pointers.data(); }

private:
    std::vector<QByteArray> m_texts;
    std::vector<char *> m_pointers;
};

[[noreturn]] void becomeAnsible(const Launch &launch, const Strings &command, const Strings &environment,
                                const QByteArray &workingDir, int news)
{
    defaultSignals();
    const int nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    ::dup2(nothing, STDIN_FILENO);
    redirectAnsible(launch.output, launch.events);
    KeptNews failure;
    if (::chdir(workingDir.constData()) == 0)
        ::execve(command.data()[0], command.data(), environment.data());
    failure.error = errno;
    if (::write(news, &failure, sizeof failure) < 0)
        ::_exit(126);
    ::_exit(127);
}

/// The process that is forked first: it parts in keeper and Ansible.
[[noreturn]] void becomeKeeper(const Launch &launch, const KeeperDuties &duties, const Strings &command,
                               const Strings &environment, const QByteArray &workingDir, int news, int alarm)
{
    ::setsid();
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
    sigset_t ends;
    ::sigemptyset(&ends);
    ::sigaddset(&ends, SIGCHLD);
    ::sigprocmask(SIG_BLOCK, &ends, nullptr);
    const pid_t keeper = ::getpid();
    const pid_t ansible = ::fork();
    if (ansible == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);
        if (::getppid() != keeper)
            ::_exit(1);
        becomeAnsible(launch, command, environment, workingDir, news);
    }
    if (ansible < 0) {
        const KeptNews failure{.error = errno, .exitCode = 0, .signal = 0};
        ::_exit(::write(news, &failure, sizeof failure) > 0 ? 0 : 1);
    }
    // What is sent to Ansible's group is meant for Ansible; only KILL ends both.
    for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGUSR1, SIGUSR2, SIGXFSZ})
        ::signal(number, SIG_IGN);
    ::prctl(PR_SET_NAME, "aegir-keeper");
    closeOthers({duties.output, duties.hold, news, alarm});
    const int children = ::signalfd(-1, &ends, SFD_NONBLOCK | SFD_CLOEXEC);
    Keeper(duties, ansible, news, alarm, children).keep();
}

} // namespace

Kept startKept(const Launch &launch, const KeeperDuties &duties)
{
    const PipeEnds news = openPipe();
    const PipeEnds alarm = openPipe();
    // Made before the fork: between fork and exec memory is best left alone.
    const Strings command(launch.command);
    const Strings environment(launch.environment.toStringList());
    const QByteArray workingDir = QFile::encodeName(launch.workingDir);
    const pid_t keeper = news.reading < 0 || alarm.reading < 0 ? -1 : ::fork();
    if (keeper == 0)
        becomeKeeper(launch, duties, command, environment, workingDir, news.writing, alarm.reading);
    closeDescriptor(news.writing);
    closeDescriptor(alarm.reading);
    if (keeper > 0)
        return {.keeper = keeper, .news = news.reading, .alarm = alarm.writing};
    closeDescriptor(news.reading);
    closeDescriptor(alarm.writing);
    return {};
}

std::optional<KeptNews> readNews(const Kept &kept)
{
    KeptNews news;
    if (::read(kept.news, &news, sizeof news) == sizeof news)
        return news;
    return std::nullopt;
}

void dismiss(Kept &kept)
{
    const char word = 'd';
    if (kept.alarm < 0 || ::write(kept.alarm, &word, 1) != 1)
        return;
    closeDescriptor(std::exchange(kept.alarm, -1));
    closeDescriptor(std::exchange(kept.news, -1));
    ::waitpid(static_cast<pid_t>(kept.keeper), nullptr, 0); // it leaves at once
}

} // namespace Aegir
