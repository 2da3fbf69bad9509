// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/log/resultlook.h"

#include "forms/themeicon.h"

using namespace Qt::StringLiterals;

namespace Aegir {

QIcon resultIcon(ResultState state)
{
    switch (state) {
    case ResultState::Ok:
        return themeIcon(u"checkmark"_s);
    case ResultState::Changed:
        return themeIcon(u"document-edit"_s);
    case ResultState::Skipped:
        return themeIcon(u"media-skip-forward"_s);
    case ResultState::Failed:
        return themeIcon(u"emblem-error"_s);
    case ResultState::Unreachable:
        return themeIcon(u"network-disconnect"_s);
    case ResultState::Ignored:
    case ResultState::Rescued:
        return themeIcon(u"emblem-warning"_s);
    }
    return {};
}

Theme::Tone resultTone(ResultState state)
{
    switch (state) {
    case ResultState::Ok:
        return Theme::Tone::Positive;
    case ResultState::Changed:
        return Theme::Tone::Active;
    case ResultState::Skipped:
        return Theme::Tone::Muted;
    case ResultState::Failed:
    case ResultState::Unreachable:
        return Theme::Tone::Negative;
    case ResultState::Ignored:
    case ResultState::Rescued:
        return Theme::Tone::Warning;
    }
    return Theme::Tone::Normal;
}

} // namespace Aegir
