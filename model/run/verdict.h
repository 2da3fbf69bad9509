// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/run/status.h"

#include <QJsonObject>

namespace Aegir {

/// The status of a finished run and the sentence that explains it.
struct Verdict
{
    Status status = Status::None;
    QString sentence; ///< one finished sentence
    QString task;     ///< name of the task that decided, if one did
    QString host;     ///< its host
    QString message;  ///< what that task said
    qint64 event = 0; ///< its number in events.jsonl (1-based); 0: none

    QJsonObject toJson() const;
    static Verdict fromJson(const QJsonObject &object);
    bool operator==(const Verdict &) const = default;
};

} // namespace Aegir
