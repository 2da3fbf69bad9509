// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tests of model/run/jobobject_windows.h against jobchild.cpp. Rows may be named: tst_jobobject.exe ROW...
#include "tests/windows/jobtest.h"

#include <cstdio>
#include <cstdlib>

using namespace Aegir;
using namespace Aegir::Test;

namespace {

/// An owner of a family, whose members write to where this program does.
int own()
{
    const auto job = JobObject::start({.program = childPath(),
                                       .arguments = {L"family"},
                                       .environment = environmentWith({}),
                                       .output = ::GetStdHandle(STD_OUTPUT_HANDLE)});
    ::Sleep(120'000);
    return job ? 1 : 2;
}

/// This program once more, with a console of its own that has no window: what interrupt() needs.
int runWithConsole()
{
    std::wstring line = ::GetCommandLineW();
    ::SetEnvironmentVariableW(L"AEGIR_TEST_CONSOLE", L"1");
    STARTUPINFOW startup{};
    startup.cb = sizeof startup;
    startup.dwFlags = STARTF_USESTDHANDLES;
    startup.hStdOutput = ::GetStdHandle(STD_OUTPUT_HANDLE);
    startup.hStdError = ::GetStdHandle(STD_ERROR_HANDLE);
    PROCESS_INFORMATION info{};
    if (!::CreateProcessW(nullptr, line.data(), nullptr, nullptr, TRUE, CREATE_NO_WINDOW, nullptr, nullptr, &startup,
                          &info))
        return 2;
    ::WaitForSingleObject(info.hProcess, INFINITE);
    DWORD code = 2;
    ::GetExitCodeProcess(info.hProcess, &code);
    return static_cast<int>(code);
}

} // namespace

int wmain(int argc, wchar_t **argv)
{
    const Texts named(argv + 1, argv + argc);
    if (named == Texts{L"--own"})
        return own();
    if (!::_wgetenv(L"AEGIR_TEST_CONSOLE"))
        return runWithConsole();
    std::setvbuf(stdout, nullptr, _IONBF, 0);
    const int failed = runRows(startRows(), named) + runRows(endRows(), named);
    std::printf("%d failed\n", failed);
    return failed == 0 ? 0 : 1;
}
