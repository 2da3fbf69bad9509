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
#include <sys/prctl.h>
#include <sys/stat.h>
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

void becomeAnsible(int output, int events)
{
    ::setsid();
    // A process that was started with INT ignored could never be cancelled: ansible-core 2.14 keeps the disposition.
    for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGQUIT, SIGXFSZ})
        ::signal(number, SIG_DFL);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    ::dup2(output, STDOUT_FILENO);
    ::dup2(output, STDERR_FILENO);
    if (events == 3)
        ::fcntl(3, F_SETFD, 0);
    else
        ::dup2(events, 3);
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
