// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/run/keeper.h"

#include <QDeadlineTimer>
#include <QFile>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

using namespace std::chrono_literals;

namespace Aegir {

namespace {
constexpr auto termPatience = 2s;
constexpr auto killPatience = 3s;
constexpr auto oneLook = 50ms;
constexpr qsizetype mostRest = 64 << 20; // of what Ansible says on being ended; more is a flood that ends never

/// The words on the way from the worker to its keeper.
constexpr char stopping = 's';
constexpr char done = 'd';
constexpr char briefing = 'b'; // with the file to hold; then the size of a text, and the text

/// All signals, or all but that a child has ended. What is sent to Ansible's group is meant for Ansible: only KILL ends
/// its keeper, too.
sigset_t allSignals(bool butChildren)
{
    sigset_t set;
    sigfillset(&set); // without colons, since both are macros on macOS
    if (butChildren)
        sigdelset(&set, SIGCHLD);
    return set;
}

/// Two connected sockets, which let a descriptor pass. -1: none.
PipeEnds openChannel()
{
    std::array<int, 2> ends{-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) != 0)
        return {};
    for (const int end : ends)
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
    return {.reading = ends[0], .writing = ends[1]};
}

/// Room for one descriptor beside a message, aligned as the system wants it.
union Attachment {
    cmsghdr header;
    std::array<char, CMSG_SPACE(sizeof(int))> room;
};

/// Sends @p word, with @p descriptor unless it is -1; false when nobody is there any more.
bool sendWord(int channel, char word, int descriptor = -1)
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

/// What sendWord() sent; no word when there is none yet, and the character 0 when nobody will send any more.
std::pair<std::optional<char>, int> receiveWord(int channel)
{
    char word = 0;
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
    return {count == 0 ? '\0' : word, descriptor};
}

/// Moves all of @p size bytes with @p move, ::read or ::write; false when the other side went away.
template <typename Move, typename Byte>
bool moveAll(Move move, int descriptor, Byte *bytes, size_t size)
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

class Keeper
{
public:
    Keeper(const KeeperDuties &duties, pid_t ansible, int news, int alarm)
        : m_duties(duties)
        , m_brief(duties.brief)
        , m_ansible(ansible)
        , m_news(news)
        , m_alarm(alarm)
    {
    }

    /// Tells when Ansible has ended, and stays until it is dismissed or needed.
    [[noreturn]] void keep()
    {
        for (;;) {
            reap();
            if (!wait(m_alarm, std::nullopt))
                continue;
            const auto [word, descriptor] = receiveWord(m_alarm);
            if (word == '\0')
                workerIsGone();
            else if (word == done)
                ::_exit(0);
            else if (word == stopping)
                m_leavesNothing = true;
            else if (word == briefing)
                takeBrief(descriptor);
        }
    }

private:
    void takeBrief(int hold)
    {
        qsizetype size = 0;
        if (!moveAll(::read, m_alarm, reinterpret_cast<char *>(&size), sizeof size))
            return;
        QByteArray text(size, Qt::Uninitialized);
        if (moveAll(::read, m_alarm, text.data(), static_cast<size_t>(size)))
            m_brief = {.text = text, .hold = hold};
    }

    /// Until @p descriptor can be read (true), a child ends, or @p patience is over; a negative one is no descriptor.
    static bool wait(int descriptor, std::optional<std::chrono::milliseconds> patience)
    {
        fd_set readable;
        FD_ZERO(&readable);
        if (descriptor >= 0)
            FD_SET(descriptor, &readable);
        timespec time{};
        if (patience)
            time.tv_nsec = std::chrono::nanoseconds(*patience).count();
        // Only here are ends of children let through, so that none comes between looking and waiting.
        const sigset_t mask = allSignals(true);
        return ::pselect(descriptor + 1, &readable, nullptr, nullptr, patience ? &time : nullptr, &mask) > 0;
    }

