// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/terminal.h"

#include <QFile>
#include <QObject>
#include <QStringDecoder>

#include <array>
#include <clocale>
#include <csignal>
#include <cstring>
#include <langinfo.h>
#include <sys/select.h>
#include <termios.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {

volatile std::sig_atomic_t caughtAtPrompt = 0;

void noteAtPrompt(int signal)
{
    caughtAtPrompt = signal;
}

/// One line from @p file, without its end; nothing at the end of the file, or when the prompt was left by a signal.
/// Byte by byte: what follows is somebody else's. With @p whileWaiting, signals come only while there is nothing to
/// read, so that none slips in unseen just before.
std::optional<QByteArray> readLine(int file, const sigset_t *whileWaiting = nullptr)
{
    QByteArray line;
    for (char byte = 0;;) {
        if (whileWaiting) {
            fd_set files;
            FD_ZERO(&files);
            FD_SET(file, &files);
            if (::pselect(file + 1, &files, nullptr, nullptr, nullptr, whileWaiting) < 0 && caughtAtPrompt != 0) {
                return {};
            }
        }
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

/// One line from the terminal without echo. A signal that ends or stops the program finds the terminal as it was.
std::optional<QByteArray> askHidden(const QByteArray &question)
{
    constexpr std::array signalsAtPrompt{SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP};
    std::array<struct sigaction, signalsAtPrompt.size()> before{};
    sigset_t held;
    sigemptyset(&held); // without colons, since both are macros on macOS
    for (const int signal : signalsAtPrompt) {
        sigaddset(&held, signal);
    }
    for (;;) {
        caughtAtPrompt = 0;
        termios shown{};
        ::tcgetattr(STDIN_FILENO, &shown);
        termios hidden = shown;
        hidden.c_lflag &= ~tcflag_t(ECHO);
        struct sigaction action = {};
        action.sa_handler = noteAtPrompt; // without SA_RESTART: it ends the waiting
        sigset_t usual;
        ::sigprocmask(SIG_BLOCK, &held, &usual);
        for (std::size_t i = 0; i < before.size(); ++i) {
            ::sigaction(signalsAtPrompt[i], &action, &before[i]);
            if (before[i].sa_handler == SIG_IGN) {
                ::sigaction(signalsAtPrompt[i], &before[i], nullptr);
            }
        }
        // Drops what was typed ahead: it was seen.
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
        [[maybe_unused]] auto written = ::write(STDERR_FILENO, question.constData(), std::size_t(question.size()));
        auto line = readLine(STDIN_FILENO, &usual);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
        for (std::size_t i = 0; i < before.size(); ++i) {
            ::sigaction(signalsAtPrompt[i], &before[i], nullptr);
        }
        ::sigprocmask(SIG_SETMASK, &usual, nullptr);
        written = ::write(STDERR_FILENO, "\n", 1);
        if (caughtAtPrompt == 0) {
            return line;
        }
        ::raise(std::exchange(caughtAtPrompt, 0)); // only a stopped program comes back from it, and asks again
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
    const auto line = ::isatty(STDIN_FILENO) ? askHidden(prompt.toLocal8Bit()) : readLine(STDIN_FILENO);
    if (!line) {
        return failure(QObject::tr("%1 nothing was given on standard input.").arg(prompt.trimmed()));
    }
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(*line);
    if (decoder.hasError()) {
        return failure(QObject::tr("%1 what was given is not text in UTF-8.").arg(prompt.trimmed()));
    }
    return text;
}

QByteArray readStandardInput()
{
    QFile input;
    return input.open(STDIN_FILENO, QIODevice::ReadOnly) ? input.readAll() : QByteArray();
}

} // namespace Aegir
