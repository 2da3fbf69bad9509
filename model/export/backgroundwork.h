// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/error.h"

#include <QObject>
#include <QThread>

#include <atomic>
#include <functional>
#include <memory>

namespace Aegir {

/// Told by work that takes long how far it is, in bytes; false from it asks the work to leave off. Called from the
/// thread that the work is done in.
using Progress = std::function<bool(qint64 done, qint64 total)>;

/// How work ended that did not fail.
enum class WorkEnd { Done, Cancelled };

/// Does one piece of work in a thread of its own and tells the thread that it lives in. Exactly one of finished(),
/// cancelled() and failed() follows a start().
class BackgroundWork : public QObject
{
    Q_OBJECT

public:
    using Work = std::function<Result<WorkEnd>(const Progress &progress)>;

    explicit BackgroundWork(QObject *parent = nullptr);
    /// Cancels; what is under way leaves off with its next piece.
    ~BackgroundWork() override;

    /// Begins. Not while isRunning().
    void start(const Work &work);
    bool isRunning() const { return m_thread != nullptr; }
    /// Asks it to leave off. It may have been done before it heard of it.
    void cancel();

signals:
    /// @p done of @p total bytes, some times a second.
    void progressed(qint64 done, qint64 total);
    void finished();
    void cancelled();
    void failed(const QString &sentence);

private:
    void end();

    std::unique_ptr<QThread> m_thread;
    std::atomic<bool> m_cancelled = false;
    Result<WorkEnd> m_result = WorkEnd::Done; ///< the thread's while it runs
};

} // namespace Aegir
