// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef _WIN32_WINNT
#define _WIN32_WINNT 0x0A00 // Windows 10, as Qt 6; PROC_THREAD_ATTRIBUTE_JOB_LIST begins with it
#endif
#ifndef NOMINMAX
#define NOMINMAX
#endif
#include "model/run/jobobject_windows.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <windows.h>

namespace Aegir {

namespace {
constexpr size_t longestCommandLine = 32767; // with the character 0 at its end
constexpr size_t firstMembers = 16;

std::unexpected<WindowsError> failed(const char *call, DWORD code = ::GetLastError())
{
    return std::unexpected(WindowsError{.call = call, .code = code});
}

bool hasNul(const std::wstring &text)
{
    return text.find(L'\0') != std::wstring::npos;
}

bool endsWith(const std::wstring &text, const wchar_t *end)
{
    const auto size = static_cast<int>(std::char_traits<wchar_t>::length(end));
    return text.size() >= static_cast<size_t>(size)
        && ::CompareStringOrdinal(text.c_str() + text.size() - size, size, end, size, TRUE) == CSTR_EQUAL;
}

/// The attributes that a process is created with; what they point at must live as long.
class Attributes
{
public:
    explicit Attributes(DWORD count)
    {
        SIZE_T size = 0;
        ::InitializeProcThreadAttributeList(nullptr, count, 0, &size);
        m_room.resize(size);
        m_valid = size > 0 && ::InitializeProcThreadAttributeList(get(), count, 0, &size);
    }
    ~Attributes()
    {
        if (m_valid)
            ::DeleteProcThreadAttributeList(get());
    }
    Attributes(const Attributes &) = delete;
    Attributes &operator=(const Attributes &) = delete;

    bool set(DWORD_PTR attribute, std::vector<HANDLE> &handles)
    {
        return m_valid
            && ::UpdateProcThreadAttribute(get(), 0, attribute, handles.data(), handles.size() * sizeof(HANDLE),
                                           nullptr, nullptr);
    }
    LPPROC_THREAD_ATTRIBUTE_LIST get() { return reinterpret_cast<LPPROC_THREAD_ATTRIBUTE_LIST>(m_room.data()); }

private:
    std::vector<std::byte> m_room;
    bool m_valid = false;
};

/// Lets handles be inherited for as long as it lives.
class Inheritable
{
public:
    Inheritable() = default;
    ~Inheritable()
    {
        for (const HANDLE handle : m_changed)
            ::SetHandleInformation(handle, HANDLE_FLAG_INHERIT, 0);
    }
    Inheritable(const Inheritable &) = delete;
    Inheritable &operator=(const Inheritable &) = delete;

