// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How all ends that was started in a job.
#include "tests/windows/jobtest.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <thread>

namespace Aegir::Test {

namespace {
using namespace std::chrono_literals;

/// How many numbers come from jobchild family: its own, a child's, that of a detached one, of one that ignores
/// Ctrl-Break and of one whose parent has ended; and that of one which asked to leave the job, where it was started all
/// the same.
size_t familySize(const std::string &said)
{
    const auto refused = numbersAfter(said, "breakaway ");
    return refused.empty() ? SIZE_MAX : 5 + (refused.front() == 0);
}

void terminateEndsAll()
{
    Pipe pipe = makePipe();
    const JobObject job = startChild(pipe, {L"family"});
    const Processes processes(pipe, familySize);
    const auto members = need(job.members());
    for (const std::uint32_t id : processes.ids())
        check(std::ranges::contains(members, id), "one is not a member; they said: " + processes.said());
    need(job.terminate(9));
    check(need(job.waitUntilEmpty(longEnough)), "the job is not empty after terminate()");
    check(processes.leftAfter(longEnough) == 0, "processes are left after terminate()");
    check(endOf(job) == 9, "the program's exit code");
    check(need(job.members()).empty(), "an empty job has members");
    check(need(job.waitUntilEmpty(0ms)), "it was empty, and is no more");
    need(job.terminate(8)); // once more, to nobody
    check(endOf(job) == 9, "the exit code has changed");
}

void goingEndsAll()
{
    Pipe pipe = makePipe();
    std::optional<JobObject> job(startChild(pipe, {L"family"}));
    const Processes processes(pipe, familySize);
    job.reset();
    check(processes.leftAfter(longEnough) == 0, "processes are left when the object is gone");
}

void killedOwnerEndsAll()
{
    Pipe pipe = makePipe(true);
    const OwnedHandle owner = startPlainly(pipe, ownPath(), {L"--own"});
    const Processes processes(pipe, familySize);
    check(processes.leftAfter(0ms) == processes.ids().size(), "some are gone before their owner");
    ::TerminateProcess(owner.get(), 1);
    check(processes.leftAfter(longEnough) == 0, "processes are left when their owner was killed");
}

/// What a killed owner leaves behind without a job, so that the row before proves something.
void withoutJobNothingEnds()
{
    Pipe pipe = makePipe(true);
    const OwnedHandle process = startPlainly(pipe, childPath(), {L"crowd", L"2"});
    const Processes processes(pipe, [](const std::string &) { return 2U; });
    ::TerminateProcess(process.get(), 1);
    check(processes.leftAfter(1s) == 1, "the child of a killed process is gone, too");
    for (const std::uint32_t id : processes.ids())
        kill(id);
}

void manyMembers()
{
    constexpr size_t count = 40; // more than the first buffer of members() has room for
    Pipe pipe = makePipe();
    const JobObject job = startChild(pipe, {L"crowd", std::to_wstring(count)});
    const Processes processes(pipe, [](const std::string &) { return count; });
    auto members = need(job.members());
    auto said = processes.ids();
    std::ranges::sort(members);
    std::ranges::sort(said);
    check(members == said, "there are " + std::to_string(members.size()) + " members");
    need(job.terminate(1));
    check(processes.leftAfter(longEnough) == 0, "some of a crowd are left");
}

void interrupt()
{
    Pipe pipe = makePipe();
    const JobObject polite = startChild(pipe, {L"polite"});
    const Processes first(pipe, one);
    Pipe other = makePipe();
    const JobObject bystander = startChild(other, {L"polite"});
    const Processes second(other, one);
    need(polite.interrupt());
    const std::uint32_t code = endOf(polite);
    check(code == 3 || isWine(), "on Ctrl-Break the program ends with " + std::to_string(code));
    check(second.leftAfter(500ms) == 1, "Ctrl-Break reaches a program of another group");
}

void interruptThenTerminate()
{
    Pipe pipe = makePipe();
    const JobObject job = startChild(pipe, {L"ignore"});
    const Processes processes(pipe, one);
    need(job.interrupt());
    check(!need(job.waitUntilEmpty(500ms)) || isWine(), "one that ignores Ctrl-Break is gone");
    need(job.terminate(9));
    check(need(job.waitUntilEmpty(longEnough)), "one that ignores Ctrl-Break is left");
    check(endOf(job) == 9 || isWine(), "the exit code");
}

void programEndsBeforeItsFamily()
{
    Pipe pipe = makePipe();
    const JobObject job = startChild(pipe, {L"orphan"});
    const Processes processes(pipe, one);
    check(endOf(job) == 0, "the program's exit code");
    check(!need(job.waitUntilEmpty(100ms)), "a job is empty that has an orphan");
    check(need(job.members()) == processes.ids(), "the orphan is not the one member");
    const std::jthread ends([id = processes.ids().front()] {
        std::this_thread::sleep_for(200ms);
        kill(id);
    });
    check(need(job.waitUntilEmpty(longEnough)), "the end of the last one is not noticed");
}

} // namespace

std::vector<Row> endRows()
{
    return {
        {"terminate ends all", terminateEndsAll},
        {"going ends all", goingEndsAll},
        {"a killed owner ends all", killedOwnerEndsAll},
        {"without a job nothing ends", withoutJobNothingEnds},
        {"many members", manyMembers},
        {"interrupt", interrupt},
        {"interrupt, then terminate", interruptThenTerminate},
        {"the program ends before its family", programEndsBeforeItsFamily},
    };
}

} // namespace Aegir::Test
