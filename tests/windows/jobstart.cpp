// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a program gets that is started in a job, and what is refused.
#include "tests/windows/jobtest.h"

#include <algorithm>
#include <cstdio>

namespace Aegir::Test {

namespace {
using namespace std::chrono_literals;

void exitCodes()
{
    for (const std::uint32_t code : {0U, 1U, 2U, 4U, 99U, 250U, 259U, 0xC0000005U, 0xFFFFFFFFU}) {
        Pipe pipe = makePipe();
        const JobObject job = startChild(pipe, {L"exit", std::to_wstring(code)});
        check(endOf(job) == code, "exit " + std::to_string(code));
        check(need(job.waitUntilEmpty(longEnough)), "the job is not empty");
    }
}

void noExitCodeWhileItRuns()
{
    Pipe pipe = makePipe();
    const JobObject job = startChild(pipe, {L"stay"});
    const Processes processes(pipe, one);
    check(processes.ids().front() == job.processId(), "it has another number than it says");
    check(!need(job.exitCode()).has_value(), "one that runs has an exit code");
    check(!need(job.waitUntilEmpty(50ms)), "a job is empty while its program runs");
    need(job.terminate(77));
    check(endOf(job) == 77, "the code of terminate() is not the program's");
}

void arguments()
{
    const Texts hard{L"plain",
                     L"",
                     L"a b",
                     L" ",
                     L"\ttab",
                     L"two\nlines",
                     L"\"",
                     L"\"quoted\"",
                     L"a\"b",
                     L"\\",
                     L"C:\\dir\\",
                     L"C:\\a dir\\",
                     L"\\\\server\\a share\\\\",
                     L"a\\\"b",
                     L"a \\\\\"b",
                     L"\\\\\"",
                     L"end \\\\\\",
                     L"%PATH%",
                     L"^&|<>()!",
                     L"*",
                     L"*.exe",
                     L"-e",
                     L"{\"key\": [\"v\\\\\"]}",
                     L"'single'",
                     L"grün ß €",
                     L"\u6F22\u5B57",
                     L"\U0001F600",
                     L"\u00A0"};
    Pipe pipe = makePipe();
    Texts all{L"args"};
    all.insert(all.end(), hard.begin(), hard.end());
    const JobObject job = startChild(pipe, all);
    std::string expected;
    for (const std::wstring &text : hard)
        expected += utf8(text) + '\0';
    std::string arrived = readAll(pipe);
    if (!check(arrived == expected, "the arguments arrive changed:")) {
        std::ranges::replace(arrived, '\0', '\n');
        std::puts(arrived.c_str());
    }
    check(endOf(job) == 0, "jobchild args failed");
}

void environment()
{
    Pipe pipe = makePipe();
    JobLaunch launch;
    ::SetEnvironmentVariableW(L"AEGIR_NOT_GIVEN", L"x");
    launch.environment =
        environmentWith({L"zulu=last", L"AEGIR_TEXT=gr\u00FCn \U0001F600 a=b", L"Alpha=old", L"ALPHA=new"});
    std::erase_if(launch.environment,
                  [](const std::wstring &variable) { return variable.starts_with(L"AEGIR_NOT_GIVEN"); });
    const JobObject job = startChild(pipe, {L"env", L"AEGIR_TEXT", L"alpha", L"zulu", L"AEGIR_NOT_GIVEN"}, launch);
    const std::string arrived = readAll(pipe);
    check(arrived == utf8(L"gr\u00FCn \U0001F600 a=b\nnew\nlast\n(none)\n"), "the variables are: " + arrived);
}

void environmentBlocks()
{
    using namespace std::string_literals;
    check(environmentBlock({}) == L"\0\0"s, "the empty block");
    check(environmentBlock({L"b=1", L"A=2", L"=C:=C:\\x", L"_=3", L""}) == L"=C:=C:\\x\0A=2\0b=1\0_=3\0\0"s,
          "the order");
    check(environmentBlock({L"Path=1", L"x=y", L"PATH=2"}) == L"PATH=2\0x=y\0\0"s, "two of one name");
}

void folders()
{
    const std::wstring folder = ownFolder() + L"a folder gr\u00FCn \u6F22";
    ::CreateDirectoryW(folder.c_str(), nullptr);
    const std::wstring program = folder + L"\\job child.exe";
    need(::CopyFileW(childPath().c_str(), program.c_str(), FALSE), "jobchild.exe cannot be copied");
    Pipe pipe = makePipe();
    JobLaunch launch;
    launch.program = program;
    launch.workingDir = folder;
    const JobObject job = startChild(pipe, {L"dir"}, launch);
    const std::string arrived = readAll(pipe);
    check(arrived == utf8(folder), "it works in " + arrived);
    check(endOf(job) == 0, "it failed");
}

void standardInput()
{
    Pipe pipe = makePipe();
    const JobObject silent = startChild(pipe, {L"read"});
    check(readAll(pipe) == "end\n", "without an input there is something to read");

    Pipe input = makePipe();
    Pipe output = makePipe();
    JobLaunch launch;
    launch.input = input.reading.get();
    const JobObject told = startChild(output, {L"read"}, launch);
    DWORD written = 0;
    ::WriteFile(input.writing.get(), "word\n", 5, &written, nullptr);
    input.writing.reset();
    check(readAll(output) == "word\nend\n", "the input does not arrive");
}

void handles()
{
    Pipe output = makePipe();
    Pipe listed = makePipe();
    Pipe unlisted = makePipe(true); // as somebody else's handle may be
    JobLaunch launch;
    launch.inherited = {listed.writing.get(), listed.writing.get()};
    const auto number = reinterpret_cast<std::uintptr_t>(listed.writing.get());
    const JobObject job = startChild(output, {L"handle", std::to_wstring(number)}, launch);
    const Processes processes(output, one);
    DWORD flags = 0;
    ::GetHandleInformation(listed.writing.get(), &flags);
    check((flags & HANDLE_FLAG_INHERIT) == 0, "a handle can still be inherited after the start");
    listed.writing.reset();
    unlisted.writing.reset();
    const auto [text, ended] = readUntil(listed, [](const std::string &arrived) { return arrived == "here\n"; });
    check(text == "here\n" && !ended, "a listed handle cannot be used");
    check(readUntil(unlisted, never).second, "a handle that was not listed is held by the program");
    need(job.terminate(1));
    check(readUntil(listed, never).second, "somebody still holds the listed handle");
}

void refusals()
{
    const auto codeOf = [](JobLaunch launch) {
        const auto result = JobObject::start(launch);
        return result ? 0 : result.error().code;
    };
    using namespace std::string_literals;
    const Texts environment = environmentWith({});
    check(codeOf({.program = ownFolder() + L"nothing.exe", .environment = environment}) == ERROR_FILE_NOT_FOUND,
          "no such program");
    check(codeOf({.program = childPath(), .workingDir = ownFolder() + L"nowhere", .environment = environment})
              == ERROR_DIRECTORY,
          "no such folder");
    check(codeOf({.program = ownFolder() + L"some.BAT", .environment = environment}) == ERROR_BAD_EXE_FORMAT,
          "a batch file");
    check(codeOf({.program = childPath(), .arguments = {L"a\0b"s}, .environment = environment})
              == ERROR_INVALID_PARAMETER,
          "a character 0 in an argument");
    check(codeOf({.program = childPath(), .environment = {L"A=b\0c"s}}) == ERROR_INVALID_PARAMETER,
          "a character 0 in a variable");
    check(codeOf({.program = childPath(), .arguments = {std::wstring(32767, L'x')}, .environment = environment})
              == ERROR_FILENAME_EXCED_RANGE,
          "a line that is too long");
    check(codeOf({.program = childPath(), .environment = environment, .inherited = {OwnedHandle().get()}})
              == ERROR_INVALID_HANDLE,
          "no handle");
}

} // namespace

std::vector<Row> startRows()
{
    return {
        {"exit codes", exitCodes},
        {"no exit code while it runs", noExitCodeWhileItRuns},
        {"arguments", arguments},
        {"environment", environment},
        {"environment blocks", environmentBlocks},
        {"folders", folders},
        {"standard input", standardInput},
        {"handles", handles},
        {"refusals", refusals},
    };
}

} // namespace Aegir::Test
