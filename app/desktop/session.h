// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dispatch/queue.h"

#include <QObject>

#include <memory>

namespace Aegir {

class MainWindow;

/// The workspace that is open, its queue, and the window that shows both.
class Session : public QObject
{
    Q_OBJECT

public:
    /// @p workerProgram is the path of aegir-worker.
    Session(MainWindow &window, QString workerProgram);
    ~Session() override;

    /// Closes what is open and opens the workspace in @p dir, or the one that holds it. What is open stays open when it
    /// cannot be done.
    Result<void> open(const QString &dir);

    /// Makes a new workspace in @p dir from the starter and opens it.
    Result<void> create(const QString &dir);

    /// Opens the sample workspace, which is made first if it is not there.
    Result<void> openSample();

    /// The sample's folder, in the user's data.
    static QString sampleDir();

private:
    Result<void> fillSample();
    void tell(const Result<void> &done, const QString &title);

    MainWindow &m_window;
    QString m_workerProgram;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<Queue> m_queue;
};

} // namespace Aegir
