// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/run/status.h"

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
}

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

} // namespace Aegir
