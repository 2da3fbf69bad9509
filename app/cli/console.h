// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace Aegir {

/// What the program's end tells a script.
enum ExitCode {
    Done = 0,        ///< and for a run: ok or warning
    Failed = 1,      ///< the run's verdict is error; or a command could not do its work
    BadInput = 2,    ///< nothing was done, nothing dispatched
    Cancelled = 3,   ///< the run was cancelled
    Interrupted = 4, ///< the run lost its worker, or was left running
};

/// @p text with what would steer a terminal made visible: control characters, lone halves of characters, and marks that
/// turn the direction of writing. Ends of lines and tabs stay.
QString visibleText(const QString &text);

/// The same as one line: ends of lines and tabs are made visible too. For names and sentences that others wrote.
QString visibleLine(const QString &text);

/// Standard output and standard error of a command. Texts are written as visibleText(), logs as they are. Standard
/// output carries text for people or, with `--json`, exactly one JSON value; problems and notices go to standard error
/// in both cases.
class Console
{
public:
    explicit Console(bool json)
        : m_json(json)
    {
    }

    bool isJson() const { return m_json; }

    /// Text for people; nothing with `--json`. Ends its lines itself.
    void text(const QString &text) const;
    /// The one JSON value; nothing without `--json`.
    void json(const QJsonObject &object) const;
    void json(const QJsonArray &array) const;
    /// A line on standard error.
    void notice(const QString &sentence) const;
    /// Says `aegir: SENTENCE`, and with `--json` also `{"error": …}` with @p details. Returns @p code.
    int fail(const QString &sentence, const QJsonObject &details = {}, ExitCode code = BadInput) const;
    /// The same with a line for each of @p sentences.
    int fail(const QStringList &sentences, const QJsonObject &details = {}, ExitCode code = BadInput) const;
    /// Bytes of a log as they are, at once.
    void log(const QByteArray &bytes) const;
    void logToError(const QByteArray &bytes) const;

    /// @p exitCode, or Failed, with a sentence, for a command that is done but whose output could not be written.
    int checked(int exitCode) const;

private:
    bool m_json;
};

} // namespace Aegir
