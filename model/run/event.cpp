// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/run/event.h"

#include <QJsonDocument>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
Event::Kind kindOf(const QString &name)
{
    using enum Event::Kind;
    static const std::array kinds{
        std::pair{u"start"_s, Start},
        std::pair{u"play"_s, Play},
        std::pair{u"task"_s, Task},
        std::pair{u"host_start"_s, HostStart},
        std::pair{u"ok"_s, Ok},
        std::pair{u"failed"_s, Failed},
        std::pair{u"skipped"_s, Skipped},
        std::pair{u"unreachable"_s, Unreachable},
        std::pair{u"item_ok"_s, ItemOk},
        std::pair{u"item_failed"_s, ItemFailed},
        std::pair{u"item_skipped"_s, ItemSkipped},
        std::pair{u"retry"_s, Retry},
        std::pair{u"include"_s, Include},
        std::pair{u"notify"_s, Notify},
        std::pair{u"warning"_s, Warning},
        std::pair{u"no_hosts_matched"_s, NoHostsMatched},
        std::pair{u"no_hosts_remaining"_s, NoHostsRemaining},
        std::pair{u"stats"_s, Stats},
    };
    for (const auto &[known, kind] : kinds) {
        if (known == name)
            return kind;
    }
    return Unknown;
}
/// Seconds; -1 for what is no time that a task can take: a bundle may come from anywhere.
double durationOf(const QJsonValue &value)
{
    constexpr double longest = 1e9;
    const double seconds = value.toDouble(-1);
    return seconds >= 0 && seconds <= longest ? seconds : -1;
}
} // namespace

std::optional<Event> Event::fromLine(const QByteArray &line)
{
    const QJsonDocument document = QJsonDocument::fromJson(line);
    return document.isObject() ? std::optional(fromJson(document.object())) : std::nullopt;
}

Event Event::fromJson(const QJsonObject &all)
{
    // A feedback of anything but names and values is nothing we could store.
    const QJsonObject feedback = all[u"feedback"_s].toObject();
    return Event{.kind = kindOf(all[u"event"_s].toString()),
                 .number = all[u"n"_s].toInteger(),
                 .time = all[u"t"_s].toDouble(),
                 .offset = all[u"offset"_s].toInteger(-1),
                 .play = all[u"play"_s].toInt(),
                 .task = all[u"task"_s].toString(),
                 .name = all[u"name"_s].toString(),
                 .role = all[u"role"_s].toString(),
                 .host = all[u"host"_s].toString(),
                 .changed = all[u"changed"_s].toBool(),
                 .ignored = all[u"ignored"_s].toBool(),
                 .noLog = all[u"no_log"_s].toBool(),
                 .duration = durationOf(all[u"duration"_s]),
                 .message = all[u"msg"_s].toString(),
                 .feedback = feedback,
                 .all = all};
}

} // namespace Aegir
