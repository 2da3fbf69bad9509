// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dispatch/queue.h"
#include "model/run/outlinemodel.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QSplitter;
class QToolButton;

namespace KSyntaxHighlighting {
class Repository;
}

namespace Aegir {

class FindBar;
class LogPane;
class MessageBar;
class OutlineView;
class ToneLabel;

/// One run: what it is, its verdict, its outline, and its output as it is written.
class RunView : public QWidget
{
    Q_OBJECT

public:
    RunView(Workspace &workspace, Queue &queue, KSyntaxHighlighting::Repository &repository, QWidget *parent = nullptr);
    ~RunView() override;

    /// Shows the run @p id, waiting, running or long finished; 0 shows none.
    void showRun(qint64 id);
    qint64 run() const { return m_run; }

    /// The verdict of the run that is shown; Status::None before its whole output and its verdict are there.
    Verdict verdict() const { return m_settled ? m_verdict : Verdict(); }

    LogPane *log() const { return m_log; }
    QSplitter *splitter() const { return m_splitter; }
    void openFind();
    void findNext(bool backward);

signals:
    /// The run, which was under way when it was shown, has ended: all of its output has arrived, and its verdict. It
    /// does not come for a run that had ended before.
    void ended(qint64 run);

private:
    void makeHeader();
    void startWatching(const Run &run);
    void stopWatching();
    void workerLost(const QString &sentence);
    void settle();
    void refresh();
    void showState(const Run &run);
    void showVerdict(const Verdict &verdict);
    void tick();

    Workspace &m_workspace;
    Queue &m_queue;
    qint64 m_run = 0;
    Verdict m_verdict;       ///< as it is shown; the store's, once it has one
    bool m_waiting = false;
    bool m_underway = false; ///< it was shown before it ended
    bool m_settled = false;  ///< all of its output is here, and its verdict
    bool m_lost = false;     ///< its folder will tell no more
    QDateTime m_started;
    std::unique_ptr<RunWatcher> m_watcher;
    OutlineModel m_outline;
    QTimer m_second;
    ToneLabel *m_title;
    QToolButton *m_follow;
    QToolButton *m_find;
    MessageBar *m_state;
    QSplitter *m_splitter;
    OutlineView *m_outlineView;
    LogPane *m_log;
    FindBar *m_findBar;
    ToneLabel *m_empty;
};

} // namespace Aegir
