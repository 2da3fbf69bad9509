// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A program in the place of ansible-playbook, for what must happen on time or go wrong on demand. It does what the file
// `plan` in the working folder says, one order a line:
//
//   print TEXT        TEXT and a line end to standard output      error TEXT        the same to standard error
//   event JSON        a line to the descriptor of events          sleep MS          waits, also across signals
//   ignore            INT and TERM from now on                    hold MS           leaves a process that holds the
//   output open escape MS         leaves a process in a session of its own    flood LINES       as many lines as fast
//   as it can await FILE        waits until FILE exists                     touch FILE        makes FILE exit CODE ends
//   kill NUMBER       ends by a signal
//
// At the end of the plan it exits with 0. `good` stands for the events of a play that went well on one host.

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <thread>
#include <unistd.h>

namespace {

void writeAll(int descriptor, const std::string &text)
{
    size_t done = 0;
    while (done < text.size()) {
        const auto count = ::write(descriptor, text.data() + done, text.size() - done);
        if (count <= 0)
            return;
        done += static_cast<size_t>(count);
    }
}

void waitFor(int milliseconds)
{
    const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
    while (std::chrono::steady_clock::now() < end)
        std::this_thread::sleep_until(end);
}

/// A process that goes on after this one, with its standard output and error.
void leave(int milliseconds, bool ownSession)
{
    if (::fork() != 0)
        return;
    ::close(3);
    if (ownSession)
        ::setsid();
    waitFor(milliseconds);
    ::_exit(0);
}

void good()
{
    writeAll(
        3,
        R"({"event":"start","n":1})"
        "\n"
        R"({"event":"play","n":2,"play":1,"name":"stand-in"})"
        "\n"
        R"({"event":"task","n":3,"play":1,"task":"t1","name":"work","role":"work"})"
        "\n"
        R"({"event":"ok","n":4,"play":1,"task":"t1","host":"localhost"})"
        "\n"
        R"({"event":"stats","n":5,"hosts":{"localhost":{"ok":1,"failures":0,"unreachable":0,"rescued":0,"ignored":0}}})"
        "\n");
}

void obey(const std::string &order, const std::string &rest)
{
    if (order == "print")
        writeAll(STDOUT_FILENO, rest + "\n");
    else if (order == "error")
        writeAll(STDERR_FILENO, rest + "\n");
    else if (order == "event")
        writeAll(3, rest + "\n");
    else if (order == "good")
        good();
    else if (order == "sleep")
        waitFor(std::stoi(rest));
    else if (order == "hold")
        leave(std::stoi(rest), false);
    else if (order == "escape")
        leave(std::stoi(rest), true);
    else if (order == "touch")
        std::ofstream(rest) << "\n";
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

int main()
{
    std::ifstream plan("plan");
    std::string line;
    while (std::getline(plan, line)) {
        const auto blank = line.find(' ');
        obey(line.substr(0, blank), blank == std::string::npos ? std::string() : line.substr(blank + 1));
    }
    return 0;
}
