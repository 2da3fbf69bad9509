// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/run/platform.h"

#include <QDir>
#include <QFile>
#include <QHash>

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
/// The fields of /proc/PID/stat that follow the command, which may hold blanks and brackets itself: the first is
/// field 3.
QByteArrayList statFields(qint64 pid)
{
    QFile file(u"/proc/%1/stat"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray text = file.readAll();
    return text.mid(text.lastIndexOf(')') + 2).split(' ');
}
} // namespace

QString processStartTime(qint64 pid)
{
    const QByteArrayList fields = statFields(pid);
    if (fields.size() < 20 || fields[0] == "Z" || fields[0] == "X")
        return {};
    QFile boot(u"/proc/sys/kernel/random/boot_id"_s);
    const QByteArray bootId = boot.open(QIODevice::ReadOnly) ? boot.readAll().trimmed() : QByteArray();
    return QString::fromLatin1(bootId + '/' + fields[19]);
}

QList<qint64> descendantsOf(qint64 pid)
{
    QHash<qint64, QList<qint64>> children;
    const QStringList entries = QDir(u"/proc"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &entry : entries) {
        bool isProcess = false;
        const qint64 child = entry.toLongLong(&isProcess);
        if (!isProcess)
            continue;
        const QByteArrayList fields = statFields(child);
        if (fields.size() > 1)
            children[fields[1].toLongLong()] << child;
    }
    QList<qint64> found = children.value(pid);
    for (qsizetype i = 0; i < found.size(); ++i)
        found << children.value(found[i]);
    return found;
}

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

PipeEnds openPipe()
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return {};
    // Only our end may refuse to block: Ansible does not start with a non-blocking standard output.
    ::fcntl(ends[0], F_SETFL, ::fcntl(ends[0], F_GETFL) | O_NONBLOCK);
    return {ends[0], ends[1]};
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
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

void adoptOrphans()
{
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
}

void reapOrphans(qint64 known)
{
    for (const qint64 pid : descendantsOf(::getpid())) {
        const QByteArrayList fields = statFields(pid);
        if (pid != known && fields.value(0) == "Z" && fields.value(1).toLongLong() == ::getpid())
            ::waitpid(static_cast<pid_t>(pid), nullptr, WNOHANG);
    }
}

bool isSharedConnection(qint64 pid)
{
    QFile file(u"/proc/%1/cmdline"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    // ssh writes over its arguments: "ssh: /home/me/.ansible/cp/0a1b2c3d4e [mux]"
    const QByteArray text = file.readAll();
    return text.startsWith("ssh: ") && text.contains(" [mux]");
}

int processEnd(qint64 pid)
{
    return static_cast<int>(::syscall(SYS_pidfd_open, static_cast<pid_t>(pid), 0));
}

int holdFile(const QString &path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor >= 0 && ::flock(descriptor, LOCK_EX) != 0) {
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

bool flushToDisk(int descriptor)
{
    return ::fsync(descriptor) == 0;
}

} // namespace Aegir
