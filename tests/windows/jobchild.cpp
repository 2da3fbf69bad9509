// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A program that does on demand what makes others hard to end or to start; see usage().
#define NOMINMAX
#include "tests/windows/wintext.h"

// clang-format off: the second one needs the first
#include <windows.h>
#include <shellapi.h>
// clang-format on

#include <cstdio>
#include <string>
#include <vector>

int _dowildcard = 0; // MinGW would take an asterisk for a list of files

namespace {

using Aegir::Test::ownPath;
using Aegir::Test::utf8;
using Arguments = std::vector<std::wstring>;

constexpr DWORD longest = 120'000; // ms; nothing outlives a test for long

void write(HANDLE to, const std::string &text)
{
    DWORD written = 0;
    ::WriteFile(to, text.data(), static_cast<DWORD>(text.size()), &written, nullptr);
}

void say(const std::string &text)
{
    write(::GetStdHandle(STD_OUTPUT_HANDLE), text);
}

/// Says its number, and waits to be ended.
int stay()
{
    say("pid " + std::to_string(::GetCurrentProcessId()) + "\n");
    ::Sleep(longest);
    return 111;
}

/// Starts this program once more, with the same streams. 0, or the error.
DWORD startOwn(const std::wstring &mode, DWORD flags = 0)
{
    std::wstring line = L"\"" + ownPath() + L"\" " + mode;
    STARTUPINFOW startup{};
    startup.cb = sizeof startup;
    startup.dwFlags = STARTF_USESTDHANDLES; // a detached one would have none
    startup.hStdInput = ::GetStdHandle(STD_INPUT_HANDLE);
    startup.hStdOutput = ::GetStdHandle(STD_OUTPUT_HANDLE);
    startup.hStdError = ::GetStdHandle(STD_ERROR_HANDLE);
    PROCESS_INFORMATION info{};
    if (!::CreateProcessW(nullptr, line.data(), nullptr, nullptr, TRUE, flags, nullptr, nullptr, &startup, &info))
        return ::GetLastError();
    ::CloseHandle(info.hThread);
    ::CloseHandle(info.hProcess);
    return 0;
}

int usage()
{
    say("jobchild exit CODE | args ARGUMENT... | env NAME... | dir | read | handle NUMBER\n"
        "         | stay | polite | ignore | orphan | crowd COUNT | family\n");
    return 2;
}

BOOL WINAPI endPolitely(DWORD)
{
    ::ExitProcess(3);
}

BOOL WINAPI ignoreIt(DWORD)
{
    return TRUE;
}

/// All arguments, each with a character 0 behind it, as both of Windows' readers see them.
int sayArguments(const Arguments &arguments)
{
    int count = 0;
    wchar_t **others = ::CommandLineToArgvW(::GetCommandLineW(), &count);
    for (size_t i = 0; i < arguments.size(); ++i) {
        const bool same = i + 2 < static_cast<size_t>(count) && arguments[i] == others[i + 2];
        say(utf8(arguments[i]) + (same ? "" : " (CommandLineToArgvW reads it in another way)") + '\0');
    }
    ::LocalFree(others);
    return 0;
}

int sayEnvironment(const Arguments &names)
{
    for (const std::wstring &name : names) {
        const wchar_t *value = ::_wgetenv(name.c_str());
        say(value ? utf8(value) + "\n" : "(none)\n");
    }
    return 0;
}

int sayFolder()
{
    std::wstring path(32768, L'\0');
    path.resize(::GetCurrentDirectoryW(static_cast<DWORD>(path.size()), path.data()));
    say(utf8(path));
    return 0;
}

/// What there is to read until the end, said again.
int readAll()
{
    char bytes[512];
    DWORD count = 0;
    while (::ReadFile(::GetStdHandle(STD_INPUT_HANDLE), bytes, sizeof bytes, &count, nullptr) && count > 0)
        say(std::string(bytes, count));
    say("end\n");
    return 0;
}

/// Each kind of relative that is hard to find by looking from parent to child.
int haveFamily()
{
    startOwn(L"stay");
    startOwn(L"stay", DETACHED_PROCESS | CREATE_NEW_PROCESS_GROUP);
    startOwn(L"ignore");
    startOwn(L"orphan");
    const DWORD refused = startOwn(L"stay", CREATE_BREAKAWAY_FROM_JOB);
    say("breakaway " + std::to_string(refused) + "\n");
    return stay();
}

int act(const std::wstring &mode, const Arguments &rest)
{
    if (mode == L"exit" && rest.size() == 1)
        ::ExitProcess(static_cast<UINT>(std::stoul(rest[0])));
    if (mode == L"args")
        return sayArguments(rest);
    if (mode == L"env")
        return sayEnvironment(rest);
    if (mode == L"dir")
        return sayFolder();
    if (mode == L"read")
        return readAll();
    if (mode == L"handle" && rest.size() == 1) {
        write(reinterpret_cast<HANDLE>(std::stoull(rest[0])), "here\n");
        return stay();
    }
    if (mode == L"stay")
        return stay();
    if (mode == L"polite" || mode == L"ignore") {
        if (!::SetConsoleCtrlHandler(mode == L"polite" ? endPolitely : ignoreIt, TRUE))
            return 5;
        return stay();
    }
    if (mode == L"orphan")
        return static_cast<int>(startOwn(L"stay"));
    if (mode == L"crowd" && rest.size() == 1) {
        for (auto count = std::stoul(rest[0]); count > 1; --count)
            startOwn(L"stay");
        return stay();
    }
    if (mode == L"family")
        return haveFamily();
    return usage();
}

} // namespace

int wmain(int argc, wchar_t **argv)
{
    const Arguments arguments(argv, argv + argc);
    return argc < 2 ? usage() : act(arguments[1], Arguments(arguments.begin() + 2, arguments.end()));
}
