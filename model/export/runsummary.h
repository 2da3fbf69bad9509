// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/inventory/entity.h"
#include "model/run/runfolder.h"

namespace Aegir {

class Workspace;

/// What a run was, in words that mean something without its workspace: what the database knows of it.
struct RunSummary
{
    qint64 run = 0;         ///< its number
    QString entity;         ///< name
    QString entityKind;     ///< `platform` or `site`
    QString platform;       ///< name of the site's platform; empty for a platform
    QString environment;    ///< name; empty: none
    QString operation;      ///< name
    QString operationLabel; ///< for people
    RunOptions options;
    Verdict verdict;      ///< of a run that has not ended, its status only
    QDateTime dispatched; ///< UTC, as the following; invalid: not known
    QDateTime started;
    QDateTime finished;
    QString ansibleCore; ///< version that ran it; empty: not known
    QString system;      ///< where it ran: `Debian GNU/Linux 13 (trixie), x86_64`
    QString program;     ///< that recorded it, with its version

    /// `Back up of example.com, run 118`
    QString title() const;
    /// A name for a file of it: `example.com-site_backup-118`
    QString fileName() const;

    QJsonObject toJson() const;
    /// What @p object does not have, or has as something else, stays empty.
    static RunSummary fromJson(const QJsonObject &object);
    bool operator==(const RunSummary &) const = default;
};

/// What is known of @p run: from its request, so that names are those of then, from the store, and from its events.
RunSummary runSummary(const Workspace &workspace, const Run &run);

} // namespace Aegir
