// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/export/runbundle.h"
#include "model/log/runlog.h"

#include <QMainWindow>

class QSettings;

namespace KSyntaxHighlighting {
class Repository;
}

namespace Aegir {

class RunPane;

/// A run that came from elsewhere, in a window of its own: the view that runs of the workspace have, without what would
/// change anything.
class OpenedRunWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// @p path is that of the bundle. Deletes itself when it is closed, and the run's files with it.
    OpenedRunWindow(std::shared_ptr<OpenedRun> run, const QString &path, KSyntaxHighlighting::Repository &repository,
                    QSettings &settings, QWidget *parent = nullptr);
    ~OpenedRunWindow() override;

    RunPane *pane() const { return m_pane; }

private:
    QWidget *makeHead();
    void makeMenus();
    QAction *addAction(QMenu *menu, const QString &icon, const QString &text, const QKeySequence &keys, auto &&slot);

    std::shared_ptr<OpenedRun> m_run;
    QSettings &m_settings;
    RunLog m_log;
    RunPane *m_pane;
};

} // namespace Aegir
