// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/windows/jobtest.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace Aegir::Test {

namespace {
int failures = 0; // of checks

/// A row that cannot go on.
struct Impossible
{
};
} // namespace

int runRows(const std::vector<Row> &rows, const Texts &named)
{
    int failed = 0;
    for (const Row &row : rows) {
        const std::string name = row.name;
        if (!named.empty() && !std::ranges::contains(named, std::wstring(name.begin(), name.end())))
            continue;
        const int before = failures;
        const auto start = Clock::now();
        try {
            row.run();
        } catch (const Impossible &) {
        }
        const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start).count();
        std::printf("%s  %s (%lld ms)\n", failures == before ? "PASS" : "FAIL", row.name, static_cast<long long>(took));
        failed += failures == before ? 0 : 1;
    }
    return failed;
}

bool check(bool good, const std::string &what, std::source_location where)
{
    if (!good) {
        ++failures;
        std::printf("    %s:%u: %s\n", where.file_name(), static_cast<unsigned>(where.line()), what.c_str());
    }
    return good;
}

void need(bool good, const std::string &what, std::source_location where)
{
    if (!check(good, what, where))
        throw Impossible();
}

std::string describe(const WindowsError &error)
{
    return std::string(error.call) + " gives " + std::to_string(error.code);
}

std::wstring ownFolder()
{
    const std::wstring path = ownPath();
    return path.substr(0, path.find_last_of(L'\\') + 1);
}

std::wstring childPath()
{
    return ownFolder() + L"jobchild.exe";
}

bool isWine()
{
    return ::GetProcAddress(::GetModuleHandleW(L"ntdll.dll"), "wine_get_version") != nullptr;
}

Texts environmentWith(const Texts &more)
{
    wchar_t *block = ::GetEnvironmentStringsW();
    Texts environment;
    for (const wchar_t *variable = block; *variable != 0; variable += environment.back().size() + 1)
        environment.emplace_back(variable);
    ::FreeEnvironmentStringsW(block);
    environment.insert(environment.end(), more.begin(), more.end());
    return environment;
}

Pipe makePipe(bool inheritable)
{
    SECURITY_ATTRIBUTES security{
        .nLength = sizeof security, .lpSecurityDescriptor = nullptr, .bInheritHandle = inheritable};
    HANDLE reading = nullptr;
    HANDLE writing = nullptr;
    need(::CreatePipe(&reading, &writing, &security, 1 << 16), "there is no pipe");
    ::SetHandleInformation(reading, HANDLE_FLAG_INHERIT, 0);
    return {OwnedHandle(reading), OwnedHandle(writing)};
}

bool never(const std::string &)
{
    return false;
}

size_t one(const std::string &)
{
    return 1;
}

std::string readAll(const Pipe &pipe)
{
    const auto [text, ended] = readUntil(pipe, never);
    check(ended, "the output has no end");
    return text;
}

std::vector<std::uint32_t> numbersAfter(const std::string &text, const std::string &word)
{
    std::vector<std::uint32_t> found;
    for (size_t at = 0; (at = text.find(word, at)) != std::string::npos; at += word.size()) {
        if (text.find('\n', at) != std::string::npos)
            found.push_back(static_cast<std::uint32_t>(std::strtoul(text.c_str() + at + word.size(), nullptr, 10)));
    }
    return found;
}

void Processes::hold()
{
    m_ids = numbersAfter(m_said, "pid ");
    for (const std::uint32_t id : m_ids) {
        m_handles.emplace_back(::OpenProcess(SYNCHRONIZE, FALSE, id));
        need(static_cast<bool>(m_handles.back()), "a process that was just started is not there");
    }
}

size_t Processes::leftAfter(std::chrono::milliseconds patience) const
{
    const auto deadline = Clock::now() + patience;
    return static_cast<size_t>(std::ranges::count_if(m_handles, [&](const OwnedHandle &handle) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
        return ::WaitForSingleObject(handle.get(), static_cast<DWORD>(std::max<long long>(left, 0))) != WAIT_OBJECT_0;
    }));
}

OwnedHandle startPlainly(Pipe &pipe, const std::wstring &program, const Texts &arguments)
{
    std::wstring line = commandLine(program, arguments);
    STARTUPINFOW startup{};
    startup.cb = sizeof startup;
    startup.dwFlags = STARTF_USESTDHANDLES;
    startup.hStdOutput = pipe.writing.get();
    startup.hStdError = pipe.writing.get();
    PROCESS_INFORMATION info{};
    need(::CreateProcessW(nullptr, line.data(), nullptr, nullptr, TRUE, 0, nullptr, nullptr, &startup, &info),
         "it cannot be started");
    pipe.writing.reset();
    const OwnedHandle thread(info.hThread);
    return OwnedHandle(info.hProcess);
}

void kill(std::uint32_t id)
{
    const OwnedHandle process(::OpenProcess(PROCESS_TERMINATE, FALSE, id));
    ::TerminateProcess(process.get(), 1);
}

JobObject startChild(Pipe &pipe, Texts arguments, JobLaunch launch)
{
    if (launch.program.empty())
        launch.program = childPath();
    launch.arguments = std::move(arguments);
    if (launch.environment.empty())
        launch.environment = environmentWith({});
    launch.output = pipe.writing.get();
    JobObject job = need(JobObject::start(launch));
    pipe.writing.reset();
    return job;
}

std::uint32_t endOf(const JobObject &job)
{
    need(::WaitForSingleObject(job.programEnd(), 30'000) == WAIT_OBJECT_0, "the program does not end");
    return need(job.exitCode()).value();
}

} // namespace Aegir::Test
