// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/statuslook.h"

#include "forms/themeicon.h"
using namespace Qt::StringLiterals;

namespace Aegir {

QIcon statusIcon(Status status)
{
    switch (status) {
    case Status::None:
        return {};
    case Status::Waiting:
        return themeIcon(u"chronometer"_s);
    case Status::Running:
        return themeIcon(u"media-playback-start"_s);
    case Status::Ok:
        return themeIcon(u"emblem-success"_s);
    case Status::Warning:
        return themeIcon(u"emblem-warning"_s);
    case Status::Error:
        return themeIcon(u"emblem-error"_s);
    case Status::Cancelled:
        return themeIcon(u"dialog-cancel"_s);
    case Status::Interrupted:
        return themeIcon(u"network-disconnect"_s);
    }
    return {};
}

Theme::Tone statusTone(Status status)
{
    switch (status) {
    case Status::None:
    case Status::Waiting:
    case Status::Cancelled:
        return Theme::Tone::Muted;
    case Status::Running:
        return Theme::Tone::Active;
    case Status::Ok:
        return Theme::Tone::Positive;
    case Status::Warning:
    case Status::Interrupted:
        return Theme::Tone::Warning;
    case Status::Error:
        return Theme::Tone::Negative;
    }
    return Theme::Tone::Normal;
}

} // namespace Aegir
