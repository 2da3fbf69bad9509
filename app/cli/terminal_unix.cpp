// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/terminal.h"

#include <QFile>

#include <clocale>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <langinfo.h>
#include <termios.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

int interruptPipe[2] = {-1, -1};

void tellInterrupt(int)
{
    const int before = errno;
    // A full pipe has told it already.
    [[maybe_unused]] const auto written = ::write(interruptPipe[1], "!", 1);
    errno = before;
}

/// One line from @p file, without its end; nothing at the end of the file. Byte by byte: what follows is somebody
/// else's.
std::optional<QByteArray> readLine(int file)
{
    QByteArray line;
    for (char byte = 0;;) {
        const auto got = ::read(file, &byte, 1);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            return line.isEmpty() ? std::nullopt : std::optional(line);
        }
        if (byte == '\n') {
            return line;
        }
        line.append(byte);
    }
}

} // namespace

void useUtf8Locale()
{
    std::setlocale(LC_ALL, "");
    if (std::strcmp(::nl_langinfo(CODESET), "UTF-8") != 0) {
        qputenv("LC_ALL", "C.UTF-8");
    }
}

Result<QString> readSecret(const QString &prompt)
{
    std::optional<QByteArray> line;
    if (::isatty(STDIN_FILENO)) {
        termios shown{};
        ::tcgetattr(STDIN_FILENO, &shown);
        termios hidden = shown;
        hidden.c_lflag &= ~tcflag_t(ECHO);
        // Drops what was typed ahead: it was seen.
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
        const QByteArray question = prompt.toLocal8Bit();
        [[maybe_unused]] auto written = ::write(STDERR_FILENO, question.constData(), std::size_t(question.size()));
        line = readLine(STDIN_FILENO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
        written = ::write(STDERR_FILENO, "\n", 1);
    } else {
        line = readLine(STDIN_FILENO);
    }
    if (!line) {
        return failure(QObject::tr("%1 nothing was given on standard input.").arg(prompt.trimmed()));
    }
    return QString::fromLocal8Bit(*line);
}

QByteArray readStandardInput()
{
    QFile input;
    return input.open(STDIN_FILENO, QIODevice::ReadOnly) ? input.readAll() : QByteArray();
}

Interrupts::Interrupts(QObject *parent)
    : QObject(parent)
{
    if (::pipe2(interruptPipe, O_CLOEXEC | O_NONBLOCK) != 0) {
        return; // Ctrl-C then ends the program, as without us
    }
    m_notifier = std::make_unique<QSocketNotifier>(interruptPipe[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        char bytes[16];
        if (::read(interruptPipe[0], bytes, sizeof bytes) > 0) {
            emit interrupted();
        }
    });
    struct sigaction action = {};
    action.sa_handler = tellInterrupt;
    action.sa_flags = SA_RESTART;
    ::sigaction(SIGINT, &action, nullptr);
}

Interrupts::~Interrupts()
{
    if (!m_notifier) {
        return;
    }
    ::signal(SIGINT, SIG_DFL);
    m_notifier.reset();
    ::close(interruptPipe[0]);
    ::close(interruptPipe[1]);
}

} // namespace Aegir
