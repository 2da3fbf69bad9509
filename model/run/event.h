// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

#include <optional>

namespace Aegir {

/// One line of `events.jsonl`: what the callback plugin said, and where the log stood then.
struct Event
{
    enum class Kind {
        Unknown,
        Start,
        Play,
        Task,
        HostStart,
        Ok,
        Failed,
        Skipped,
        Unreachable,
        ItemOk,
        ItemFailed,
        ItemSkipped,
        Retry,
        Include,
        Notify,
        Warning,
        NoHostsMatched,
        NoHostsRemaining,
        Stats,
    };
    Kind kind = Kind::Unknown;
    qint64 number = 0;    ///< 1-based, as the plugin counts
    double time = 0;      ///< seconds since the epoch
    qint64 offset = -1;   ///< byte of `output.log` that it stands before; -1: unknown
    qint64 position = -1; ///< byte of `events.jsonl` where its line begins; -1: unknown
    int play = 0;         ///< running number of the play, 1-based
    QString task;         ///< the task's uuid
    QString name;         ///< of a play or task
    QString role;
    QString host;
    bool changed = false;
    bool ignored = false;
    bool noLog = false;
    double duration = -1; ///< seconds; -1: unknown
    QString message;
    QJsonObject feedback; ///< set_stats data; empty: none
    QJsonObject all;      ///< the whole line

    /// Bytes of a line, without its end: what is longer is no event. The plugin's own limit is a quarter of it.
    static constexpr qsizetype longestLine = 1024 * 1024;

    /// Reads one line; nothing when it is no JSON object.
    static std::optional<Event> fromLine(const QByteArray &line);
    static Event fromJson(const QJsonObject &all);
};

} // namespace Aegir
