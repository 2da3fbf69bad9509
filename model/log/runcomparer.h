// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/log/runcompare.h"

#include <QObject>
#include <QThread>

#include <memory>

namespace Aegir {

/// Reads two runs and compares them, in a thread of its own. To be used from one thread.
class RunComparer : public QObject
{
    Q_OBJECT

public:
    explicit RunComparer(QObject *parent = nullptr);
    ~RunComparer() override;

    /// Compares what the events files @p before and @p after tell. Ends with compared() or failed(); what an earlier
    /// call began comes no more.
    void compare(const QString &before, const QString &after);

    /// Makes the diff of the results of @p row, one of the last comparison's; ends with diffReady(). Of several calls,
    /// only the last one counts.
    void makeDiff(const ComparedResult &row);

signals:
    void compared(const Aegir::RunComparison &comparison);
    /// Nothing could be compared; @p sentence says why.
    void failed(const QString &sentence);
    /// How the results of a row differ, a unified diff of them as YAML, inert; empty when they do not. When they cannot
    /// be shown, @p sentence says why.
    void diffReady(const QString &diff, const QString &sentence);

private:
    struct State;

    QThread m_thread;
    QObject *m_context; ///< lives in m_thread: where work is done
    std::shared_ptr<State> m_state;
};

/// How the results of @p row differ; see RunComparer::diffReady(). @p before and @p after are the events files.
Result<QString> resultDifference(const QString &before, const RunResults &beforeRun, const QString &after,
                                 const RunResults &afterRun, const ComparedResult &row);

} // namespace Aegir
