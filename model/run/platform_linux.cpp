// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/run/platform.h"

#include <QDir>
#include <QFile>
#include <QHash>

#include <algorithm>
#include <array>
#include <csignal>
#include <fcntl.h>
#include <sys/prctl.h>
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

QList<qint64> processesOfFamily(const QByteArray &family)
{
    const QByteArray entry = QByteArray(familyVariable) + '=' + family;
    QList<qint64> found;
    for (const QString &name : QDir(u"/proc"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        bool isProcess = false;
        const qint64 pid = name.toLongLong(&isProcess);
        QFile environment(u"/proc/%1/environ"_s.arg(pid));
        if (isProcess && environment.open(QIODevice::ReadOnly) && environment.readAll().split('\0').contains(entry)
            && !isSharedConnection(pid))
            found << pid;
    }
    return found;
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

QString pathOf(int descriptor)
{
    return descriptor < 0 ? QString() : QFile::symLinkTarget(u"/proc/self/fd/%1"_s.arg(descriptor));
}

void adoptOrphans()
{
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
}

void endWithParent(qint64 parent)
{
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (::getppid() != parent)
        ::_exit(1); // it ended before we asked
}

void nameProcess(const char *name)
{
    ::prctl(PR_SET_NAME, name);
}

void keepOpen(const std::vector<int> &kept)
{
    std::vector<int> sorted = kept;
    std::ranges::sort(sorted);
    unsigned begin = 0;
    for (const int descriptor : sorted) {
        if (descriptor < 0)
            continue;
        if (static_cast<unsigned>(descriptor) > begin)
            ::close_range(begin, static_cast<unsigned>(descriptor) - 1, 0);
        begin = static_cast<unsigned>(descriptor) + 1;
    }
    ::close_range(begin, ~0U, 0);
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

} // namespace Aegir
