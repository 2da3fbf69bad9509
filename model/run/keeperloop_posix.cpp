// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/run/keeperloop_posix.h"

#include "model/run/keeperchannel_posix.h"

#include <QDeadlineTimer>

#include <algorithm>
#include <csignal>
#include <initializer_list>
#include <sys/select.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace std::chrono_literals;

namespace Aegir {

namespace {
constexpr auto termPatience = 2s;
constexpr auto killPatience = 3s;
constexpr auto oneLook = 50ms;
constexpr qsizetype mostRest = 64 << 20; // of what Ansible says on being ended; more is a flood that ends never

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
            if (!wait({m_alarm}, std::nullopt))
                continue;
            const auto [word, descriptor] = receiveWord(m_alarm);
            if (word == KeeperWord::Gone)
                workerIsGone();
            else if (word == KeeperWord::Done)
                ::_exit(0);
            else if (word == KeeperWord::Stopping)
                m_leavesNothing = true;
            else if (word == KeeperWord::Briefing)
                takeBrief(descriptor);
        }
    }

private:
    void takeBrief(int hold)
    {
        if (const auto text = receiveText(m_alarm))
            m_brief = {.text = *text, .hold = hold};
    }

    /// Until one of @p descriptors can be read (true), a child ends, or @p patience is over; negative ones are none.
    static bool wait(std::initializer_list<int> descriptors, std::optional<std::chrono::milliseconds> patience)
    {
        fd_set readable;
        FD_ZERO(&readable);
        for (const int descriptor : descriptors) {
            if (descriptor >= 0)
                FD_SET(descriptor, &readable);
        }
        timespec time{};
        if (patience)
            time.tv_nsec = std::chrono::nanoseconds(*patience).count();
        // Only here are ends of children let through, so that none comes between looking and waiting.
        sigset_t mask;
        sigfillset(&mask); // without colons, since both are macros on macOS
        sigdelset(&mask, SIGCHLD);
        return ::pselect(std::ranges::max(descriptors) + 1, &readable, nullptr, nullptr, patience ? &time : nullptr,
                         &mask)
            > 0;
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
        reap();
        // What an Ansible that has ended left behind in peace stays in peace.
        if (!m_ended || m_leavesNothing)
            endFamily();
        drain();
        if (!m_brief.text.isEmpty())
            m_duties.lastWords(m_brief, m_duties.inbox->unrecorded(), m_output.text, m_events.text);
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
        while (!isAlone() && !deadline.hasExpired()
               && std::max(m_output.text.size(), m_events.text.size()) < mostRest) {
            // At its end a stream would be ready for ever.
            wait({m_output.ended ? -1 : m_duties.output, m_events.ended ? -1 : m_duties.events}, oneLook);
            drain();
        }
    }

    void drain()
    {
        // In this order: of an event that is here the output is here, too.
        m_events.take(readNow(m_duties.events, mostRest));
        m_output.take(readNow(m_duties.output, mostRest));
    }

    /// What Ansible said last, as far as its worker had not read it.
    struct Rest
    {
        QByteArray text;
        bool ended = false;

        void take(const Reading &reading)
        {
            text += reading.bytes;
            ended = reading.ended;
        }
    };

    const KeeperDuties &m_duties;
    KeeperBrief m_brief;
    pid_t m_ansible;
    int m_news;
    int m_alarm;
    bool m_ended = false;
    bool m_leavesNothing = false; ///< it is being stopped, or was killed
    Rest m_output;
    Rest m_events;
};
} // namespace

void keep(const KeeperDuties &duties, pid_t ansible, int news, int alarm)
{
    Keeper(duties, ansible, news, alarm).keep();
}

} // namespace Aegir
