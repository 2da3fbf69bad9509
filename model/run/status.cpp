// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/run/status.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
const std::array statusNames{
    std::pair{Status::None, u""_s},
    std::pair{Status::Waiting, u"waiting"_s},
    std::pair{Status::Running, u"running"_s},
    std::pair{Status::Ok, u"ok"_s},
    std::pair{Status::Warning, u"warning"_s},
    std::pair{Status::Error, u"error"_s},
    std::pair{Status::Cancelled, u"cancelled"_s},
    std::pair{Status::Interrupted, u"interrupted"_s},
};

const std::array transitions{
    std::pair{Status::None, Status::Waiting},      std::pair{Status::Waiting, Status::Running},
    std::pair{Status::Waiting, Status::Cancelled}, std::pair{Status::Waiting, Status::Interrupted},
    std::pair{Status::Running, Status::Waiting},   std::pair{Status::Running, Status::Ok},
    std::pair{Status::Running, Status::Warning},   std::pair{Status::Running, Status::Error},
    std::pair{Status::Running, Status::Cancelled}, std::pair{Status::Running, Status::Interrupted},
};
} // namespace

QString statusName(Status status)
{
    for (const auto &[value, name] : statusNames) {
        if (value == status)
            return name;
    }
    return {};
}

std::optional<Status> statusFromName(QStringView name)
{
    for (const auto &[value, known] : statusNames) {
        if (known == name)
            return value;
    }
    return std::nullopt;
}

bool canBecome(Status from, Status to)
{
    return std::ranges::contains(transitions, std::pair{from, to});
}

QList<Status> sourcesOf(Status to)
{
    QList<Status> sources;
    for (const auto &[from, next] : transitions) {
        if (next == to)
            sources << from;
    }
    return sources;
}

} // namespace Aegir
