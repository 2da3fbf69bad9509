// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shared/stopsignals.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace Aegir {

namespace {

int ends[2] = {-1, -1}; // a signal handler reaches nothing but globals

void handle(int)
{
    const int before = errno;
    // A full socket has told it already.
    [[maybe_unused]] const auto written = ::write(ends[0], "!", 1);
    errno = before;
}

int numberOf(StopSignal signal)
{
    return signal == StopSignal::Interrupt ? SIGINT : SIGTERM;
}

} // namespace

StopSignals::StopSignals(const QList<StopSignal> &caught, QObject *parent)
    : QObject(parent)
    , m_caught(caught)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) {
        return;
    }
    for (const int end : ends) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
        ::fcntl(end, F_SETFL, ::fcntl(end, F_GETFL) | O_NONBLOCK);
    }
    m_notifier = std::make_unique<QSocketNotifier>(ends[1], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        if (::read(ends[1], &byte, 1) == 1) {
            emit arrived();
        }
    });
    struct sigaction action = {};
    action.sa_handler = handle;
    action.sa_flags = SA_RESTART;
    for (const StopSignal signal : std::as_const(m_caught)) {
        ::sigaction(numberOf(signal), &action, nullptr);
    }
}

StopSignals::~StopSignals()
{
    if (!m_notifier) {
        return;
    }
    for (const StopSignal signal : std::as_const(m_caught)) {
        std::signal(numberOf(signal), SIG_DFL);
    }
    m_notifier.reset();
    for (int &end : ends) {
        ::close(std::exchange(end, -1));
    }
}

} // namespace Aegir
