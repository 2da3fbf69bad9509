// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/run/event.h"

#include <QCoreApplication>
#include <QList>

#include <array>

namespace Aegir {

/// What became of one step on its hosts: how many of each, and what the first few say that had trouble.
class StepOutcomes
{
    Q_DECLARE_TR_FUNCTIONS(Aegir::StepOutcomes)

public:
    /// In the order in which they are told: what a person has to see comes first.
    enum Outcome { Failed, Unreachable, Ignored, Rescued, Warned, Changed, Ok, Skipped, OutcomeCount };

    static Outcome outcomeOf(const Event &event);

    void add(const Event &event);
    /// The failure on @p host turns out to be rescued.
    void rescue(const QString &host);

    bool has(Outcome outcome) const { return m_counts[outcome] > 0; }
    /// “1 failed, 5 ok”; with how many are @p running, if any.
    QString counts(int running) const;
    /// A line for each host that had trouble, or for the first few and how many more there are.
    QStringList troubles() const;

private:
    struct Trouble
    {
        QString host;
        Outcome outcome = Failed;
        QString message;
    };
    static bool isTrouble(Outcome outcome) { return outcome <= Warned; }
    static QString nameOf(Outcome outcome);

    std::array<int, OutcomeCount> m_counts{};
    QList<Trouble> m_troubles;
};

} // namespace Aegir
