// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/error.h"
#include "model/log/runresults.h"

#include <QJsonObject>

#include <optional>

namespace Aegir {

/// The event whose line begins at the byte @p position of the events file @p path. An error when the file cannot be
/// read, or no event begins there.
Result<Event> readEvent(const QString &path, qint64 position);

/// All that is known of one result: what a person sees when they look into it.
struct ResultDetail
{
    QString task;
    QString role;   ///< empty: the play's own
    QString action; ///< `ansible.builtin.copy`
    QString path;   ///< `/path/tasks/main.yml:12`; empty: unknown
    QString host;
    ResultState state = ResultState::Ok;
    double duration = -1; ///< seconds; -1: unknown
    bool noLog = false;   ///< nothing of it may be shown
    int item = -1;        ///< of a loop: the item that is meant, an index of items(); -1: the loop as a whole
    QJsonObject event;    ///< the whole line of events.jsonl

    bool operator==(const ResultDetail &) const = default;

    /// Nothing of it may be shown, whoever says so.
    bool isHidden() const { return noLog || event[QStringLiteral("no_log")].toBool(); }
    /// It was too long to be recorded whole.
    bool isTruncated() const { return event[QStringLiteral("truncated")].toBool(); }
    /// What the module gave back; of a result that was not recorded, what the event tells of it. Empty when hidden.
    QJsonObject result() const;
};

/// The result with the number @p index of @p results, read from the events file @p path. For an item of a loop it is
/// the loop's result with that item chosen, once the loop has ended and was recorded.
Result<ResultDetail> readResultDetail(const QString &path, const RunResults &results, int index);

/// One item of a loop, or of a module that answers with a list of results.
struct ResultItem
{
    QString label; ///< in one line
    ResultState state = ResultState::Ok;
    QString message;
    QJsonObject result;
};

/// The items of @p result; empty when it is of no loop.
QList<ResultItem> resultItems(const QJsonObject &result);

/// Says, instead of a result, that nothing of it may be shown.
QString hiddenResultSentence();

/// `failed`, `ok`, …: the word that Ansible has for it, for people.
QString resultStateText(ResultState state);

/// `0.3 s`, `12 s`, `1:05 min`; empty when it is not known (below 0).
QString durationText(double seconds);

} // namespace Aegir
