// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dispatch/pacedcall.h"
#include "model/dispatch/queue.h"
#include "model/log/runlog.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QSettings;
class QToolButton;

namespace KSyntaxHighlighting {
class Repository;
}

namespace Aegir {

class CompareDialog;
struct ExportSource;
class LogView;
class MessageBar;
class RunPane;
class ToneLabel;

/// One run: what it is, its verdict, its outline, and its output as it is written.
class RunView : public QWidget
{
    Q_OBJECT

public:
    RunView(Workspace &workspace, Queue &queue, KSyntaxHighlighting::Repository &repository, const QSettings &settings,
            QWidget *parent = nullptr);
    ~RunView() override;

    /// Shows the run @p id, waiting, running or long finished; 0 shows none.
    void showRun(qint64 id);
    qint64 run() const { return m_run; }

    /// The verdict of the run that is shown; Status::None before its whole output and its verdict are there.
    Verdict verdict() const { return m_settled ? m_verdict : Verdict(); }

    RunPane *pane() const { return m_pane; }
    LogView *log() const;

    /// Opens a comparison of the run @p before with the one that is shown.
    void compareWith(qint64 before);

signals:
    /// A person wants the run again: with the same values, or on those hosts only that failed.
    void rerunRequested(qint64 run);
    void rerunOnFailedHostsRequested(qint64 run);
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
    std::optional<ExportSource> exportSource() const;
    void fillCompareMenu();

    Workspace &m_workspace;
    Queue &m_queue;
    KSyntaxHighlighting::Repository &m_repository;
    qint64 m_run = 0;
    Verdict m_verdict; ///< as it is shown; the store's, once it has one
    bool m_waiting = false;
    bool m_underway = false; ///< it was shown before it ended
    bool m_settled = false;  ///< all of its output is here, and its verdict
    bool m_lost = false;     ///< its folder will tell no more
    QDateTime m_started;
    RunLog m_log;
    QTimer m_second;
    PacedCall m_others; ///< another run's change matters to what a waiting one waits for
    ToneLabel *m_title;
    QToolButton *m_follow;
    QToolButton *m_find;
    QToolButton *m_details;
    QToolButton *m_again;
    QAction *m_againOnFailed = nullptr;
    QToolButton *m_compare;
    QToolButton *m_export;
    MessageBar *m_state;
    RunPane *m_pane;
    ToneLabel *m_empty;
};

} // namespace Aegir
