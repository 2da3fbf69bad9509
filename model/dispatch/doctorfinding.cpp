// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dispatch/doctorfinding.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

QJsonObject Finding::toJson() const
{
    const auto textOrNull = [](const QString &text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); };
    return {{u"check"_s, check},
            {u"level"_s, levelName(level)},
            {u"title"_s, title},
            {u"sentence"_s, sentence},
            {u"where"_s, textOrNull(where)},
            {u"remedy"_s, textOrNull(remedy)},
            {u"command"_s, textOrNull(command)}};
}

QString levelName(Finding::Level level)
{
    switch (level) {
    case Finding::Level::Ok:
        return u"ok"_s;
    case Finding::Level::Warning:
        return u"warning"_s;
    case Finding::Level::Error:
        return u"error"_s;
    }
    return {};
}

Finding::Level worstOf(const Findings &findings)
{
    const auto worst = std::ranges::max_element(findings, {}, &Finding::level);
    return worst == findings.end() ? Finding::Level::Ok : worst->level;
}

QString reportText(const Findings &findings)
{
    QString text;
    for (const Finding &finding : findings) {
        text += u"[%1] %2: %3\n"_s.arg(levelName(finding.level), finding.title, finding.sentence);
        for (const QString &more : {finding.where, finding.remedy, finding.command}) {
            if (!more.isEmpty())
                text += u"    "_s + more + u'\n';
        }
    }
    return text;
}

} // namespace Aegir
