// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// What stands on Windows in the place of a process group and of a subreaper: a job object, which a program and all that
// it starts cannot leave, and which ends them when its owner is gone. Neither Qt nor windows.h, so that the part can be
// built and tested without a Qt for Windows; packaging/dev windows does so.

namespace Aegir {

/// A HANDLE of Windows, which closes itself.
class OwnedHandle
{
public:
    OwnedHandle() = default;
    /// @p handle may be none: null or INVALID_HANDLE_VALUE.
    explicit OwnedHandle(void *handle);
    OwnedHandle(OwnedHandle &&other) noexcept
        : m_handle(std::exchange(other.m_handle, nullptr))
    {
    }
    OwnedHandle &operator=(OwnedHandle &&other) noexcept
    {
        std::swap(m_handle, other.m_handle);
        return *this;
    }
    OwnedHandle(const OwnedHandle &) = delete;
    OwnedHandle &operator=(const OwnedHandle &) = delete;
    ~OwnedHandle() { reset(); }

    void *get() const { return m_handle; }
    explicit operator bool() const { return m_handle != nullptr; }
    void reset();

private:
    void *m_handle = nullptr;
};

/// What Windows refused.
struct WindowsError
{
    const char *call = "";  ///< the function's name
    std::uint32_t code = 0; ///< of GetLastError()
};

template<typename T> using WindowsResult = std::expected<T, WindowsError>;

/// What is to be started, and what it gets. Text is UTF-16.
struct JobLaunch
{
    std::wstring program; ///< an absolute path of an .exe; a batch file, which reads its arguments by rules of its own,
                          ///< is refused
    std::vector<std::wstring> arguments;   ///< without the program
    std::wstring workingDir;               ///< empty: that of this process
    std::vector<std::wstring> environment; ///< all of it, NAME=value; most programs need SystemRoot
    void *input = nullptr;                 ///< for the three standard streams; null: nothing is read or kept
    void *output = nullptr;
    void *error = nullptr;
    std::vector<void *> inherited; ///< further handles, which have the same numbers in the program; it gets no other
};

/// A program in a job of its own, with all that it starts. When this object goes, or its process ends in any way, all
/// of them are ended.
class JobObject
{
public:
    /// Starts the program of @p launch as the leader of a group that can be interrupted. Between the start of this call
    /// and its end no other thread may start a program, since it could inherit what is meant for this one.
    static WindowsResult<JobObject> start(const JobLaunch &launch);

    std::uint32_t processId() const { return m_processId; }

    /// Becomes signalled when the program itself has ended; for a QWinEventNotifier or WaitForMultipleObjects().
    void *programEnd() const { return m_process.get(); }

    /// What the program ended with; nothing while it runs. One that died of an exception ends with the exception's
    /// code, such as 0xC0000005.
    WindowsResult<std::optional<std::uint32_t>> exitCode() const;

    /// The numbers of all processes in the job.
    WindowsResult<std::vector<std::uint32_t>> members() const;

    /// Ctrl-Break, to those of the program's group that have this process' console: detached ones do not notice. This
    /// process must have a console; one without a window does (CREATE_NO_WINDOW). There is nothing between this and
    /// terminate(): Windows has no TERM.
    WindowsResult<void> interrupt() const;

    /// Ends all of the job at once, whatever they think of it, each with @p exitCode.
    WindowsResult<void> terminate(std::uint32_t exitCode) const;

    /// Waits until nothing of the job is left: true. False when @p patience is over. To be called by one thread at a
    /// time, and not by the window's.
    WindowsResult<bool> waitUntilEmpty(std::chrono::milliseconds patience) const;

private:
    JobObject() = default;

    OwnedHandle m_news; ///< a completion port, which is told when the job becomes empty
    OwnedHandle m_job;
    OwnedHandle m_process;
    std::uint32_t m_processId = 0;
};

/// One line of a program and its arguments, from which a C runtime or CommandLineToArgvW() makes the same arguments
/// again.
std::wstring commandLine(const std::wstring &program, const std::vector<std::wstring> &arguments);

/// The block that CreateProcessW() takes: sorted as Windows wants it; of two with one name the later one stands.
std::wstring environmentBlock(std::vector<std::wstring> environment);

} // namespace Aegir
