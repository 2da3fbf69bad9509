// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/run/verdict.h"

using namespace Qt::StringLiterals;

namespace Aegir {

QJsonObject Verdict::toJson() const
{
    return {{u"status"_s, statusName(status)}, {u"sentence"_s, sentence}, {u"task"_s, task}, {u"host"_s, host},
            {u"message"_s, message},           {u"event"_s, event}};
}

Verdict Verdict::fromJson(const QJsonObject &object)
{
    return {.status = statusFromName(object[u"status"_s].toString()).value_or(Status::None),
            .sentence = object[u"sentence"_s].toString(),
            .task = object[u"task"_s].toString(),
            .host = object[u"host"_s].toString(),
            .message = object[u"message"_s].toString(),
            .event = object[u"event"_s].toInteger()};
}

} // namespace Aegir
