// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/run/stepoutcomes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Aegir {

namespace {
constexpr qsizetype mostTroubles = 8; ///< that are kept of one step
constexpr qsizetype longestMessage = 200;

/// What a role declares with set_stats to make a run's verdict a warning; empty when it declares none.
QString declaredWarning(const Event &event)
{
    return event.feedback[u"aegir_warning"_s].toString();
}

/// The first line of @p message, cut to what a tool tip has room for.
QString brief(const QString &message)
{
    const QString line = message.trimmed().section(u'\n', 0, 0);
    return line.size() > longestMessage ? line.first(longestMessage - 1) + u'…' : line;
}
} // namespace

StepOutcomes::Outcome StepOutcomes::outcomeOf(const Event &event)
{
    switch (event.kind) {
    case Event::Kind::Skipped:
        return Skipped;
    case Event::Kind::Failed:
        return event.ignored ? Ignored : Failed;
    case Event::Kind::Unreachable:
        return event.ignored ? Ignored : Unreachable;
    default:
        if (!declaredWarning(event).isEmpty())
            return Warned;
        return event.changed ? Changed : Ok;
    }
}

void StepOutcomes::add(const Event &event)
{
    const Outcome outcome = outcomeOf(event);
    ++m_counts[outcome];
    if (isTrouble(outcome) && m_troubles.size() < mostTroubles)
        m_troubles.append({event.host, outcome, brief(outcome == Warned ? declaredWarning(event) : event.message)});
}

void StepOutcomes::rescue(const QString &host)
{
    --m_counts[Failed];
    ++m_counts[Rescued];
    const auto told = std::ranges::find_if(
        m_troubles, [&host](const Trouble &trouble) { return trouble.outcome == Failed && trouble.host == host; });
    if (told != m_troubles.end())
        told->outcome = Rescued;
}

QString StepOutcomes::counts(int running) const
{
    QStringList texts;
    const auto tell = [&texts](int count, const QString &text) {
        if (count > 0)
            texts.append(text);
    };
    tell(m_counts[Failed], tr("%n failed", "hosts", m_counts[Failed]));
    tell(m_counts[Unreachable], tr("%n unreachable", "hosts", m_counts[Unreachable]));
    tell(m_counts[Ignored], tr("%n failed, ignored", "hosts", m_counts[Ignored]));
    tell(m_counts[Rescued], tr("%n failed, rescued", "hosts", m_counts[Rescued]));
    tell(m_counts[Warned], tr("%n with a warning", "hosts", m_counts[Warned]));
    tell(m_counts[Changed], tr("%n changed", "hosts", m_counts[Changed]));
    tell(m_counts[Ok], tr("%n ok", "hosts", m_counts[Ok]));
    tell(m_counts[Skipped], tr("%n skipped", "hosts", m_counts[Skipped]));
    tell(running, tr("%n running", "hosts", running));
    return texts.join(tr(", ", "between counts"));
}

QStringList StepOutcomes::troubles() const
{
    QStringList lines;
    for (const auto &[host, outcome, message] : m_troubles) {
        const QString name = nameOf(outcome);
        lines.append(message.isEmpty() ? tr("%1: %2", "host: result").arg(host, name)
                                       : tr("%1: %2: %3", "host: result: message").arg(host, name, message));
    }
    int all = 0;
    for (int outcome = 0; isTrouble(Outcome(outcome)); ++outcome)
        all += m_counts[size_t(outcome)];
    if (all > m_troubles.size())
        lines.append(tr("and %n more", "hosts", all - int(m_troubles.size())));
    return lines;
}

QString StepOutcomes::nameOf(Outcome outcome)
{
    switch (outcome) {
    case Failed:
        return tr("failed");
    case Unreachable:
        return tr("unreachable");
    case Ignored:
        return tr("failed, ignored");
    case Rescued:
        return tr("failed, rescued");
    default:
        return tr("warning");
    }
}

} // namespace Aegir
