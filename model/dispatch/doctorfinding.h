// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

namespace Aegir {

/// One thing that the doctor looked at.
struct Finding
{
    enum class Level {
        Ok,
        Warning, ///< some runs may fail, or do something else than a person expects
        Error,   ///< runs fail
    };

    QString check; ///< what was looked at, for scripts: `ansible`, `version`, `inventory`, …
    Level level = Level::Ok;
    QString title;    ///< the same for people: `Ansible`
    QString sentence; ///< what was found
    QString where;    ///< the file, folder or program that it is about; may be empty
    QString remedy;   ///< what to do, as a sentence; empty when there is nothing to do
    QString command;  ///< what does it on this system, to be copied into a terminal; may be empty

    /// The keys are the members' names.
    QJsonObject toJson() const;
    bool operator==(const Finding &) const = default;
};

using Findings = QList<Finding>;

/// `ok`, `warning` or `error`.
QString levelName(Finding::Level level);

/// The worst of @p findings; Ok when there are none.
Finding::Level worstOf(const Findings &findings);

/// All of @p findings as plain text, to be pasted into a report.
QString reportText(const Findings &findings);

} // namespace Aegir
