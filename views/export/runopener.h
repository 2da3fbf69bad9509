// SPDX-FileCopyrightText: Aegir Desktop contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/export/runbundle.h"

#include <QPointer>
#include <QTimer>

class QWidget;

namespace Aegir {

class WorkDialog;

/// Opens run bundles for a window: asks for the file, unpacks it in the background, with progress when that takes long,
/// and says in a sentence why one cannot be opened.
class RunOpener : public QObject
{
    Q_OBJECT

public:
    explicit RunOpener(QWidget *window);

    /// Asks for a file and opens it.
    void ask();
    /// Opens the bundle @p path; one at a time, what comes meanwhile is opened afterwards.
    void open(const QString &path);

signals:
    /// The files of @p run are gone when nobody keeps it any longer.
    void opened(const std::shared_ptr<Aegir::OpenedRun> &run, const QString &path);

private:
    void next();
    void end();
    WorkDialog *makeDialog();

    QWidget *m_window;
    BundleOpener m_opener;
    QTimer m_patience;             ///< until it takes so long that a person should know
    QPointer<WorkDialog> m_dialog; ///< a person may close it
    QStringList m_waiting;         ///< the first is under way
    QString m_folder;
};

} // namespace Aegir
