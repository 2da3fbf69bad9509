// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/run/keeper.h"
#include "model/run/keeperchannel_posix.h"
#include "model/run/keeperloop_posix.h"

#include <QFile>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace Aegir {

namespace {
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
    constexpr char ready = 0;
    if (::write(prepared.ready, &ready, 1) != 1 || ansible < 0)
        ::_exit(1);
    // A signal without a handler would not end a wait.
    struct sigaction ends{};
    ends.sa_handler = [](int) { };
    ::sigaction(SIGCHLD, &ends, nullptr);
    // A pipe's writing end held here would keep it from ending elsewhere.
    keepOpen({duties.output, duties.events, duties.brief.hold, prepared.news, prepared.alarm});
    // What is opened from here on must not become the standard output by chance.
    for (int i = 0; i <= STDERR_FILENO; ++i) {
        if (const int taken = ::open("/dev/null", O_RDWR | O_CLOEXEC); taken > STDERR_FILENO)
            ::close(taken);
    }
    nameProcess("aegir-keeper");
    keep(duties, ansible, prepared.news, prepared.alarm);
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
        sigset_t all;
        sigfillset(&all); // without colons, since it is a macro on macOS
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
    return kept.alarm >= 0 && sendWord(kept.alarm, KeeperWord::Briefing, brief.hold)
        && sendText(kept.alarm, brief.text);
}

void tellStopping(const Kept &kept)
{
    if (kept.alarm >= 0)
        std::ignore = sendWord(kept.alarm, KeeperWord::Stopping); // one that is gone has nothing to know
}

void dismiss(Kept &kept)
{
    if (kept.alarm >= 0 && sendWord(kept.alarm, KeeperWord::Done)) {
        // It leaves at once, unless somebody has stopped it; then it does later, and whoever adopts it takes note.
        while (heard(kept.news, 1000) && readNews(kept)) { }
    }
    closeDescriptor(std::exchange(kept.alarm, -1));
    closeDescriptor(std::exchange(kept.news, -1));
    if (kept.keeper > 0)
        ::waitpid(static_cast<pid_t>(kept.keeper), nullptr, WNOHANG);
}

} // namespace Aegir
