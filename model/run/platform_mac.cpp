// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What macOS does in its own way: processes are found with libproc, and their ends are told by a kqueue. It adopts no
// orphans, so what has lost its parent is found by its process group; what also left the group is not found.
#include "model/run/platform.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <csignal>
#include <fcntl.h>
#include <libproc.h>
#include <pthread.h>
#include <sys/event.h>
#include <sys/proc.h>
#include <sys/proc_info.h>
#include <sys/sysctl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

/// The numbers of all processes, or of those in the group @p group.
std::vector<pid_t> processNumbers(uint32_t type, uint32_t group)
{
    std::vector<pid_t> pids;
    // How many there are is a guess that may be too small by the time of the second call.
    for (int bytes = proc_listpids(type, group, nullptr, 0); bytes > 0;) {
        pids.resize(static_cast<size_t>(bytes) / sizeof(pid_t) + 32);
        const int room = static_cast<int>(pids.size() * sizeof(pid_t));
        const int used = proc_listpids(type, group, pids.data(), room);
        if (used < room) {
            pids.resize(static_cast<size_t>(std::max(used, 0)) / sizeof(pid_t));
            return pids;
        }
        bytes = room * 2;
    }
    return {};
}

bool readProcess(qint64 pid, proc_bsdinfo &info)
{
    constexpr uint64_t alsoZombies = 1; // as the kernel's own proc_pidinfo() reads its argument
    return pid > 0
        && proc_pidinfo(static_cast<int>(pid), PROC_PIDTBSDINFO, alsoZombies, &info, sizeof info) == int(sizeof info);
}

} // namespace

QString processStartTime(qint64 pid)
{
    proc_bsdinfo info{};
    if (!readProcess(pid, info) || info.pbi_status == SZOMB)
        return {};
    // The time of day with its microseconds; unlike Linux' it does not count from the boot, so it needs no boot's id.
    return u"%1.%2"_s.arg(info.pbi_start_tvsec).arg(info.pbi_start_tvusec, 6, 10, QLatin1Char('0'));
}

QList<qint64> descendantsOf(qint64 pid)
{
    QList<qint64> found;
    const auto take = [&](pid_t child) {
        if (child > 0 && child != pid && !found.contains(child))
            found << child;
    };
    std::vector<proc_bsdinfo> processes;
    for (const pid_t number : processNumbers(PROC_ALL_PIDS, 0)) {
        if (proc_bsdinfo info{}; readProcess(number, info))
            processes.push_back(info);
    }
    for (qsizetype i = -1; i < found.size(); ++i) {
        const qint64 parent = i < 0 ? pid : found[i];
        for (const proc_bsdinfo &info : processes) {
            if (info.pbi_ppid == parent || info.pbi_pgid == parent)
                take(static_cast<pid_t>(info.pbi_pid));
        }
    }
    return found;
}

QList<qint64> processesOfFamily(const QByteArray &family)
{
    const QByteArray entry = QByteArray(familyVariable) + '=' + family;
    QList<qint64> found;
    int most = 0;
    size_t size = sizeof most;
    std::array<int, 3> name{CTL_KERN, KERN_ARGMAX, 0};
    if (::sysctl(name.data(), 2, &most, &size, nullptr, 0) != 0)
        return found;
    QByteArray strings(most, '\0'); // the arguments and the environment, with a zero after each
    for (const pid_t pid : processNumbers(PROC_UID_ONLY, ::getuid())) {
        size = static_cast<size_t>(most);
        name = {CTL_KERN, KERN_PROCARGS2, pid};
        if (::sysctl(name.data(), 3, strings.data(), &size, nullptr, 0) == 0
            && strings.first(static_cast<qsizetype>(size)).split('\0').contains(entry) && !isSharedConnection(pid))
            found << pid;
    }
    return found;
}

PipeEnds openPipe()
{
    int ends[2];
    if (::pipe(ends) != 0)
        return {};
    // There is no pipe2: a program that another thread starts right now inherits them. The worker has one thread.
    for (const int end : ends)
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
    // Only our end may refuse to block: Ansible does not start with a non-blocking standard output.
    ::fcntl(ends[0], F_SETFL, ::fcntl(ends[0], F_GETFL) | O_NONBLOCK);
    return {ends[0], ends[1]};
}

QString pathOf(int descriptor)
{
    std::array<char, PATH_MAX> path{};
    return ::fcntl(descriptor, F_GETPATH, path.data()) == 0 ? QFile::decodeName(path.data()) : QString();
}

void adoptOrphans()
{
    // Nobody can, on this system; see descendantsOf().
}

void endWithParent(qint64)
{
    // No system call does it.
}

void nameProcess(const char *name)
{
    ::pthread_setname_np(name); // ps does not show it, but a debugger does
}

void keepOpen(const std::vector<int> &kept)
{
    std::vector<proc_fdinfo> open;
    const int bytes = proc_pidinfo(::getpid(), PROC_PIDLISTFDS, 0, nullptr, 0);
    open.resize(static_cast<size_t>(std::max(bytes, 0)) / sizeof(proc_fdinfo) + 8);
    const int used =
        proc_pidinfo(::getpid(), PROC_PIDLISTFDS, 0, open.data(), static_cast<int>(open.size() * sizeof(proc_fdinfo)));
    open.resize(static_cast<size_t>(std::max(used, 0)) / sizeof(proc_fdinfo));
    for (const proc_fdinfo &info : open) {
        if (std::ranges::find(kept, info.proc_fd) == kept.end())
            ::close(info.proc_fd);
    }
}

void reapOrphans(qint64 known)
{
    for (const qint64 pid : descendantsOf(::getpid())) {
        proc_bsdinfo info{};
        if (pid != known && readProcess(pid, info) && info.pbi_status == SZOMB && info.pbi_ppid == uint32_t(::getpid()))
            ::waitpid(static_cast<pid_t>(pid), nullptr, WNOHANG);
    }
}

bool isSharedConnection(qint64 pid)
{
    int query[] = {CTL_KERN, KERN_PROCARGS2, static_cast<int>(pid)};
    size_t size = 0;
    if (::sysctl(query, 3, nullptr, &size, nullptr, 0) != 0)
        return false;
    QByteArray text(static_cast<qsizetype>(size), '\0');
    if (::sysctl(query, 3, text.data(), &size, nullptr, 0) != 0)
        return false;
    // The number of arguments, the program's path, then the arguments, over which ssh writes:
    // "ssh: /Users/me/.ansible/cp/0a1b2c3d4e [mux]"
    text.truncate(static_cast<qsizetype>(size));
    const qsizetype at = text.indexOf("ssh: ");
    return at >= 0 && text.indexOf(" [mux]", at) > at;
}

int processEnd(qint64 pid)
{
    const int queue = ::kqueue(); // is readable when an event is pending, and is not inherited by a fork
    if (queue < 0)
        return -1;
    struct kevent change;
    EV_SET(&change, static_cast<uintptr_t>(pid), EVFILT_PROC, EV_ADD, NOTE_EXIT, 0, nullptr);
    if (::kevent(queue, &change, 1, nullptr, 0, nullptr) == 0)
        return queue;
    ::close(queue);
    return -1;
}

} // namespace Aegir