    bool add(HANDLE handle)
    {
        if (std::ranges::contains(m_all, handle))
            return true; // Windows refuses a list that has one twice
        DWORD flags = 0;
        if (!::GetHandleInformation(handle, &flags))
            return false;
        if ((flags & HANDLE_FLAG_INHERIT) == 0) {
            if (!::SetHandleInformation(handle, HANDLE_FLAG_INHERIT, HANDLE_FLAG_INHERIT))
                return false;
            m_changed.push_back(handle);
        }
        m_all.push_back(handle);
        return true;
    }
    std::vector<HANDLE> &all() { return m_all; }

private:
    std::vector<HANDLE> m_all;
    std::vector<HANDLE> m_changed;
};

WindowsResult<void> check(const JobLaunch &launch, const std::wstring &line)
{
    // Nothing quotes an argument for cmd.exe safely, which is what reads those of a batch file.
    if (endsWith(launch.program, L".bat") || endsWith(launch.program, L".cmd"))
        return failed("CreateProcessW", ERROR_BAD_EXE_FORMAT);
    // Windows would take each of these for the end of the text.
    if (hasNul(line) || hasNul(launch.workingDir) || std::ranges::any_of(launch.environment, hasNul))
        return failed("CreateProcessW", ERROR_INVALID_PARAMETER);
    if (line.size() >= longestCommandLine)
        return failed("CreateProcessW", ERROR_FILENAME_EXCED_RANGE);
    return {};
}

/// A job that ends with its last handle, and has a completion port that is told of it.
WindowsResult<void> makeJob(OwnedHandle &job, OwnedHandle &news)
{
    // Neither has a name or is inherited: another one with a handle would keep the job alive.
    job = OwnedHandle(::CreateJobObjectW(nullptr, nullptr));
    if (!job)
        return failed("CreateJobObjectW");
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits{};
    // Who dies of an exception shall not wait for somebody to close a window that says so. And without
    // JOB_OBJECT_LIMIT_BREAKAWAY_OK nobody can leave.
    limits.BasicLimitInformation.LimitFlags =
        JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE | JOB_OBJECT_LIMIT_DIE_ON_UNHANDLED_EXCEPTION;
    if (!::SetInformationJobObject(job.get(), JobObjectExtendedLimitInformation, &limits, sizeof limits))
        return failed("SetInformationJobObject");
    news = OwnedHandle(::CreateIoCompletionPort(INVALID_HANDLE_VALUE, nullptr, 0, 1));
    if (!news)
        return failed("CreateIoCompletionPort");
    JOBOBJECT_ASSOCIATE_COMPLETION_PORT port{.CompletionKey = job.get(), .CompletionPort = news.get()};
    if (!::SetInformationJobObject(job.get(), JobObjectAssociateCompletionPortInformation, &port, sizeof port))
        return failed("SetInformationJobObject");
    return {};
}

/// The null device, to read nothing from and to write where nobody reads.
OwnedHandle openNothing()
{
    return OwnedHandle(::CreateFileW(L"NUL", GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, nullptr,
                                     OPEN_EXISTING, 0, nullptr));
}

std::wstring_view nameOf(const std::wstring &variable)
{
    // cmd.exe keeps the folder of each drive in one that begins with the sign: =C:=C:\work
    return std::wstring_view(variable).substr(0, variable.find(L'=', 1));
}

int compareNames(std::wstring_view one, std::wstring_view other)
{
    return ::CompareStringOrdinal(one.data(), static_cast<int>(one.size()), other.data(),
                                  static_cast<int>(other.size()), TRUE);
}

void appendQuoted(std::wstring &line, const std::wstring &argument)
{
    if (!argument.empty() && argument.find_first_of(L" \t\n\v\"") == std::wstring::npos) {
        line += argument;
        return;
    }
    line += L'"';
    size_t backslashes = 0;
    for (const wchar_t character : argument) {
        // Backslashes are doubled before a quotation mark, and only there.
        if (character == L'"')
            line.append(backslashes + 1, L'\\');
        backslashes = character == L'\\' ? backslashes + 1 : 0;
        line += character;
    }
    line.append(backslashes, L'\\');
    line += L'"';
}

} // namespace

OwnedHandle::OwnedHandle(void *handle)
    : m_handle(handle == INVALID_HANDLE_VALUE ? nullptr : handle)
{
}

void OwnedHandle::reset()
{
    if (void *handle = std::exchange(m_handle, nullptr))
        ::CloseHandle(handle);
}

std::wstring commandLine(const std::wstring &program, const std::vector<std::wstring> &arguments)
{
    // The first one is read by a simpler rule, without backslashes; a path has no quotation mark.
    std::wstring line = L'"' + program + L'"';
    for (const std::wstring &argument : arguments) {
        line += L' ';
        appendQuoted(line, argument);
    }
    return line;
}

std::wstring environmentBlock(std::vector<std::wstring> environment)
{
    // The last of a name comes first, and unique keeps the first.
    std::ranges::reverse(environment);
    std::ranges::stable_sort(environment, [](const std::wstring &one, const std::wstring &other) {
        return compareNames(nameOf(one), nameOf(other)) == CSTR_LESS_THAN;
    });
    const auto doubles = std::ranges::unique(environment, [](const std::wstring &one, const std::wstring &other) {
        return compareNames(nameOf(one), nameOf(other)) == CSTR_EQUAL;
    });
    environment.erase(doubles.begin(), doubles.end());
    std::wstring block;
    for (const std::wstring &variable : environment) {
        if (variable.empty())
            continue; // it would end the block
        block += variable;
        block += L'\0';
    }
    if (block.empty())
        block += L'\0'; // an empty block has two of them, too
    block += L'\0';
    return block;
}

WindowsResult<JobObject> JobObject::start(const JobLaunch &launch)
{
    std::wstring line = commandLine(launch.program, launch.arguments); // CreateProcessW may write into it
    if (const auto checked = check(launch, line); !checked)
        return std::unexpected(checked.error());
    JobObject object;
    if (const auto made = makeJob(object.m_job, object.m_news); !made)
        return std::unexpected(made.error());

    const OwnedHandle nothing = openNothing();
    if (!nothing)
        return failed("CreateFileW");
    STARTUPINFOEXW startup{};
    startup.StartupInfo.cb = sizeof startup;
    startup.StartupInfo.dwFlags = STARTF_USESTDHANDLES;
    startup.StartupInfo.hStdInput = launch.input ? launch.input : nothing.get();
    startup.StartupInfo.hStdOutput = launch.output ? launch.output : nothing.get();
    startup.StartupInfo.hStdError = launch.error ? launch.error : nothing.get();
    Inheritable handles;
    std::vector<HANDLE> wanted = launch.inherited;
    wanted.insert(wanted.end(),
                  {startup.StartupInfo.hStdInput, startup.StartupInfo.hStdOutput, startup.StartupInfo.hStdError});
    for (const HANDLE handle : wanted) {
        if (!handles.add(handle))
            return failed("SetHandleInformation");
    }
    std::vector<HANDLE> jobs{object.m_job.get()};
    Attributes attributes(2);
    if (!attributes.set(PROC_THREAD_ATTRIBUTE_HANDLE_LIST, handles.all())
        || !attributes.set(PROC_THREAD_ATTRIBUTE_JOB_LIST, jobs))
        return failed("UpdateProcThreadAttribute");
    startup.lpAttributeList = attributes.get();

    std::wstring environment = environmentBlock(launch.environment);
    PROCESS_INFORMATION info{};
    if (!::CreateProcessW(launch.program.c_str(), line.data(), nullptr, nullptr, TRUE,
                          CREATE_SUSPENDED | CREATE_NEW_PROCESS_GROUP | CREATE_UNICODE_ENVIRONMENT
                              | EXTENDED_STARTUPINFO_PRESENT,
                          environment.data(), launch.workingDir.empty() ? nullptr : launch.workingDir.c_str(),
                          &startup.StartupInfo, &info))
        return failed("CreateProcessW");
    object.m_process = OwnedHandle(info.hProcess);
    object.m_processId = info.dwProcessId;
    const OwnedHandle thread(info.hThread);
    // It is born into the job, so that it does not outlive this process if that is killed right now. Only what is
    // surely there may begin.
    BOOL isMember = FALSE;
    const bool asked = ::IsProcessInJob(info.hProcess, object.m_job.get(), &isMember);
    if (!asked || !isMember || ::ResumeThread(info.hThread) == static_cast<DWORD>(-1)) {
        const auto error = !asked ? failed("IsProcessInJob")
            : !isMember           ? failed("IsProcessInJob", ERROR_NOT_SUPPORTED)
                                  : failed("ResumeThread");
        ::TerminateProcess(info.hProcess, ERROR_PROCESS_ABORTED);
        return error;
    }
    return object;
}

WindowsResult<std::optional<std::uint32_t>> JobObject::exitCode() const
{
    // STILL_ACTIVE (259) is a code that a program may really end with, so it is not asked for before.
    switch (::WaitForSingleObject(m_process.get(), 0)) {
    case WAIT_TIMEOUT:
        return std::nullopt;
    case WAIT_OBJECT_0:
        break;
    default:
        return failed("WaitForSingleObject");
    }
    DWORD code = 0;
    if (!::GetExitCodeProcess(m_process.get(), &code))
        return failed("GetExitCodeProcess");
    return code;
}

WindowsResult<std::vector<std::uint32_t>> JobObject::members() const
{
    for (size_t room = firstMembers;; room *= 2) {
        std::vector<std::byte> buffer(sizeof(JOBOBJECT_BASIC_PROCESS_ID_LIST) + room * sizeof(ULONG_PTR));
        const auto *list = reinterpret_cast<const JOBOBJECT_BASIC_PROCESS_ID_LIST *>(buffer.data());
        const bool read = ::QueryInformationJobObject(m_job.get(), JobObjectBasicProcessIdList, buffer.data(),
                                                      static_cast<DWORD>(buffer.size()), nullptr);
        if (!read && ::GetLastError() != ERROR_MORE_DATA)
            return failed("QueryInformationJobObject");
        if (!read || list->NumberOfProcessIdsInList < list->NumberOfAssignedProcesses)
            continue;
        const ULONG_PTR *first = list->ProcessIdList;
        std::vector<std::uint32_t> found;
        std::transform(first, first + list->NumberOfProcessIdsInList, std::back_inserter(found),
                       [](ULONG_PTR id) { return static_cast<std::uint32_t>(id); });
        return found;
    }
}

WindowsResult<void> JobObject::interrupt() const
{
    if (!::GenerateConsoleCtrlEvent(CTRL_BREAK_EVENT, m_processId))
        return failed("GenerateConsoleCtrlEvent");
    return {};
}

WindowsResult<void> JobObject::terminate(std::uint32_t exitCode) const
{
    if (!::TerminateJobObject(m_job.get(), exitCode))
        return failed("TerminateJobObject");
    return {};
}

WindowsResult<bool> JobObject::waitUntilEmpty(std::chrono::milliseconds patience) const
{
    using Clock = std::chrono::steady_clock;
    constexpr std::chrono::milliseconds oneLook(1000);
    const auto deadline = Clock::now() + patience;
    for (;;) {
        JOBOBJECT_BASIC_ACCOUNTING_INFORMATION counts{};
        if (!::QueryInformationJobObject(m_job.get(), JobObjectBasicAccountingInformation, &counts, sizeof counts,
                                         nullptr))
            return failed("QueryInformationJobObject");
        if (counts.ActiveProcesses == 0)
            return true;
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
        if (left.count() <= 0)
            return false;
        // Windows does not promise that each message of a job arrives: it only ends the wait for a look.
        DWORD message = 0;
        ULONG_PTR key = 0;
        OVERLAPPED *process = nullptr;
        if (!::GetQueuedCompletionStatus(m_news.get(), &message, &key, &process,
                                         static_cast<DWORD>(std::min(left, oneLook).count()))
            && ::GetLastError() != WAIT_TIMEOUT)
            return failed("GetQueuedCompletionStatus");
    }
}

} // namespace Aegir
