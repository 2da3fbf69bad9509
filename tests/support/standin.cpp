// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A program in the place of ansible-playbook, for what must happen on time or go wrong on demand. It does what the file
// `plan` in the working folder says, one order a line:
//
//   print TEXT     TEXT and a line end to standard output       error TEXT     the same to standard error
//   text TEXT      TEXT without a line end                      mark N         where event N stands in the output
//   event JSON     a line to the descriptor of events           sleep MS       waits, also across signals
//   piece TEXT     the same without a line end
//   ignore         INT and TERM from now on                     signals        prints those that are ignored or blocked
//   hold MS        leaves a process that holds the output       noise MS       leaves one that goes on writing
//   escape MS      leaves a process in a session of its own     vanish MS      the same, and its parent has ended
//   flood LINES    as many lines as fast as it can              ask            reads a line of standard input
//   await FILE     waits until FILE exists                      touch FILE     makes FILE
//   fill FILE      writes FILE until the disk is full           ledger LINES   prints so many lines and notes in
//   exit CODE      ends                                                        `ledger.RUN` how far each write came,
//   kill NUMBER    ends by a signal                                            each with an event, from 1001 on
//
// A process that is left makes the file `left.PID`. At the end of the plan it exits with 0. `good` stands for the
// events of a play that went well on one host, `broken` for one with a failed host, `unreachable` for one that could
// not be reached.

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <sys/file.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace {

std::string runDir; ///< of the run that this stands in for

/// What marks in the output are signed with; see Worker.
std::string nonce()
{
    const char *events = std::getenv("AEGIR_EVENTS");
    const std::string target = events ? events : "";
    const auto at = target.find("mark:");
    return at == std::string::npos ? std::string() : target.substr(at + 5);
}

/// Where the event of that @p number stands in the output.
std::string mark(const std::string &number)
{
    return "\x1e" + nonce() + ":" + number + "\x1e";
}

bool writeAll(int descriptor, std::string_view text)
{
    while (!text.empty()) {
        const auto count = ::write(descriptor, text.data(), text.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        text.remove_prefix(static_cast<size_t>(count));
    }
    return true;
}

void waitFor(int milliseconds)
{
    const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
    while (std::chrono::steady_clock::now() < end)
        std::this_thread::sleep_until(end);
}

enum class Left { InGroup, Noisy, OwnSession, Orphan };

/// A process that goes on after this one, with its standard output and error.
void leave(int milliseconds, Left how)
{
    const pid_t child = ::fork();
    if (child != 0) {
        // The one in between has gone when this returns: its child has another parent then.
        if (how == Left::Orphan)
            ::waitpid(child, nullptr, 0);
        return;
    }
    ::close(3);
    if (how == Left::OwnSession || how == Left::Orphan)
        ::setsid();
    if (how == Left::Orphan && ::fork() != 0)
        ::_exit(0);
    std::ofstream("left." + std::to_string(::getpid())) << "\n";
    const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
    while (how == Left::Noisy && std::chrono::steady_clock::now() < end)
        if (!writeAll(STDOUT_FILENO, "noise of a process that was left behind\n"))
            ::_exit(0);
    waitFor(milliseconds);
    ::_exit(0);
}

void play(std::string_view result, std::string_view counts)
{
    std::string text = R"({"event":"start","n":1})"
                       "\n"
                       R"({"event":"play","n":2,"play":1,"name":"stand-in"})"
                       "\n"
                       R"({"event":"task","n":3,"play":1,"task":"t1","name":"work","role":"work"})"
                       "\n"
                       R"({"event":"RESULT","n":4,"play":1,"task":"t1","host":"localhost","msg":"as planned"})"
                       "\n"
                       R"({"event":"stats","n":5,"hosts":{"localhost":{COUNTS}}})"
                       "\n";
    text.replace(text.find("RESULT"), 6, result);
    text.replace(text.find("COUNTS"), 6, counts);
    writeAll(3, text);
}

void tellSignals()
{
    sigset_t blocked;
    ::sigprocmask(SIG_SETMASK, nullptr, &blocked);
    for (const int number : {SIGHUP, SIGINT, SIGQUIT, SIGPIPE, SIGTERM, SIGUSR1, SIGCHLD}) {
        struct sigaction action{};
        ::sigaction(number, nullptr, &action);
        if (action.sa_handler != SIG_DFL || ::sigismember(&blocked, number) == 1)
            writeAll(STDOUT_FILENO, "signal " + std::to_string(number) + " is ignored or blocked\n");
    }
}

void ask()
{
    std::array<char, 4096> answer{};
    const auto count = ::read(STDIN_FILENO, answer.data(), answer.size());
    writeAll(STDOUT_FILENO, count == 0 ? "nobody answers\n" : count < 0 ? "no standard input\n" : "an answer\n");
}

/// Writes until nothing more fits; the file stays.
void fill(const std::string &path)
{
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    for (const size_t size : {size_t(65536), size_t(1)})
        while (writeAll(file, std::string(size, 'x'))) { }
    ::close(file);
}

/// The entity that this runs for, as the play's name begins; empty when there is no playbook.
std::string target()
{
    std::ifstream playbook(runDir + "/playbook.yml");
    std::string line;
    while (std::getline(playbook, line)) {
        if (line.starts_with("- name: \""))
            return line.substr(9, line.find(':', 9) - 9);
    }
    return {};
}

/// Notes what was written only when the system took it, so that the note never promises too much, and a start before
/// anything else, so that two starts of one run are seen.
void ledger(int lines)
{
    const std::string name = "ledger." + std::filesystem::path(runDir).filename().string();
    const int file = ::open(name.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    writeAll(file, "start\n");
    // Held until this process ends, however it does. A platform p1 has the sites s10, s11…, and none of them at once
    // with it.
    const std::string entity = target();
    const auto hold = [&](const std::string &what, int how) {
        const int busy = ::open(("busy." + what).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (::flock(busy, how | LOCK_NB) != 0)
            writeAll(file, "another one runs on " + what + "\n");
    };
    hold(entity, LOCK_EX);
    if (entity.size() > 1 && entity[0] == 's')
        hold("p" + entity.substr(1, 1), LOCK_SH);
    for (int i = 0; i < lines; ++i) {
        const std::string line = "line " + std::to_string(i) + " of " + std::to_string(lines) + "\n";
        const std::string number = std::to_string(1001 + i);
        if (!writeAll(STDOUT_FILENO, line + mark(number))
            || !writeAll(3,
                         R"({"event":"ok","n":)" + number
                             + R"(,"host":"localhost"})"
                               "\n"))
            break;
        writeAll(file, line);
        std::this_thread::sleep_for(std::chrono::microseconds(500));
    }
    ::close(file);
}

void obey(const std::string &order, const std::string &rest)
{
    if (order == "print")
        writeAll(STDOUT_FILENO, rest + "\n");
    else if (order == "text")
        writeAll(STDOUT_FILENO, rest);
    else if (order == "mark")
        writeAll(STDOUT_FILENO, mark(rest));
    else if (order == "error")
        writeAll(STDERR_FILENO, rest + "\n");
    else if (order == "event")
        writeAll(3, rest + "\n");
    else if (order == "piece")
        writeAll(3, rest);
    else if (order == "good")
        play("ok", R"("ok":1,"failures":0,"unreachable":0,"rescued":0,"ignored":0)");
    else if (order == "broken")
        play("failed", R"("ok":0,"failures":1,"unreachable":0,"rescued":0,"ignored":0)");
    else if (order == "unreachable")
        play("unreachable", R"("ok":0,"failures":0,"unreachable":1,"rescued":0,"ignored":0)");
    else if (order == "sleep")
        waitFor(std::stoi(rest));
    else if (order == "hold")
        leave(std::stoi(rest), Left::InGroup);
    else if (order == "noise")
        leave(std::stoi(rest), Left::Noisy);
    else if (order == "escape")
        leave(std::stoi(rest), Left::OwnSession);
    else if (order == "vanish")
        leave(std::stoi(rest), Left::Orphan);
    else if (order == "signals")
        tellSignals();
    else if (order == "ask")
        ask();
    else if (order == "touch")
        std::ofstream(rest) << "\n";
    else if (order == "fill")
        fill(rest);
    else if (order == "ledger")
        ledger(std::stoi(rest));
    else if (order == "exit")
        std::exit(std::stoi(rest));
    else if (order == "kill")
        ::kill(::getpid(), std::stoi(rest));
    else if (order == "ignore")
        for (const int number : {SIGINT, SIGTERM})
            ::signal(number, SIG_IGN);
    else if (order == "flood")
        for (int i = std::stoi(rest); i > 0; --i)
            writeAll(STDOUT_FILENO,
                     "line " + std::to_string(i) + " of the flood, about as long as a line of Ansible's\n");
    else if (order == "await")
        while (!std::filesystem::exists(rest))
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
}

} // namespace

int main(int argc, char *argv[])
{
    if (argc > 1)
        runDir = std::filesystem::path(argv[argc - 1]).parent_path().string();
    std::ifstream plan("plan");
    std::string line;
    while (std::getline(plan, line)) {
        const auto blank = line.find(' ');
        obey(line.substr(0, blank), blank == std::string::npos ? std::string() : line.substr(blank + 1));
    }
    return 0;
}
