// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/error.h"
#include "model/log/runresults.h"

#include <QJsonObject>
#include <QStringList>

#include <functional>

namespace Aegir {

/// What became of one task on one host in two runs.
struct ComparedResult
{
    enum class Kind : quint8 {
        Same,
        State,    ///< another state than before
        Appeared, ///< only the later run has it
        Vanished, ///< only the earlier run has it
        Slower,   ///< the same state, and it took longer
        Faster,
    };

    Kind kind = Kind::Same;
    QString role;
    QString task;
    QString host;
    int before = -1; ///< index of a result of the earlier run, of a loop the one as a whole; -1: it has none
    int after = -1;  ///< the same of the later run
    ResultState beforeState = ResultState::Ok;
    ResultState afterState = ResultState::Ok;
    float beforeDuration = -1; ///< seconds; -1: unknown
    float afterDuration = -1;
    bool noLog = false; ///< in either run: nothing of it may be shown

    bool operator==(const ComparedResult &) const = default;
};

/// Two runs beside each other, in the order of the later one; what only the earlier one has stands where it was.
struct RunComparison
{
    QList<ComparedResult> rows;
    QStringList newHosts;
    QStringList goneHosts;
    int changedTasks = 0; ///< tasks with another state on some host
    int newTasks = 0;
    int goneTasks = 0;
    int slowerTasks = 0;
    int fasterTasks = 0;
};

/// Durations are told apart when they differ by more than this, and by more than that factor.
constexpr double noticedSeconds = 0.5;
constexpr double noticedRatio = 1.5;

/// True when @p after differs from @p before by enough to matter; false when one is unknown (below 0).
bool isDrift(double before, double after);

/// Compares two runs of an operation. A task is found again by its role, name, file and line, and which one of those it
/// is on its host; where lines have moved by the file, and where that has, by role and name. A host is found by name.
RunComparison compareRuns(const RunResults &before, const RunResults &after);

/// The comparison in a sentence: `3 tasks changed state, 1 task is new.`
QString comparisonSentence(const RunComparison &comparison);

/// What of a result is worth comparing: without the times and temporary folders that differ in each run, and the lines
/// of texts that are there as a whole; of a diff, what it led to.
QJsonObject comparableResult(const QJsonObject &result);

/// Reads all results of the events file @p path. It stops, with an error, once @p isCancelled says so.
Result<RunResults> readRunResults(const QString &path, const std::function<bool()> &isCancelled = {});

} // namespace Aegir
