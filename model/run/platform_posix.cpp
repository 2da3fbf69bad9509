// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What Linux and macOS do in the same way.
#include "model/run/platform.h"

#include <QFile>
#include <QProcess>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace Aegir {

void sendSignal(qint64 leader, StopSignal signal, bool wholeGroup)
{
    const int number = signal == StopSignal::Interrupt ? SIGINT : signal == StopSignal::Terminate ? SIGTERM : SIGKILL;
    if (leader > 1)
        ::kill(static_cast<pid_t>(wholeGroup ? -leader : leader), number);
}

void leaveSession()
{
    ::setsid();
}

PipeEnds openChannel()
{
#ifdef SOCK_CLOEXEC
    constexpr int type = SOCK_STREAM | SOCK_CLOEXEC; // at once, or another thread may start a program in between
#else
    constexpr int type = SOCK_STREAM;
#endif
    std::array<int, 2> ends{-1, -1};
    if (::socketpair(AF_UNIX, type, 0, ends.data()) != 0)
        return {};
    for (const int end : ends)
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
    return {.reading = ends[0], .writing = ends[1]};
}

Reading readNow(int descriptor, qint64 most)
{
    Reading reading{.bytes = {}, .ended = descriptor < 0};
    std::array<char, 65536> buffer{};
    while (!reading.ended && reading.bytes.size() < most) {
        const auto count = ::read(descriptor, buffer.data(), buffer.size());
        if (count > 0)
            reading.bytes.append(buffer.data(), count);
        else if (count == 0)
            reading.ended = true;
        else if (errno != EINTR)
            break;
    }
    return reading;
}

void closeDescriptor(int descriptor)
{
    if (descriptor >= 0)
        ::close(descriptor);
}

void writeErrorsTo(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (file < 0)
        return;
    ::dup2(file, STDERR_FILENO);
    ::close(file);
}

bool writeAll(int descriptor, const QByteArray &bytes)
{
    for (qsizetype done = 0; done < bytes.size();) {
        const auto count = ::write(descriptor, bytes.constData() + done, static_cast<size_t>(bytes.size() - done));
        if (count < 0 && errno != EINTR)
            return false;
        done += std::max<ssize_t>(count, 0);
    }
    return true;
}

void redirectAnsible(int output, int events)
{
    ::dup2(output, STDOUT_FILENO);
    ::dup2(output, STDERR_FILENO);
    if (events == 3)
        ::fcntl(3, F_SETFD, 0);
    else
        ::dup2(events, 3);
}

void defaultSignals()
{
    for (int number = 1; number < NSIG; ++number)
        ::signal(number, SIG_DFL); // those that nobody may set stay as they are
    sigset_t none;
    sigemptyset(&none); // without colons, since it is a macro on macOS
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

int holdFile(const QString &path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    int held = 0;
    do
        held = descriptor < 0 ? 0 : ::flock(descriptor, LOCK_EX);
    while (held != 0 && errno == EINTR);
    if (held != 0) {
        ::close(descriptor);
        return -1;
    }
    return descriptor;
}

bool isHeld(const QString &path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    // Shared, so that two that ask at once do not take each other for the holder.
    const bool held = ::flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    ::close(descriptor);
    return held;
}

bool makeNamedPipe(const QString &path)
{
    return ::mkfifo(QFile::encodeName(path).constData(), S_IRUSR | S_IWUSR) == 0;
}

bool writeNamedPipe(const QString &path, const QByteArray &bytes)
{
    // Without a reader this open fails at once instead of waiting for one.
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    ::fcntl(descriptor, F_SETFL, ::fcntl(descriptor, F_GETFL) & ~O_NONBLOCK);
    qsizetype done = 0;
    while (done < bytes.size()) {
        const auto count = ::write(descriptor, bytes.constData() + done, static_cast<size_t>(bytes.size() - done));
        if (count < 0 && errno != EINTR)
            break;
        done += std::max<decltype(count)>(count, 0);
    }
    ::close(descriptor);
    return done == bytes.size();
}

void surviveFileSizeLimit()
{
    ::signal(SIGXFSZ, SIG_IGN);
}

void surviveBrokenPipes()
{
    ::signal(SIGPIPE, SIG_IGN);
}

bool flushToDisk(int descriptor)
{
#ifdef F_FULLFSYNC // macOS, whose fsync leaves the data in the disk's own memory
    if (::fcntl(descriptor, F_FULLFSYNC) == 0)
        return true;
#endif
    return ::fsync(descriptor) == 0;
}

namespace {
/// Puts the null device where no standard input, output or error is open.
void fillStandard()
{
    int descriptor = 0;
    do
        descriptor = ::open("/dev/null", O_RDWR);
    while (descriptor >= 0 && descriptor <= STDERR_FILENO);
    ::close(descriptor);
}
} // namespace

Fork forkCopy()
{
    std::array<int, 2> ends{-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) != 0)
        return {};
    for (int &end : ends) {
        // Where a standard output is closed, it stays so: or what is written to it would be lost without a word.
        const int moved = ::fcntl(end, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
        ::close(end);
        end = moved;
    }
    // Forked twice, so that the copy is nobody's child and whatever ends this process and its children spares it.
    const pid_t between = ends[0] < 0 || ends[1] < 0 ? -1 : ::fork();
    const pid_t copy = between == 0 ? ::fork() : -1;
    if (between == 0 && copy != 0)
        ::_exit(copy < 0 ? 1 : 0);
    if (between == 0) {
        ::setsid();
        keepOpen({ends[1]});
        fillStandard();
        return {.isCopy = true, .socket = ends[1]};
    }
    closeDescriptor(ends[1]);
    int status = 0;
    while (between > 0 && ::waitpid(between, &status, 0) < 0 && errno == EINTR) { }
    if (between > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return {.socket = ends[0]};
    closeDescriptor(ends[0]);
    return {};
}

bool startWithInput(QProcess &program, int input)
{
    program.setChildProcessModifier([input] { ::dup2(input, STDIN_FILENO); });
    return program.startDetached();
}

int takeInput()
{
    struct stat input{};
    if (::fstat(STDIN_FILENO, &input) != 0 || !S_ISSOCK(input.st_mode))
        return -1;
    const int taken = ::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    ::close(STDIN_FILENO);
    fillStandard();
    return taken;
}

void closeInherited()
{
    fillStandard();
    keepOpen({STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO});
}

} // namespace Aegir
