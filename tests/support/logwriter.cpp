// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A program in the place of ansible-playbook that only writes lines, for measuring how they come to be seen. What it
// does stands in the environment variable AEGIR_LOG_WRITER:
//
//   flood LINES REPORT   lines of a hundred bytes, as fast as the pipe takes them; the file REPORT then has the lines
//   per
//                        second, the longest time in milliseconds that one write was blocked, and the bytes
//   drip LINES MS        a line each MS milliseconds that begins with the time of its write(), in nanoseconds of the
//                        monotonic clock

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>
#include <string>
#include <thread>
#include <unistd.h>

namespace {

using Clock = std::chrono::steady_clock;

void writeAll(int descriptor, const char *bytes, size_t size)
{
    while (size > 0) {
        const auto count = ::write(descriptor, bytes, size);
        if (count <= 0)
            std::exit(1);
        bytes += count;
        size -= static_cast<size_t>(count);
    }
}

void tellOk()
{
    const char events[] =
        "{\"event\":\"start\",\"n\":1}\n"
        "{\"event\":\"play\",\"n\":2,\"play\":1,\"name\":\"lines\"}\n"
        "{\"event\":\"task\",\"n\":3,\"play\":1,\"task\":\"t1\",\"name\":\"write\",\"role\":\"work\"}\n"
        "{\"event\":\"ok\",\"n\":4,\"play\":1,\"task\":\"t1\",\"host\":\"localhost\"}\n"
        "{\"event\":\"stats\",\"n\":5,\"hosts\":{\"localhost\":{\"ok\":1,\"failures\":0,\"unreachable\":0,\"rescued\":0,"
        "\"ignored\":0}}}\n";
    writeAll(3, events, std::strlen(events));
}

void flood(long lines, const std::string &report)
{
    const std::string padding(80, '.');
    std::string piece; // as much as a stdio buffer holds
    double longest = 0;
    size_t bytes = 0;
    const auto begin = Clock::now();
    const auto give = [&] {
        const auto before = Clock::now();
        writeAll(STDOUT_FILENO, piece.data(), piece.size());
        longest = std::max(longest, std::chrono::duration<double, std::milli>(Clock::now() - before).count());
        bytes += piece.size();
        piece.clear();
    };
    for (long i = 0; i < lines; ++i) {
        piece += "ok: [web";
        piece += std::to_string(i);
        piece += "] " + padding + '\n';
        if (piece.size() > 8000)
            give();
    }
    if (!piece.empty())
        give();
    const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    std::ofstream(report) << double(lines) / seconds << ' ' << longest << ' ' << bytes << '\n';
}

void drip(long lines, long milliseconds)
{
    for (long i = 0; i < lines; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
        const std::string line =
            std::to_string(Clock::now().time_since_epoch().count()) + " changed: [web0] => (item=x)\n";
        writeAll(STDOUT_FILENO, line.data(), line.size());
    }
}

} // namespace

int main()
{
    const char *plan = std::getenv("AEGIR_LOG_WRITER");
    std::istringstream words(plan ? plan : "");
    std::string what;
    long lines = 0;
    words >> what >> lines;
    if (what == "flood") {
        std::string report;
        words >> report;
        flood(lines, report);
    } else if (what == "drip") {
        long milliseconds = 0;
        words >> milliseconds;
        drip(lines, milliseconds);
    } else {
        return 2;
    }
    tellOk();
    return 0;
}