    void reap()
    {
        int status = 0;
        for (pid_t pid = 0; (pid = ::waitpid(-1, &status, WNOHANG)) > 0;) {
            if (pid != m_ansible)
                continue;
            m_ended = true;
            const KeptNews news{.error = 0,
                                .exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : 0,
                                .signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0};
            m_leavesNothing = m_leavesNothing || news.signal != 0;
            if (::write(m_news, &news, sizeof news) < 0)
                continue; // the worker is gone, which the alarm says, too
        }
    }

    [[noreturn]] void workerIsGone()
    {
        const auto [position, unrecorded] = m_duties.inbox->unrecorded();
        m_rest = unrecorded;
        reap();
        // What an Ansible that has ended left behind in peace stays in peace.
        if (!m_ended || m_leavesNothing)
            endFamily();
        drain();
        if (!m_brief.text.isEmpty())
            m_duties.lastWords(m_brief.text, position, m_rest);
        ::_exit(0);
    }

    void endFamily()
    {
        // What it began it may tidy up, but not for long: nobody would see a reason to wait.
        signalFamily(StopSignal::Terminate);
        drainUntilAlone(termPatience);
        for (const QDeadlineTimer patience(killPatience); !isAlone() && !patience.hasExpired();) {
            signalFamily(StopSignal::Kill);
            drainUntilAlone(oneLook);
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
        int output = m_duties.output;
        while (!isAlone() && !deadline.hasExpired() && m_rest.size() < mostRest) {
            wait(output, oneLook);
            if (drain())
                output = -1; // at its end it would be ready for ever
        }
    }

    bool drain()
    {
        const Reading reading = readNow(m_duties.output, mostRest);
        m_rest += reading.bytes;
        return reading.ended;
    }

    const KeeperDuties &m_duties;
    KeeperBrief m_brief;
    pid_t m_ansible;
    int m_news;
    int m_alarm;
    bool m_ended = false;
    bool m_leavesNothing = false; ///< it is being stopped, or was killed
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

/// All that is done between fork and exec, made ready before: only system calls are left to do.
struct Prepared
{
    Strings command;
    Strings environment;
    QByteArray workingDir;
    int output;
    int events;
    int orders;
    int news;  ///< to the worker
    int ready; ///< the same, once
    int alarm; ///< from the worker
};

[[noreturn]] void becomeAnsible(const Prepared &prepared)
{
    const int nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    ::dup2(nothing, STDIN_FILENO);
    const int news = ::fcntl(prepared.news, F_DUPFD_CLOEXEC, 5); // 3 and 4 will be others
    const int orders = prepared.orders < 0 ? -1 : ::fcntl(prepared.orders, F_DUPFD_CLOEXEC, 5);
    redirectAnsible(prepared.output, prepared.events);
    if (orders >= 0)
        ::dup2(orders, 4);
    defaultSignals(); // with them comes what was sent meanwhile
    KeptNews failure;
    if (::chdir(prepared.workingDir.constData()) == 0)
        ::execve(prepared.command.data()[0], prepared.command.data(), prepared.environment.data());
    failure.error = errno;
    if (::write(news, &failure, sizeof failure) < 0)
        ::_exit(126);
    ::_exit(127);
}

/// The process that is forked first: it parts in keeper and Ansible. All signals are blocked.
[[noreturn]] void becomeKeeper(const Prepared &prepared, const KeeperDuties &duties)
{
    ::setsid();
    adoptOrphans();
    const pid_t keeper = ::getpid();
    const pid_t ansible = ::fork();
    if (ansible == 0) {
        endWithParent(keeper);
        becomeAnsible(prepared);
    }
    if (ansible < 0) {
        const KeptNews failure{.error = errno, .exitCode = 0, .signal = 0};
        if (::write(prepared.news, &failure, sizeof failure) < 0)
            ::_exit(1);
    }
    if (::write(prepared.ready, &done, 1) != 1 || ansible < 0)
        ::_exit(1);
    // A signal without a handler would not end a wait.
    struct sigaction ends{};
    ends.sa_handler = [](int) {};
    ::sigaction(SIGCHLD, &ends, nullptr);
    keepOpen({duties.output, duties.brief.hold, prepared.news, prepared.alarm}); // a pipe held here never ends elsewhere
    // What is opened from here on must not become the standard output by chance.
    for (int i = 0; i <= STDERR_FILENO; ++i) {
        if (const int taken = ::open("/dev/null", O_RDWR | O_CLOEXEC); taken > STDERR_FILENO)
            ::close(taken);
    }
    nameProcess("aegir-keeper");
    Keeper(duties, ansible, prepared.news, prepared.alarm).keep();
}

/// Waits for @p milliseconds at most until there is something to read or nobody to write; true when there is something.
bool heard(int descriptor, int milliseconds)
{
    pollfd what{.fd = descriptor, .events = POLLIN, .revents = 0};
    while (::poll(&what, 1, milliseconds) < 0 && errno == EINTR) { }
    return (what.revents & POLLIN) != 0;
}

} // namespace

Kept startKept(const Launch &launch, const KeeperDuties &duties)
{
    const PipeEnds news = openPipe();
    const PipeEnds alarm = openChannel();
    const PipeEnds ready = openPipe();
    Kept kept;
    if (news.reading >= 0 && alarm.reading >= 0 && ready.reading >= 0) {
        const Prepared prepared{.command = Strings(launch.command),
                                .environment = Strings(launch.environment.toStringList()),
                                .workingDir = QFile::encodeName(launch.workingDir),
                                .output = launch.output,
                                .events = launch.events,
                                .orders = launch.orders,
                                .news = news.writing,
                                .ready = ready.writing,
                                .alarm = alarm.reading};
        // A signal before the child has its own handling would be lost or end the wrong process.
        sigset_t before;
        const sigset_t all = allSignals(false);
        ::pthread_sigmask(SIG_SETMASK, &all, &before);
        const pid_t keeper = ::fork();
        if (keeper == 0)
            becomeKeeper(prepared, duties);
        ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
        kept.keeper = std::max(keeper, 0);
    }
    for (const int descriptor : {news.writing, alarm.reading, ready.writing})
        closeDescriptor(descriptor);
    // From here on there is a group that can be signalled, with Ansible in it.
    if (kept.keeper > 0)
        heard(ready.reading, -1);
    closeDescriptor(ready.reading);
    if (kept.keeper > 0) {
        kept.news = news.reading;
        kept.alarm = alarm.writing;
    } else {
        closeDescriptor(news.reading);
        closeDescriptor(alarm.writing);
    }
    return kept;
}

std::optional<KeptNews> readNews(const Kept &kept)
{
    KeptNews news;
    ssize_t count = 0;
    do
        count = ::read(kept.news, &news, sizeof news);
    while (count < 0 && errno == EINTR);
    return count == sizeof news ? std::optional(news) : std::nullopt;
}

bool briefKeeper(const Kept &kept, const KeeperBrief &brief)
{
    const qsizetype size = brief.text.size();
    return kept.alarm >= 0 && sendWord(kept.alarm, briefing, brief.hold)
        && moveAll(::write, kept.alarm, reinterpret_cast<const char *>(&size), sizeof size)
        && moveAll(::write, kept.alarm, brief.text.constData(), static_cast<size_t>(size));
}

void tellStopping(const Kept &kept)
{
    if (kept.alarm >= 0)
        std::ignore = sendWord(kept.alarm, stopping); // one that is gone has nothing to know
}

void dismiss(Kept &kept)
{
    if (kept.alarm >= 0 && sendWord(kept.alarm, done)) {
        // It leaves at once, unless somebody has stopped it; then it does later, and whoever adopts it takes note.
        while (heard(kept.news, 1000) && readNews(kept)) { }
    }
    closeDescriptor(std::exchange(kept.alarm, -1));
    closeDescriptor(std::exchange(kept.news, -1));
    if (kept.keeper > 0)
        ::waitpid(static_cast<pid_t>(kept.keeper), nullptr, WNOHANG);
}

} // namespace Aegir
