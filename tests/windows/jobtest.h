// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#define NOMINMAX
#include "model/run/jobobject_windows.h"
#include "tests/windows/wintext.h"

#include <source_location>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>
#include <windows.h>

// What the tests of this folder are written with. There is no Qt in them, and so no QTest.

namespace Aegir::Test {

using Clock = std::chrono::steady_clock;
using Texts = std::vector<std::wstring>;

constexpr std::chrono::seconds longEnough(30); // for what takes a moment where there is nothing else to do

struct Row
{
    const char *name;
    void (*run)();
};

/// The rows about what a program gets, and those about how it ends.
std::vector<Row> startRows();
std::vector<Row> endRows();

/// Runs the rows that @p named names, or all. How many have failed.
int runRows(const std::vector<Row> &rows, const Texts &named);

/// The row goes on, and has failed unless @p good.
bool check(bool good, const std::string &what, std::source_location where = std::source_location::current());

/// The row ends here unless @p good.
void need(bool good, const std::string &what, std::source_location where = std::source_location::current());

std::string describe(const WindowsError &error);

template<typename T> T need(WindowsResult<T> result, std::source_location where = std::source_location::current())
{
    need(result.has_value(), result ? std::string() : describe(result.error()), where);
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

/// This program's folder with the sign at the end, and jobchild.exe there.
std::wstring ownFolder();
std::wstring childPath();

/// Wine ends a process that is sent Ctrl-Break, and does not ask its handler.
bool isWine();

/// The environment of this process, and @p more.
Texts environmentWith(const Texts &more);

struct Pipe
{
    OwnedHandle reading;
    OwnedHandle writing;
};
/// @p inheritable goes for the writing end.
Pipe makePipe(bool inheritable = false);

/// What came until @p enough says so of it, the pipe's end, or the end of patience. The flag: it was the pipe's end.
template<typename Enough>
std::pair<std::string, bool> readUntil(const Pipe &pipe, Enough enough, std::chrono::milliseconds patience = longEnough)
{
    std::string text;
    for (const auto deadline = Clock::now() + patience; !enough(text) && Clock::now() < deadline;) {
        DWORD ready = 0;
        if (!::PeekNamedPipe(pipe.reading.get(), nullptr, 0, nullptr, &ready, nullptr))
            return {text, true};
        if (ready == 0) {
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
            continue;
        }
        std::string bytes(ready, '\0');
        DWORD count = 0;
        ::ReadFile(pipe.reading.get(), bytes.data(), ready, &count, nullptr);
        text.append(bytes, 0, count);
    }
    return {text, false};
}

bool never(const std::string &text);
size_t one(const std::string &text);

/// All that is written to @p pipe; the row fails if it has no end.
std::string readAll(const Pipe &pipe);

/// The numbers behind a word in lines that are complete.
std::vector<std::uint32_t> numbersAfter(const std::string &text, const std::string &word);

/// Processes that said their number, held so that none of the numbers can be given to another one.
class Processes
{
public:
    /// Takes from @p pipe as many of them as @p wanted says of what was said so far.
    template<typename Wanted> Processes(const Pipe &pipe, Wanted wanted)
    {
        const auto isComplete = [&](const std::string &text) {
            return numbersAfter(text, "pid ").size() >= wanted(text);
        };
        m_said = readUntil(pipe, isComplete).first;
        need(isComplete(m_said), "not all processes came: " + m_said);
        hold();
    }

    const std::string &said() const { return m_said; }
    const std::vector<std::uint32_t> &ids() const { return m_ids; }

    /// How many are left at the end of @p patience.
    size_t leftAfter(std::chrono::milliseconds patience) const;

private:
    void hold();

    std::string m_said;
    std::vector<std::uint32_t> m_ids;
    std::vector<OwnedHandle> m_handles;
};

/// Starts a program as it is done without jobs, its output in @p pipe, whose other end is closed here.
OwnedHandle startPlainly(Pipe &pipe, const std::wstring &program, const Texts &arguments);

/// Ends the process with the number @p id.
void kill(std::uint32_t id);

/// Starts jobchild (or the program of @p launch) with @p arguments, its output in @p pipe, whose other end is closed
/// here.
JobObject startChild(Pipe &pipe, Texts arguments, JobLaunch launch = {});

/// Waits for the program's end, and gives its exit code.
std::uint32_t endOf(const JobObject &job);

} // namespace Aegir::Test
