// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/log/runlog.h"
#include "views/log/logposition.h"

#include <QWidget>

class QProgressBar;
class QSettings;
class QSplitter;

namespace KSyntaxHighlighting {
class Repository;
}

namespace Aegir {

class FilterBar;
class LogFindBar;
class LogView;
class MessageBar;
class OutlineView;
class ResultInspector;

/// What a run left, with the tools to read it: outline, log with filters and search, and the result of a step on a
/// host. The same for a run of the workspace and for one that came from elsewhere.
class RunPane : public QWidget
{
    Q_OBJECT

public:
    /// All three must outlive it.
    RunPane(RunLog &run, KSyntaxHighlighting::Repository &repository, const QSettings &settings,
            QWidget *parent = nullptr);
    ~RunPane() override;

    LogView *log() const { return m_log; }
    /// What the log shows, as text, cut after @p limit characters.
    QString logText(qsizetype limit = 16 * 1024 * 1024) const;
    /// Splitters, to be kept and restored.
    QByteArray saveState() const;
    void restoreState(const QByteArray &state);

    void openFind();
    void findNext(bool backward);
    /// Goes to the next failure or warning after the cursor, or before it, and around the end.
    void goToProblem(bool backward);
    /// Shows what the event with the number @p event told, in outline, log and details.
    void showEvent(qint64 event);
    bool isShowingDetails() const;
    void setShowingDetails(bool shown);

signals:
    void detailsShownChanged(bool shown);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showStep(const QModelIndex &index);
    void showResult(int result);
    void showOffset(qint64 offset);
    QString hiddenByFilter() const;
    void inspect(int result);
    void inspectCursor();
    void inspectAgain();
    bool isShown(int result);
    int resultAtCursor() const;
    void showProgress(qint64 done, qint64 total);
    void say(const QString &sentence);

    RunLog &m_run;
    QSplitter *m_columns;
    QSplitter *m_rows;
    OutlineView *m_outline;
    MessageBar *m_notice;
    FilterBar *m_filter;
    QProgressBar *m_progress;
    LogView *m_log;
    LogFindBar *m_find;
    ResultInspector *m_inspector;
    int m_inspected = -1; ///< the result that is inspected
    ResultState m_inspectedState = ResultState::Ok;
    int m_problem = -1;      ///< the result that goToProblem() went to
    LogPosition m_problemAt; ///< and where that put the cursor
};

} // namespace Aegir
